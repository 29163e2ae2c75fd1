public import InputOutputModel

/// What an import did, or would do, as tables.
extension ResultTable {
  /// What became of the lines of a table; a target is `nil` where all figures of the line are 0.
  public static func placements(
    _ lines: [(code: String, name: String, target: String?, means: String)]
  ) -> ResultTable {
    ResultTable(
      id: "placements", title: "What became of the table's lines",
      columns: [
        .init("code", "Table", kind: .text), .init("name", "Name", kind: .text),
        .init("target", "Study", kind: .text), .init("means", "By", kind: .text),
      ],
      rows: lines.map { line in
        [
          .text(line.code), .text(line.name),
          line.target.map { .text($0) } ?? .word("left out, all 0"), .word(line.means),
        ]
      })
  }

  /// The identities of a table as it was read.
  public static func identities(_ identities: [TableCheck.Identity]) -> ResultTable {
    ResultTable(
      id: "identities", title: "Verified in the table as it was read",
      columns: [
        .init("identity", "Identity", kind: .text), .init("status", "Status", kind: .text),
        .init("gap", "Largest gap", kind: .number),
      ],
      rows: identities.map { identity in
        [
          .word(identity.name), .word(identity.status.rawValue),
          identity.status == .untestable ? .missing : .number(identity.gap),
        ]
      })
  }

  /// What became of the rows of an inventory's sheet.
  public static func sheetRows(_ rows: [(name: String, targets: String)]) -> ResultTable {
    ResultTable(
      id: "rows", title: "What became of the sheet's rows",
      columns: [.init("row", "Row", kind: .text), .init("target", "Study", kind: .text)],
      rows: rows.map { [.text($0.name), .word($0.targets)] })
  }

  /// The columns of an inventory's sheet, each with its own total, the sum of its rows and what of it has a place.
  public static func sheetColumns(
    _ columns: [(name: String, flows: String, total: Double?, sum: Double, placed: Double)]
  ) -> ResultTable {
    ResultTable(
      id: "columns", title: "The sheet's columns, in its own units",
      columns: [
        .init("column", "Column", kind: .text), .init("flows", "Flow", kind: .text),
        .init("total", "Sheet's total", kind: .number),
        .init("sum", "Sum of its rows", kind: .number),
        .init("placed", "Placed", kind: .number),
      ],
      rows: columns.map { column in
        [
          .text(column.name), .text(column.flows), .optional(column.total), .number(column.sum),
          .number(column.placed),
        ]
      })
  }
}
