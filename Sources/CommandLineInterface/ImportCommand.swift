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
    _superCommandName: "symbiont",
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
      var roles = try StudyReader.tableRoles(ofStudy: study)
      roles.money = input.money ?? roles.money
      let plan = try TableImport(
        try input.read(otherwise: roles), study: study, year: year, concordance: concordance)
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
        ],
        tables: [
          .placements(plan.placements.map { ($0.code, $0.name, $0.target, $0.means) }),
          .identities(plan.identities),
        ])
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
      ],
      tables: [
        .sheetRows(plan.rows.map { ($0.name, $0.targets) }),
        .sheetColumns(plan.columns.map { ($0.name, $0.flows, $0.total, $0.sum, $0.placed) }),
      ])
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
    defer { if !dryRun { noteWhatIsMissing() } }
    guard format.format == .table else { return }
    try Terminal.write("\n")
    try Terminal.say(
      dryRun
        ? "Would write \(file) and name it in study.yaml as the \(key) of \(year)."
        : "Wrote \(file) and named it in study.yaml as the \(key) of \(year).")
  }

  /// Says what the study still lacks, as one import seldom makes a year whole.
  private func noteWhatIsMissing() {
    let errors = StudyReader.errors(ofStudy: study)
    guard !errors.isEmpty else { return }
    for finding in errors { Terminal.note(finding) }
    Terminal.note("The study does not run yet: see above what it still needs.")
  }

  private static func json(_ placement: TableImport.Placement) -> JSONValue {
    [
      "code": .string(placement.code), "name": .string(placement.name),
      "target": .optional(placement.target), "means": .string(placement.means),
    ]
  }
}
