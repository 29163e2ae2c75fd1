/// The error of a text that is no JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The position of the byte that cannot stand where it stands, from 0.
  public var offset: Int

  /// What is wrong.
  public var description: String { "The text is no JSON from byte \(offset) on." }
}

extension JSONValue {
  /// Reads a JSON text (RFC 8259); a number without point or exponent that fits becomes an `integer`.
  ///
  /// - Throws: `JSONSyntaxError`, also for nesting deeper than 200.
  /// - Complexity: O(n).
  public init(parsing text: String) throws(JSONSyntaxError) {
    var reader = JSONReader(bytes: Array(text.utf8) + [0])
    self = try reader.document()
  }

  /// The value of a key of an object; `nil` where there is none.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The elements of a list; empty for anything else.
  public var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The text of a string.
  public var textValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a number.
  public var numberValue: Double? {
    switch self {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }
}

/// Reads one value after the other from bytes that end in a 0.
private struct JSONReader {
  let bytes: [UInt8]
  var position = 0

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    let result = try value(depth: 0)
    skipSpace()
    guard position == bytes.count - 1 else { throw failure }
    return result
  }

  private var failure: JSONSyntaxError { JSONSyntaxError(offset: position) }

  private mutating func skipSpace() {
    while [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    guard depth <= 200 else { throw failure }
    switch bytes[position] {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func members(depth: Int) throws(JSONSyntaxError) -> [JSONValue.Member] {
    position += 1
    var members: [JSONValue.Member] = []
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      guard bytes[position] == UInt8(ascii: "\"") else { throw failure }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw failure }
      members.append(.init(key, try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw failure }
    return members
  }

  private mutating func elements(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
    position += 1
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw failure }
    return elements
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    let length = word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { bytes[position...].prefix(length).elementsEqual($0) }
    guard isThere else { throw failure }
    position += length
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONValue {
    let start = position
    var isWhole = true
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    guard isDigit else { throw failure }
    if bytes[position] == UInt8(ascii: "0") { position += 1 } else { skipDigits() }
    if bytes[position] == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      guard isDigit else { throw failure }
      skipDigits()
    }
    if bytes[position] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position += 1
      if [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[position]) { position += 1 }
      guard isDigit else { throw failure }
      skipDigits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else { throw failure }
    return .number(number)
  }

  private var isDigit: Bool { (0x30...0x39).contains(bytes[position]) }

  private mutating func skipDigits() {
    while isDigit { position += 1 }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let byte = bytes[position]
      guard byte >= 0x20 else { throw failure }
      position += 1
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      let escape = bytes[position]
      position += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"): text += String(try scalar()).utf8
      default: throw failure
      }
    }
    guard let string = String(validating: text, as: UTF8.self) else { throw failure }
    return string
  }

  /// A scalar in four hexadecimal digits, or in two escapes where it is beyond U+FFFF.
  private mutating func scalar() throws(JSONSyntaxError) -> Character {
    let first = try fourDigits()
    var code = first
    if (0xD800...0xDBFF).contains(first) {
      guard bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
        throw failure
      }
      position += 2
      let second = try fourDigits()
      guard (0xDC00...0xDFFF).contains(second) else { throw failure }
      code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure }
    return Character(scalar)
  }

  private mutating func fourDigits() throws(JSONSyntaxError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure }
    position += 4
    return code
  }
}
