internal import Provenance
internal import Yams

/// Where the text of a YAML document stands: in a file of its own, or in the rows of a sheet.
struct YAMLSource {
  /// A line of the text that stands in a row of a sheet.
  struct Row {
    /// The row, from 1.
    var row: Int
    /// The columns of the text at which the cells from the second on begin.
    var values: [Int]
  }

  /// The file's name as findings have it.
  let file: String
  /// The sheet and the row of each line; `nil` for a file of its own.
  var sheet: (name: String, lines: [Row])?

  init(file: String, sheet: (name: String, lines: [Row])? = nil) {
    self.file = file
    self.sheet = sheet
  }

  /// The place of a line and column of the text.
  func place(line: Int?, column: Int?) -> SourceLocation {
    guard let sheet else { return SourceLocation(file: file, line: line, column: column) }
    guard let line, sheet.lines.indices.contains(line - 1) else {
      return SourceLocation(file: file, sheet: sheet.name)
    }
    let row = sheet.lines[line - 1]
    let cell = column.map { column in 1 + row.values.count { $0 <= column } }
    return SourceLocation(file: file, sheet: sheet.name, line: row.row, column: cell)
  }

  /// The place of a node, where it has one.
  func place(_ node: Node) -> SourceLocation? {
    node.mark.map { place(line: $0.line, column: $0.column) }
  }
}
