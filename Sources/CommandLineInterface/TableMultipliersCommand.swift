public import ArgumentParser
internal import DenseAlgebra
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import TableFormats

/// `symbiont table multipliers`: what one unit of final delivery sets in motion.
public struct TableMultipliersCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "multipliers",
    abstract: "Output, value-added and stressor multipliers of every sector.",
    discussion: """
      L = (I − A)⁻¹ with A as the table has it. The output multiplier is the column sum of L; those of \
      value added and of each stressor are per unit of final delivery.
      """)

  @OptionGroup var input: TableInput
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Solves the system once for all multipliers.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let file = try input.read()
      for finding in file.findings { Terminal.note(finding) }
      let table = file.table
      func perOutput(_ totals: [Double]) -> [Double] {
        zip(totals, table.output).map { $1 == 0 ? 0 : $0 / $1 }
      }
      let choices = StressorChoice.all(file.satellites)
      let totals = [table.valueAdded.values.columnSums()] + choices.map(\.totals)
      var line = ProgressLine("Solving")
      let solved = try table.multipliers(
        of: Matrix(
          rows: table.count, columns: totals.count + 1,
          columnMajor: [Double](repeating: 1, count: table.count) + totals.flatMap(perOutput))
      ) { passes, residual in
        line.show("pass \(passes) over the table, relative residual \(residual)")
      }
      line.end()
      let output = solved.column(0)
      let valueAdded = solved.column(1)
      let stressors = choices.enumerated().map { ($1, solved.column($0 + 2)) }
      let labels = table.labels
      try TableFaces.write(
        format.format,
        json: [
          "labels": TableFaces.json(labels), "output": .numbers(output),
          "value_added": .numbers(valueAdded),
          "stressors": .object(stressors.map { .init($0.0.name, .numbers($0.1)) }),
        ],
        tables: [
          ResultTable(
            id: "multipliers", title: "Multipliers per unit of final delivery",
            columns: TableFaces.labelColumns(labels) + [
              .init("output", "Output", kind: .number),
              .init("value_added", "Value added", kind: .number),
            ]
              + stressors.map {
                .init($0.0.name, "\($0.0.name) (\($0.0.unit))", kind: .number)
              },
            rows: labels.indices.map { i in
              TableFaces.cells(labels[i], among: labels)
                + [.number(output[i]), .number(valueAdded[i])]
                + stressors.map { .number($0.1[i]) }
            })
        ])
    }
  }
}

/// A stressor out of a table's accounts, by a name that is unique among them.
struct StressorChoice {
  /// The name: the stressor's own, with its account before it where two accounts share it.
  var name: String
  /// The unit of its totals.
  var unit: String
  /// The totals by sector.
  var totals: [Double]
  /// Direct use by column of final demand.
  var direct: [Double]?

  /// Every stressor of the accounts.
  static func all(_ accounts: [SatelliteAccount]) -> [StressorChoice] {
    let names = accounts.flatMap(\.stressors)
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return accounts.flatMap { account in
      account.stressors.indices.map { k in
        let name = account.stressors[k]
        return StressorChoice(
          name: counts[name] == 1 ? name : "\(account.name) | \(name)", unit: account.units[k],
          totals: account.totals.row(k), direct: account.finalDemandTotals?.row(k))
      }
    }
  }

  /// The stressor of a name.
  ///
  /// - Throws: `InvalidInput` that names those there are.
  static func named(_ name: String, in file: TableFile) throws(InvalidInput) -> StressorChoice {
    let all = all(file.satellites)
    if let found = all.first(where: { $0.name == name }) { return found }
    let names = all.map(\.name)
    if names.isEmpty {
      throw InvalidInput(
        code: "no-stressor",
        "The table has no stressors; give rows of emissions under `stressors` in the YAML file "
          + "beside it.", at: file.source)
    }
    let hint =
      NearMiss.closest(to: name, in: names).map { "did you mean “\($0)”?" }
      ?? "the table has \(WordList.quoted(names, limit: 12))."
    throw InvalidInput(
      code: "no-stressor", "There is no stressor “\(name)”; \(hint)", at: file.source)
  }
}
