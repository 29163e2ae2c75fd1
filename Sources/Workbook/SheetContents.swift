/// A sheet that is to be written: a header that stays in sight and rows of cells below it.
public struct SheetContents: Sendable, Hashable {
  /// The sheet's name: up to 31 characters, none of `[ ] : * ? / \`.
  public var name: String
  /// The header, with the unit in each name that has one.
  public var header: [String]
  /// The rows below the header.
  public var rows: [[Cell]]
  /// How many columns on the left stay in sight with the header.
  public var frozenColumns: Int

  /// Creates a sheet.
  public init(name: String, header: [String], rows: [[Cell]], frozenColumns: Int = 0) {
    self.name = name
    self.header = header
    self.rows = rows
    self.frozenColumns = frozenColumns
  }
}
