public import ArgumentParser
internal import DenseAlgebra
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import TableFormats

/// `symbiont table regionalise`: a province's table taken to the city.
public struct TableRegionaliseCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "regionalise",
    abstract: "Take a table to a city of which only output (or value added) by sector is known.",
    discussion: """
      The city's figures are a CSV file with the columns `code` and `output`, or `code` and `value_added`, \
      which is turned into output by the table's ratio. `proportional` keeps the table's import shares. \
      With a location quotient the table that is written holds what the city makes itself: quotients \
      scale coefficients net of imports, and what they leave out is the input row \
      `rest_of_province`, beside the table's own kinds of inflow. For flq and aflq the result for \
      δ from 0.1 to 0.5 is shown with it.
      """)

  @OptionGroup var input: TableInput
  @OptionGroup var output: TableOutput
  @Option(
    name: .customLong("output"), help: ArgumentHelp("The city's figures.", valueName: "city.csv"))
  var city: String
  @Option(help: "proportional, slq, cilq, flq or aflq.")
  var method: Regionalisation.Method
  @Option(help: ArgumentHelp("δ of flq and aflq, from 0 to below 1.", valueName: "number"))
  var delta: Double = 0.3
  @Flag(name: .customLong("no-cap"), help: "Let quotients exceed 1.")
  var uncapped = false
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks what does not need the table.
  public func validate() throws {
    guard delta >= 0 && delta < 1 else {
      throw ValidationError("--delta is \(delta); it has to be at least 0 and below 1.")
    }
  }

  /// Regionalises and writes the table.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      var file = try input.read()
      let parent = file.table
      let regions = Set(parent.labels.map(\.region))
      guard regions.count == 1 else {
        throw InvalidInput(
          code: "one-region",
          "The table has \(regions.count) regions; a city is made from the table of one.",
          at: file.source)
      }
      let outputs = try CityFigures(city, parent: parent)
      file.findings += outputs.findings
      if !file.satellites.isEmpty {
        file.findings.append(
          Finding(
            .note, code: "stressors-left",
            "The stressors are the whole region's and were not taken to the city."))
      }
      let choice = Regionalisation(method: method, delta: delta, cap: !uncapped)
      let factors = [Double?](repeating: nil, count: parent.finalDemand.labels.count)
      var sensitivity: DeltaSensitivity?
      if method == .proportional {
        let scaled = ProportionalScaling(
          province: parent, cityOutput: outputs.output, demandFactors: factors)
        file.table = scaled.table
        file.findings += clippedShares(scaled.clipped, labels: parent.labels)
      } else {
        let scaled = try QuotientScaling(
          parent: parent, cityOutput: outputs.output, demandFactors: factors,
          regionalisation: choice)
        file.table = scaled.own
        file.findings += findings(scaled)
        if method == .flq || method == .aflq {
          let depends = DeltaSensitivity(
            parent: parent, cityOutput: outputs.output, demandFactors: factors,
            regionalisation: choice)
          file.findings += depends.findings
          sensitivity = depends
        }
      }
      file.satellites = []
      try output.write(file)
      try TableFaces.writeSummary(
        file, to: output.path, format: format.format, more: json(choice, sensitivity),
        tables: sensitivity.map { [table($0, money: parent.money)] } ?? [])
    }
  }

  private func clippedShares(
    _ clipped: [ProportionalScaling.ClippedShare], labels: [SectorLabel]
  ) -> [Finding] {
    clipped.map { clipped in
      Finding(
        .warning, code: "import-share-clipped",
        "The import share of sector \(labels[clipped.sector]) is \(printed(clipped.share)) and was "
          + "clipped to 0…1: re-exports are in the table's imports.")
    }
  }

  private func findings(_ scaled: QuotientScaling) -> [Finding] {
    let labels = scaled.own.labels
    let bought = scaled.total.imports.values
    var findings = clippedShares(scaled.clipped, labels: labels)
    findings += scaled.shortfalls.map { short in
      Finding(
        .note, code: "city-shortfall",
        "The city would use \(printed(short.amount)) more of sector \(labels[short.sector]) than it "
          + "makes; that too comes from the rest of the province.")
    }
    let direct = (0..<bought.columns).map { k in
      let inputs = scaled.own.otherInputs
      let row = inputs.labels.count - bought.columns + k
      let total = bought.column(k).reduce(0, +)
      return (inputs.labels[row], total - inputs.values.row(row).reduce(0, +))
    }
    findings.append(
      Finding(
        .note, code: "final-demand-from-outside",
        "Final demand is what the city makes for it; beside it come "
          + direct.map { "\(printed($0.1)) from \($0.0)" }.joined(separator: ", ") + "."))
    return findings
  }

  private func json(
    _ choice: Regionalisation, _ sensitivity: DeltaSensitivity?
  ) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("method", .string(choice.method.rawValue))
    ]
    guard let sensitivity else { return members }
    members.append(.init("delta", .number(choice.delta)))
    members.append(
      .init(
        "delta_sensitivity",
        .array(
          sensitivity.rows.map { row in
            [
              "delta": .number(row.delta), "lambda": .number(row.lambda),
              "inflow": .number(row.inflow), "multiplier": .number(row.multiplier),
            ]
          })))
    return members
  }

  private func table(_ sensitivity: DeltaSensitivity, money: String) -> ResultTable {
    ResultTable(
      id: "delta_sensitivity", title: "What depends on δ",
      columns: [
        .init("delta", "δ", kind: .number), .init("lambda", "λ", kind: .number),
        .init(
          "inflow", "From the rest of the province", unit: money.isEmpty ? nil : money,
          kind: .number),
        .init("multiplier", "Mean output multiplier", kind: .number),
      ],
      rows: sensitivity.rows.map { row in
        [.number(row.delta), .number(row.lambda), .number(row.inflow), .number(row.multiplier)]
      })
  }
}

