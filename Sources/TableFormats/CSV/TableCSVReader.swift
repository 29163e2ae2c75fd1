public import InputOutputModel
public import Provenance

/// Reads a table in our layout: a `code` column, sectors, margins and `output` (FORMAT.md).
public enum TableCSVReader {
  /// Reads the table.
  ///
  /// Rows and columns are matched by code, never by position. The sectors are `sectors` in that order
  /// where given, else every code that is both a row and a column, in the order of the rows. A code
  /// `region | sector` is a sector of that region.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong: codes missing, unknown or given twice,
  ///   blank cells and cells that hold no number.
  /// - Complexity: O(cells).
  public static func read(
    _ file: CSVFile, roles: TableRoles, sectors: [String]? = nil
  ) throws(InvalidInput) -> TableFile {
    var result = try read(grid: file, roles: roles, sectors: sectors, format: .csv)
    result.findings.insert(contentsOf: file.findings, at: 0)
    return result
  }

  static func read(
    grid: some CellGrid, roles: TableRoles, sectors: [String]?, format: TableFormat
  ) throws(InvalidInput) -> TableFile {
    let layout = TableLayout(grid, roles: roles, expected: sectors)
    let figures = TableFigures(grid, layout: layout)
    let findings = layout.findings + figures.findings
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(findings)
    }
    return figures.tableFile(grid, layout: layout, roles: roles, format: format)
  }
}
