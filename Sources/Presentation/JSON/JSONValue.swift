/// A JSON value whose objects keep the order of their keys.
///
/// It is built by literals, by cases or from a text, and written by `text(layout:)`.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number at full double precision.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// An object in the order given.
  case object([Member])

  /// One key of an object with its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// Creates a member.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A number, or `null` where there is none.
  public static func optional(_ number: Double?) -> JSONValue { number.map(Self.number) ?? .null }

  /// A whole number, or `null` where there is none.
  public static func optional(_ integer: Int?) -> JSONValue { integer.map(Self.integer) ?? .null }

  /// A text, or `null` where there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map(Self.string) ?? .null }

  /// A list of numbers.
  public static func numbers(_ values: [Double]) -> JSONValue { .array(values.map(Self.number)) }

  /// A list of texts.
  public static func strings(_ values: [String]) -> JSONValue { .array(values.map(Self.string)) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object with its keys in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
