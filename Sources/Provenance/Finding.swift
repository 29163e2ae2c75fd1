/// Something that a check has to say about the input or the result, with its place and its remedy.
public struct Finding: Sendable, Hashable {
  /// How much it matters.
  public var severity: Severity
  /// A stable name in kebab case, such as `row-identity`, by which a script or a study refers to it.
  public var code: String
  /// One or two sentences that a planner can act on: what, by how much, what to do.
  public var message: String
  /// Where in the input, if it has a place.
  public var location: SourceLocation?
  /// The line of text that the location points into, for the caret below it; `nil` where there is none.
  public var excerpt: String?

  /// Creates a finding.
  public init(
    _ severity: Severity, code: String, _ message: String, at location: SourceLocation? = nil,
    excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.excerpt = excerpt
  }
}

extension Finding: CustomStringConvertible {
  /// `file:line:column: error: message`, then the line of text and a caret under the place.
  public var description: String { description(severity: severity.rawValue, message: message) }

  /// The same with the words of a language.
  public func description(severity: String, message: String) -> String {
    var text = location.map { "\($0): " } ?? ""
    text += "\(severity): \(message)"
    guard let excerpt else { return text }
    let column = location?.column
    let (shown, before) = Self.window(excerpt.unicodeScalars, around: column ?? 1)
    text += "\n  \(shown)"
    if let column, column >= 1 {
      let lead = shown.unicodeScalars.prefix(column - 1 - before)
      let padding = String(String.UnicodeScalarView(lead.map { $0 == "\t" ? "\t" : " " }))
      text += "\n  \(padding)^"
    }
    return text
  }

  /// The most of a line that is shown.
  private static let width = 160

  /// The part of a long line around a column, and how many characters before it are left out.
  private static func window(
    _ line: String.UnicodeScalarView, around column: Int
  ) -> (text: String, before: Int) {
    guard line.count > width else { return (String(line), 0) }
    let start = max(0, min(column - 1 - width / 2, line.count - width))
    let part = String(line.dropFirst(start).prefix(width))
    let lead = start > 0 ? "…" : ""
    return (
      lead + part + (start + width < line.count ? "…" : ""), start - lead.unicodeScalars.count
    )
  }
}
