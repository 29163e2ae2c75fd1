internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import TableFormats

/// What an import would do, or did: the study's file, what became of each line, and what to bear in mind.
struct ImportSummary {
  let file: String
  let tables: [ResultTable]
  let findings: [Finding]

  /// The summary of a table.
  init(_ plan: TableImport) {
    file = plan.file
    findings = plan.findings
    tables = [
      ResultTable(
        id: "placements", title: "What became of the table's lines",
        columns: [
          .init("code", "Table", kind: .text), .init("name", "Name", kind: .text),
          .init("target", "Study", kind: .text), .init("means", "By", kind: .text),
        ],
        rows: plan.placements.map { line in
          [
            .text(line.code), .text(line.name),
            line.target.map { .text($0) } ?? .word("left out, all 0"), .word(line.means),
          ]
        }),
      ResultTable(
        id: "identities", title: "Verified in the table as it was read",
        columns: [
          .init("identity", "Identity", kind: .text), .init("status", "Status", kind: .text),
          .init("gap", "Largest gap", kind: .number),
        ],
        rows: plan.identities.map { identity in
          [
            .word(identity.name), .word(identity.status.rawValue),
            identity.status == .untestable ? .missing : .number(identity.gap),
          ]
        }),
    ]
  }

  /// The summary of an inventory.
  init(_ plan: InventoryImport) {
    file = plan.file
    findings = plan.findings
    tables = [
      ResultTable(
        id: "rows", title: "What became of the sheet's rows",
        columns: [.init("row", "Row", kind: .text), .init("target", "Study", kind: .text)],
        rows: plan.rows.map { [.text($0.name), .word($0.targets)] }),
      ResultTable(
        id: "columns", title: "The sheet's columns, in its own units",
        columns: [
          .init("column", "Column", kind: .text), .init("flows", "Flow", kind: .text),
          .init("total", "Sheet's total", kind: .number),
          .init("sum", "Sum of its rows", kind: .number),
          .init("placed", "Placed", kind: .number),
        ],
        rows: plan.columns.map { column in
          [
            .text(column.name), .text(column.flows), .optional(column.total),
            .number(column.sum), .number(column.placed),
          ]
        }),
    ]
  }

  /// The summary for a page.
  func json(written: Bool, _ texts: Texts) -> JSONValue {
    [
      "file": .string(file), "written": .bool(written),
      "tables": .array(tables.map { $0.said(in: texts).pageJSON }),
      "findings": JSONReport.findings(findings.map(texts.said)),
    ]
  }
}
