internal import DenseAlgebra
internal import Provenance
internal import TableFormats

/// A bare matrix in CSV: the column `code` names the rows, the header the columns.
struct LabelledMatrix {
  /// The codes of the rows.
  var rows: [String]
  /// The codes of the columns.
  var columns: [String]
  /// The figures.
  var values: Matrix
  /// Columns that hold the negative of what their file says, and whose totals are given alike.
  var negated: Set<String> = []

  /// Reads the matrix.
  init(_ path: String) throws(InvalidInput) {
    let file = try CodeFigures(path)
    rows = file.codes
    columns = file.file.header.filter { $0 != "code" }
    var storage: [Double] = []
    for column in columns { storage += try file.numbers(column) }
    values = Matrix(rows: rows.count, columns: columns.count, columnMajor: storage)
  }

  /// Creates a matrix.
  init(rows: [String], columns: [String], values: Matrix) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Writes the matrix.
  func write(to path: String) throws(InvalidInput) {
    func quoted(_ text: String) -> String {
      guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
      return "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    var text = (["code"] + columns).map(quoted).joined(separator: ",") + "\n"
    for (i, code) in rows.enumerated() {
      let figures = values.row(i).map(NumberText.plain)
      text += ([quoted(code)] + figures).joined(separator: ",") + "\n"
    }
    try OutputFile.write(text.utf8, to: path)
  }
}
