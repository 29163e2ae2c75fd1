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
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes one value into UTF-8; the way to a number that cannot be written is added as it unwinds.
private struct JSONWriter {
  let isIndented: Bool
  var bytes: [UInt8] = []

  init(isIndented: Bool) {
    self.isIndented = isIndented
    bytes.reserveCapacity(1 << 18)
  }

  mutating func write(_ value: JSONValue, level: Int) throws(NotFiniteError) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(String(number))
    case .number(let number):
      guard number.isFinite else { throw NotFiniteError(path: "") }
      append(number.description)
    case .string(let string): write(string)
    case .array(let elements): try write(elements, level: level)
    case .object(let members):
      guard !members.isEmpty else { return append("{}") }
      append("{")
      for (position, member) in members.enumerated() {
        if position > 0 { append(",") }
        startLine(level + 1)
        write(member.key)
        append(isIndented ? ": " : ":")
        do {
          try write(member.value, level: level + 1)
        } catch {
          throw error.within(member.key)
        }
      }
      startLine(level)
      append("}")
    }
  }

  private mutating func write(_ elements: [JSONValue], level: Int) throws(NotFiniteError) {
    let isPlain = elements.allSatisfy { !$0.isContainer }
    append("[")
    for (position, element) in elements.enumerated() {
      if position > 0 { append(isIndented && isPlain ? ", " : ",") }
      if !isPlain { startLine(level + 1) }
      do {
        try write(element, level: level + 1)
      } catch {
        throw error.within("[\(position)]")
      }
    }
    if !isPlain { startLine(level) }
    append("]")
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func startLine(_ level: Int) {
    guard isIndented else { return }
    bytes.append(0x0A)
    for _ in 0..<(2 * level) { bytes.append(0x20) }
  }

  private mutating func write(_ string: String) {
    bytes.append(0x22)
    var string = string
    let isPlain = string.withUTF8 { utf8 in
      // E2 begins the line separators U+2028 and U+2029, which scripts take for line ends.
      let isPlain = utf8.allSatisfy {
        $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xE2
          && (isIndented || ($0 != 0x3C && $0 != 0x3E && $0 != 0x26))
      }
      if isPlain { bytes.append(contentsOf: utf8) }
      return isPlain
    }
    if !isPlain { for scalar in string.unicodeScalars { write(scalar) } }
    bytes.append(0x22)
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case "<" where !isIndented, ">" where !isIndented, "&" where !isIndented: writeEscape(scalar)
    case "\u{2028}", "\u{2029}", "\u{7F}": writeEscape(scalar)
    case _ where scalar.value < 0x20: writeEscape(scalar)
    default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
  }

  private mutating func writeEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    append("\\u")
    append(String(repeating: "0", count: 4 - digits.count) + digits)
  }
}

extension NotFiniteError {
  /// The same error seen from one level further out.
  fileprivate func within(_ step: String) -> NotFiniteError {
    let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
    return NotFiniteError(path: step + separator + path)
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
