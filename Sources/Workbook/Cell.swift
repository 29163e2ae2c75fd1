/// What a cell of a workbook holds.
public enum Cell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// A number, as the workbook stores it.
  case number(Double)
  /// A text.
  case text(String)
  /// True or false.
  case boolean(Bool)
  /// A date, time or duration in ISO 8601; never a number of a table.
  case date(String)
  /// A cell without a value that can be used, and why: an error such as `#REF!`, or a formula that
  /// no program has calculated.
  case fault(String)

  /// Whether there is nothing, or a text of nothing but spaces.
  public var isBlank: Bool {
    switch self {
    case .empty: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }
}
