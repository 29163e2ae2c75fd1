public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import TableFormats

/// `symbiont table check`: whether a table adds up, and if not, why.
public struct TableCheckCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that a table's rows and columns add up, and name the usual reasons if not.",
    discussion: """
      Each identity holds, holds within rounding (half a unit of the printed precision a cell summed), is \
      broken, or cannot be tested. Of a workbook without --sheet every visible sheet is checked; one that holds no \
      table is named beside those that do.

      Exit codes: 0 no identity is broken, 1 one is, or there is no table.
      """)

  @OptionGroup var input: TableInput
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks the table, or each sheet of a workbook.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      guard let (sheets, notes) = try input.readSheets() else {
        let report = Report(name: nil, file: try input.read())
        try TableFaces.write(format.format, json: report.json, tables: [report.table])
        if format.format != .json { report.note() }
        if report.check.isBroken { throw Outcome.invalid }
        return
      }
      try run(sheets, notes)
    }
  }

  private func run(_ sheets: [TableInput.ReadSheet], _ notes: [Finding]) throws {
    var reports: [Report] = []
    var unread: [(name: String, findings: [Finding])] = []
    // Sheets of notes and drafts stand beside tables and are no fault of theirs.
    var others: [(name: String, findings: [Finding])] = []
    for sheet in sheets {
      switch sheet.table {
      case .success(let file): reports.append(Report(name: sheet.name, file: file))
      case .failure(let error) where error.findings.map(\.code) == ["no-table"]:
        others.append((sheet.name, error.findings))
      case .failure(let error): unread.append((sheet.name, error.findings))
      }
    }
    let isWithoutTable = reports.isEmpty && unread.isEmpty
    if !isWithoutTable {
      for sheet in others.indices { others[sheet].findings[0].severity = .note }
    }
    let failures: [JSONValue] = (unread + others).map { sheet in
      ["sheet": .string(sheet.name), "findings": TableFaces.json(sheet.findings)]
    }
    try TableFaces.write(
      format.format,
      json: [
        "sheets": .array(reports.map(\.json) + failures), "findings": TableFaces.json(notes),
      ],
      tables: [Report.table(of: reports)])
    if format.format != .json {
      for report in reports { report.note() }
      for finding in (unread + others).flatMap(\.findings) + notes { Terminal.note(finding) }
    }
    if isWithoutTable || !unread.isEmpty || reports.contains(where: \.check.isBroken) {
      throw Outcome.invalid
    }
  }
}

/// One table's verdicts.
private struct Report {
  let name: String?
  let file: TableFile
  let check: TableCheck

  init(name: String?, file: TableFile) {
    self.name = name
    self.file = file
    check = TableCheck(file.table)
  }

  /// What reading and checking found; what both say of a place is said once.
  var findings: [Finding] {
    let known = Set(file.findings.filter { $0.code == "empty-sector" }.map(\.location))
    return file.findings
      + check.findings.filter { $0.code != "no-output" || !known.contains($0.location) }
  }

  private var regions: Int { Set(file.table.labels.map(\.region)).count }

  var json: JSONValue {
    var members: [JSONValue.Member] = name.map { [.init("sheet", .string($0))] } ?? []
    members += [
      .init("regions", .integer(regions)),
      .init("sectors", .integer(Set(file.table.labels.map(\.sector)).count)),
      .init("unit", .string(file.table.money)),
      .init("identities", .array(check.identities.map(json))),
      .init("findings", TableFaces.json(findings)),
    ]
    return .object(members)
  }

  private func json(_ identity: TableCheck.Identity) -> JSONValue {
    [
      "name": .string(identity.name), "status": .string(identity.status.rawValue),
      "gap": .number(identity.gap),
      "worst": .array(
        identity.worst.map { ["code": .string($0.code), "gap": .number($0.gap)] }),
    ]
  }

  /// Findings, for people and on standard error.
  func note() {
    for finding in findings { Terminal.note(finding) }
  }

  var table: ResultTable {
    let size =
      regions > 1
      ? "\(regions) regions, \(file.table.count) rows and columns"
      : "\(file.table.count) sectors"
    return ResultTable(
      id: "identities", title: "\(file.source): \(size)",
      columns: [
        .init("identity", "Identity", kind: .text), .init("status", "Status", kind: .text),
        .init(
          "gap", "Largest gap", unit: file.table.money.isEmpty ? nil : file.table.money,
          kind: .number),
        .init("worst", "Where", kind: .text),
      ],
      rows: check.identities.map { identity in
        [
          .word(identity.name), .word(Self.word(identity.status)),
          identity.status == .untestable ? .missing : .number(identity.gap),
          .text(
            identity.status == .holds
              ? ""
              : identity.worst.map { "\($0.code) (\(printed($0.gap)))" }
                .joined(separator: ", ")),
        ]
      })
  }

  static func table(of reports: [Report]) -> ResultTable {
    ResultTable(
      id: "sheets", title: "\(reports.count) sheets",
      columns: [
        .init("sheet", "Sheet", kind: .text), .init("sectors", "Sectors", kind: .integer),
        .init("rows", "Rows", kind: .text), .init("columns", "Columns", kind: .text),
        .init("output", "Output", kind: .text), .init("gap", "Largest gap", kind: .number),
        .init("unit", "in", kind: .text),
      ],
      rows: reports.map { report in
        [.text(report.name ?? ""), .integer(report.file.table.count)]
          + report.check.identities.map { .word(word($0.status)) }
          + [
            .number(report.check.identities.map(\.gap).max() ?? 0),
            .text(report.file.table.money),
          ]
      })
  }

  private static func word(_ status: TableCheck.Status) -> String {
    switch status {
    case .holds: "holds"
    case .rounding: "holds within rounding"
    case .broken: "broken"
    case .untestable: "cannot be tested"
    }
  }
}
