internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import TableFormats

/// What an import would do, or did: the study's file, what became of each line, what to bear in mind, and
/// what the study lacks once it is written.
struct ImportSummary {
  let file: String
  let tables: [ResultTable]
  var findings: [Finding]
  /// Errors that keep the study from being calculated after the import; `nil` where nothing is written.
  var lacking: [Finding]?

  /// The summary of a table.
  init(_ plan: TableImport) {
    file = plan.file
    findings = plan.findings
    tables = [
      .placements(plan.placements.map { ($0.code, $0.name, $0.target, $0.means) }),
      .identities(plan.identities),
    ]
  }

  /// The summary of an inventory.
  init(_ plan: InventoryImport) {
    file = plan.file
    findings = plan.findings
    tables = [
      .sheetRows(plan.rows.map { ($0.name, $0.targets) }),
      .sheetColumns(plan.columns.map { ($0.name, $0.flows, $0.total, $0.sum, $0.placed) }),
    ]
  }

  /// The summary for a page.
  func json(_ texts: Texts) -> JSONValue {
    [
      "file": .string(file), "written": .bool(lacking != nil),
      "tables": .array(tables.map { $0.said(in: texts).pageJSON }),
      "findings": JSONReport.findings(findings.map(texts.said)),
      "lacking": JSONReport.findings((lacking ?? []).map(texts.said)),
    ]
  }
}
