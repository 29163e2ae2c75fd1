public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import TableFormats

/// `symbiont table footprint`: production- and consumption-based accounts of a stressor.
public struct TableFootprintCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "footprint",
    abstract: "Where a stressor arises and for whose consumption, by sector or region.",
    discussion: """
      D_pba is what arises in a region and sector, D_cba what arises anywhere for the final use of a \
      product in a region, D_imp and D_exp what of it crosses borders (by region); accounts as pymrio \
      defines them. Regional D_pba and D_cba include direct use by households. A table's export columns \
      are the final use of a region “exports”; import columns are subtracted from their region's use.
      """)

  /// What the accounts are summed to.
  enum Level: String, CaseIterable, ExpressibleByArgument {
    case sector, region
  }

  @OptionGroup var input: TableInput
  @Option(help: ArgumentHelp("The stressor.", valueName: "name"))
  var stressor: String
  @Option(help: "Show the accounts by region and sector, or by region.")
  var by: Level = .sector
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Computes the accounts and shows them.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let file = try input.read()
      for finding in file.findings { Terminal.note(finding) }
      let choice = try StressorChoice.named(stressor, in: file)
      let accounts = try ProgressLine.during("Solving") { () throws(InvalidInput) in
        try RegionalFootprint(
          table: file.table, totals: choice.totals, direct: choice.direct)
      }
      let totals = accounts.totals()
      let bySector = Sectors(accounts)
      var members: [JSONValue.Member] = [
        .init("stressor", .string(choice.name)), .init("unit", .string(choice.unit)),
        .init("by", .string(by.rawValue)),
      ]
      switch by {
      case .sector:
        members += [
          .init("labels", TableFaces.json(bySector.labels)),
          .init("D_pba", .numbers(bySector.production)),
          .init("D_cba", .numbers(bySector.consumption)),
          .init("M", .numbers(bySector.multipliers)),
        ]
      case .region:
        members += [
          .init("labels", .array(totals.regions.map { ["region": .string($0)] })),
          .init("D_pba", .numbers(totals.production)),
          .init("D_cba", .numbers(totals.consumption)),
        ]
      }
      members += [
        .init("regions", .strings(totals.regions)), .init("D_imp", .numbers(totals.imports)),
        .init("D_exp", .numbers(totals.exports)),
        .init("households", .numbers(totals.households)),
      ]
      try TableFaces.write(
        format.format, json: .object(members),
        tables: [by == .sector ? bySector.table(choice) : table(totals, choice)])
    }
  }

  private func table(
    _ totals: RegionalFootprint.Totals, _ stressor: StressorChoice
  ) -> ResultTable {
    let names = [
      ("D_pba", "Production"), ("D_cba", "Consumption"), ("D_imp", "In imports"),
      ("D_exp", "In exports"), ("households", "Households"),
    ]
    return ResultTable(
      id: "footprint", title: "\(stressor.name) by region",
      columns: [.init("region", "Region", kind: .text)]
        + names.map { .init($0.0, $0.1, unit: stressor.unit, kind: .number) },
      rows: totals.regions.indices.map { r in
        [
          .text(totals.regions[r]), .number(totals.production[r]), .number(totals.consumption[r]),
          .number(totals.imports[r]), .number(totals.exports[r]), .number(totals.households[r]),
        ]
      })
  }
}

/// Production and consumption over one list of labels: the producers, then regions that only consume.
private struct Sectors {
  var labels: [SectorLabel]
  var production: [Double]
  var consumption: [Double]
  var multipliers: [Double]

  init(_ accounts: RegionalFootprint) {
    labels = accounts.producers
    var position: [SectorLabel: Int] = [:]
    for (index, label) in labels.enumerated() { position[label] = index }
    for (label, value) in zip(accounts.consumers, accounts.consumption)
    where position[label] == nil
      && (value != 0 || !accounts.producingRegions.contains(label.region))
    {
      position[label] = labels.count
      labels.append(label)
    }
    let extra = [Double](repeating: 0, count: labels.count - accounts.producers.count)
    production = accounts.production + extra
    multipliers = accounts.multipliers + extra
    consumption = [Double](repeating: 0, count: labels.count)
    for (label, value) in zip(accounts.consumers, accounts.consumption) {
      if let index = position[label] { consumption[index] += value }
    }
  }

  func table(_ stressor: StressorChoice) -> ResultTable {
    ResultTable(
      id: "footprint", title: "\(stressor.name) by region and sector",
      columns: TableFaces.labelColumns(labels) + [
        .init("D_pba", "Production", unit: stressor.unit, kind: .number),
        .init("D_cba", "Consumption", unit: stressor.unit, kind: .number),
        .init("M", "Multiplier", kind: .number),
      ],
      rows: labels.indices.map { i in
        TableFaces.cells(labels[i], among: labels)
          + [.number(production[i]), .number(consumption[i]), .number(multipliers[i])]
      })
  }
}