extension Regionalisation.Method: ExpressibleByArgument {}

/// The city's output by sector out of its file.
private struct CityFigures {
  var output: [Double]
  var findings: [Finding] = []

  init(_ path: String, parent: InputOutputTable) throws(InvalidInput) {
    let file = try CodeFigures(path)
    let isValueAdded = !file.has("output") && file.has("value_added")
    let values = try file.numbers(isValueAdded ? "value_added" : "output")
    let valueAdded = parent.valueAdded.values.columnSums()
    var position: [String: Int] = [:]
    for (index, label) in parent.labels.enumerated() { position[label.sector] = index }
    var errors: [Finding] = []
    output = [Double](repeating: 0, count: parent.count)
    for (code, value) in zip(file.codes, values) {
      func refuse(_ message: String) {
        errors.append(
          Finding(.error, code: "city-output", message, at: file.location(code)))
      }
      guard let index = position[code] else {
        let hint =
          NearMiss.closest(to: code, in: parent.labels.map(\.sector))
          .map { " Did you mean “\($0)”?" } ?? ""
        refuse("“\(code)” is no sector of the table.\(hint)")
        continue
      }
      guard value >= 0 else {
        refuse("The city's figure of \(code) is \(printed(value)); it has to be at least 0.")
        continue
      }
      guard value > 0 else { continue }
      guard parent.output[index] > 0 else {
        refuse(
          "The city has \(printed(value)) of \(code), but the table has no output there to scale "
            + "from; give the figure to another sector.")
        continue
      }
      guard isValueAdded else {
        output[index] = value
        continue
      }
      guard valueAdded[index] > 0 else {
        refuse(
          "The table's value added of \(code) is \(printed(valueAdded[index])), so that the city's "
            + "cannot be turned into output; give its output instead.")
        continue
      }
      output[index] = value * parent.output[index] / valueAdded[index]
    }
    guard errors.isEmpty else { throw InvalidInput(errors) }
    let covered = Set(file.codes)
    let missing = parent.labels.map(\.sector).filter { !covered.contains($0) }
    if !missing.isEmpty {
      findings.append(
        Finding(
          .warning, code: "city-uncovered",
          "The city's file has no \(WordList.quoted(missing, limit: 12)); the city's output is 0 "
            + "there.", at: SourceLocation(file: path)))
    }
  }
}
