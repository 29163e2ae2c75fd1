public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import TableFormats

/// `symbiont import`: a table or an inventory from elsewhere into a study.
public struct ImportCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take a table or an inventory from a workbook, file or folder into a study.",
    discussion: """
      The table is read in whatever format it is, its identities are checked, its sectors are placed in the \
      study's by the concordance, by code, by name and by the national lists of 2002, 2007, 2012 and 2017, \
      never by position, and it is written into the study, where study.yaml names it for the year; the rest of \
      study.yaml stays as it is. What has no place is listed, and nothing is written then.

      The concordance is a CSV file with the columns `code` (a code or name of the table, of a sector, a column \
      or a row) and `sector` (the study's code), or china-2002, china-2007, china-2012 or china-2017.

      With --inventory the file is a sheet of sectors by fuels, as CEADs publishes them, with names in the \
      first column and row; totals are compared with their parts and not added. Its concordance has the columns \
      `from` (a name of the sheet) and `to` (a sector, group or flow of the study, or household; blank to leave \
      it out), and optionally `factor` (the share of a row that goes there, or the units of the flow per unit of \
      the column; 1 where blank) and `as` (the indicator that the column's figures are, such as co2; they are \
      divided by the flow's own factor then).

      Examples:
        symbiont import provinces-2007.xls my-city --sheet GZH --year 2007
        symbiont import --inventory guizhou-co2-2007.csv my-city --year 2007 --concordance fuels.csv

      Exit codes: 0 done, 1 the table or the study is invalid, 64 the command line is.
      """)

  @Flag(help: "The file is an inventory, a sheet of sectors by fuels.")
  var inventory = false
  @OptionGroup var input: TableInput
  @Argument(help: ArgumentHelp("The study's folder.", valueName: "study"))
  var study: String
  @Option(help: ArgumentHelp("The year whose table or inventory it becomes.", valueName: "year"))
  var year: Int
  @Option(
    help: ArgumentHelp(
      "Where sectors, columns and rows belong: a file or china-YEAR.", valueName: "concordance"))
  var concordance: String?
  @Flag(help: "Say what would be done and write nothing.")
  var dryRun = false
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Imports the table or the inventory.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      if inventory { return try importInventory() }
      let plan = try TableImport(
        try input.read(), study: study, year: year, concordance: concordance)
      if !dryRun { try plan.write() }
      try show(
        plan.file, "table", plan.findings,
        more: [
          .init("placements", .array(plan.placements.map(Self.json))),
          .init(
            "identities",
            .array(
              plan.identities.map { identity in
                [
                  "name": .string(identity.name), "status": .string(identity.status.rawValue),
                  "gap": .number(identity.gap),
                ]
              })),
        ], tables: [Self.placements(plan), Self.identities(plan)])
    }
  }

  private func importInventory() throws {
    let plan = try InventoryImport(
      input.file, sheet: input.sheet, study: study, year: year, concordance: concordance)
    if !dryRun { try plan.write() }
    try show(
      plan.file, "inventory", plan.findings,
      more: [
        .init("entries", .integer(plan.entries)),
        .init(
          "rows",
          .array(plan.rows.map { ["row": .string($0.name), "target": .string($0.targets)] })),
        .init(
          "columns",
          .array(
            plan.columns.map { column in
              [
                "column": .string(column.name), "flows": .string(column.flows),
                "total": .optional(column.total), "sum": .number(column.sum),
                "placed": .number(column.placed),
              ]
            })),
      ], tables: [Self.rows(plan), Self.columns(plan)])
  }

  /// Shows what was done, and on a terminal where it was written.
  private func show(
    _ file: String, _ key: String, _ findings: [Finding], more: [JSONValue.Member],
    tables: [ResultTable]
  ) throws {
    if format.format != .json {
      for finding in findings { Terminal.note(finding) }
    }
    try TableFaces.write(
      format.format,
      json: .object(
        [
          .init("written", .bool(!dryRun)), .init("file", .string(file)),
          .init("kind", .string(key)), .init("year", .integer(year)),
        ] + more + [.init("findings", TableFaces.json(findings))]),
      tables: tables)
    guard format.format == .table else { return }
    try Terminal.write("\n")
    try Terminal.say(
      dryRun
        ? "Would write \(file) and name it in study.yaml as the \(key) of \(year)."
        : "Wrote \(file) and named it in study.yaml as the \(key) of \(year).")
  }

  private static func json(_ placement: TableImport.Placement) -> JSONValue {
    [
      "code": .string(placement.code), "name": .string(placement.name),
      "target": .optional(placement.target), "means": .string(placement.means),
    ]
  }

  private static func rows(_ plan: InventoryImport) -> ResultTable {
    ResultTable(
      id: "rows", title: "What became of the sheet's rows",
      columns: [.init("row", "Row", kind: .text), .init("target", "Study", kind: .text)],
      rows: plan.rows.map { [.text($0.name), .word($0.targets)] })
  }

  private static func columns(_ plan: InventoryImport) -> ResultTable {
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
          .text(column.name), .text(column.flows), .optional(column.total), .number(column.sum),
          .number(column.placed),
        ]
      })
  }

  private static func placements(_ plan: TableImport) -> ResultTable {
    ResultTable(
      id: "placements", title: "What became of the table's lines",
      columns: [
        .init("code", "Table", kind: .text), .init("name", "Name", kind: .text),
        .init("target", "Study", kind: .text), .init("means", "By", kind: .text),
      ],
      rows: plan.placements.map { placement in
        [
          .text(placement.code), .text(placement.name),
          placement.target.map { .text($0) } ?? .word("left out, all 0"), .word(placement.means),
        ]
      })
  }

  private static func identities(_ plan: TableImport) -> ResultTable {
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
      })
  }
}
