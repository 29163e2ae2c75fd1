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
    if let excerpt {
      text += "\n  \(excerpt)"
      if let column = location?.column, column >= 1 {
        let lead = excerpt.unicodeScalars.prefix(column - 1)
        let padding = String(String.UnicodeScalarView(lead.map { $0 == "\t" ? "\t" : " " }))
        text += "\n  \(padding)^"
      }
    }
    return text
  }
}
