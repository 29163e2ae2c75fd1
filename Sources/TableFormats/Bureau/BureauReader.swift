public import Provenance
public import Workbook

/// Reads the table of a Chinese statistics bureau, national or of a province, out of its sheet, or
/// CEADs' table of several provinces, which has the same accounts for each of them and its imports as
/// a row of inputs.
///
/// Subtotals are recognised by their labels, compared with their parts and left out. Imports and
/// inflow (进口, 调入) are positive and subtracted, exports and outflow (出口, 调出) added, and the
/// column 其他 is the statistical discrepancy, as the bureau's own identity has it:
/// intermediate use + final use − imports − inflow + other = total output.
public enum BureauReader {
  /// Reads the table; `file` is the workbook's path, `money` its unit where the sheet does not say.
  ///
  /// - Throws: `InvalidInput` if no table is found, a column or row has a label that stands for
  ///   nothing known, or a cell holds no number.
  public static func read(
    _ sheet: Sheet, file: String, money: String? = nil
  ) throws(InvalidInput) -> TableFile {
    guard let layout = BureauSheet(multiRegional: sheet) ?? BureauSheet(sheet),
      layout.sectorColumns.count > 1
    else {
      throw InvalidInput(
        code: "no-table",
        "The sheet has no statistics bureau's table: no row of it counts the sectors 1, 2, 3 … with "
          + "a column that counts along.",
        at: SourceLocation(file: file, sheet: sheet.name))
    }
    var table = BureauTable(layout, file: file)
    return try table.tableFile(money: money)
  }
}
