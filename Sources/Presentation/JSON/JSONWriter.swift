/// The error of a number that JSON cannot hold: an infinity or something that is not a number.
public struct NotFiniteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The keys and positions that lead to the number, such as `scenarios[2].totals.city`.
  public var path: String

  /// What failed and what to do.
  public var description: String {
    "The figure \(path) is not a finite number and cannot be written. "
      + "This is a fault of the program, not of the study; please report it with the study."
  }
}

extension JSONValue {
  /// How JSON text is laid out.
  public enum Layout: Sendable {
    /// Two spaces a level; a list of plain values stays on one line.
    case indented
    /// No white space, and `<`, `>` and `&` escaped, so that the text may stand inside a page.
    case embedded
  }

  /// The value as JSON text, ending without a newline; numbers are the shortest text that reads
  /// back as the same double.
  ///
  /// - Throws: `NotFiniteError` naming the first number that is infinite or not a number.
  public func text(layout: Layout = .indented) throws(NotFiniteError) -> String {
    var writer = JSONWriter(isIndented: layout == .indented)
    try writer.write(self, level: 0)
    return writer.text
  }
}

/// Writes one value, remembering where it is for the error.
private struct JSONWriter {
  let isIndented: Bool
  var text = ""
  var path: [String] = []

  init(isIndented: Bool) { self.isIndented = isIndented }

  mutating func write(_ value: JSONValue, level: Int) throws(NotFiniteError) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number):
      guard number.isFinite else { throw NotFiniteError(path: pathText) }
      text += number.description
    case .string(let string): write(string)
    case .array(let elements): try write(elements, level: level)
    case .object(let members):
      guard !members.isEmpty else {
        text += "{}"
        return
      }
      text += "{"
      for (position, member) in members.enumerated() {
        if position > 0 { text += "," }
        startLine(level + 1)
        write(member.key)
        text += isIndented ? ": " : ":"
        path.append("." + member.key)
        try write(member.value, level: level + 1)
        path.removeLast()
      }
      startLine(level)
      text += "}"
    }
  }

  private mutating func write(_ elements: [JSONValue], level: Int) throws(NotFiniteError) {
    let isPlain = elements.allSatisfy { !$0.isContainer }
    text += "["
    for (position, element) in elements.enumerated() {
      if position > 0 { text += isIndented && isPlain ? ", " : "," }
      if !isPlain { startLine(level + 1) }
      path.append("[\(position)]")
      try write(element, level: level + 1)
      path.removeLast()
    }
    if !isPlain { startLine(level) }
    text += "]"
  }

  private mutating func startLine(_ level: Int) {
    guard isIndented else { return }
    text += "\n"
    text += String(repeating: "  ", count: level)
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "<", ">", "&":
        if isIndented {
          text.unicodeScalars.append(scalar)
        } else {
          writeEscape(scalar)
        }
      case "\u{2028}", "\u{2029}", "\u{7F}": writeEscape(scalar)
      default:
        if scalar.value < 0x20 {
          writeEscape(scalar)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }

  private mutating func writeEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private var pathText: String {
    let joined = path.joined()
    return joined.hasPrefix(".") ? String(joined.dropFirst()) : joined
  }
}

extension JSONValue {
  fileprivate var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}
