public import Provenance

/// Where the figures of a table stand in its file: a line for each row code, a column for each figure.
public struct TablePlaces: Sendable {
  /// The file, and the sheet if it is a workbook.
  public var file: SourceLocation
  /// The line of each row, by row code (sector codes, value-added rows, `output`).
  public var lines: [String: Int]
  /// For each row code the text column of every cell, in the order of `columnCodes`.
  public var columns: [String: [Int32]]
  /// The position of each column code among the cells of a row.
  public var columnCodes: [String: Int]

  /// Creates the places.
  public init(
    file: SourceLocation, lines: [String: Int], columns: [String: [Int32]],
    columnCodes: [String: Int]
  ) {
    self.file = file
    self.lines = lines
    self.columns = columns
    self.columnCodes = columnCodes
  }

  /// The place of one figure, as exactly as it is known.
  public func location(row: String, column: String? = nil) -> SourceLocation {
    var place = file
    place.line = lines[row]
    if let column, let position = columnCodes[column], let cells = columns[row],
      cells.indices.contains(position)
    {
      place.column = Int(cells[position])
    }
    return place
  }
}
