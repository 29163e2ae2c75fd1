public import InputOutputModel
public import Provenance

/// Reads a table in our layout: a `code` column, sectors, margins and `output` (FORMAT.md).
public enum TableCSVReader {
  /// Reads the table out of a CSV file or a sheet.
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
    let layout = TableLayout(file, roles: roles, expected: sectors)
    let figures = TableFigures(file, layout: layout)
    // Of a line that was fitted only that is said.
    let found = (layout.findings + figures.findings).filter { finding in
      !(finding.location?.line.map(file.fittedLines.contains) ?? false)
    }
    let findings = file.findings + found
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(findings)
    }
    return figures.tableFile(file, layout: layout, roles: roles)
  }
}
