internal import Provenance
internal import SymbiosisModel
internal import TableFormats

extension InventoryImport {
  /// Rows and columns that have figures and no place.
  static func unplaced(
    _ sheet: InventorySheet, _ rows: [[InventoryPlacement.Target]?],
    _ columns: [[InventoryPlacement.Target]?]
  ) -> [Finding] {
    func finding(_ what: String, _ names: [String]) -> [Finding] {
      guard !names.isEmpty else { return [] }
      return [
        Finding(
          .error, code: "unplaced-\(what)",
          "\(names.count) \(what)s of the sheet have figures and no place in the study: "
            + "\(WordList.quoted(names, limit: 60)). Give --concordance a CSV file with the columns `from` (the "
            + "name here) and `to` (the study's code; blank to leave it out).",
          at: sheet.csv.source)
      ]
    }
    let emptyRows = sheet.rows.indices.filter { index in
      rows[index] == nil && sheet.columns.contains { sheet[sheet.rows[index], $0] != 0 }
    }
    let emptyColumns = sheet.columns.indices.filter { index in
      columns[index] == nil && sheet.rows.contains { sheet[$0, sheet.columns[index]] != 0 }
    }
    return finding("row", emptyRows.map { sheet.rows[$0].name })
      + finding("column", emptyColumns.map { sheet.columns[$0].name })
  }

  /// Rows whose shares lose or double a part of them.
  static func shares(
    _ sheet: InventorySheet, _ rows: [[InventoryPlacement.Target]?]
  ) -> [Finding] {
    sheet.rows.indices.compactMap { index in
      guard let targets = rows[index], !targets.isEmpty else { return nil }
      let sum = targets.reduce(0) { $0 + $1.factor }
      guard abs(sum - 1) > 1e-9 else { return nil }
      return Finding(
        .error, code: "shares",
        "The shares of “\(sheet.rows[index].name)” add up to \(printed(sum)); they must add up to 1.",
        at: sheet.csv.location(record: sheet.rows[index].position, column: 0))
    }
  }

  /// Rows that the concordance sends to what is no sector.
  static func notSectors(
    _ sheet: InventorySheet, _ rows: [[InventoryPlacement.Target]?],
    _ placement: InventoryPlacement
  ) -> [Finding] {
    sheet.rows.indices.flatMap { index in
      (rows[index] ?? []).filter { !placement.isSector($0.code) }.map { target in
        Finding(
          .error, code: "unknown-sector",
          "The concordance sends the row “\(sheet.rows[index].name)” to “\(target.code)”, which is no sector or "
            + "group of the study, nor “household”.",
          at: sheet.csv.location(record: sheet.rows[index].position, column: 0))
      }
    }
  }

  /// A reminder where columns were placed by their names, which say nothing of units.
  static func unsaid(
    _ sheet: InventorySheet, _ columns: [[InventoryPlacement.Target]?],
    _ placement: InventoryPlacement
  ) -> [Finding] {
    let names = sheet.columns.indices.filter { index in
      columns[index]?.isEmpty == false && !placement.isSaid(sheet.columns[index].name)
    }.map { sheet.columns[$0].name }
    guard !names.isEmpty else { return [] }
    return [
      Finding(
        .warning, code: "unit",
        "The figures under \(WordList.quoted(names, limit: 30)) are taken to be in their flow's own unit; where "
          + "they are not, give a concordance with `factor` and, for emissions, `as`.",
        at: sheet.csv.source)
    ]
  }

  static func notAFlow(
    _ column: InventorySheet.Line, _ code: String, _ sheet: InventorySheet
  ) -> Finding {
    Finding(
      .error, code: "unknown-flow",
      "The concordance sends the column “\(column.name)” to “\(code)”, which is no flow of the study.",
      at: sheet.csv.location(record: -1, column: column.position))
  }

  static func noFactor(
    _ column: InventorySheet.Line, _ flow: Flow, _ indicator: Indicator, _ sheet: InventorySheet
  ) -> Finding {
    Finding(
      .error, code: "no-factor",
      "The column “\(column.name)” holds \(indicator.name), and the flow “\(flow.code)” has no factor of it by "
        + "which a quantity could be found; give one in flows.csv, or send the column to another flow.",
      at: sheet.csv.location(record: -1, column: column.position))
  }
}
