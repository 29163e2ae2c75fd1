public import ArgumentParser
internal import DenseAlgebra
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import TableFormats

/// `symbiont table info`: what is in a table.
public struct TableInfoCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say what is in a table: regions, sectors, accounts, totals.")

  @OptionGroup var input: TableInput
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Reads the table and shows its accounts.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let file = try input.read()
      let table = file.table
      let regions = distinct(table.labels.map(\.region))
      for finding in file.findings where format.format != .json {
        Terminal.note(finding)
      }
      try TableFaces.write(
        format.format,
        json: [
          "file": .string(file.source.description), "format": .string(file.format.rawValue),
          "money": .string(table.money), "regions": .strings(regions),
          "sectors": .strings(distinct(table.labels.map(\.sector))),
          "output": .number(table.output.reduce(0, +)),
          "accounts": .array(
            accounts(file).map { account in
              [
                "account": .string(account.kind), "codes": .strings(account.codes),
                "sum": .optional(account.sum), "unit": .string(account.unit),
              ]
            }),
          "findings": TableFaces.json(file.findings),
        ],
        tables: [
          ResultTable(
            id: "accounts",
            title: "\(file.source), read as \(file.format.rawValue): "
              + "\(regions.count) region\(regions.count == 1 ? "" : "s"), "
              + "\(table.count) rows and columns of sectors",
            columns: [
              .init("account", "Account", kind: .text), .init("codes", "Codes", kind: .text),
              .init("unit", "Unit", kind: .text), .init("sum", "Sum", kind: .number),
            ],
            rows: accounts(file).map { account in
              [
                .word(account.kind), .text(account.codes.joined(separator: ", ")),
                .text(account.unit), .optional(account.sum),
              ]
            })
        ])
    }
  }

  private func accounts(
    _ file: TableFile
  ) -> [(kind: String, codes: [String], unit: String, sum: Double?)] {
    let table = file.table
    func sum(_ matrix: Matrix) -> Double { matrix.total() }
    var rows: [(kind: String, codes: [String], unit: String, sum: Double?)] = [
      ("deliveries between sectors", [], table.money, sum(table.intermediate))
    ]
    for (kind, block) in [
      ("final demand", table.finalDemand), ("exports", table.exports), ("imports", table.imports),
      ("error", table.error),
    ] where !block.labels.isEmpty {
      rows.append((kind, distinct(block.labels.map(\.sector)), table.money, sum(block.values)))
    }
    for (kind, block) in [("other inputs", table.otherInputs), ("value added", table.valueAdded)]
    where !block.labels.isEmpty {
      rows.append((kind, block.labels, table.money, sum(block.values)))
    }
    rows.append(("output", [], table.money, table.output.reduce(0, +)))
    for account in file.satellites {
      for (k, name) in account.stressors.enumerated() {
        let total = account.totals.row(k).reduce(0, +)
        rows.append(("stressor of \(account.name)", [name], account.units[k], total))
      }
    }
    return rows
  }

  private func distinct(_ names: [String]) -> [String] {
    var seen = Set<String>()
    return names.filter { seen.insert($0).inserted }
  }
}
