internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// How sure a study's results are: percentiles, probabilities and how the mean settled.
  public static func uncertainty(_ result: UncertaintyResult) -> Analysis {
    Analysis(
      section: ReportSection(
        id: "uncertainty", title: "How sure the results are",
        // What has to be borne in mind stands with the figures, in the report too.
        text: result.sentences + result.findings.map(\.message),
        tables: [
          result.scenarioTable, result.comparisonTable, result.tradeOffTable,
          result.sectorTable, result.drawsTable, result.convergenceTable,
        ], charts: result.charts),
      json: result.json)
  }
}

extension UncertaintyResult {
  /// What each comparison within a year saves, with its bounds, as sentences.
  fileprivate var sentences: [String] {
    let numbers = NumberFormat.english
    return comparisons.compactMap { comparison in
      guard let saving = comparison.saving else { return nil }
      let scale = DisplayScale(
        unit: indicator.unit, values: [saving.lower, saving.median, saving.upper])
      let text = { (value: Double) in
        numbers.significant(value / scale.divisor, digits: 3)
      }
      return
        "\(comparison.scenario) saves \(text(saving.median)) \(scale.unit) of \(indicator.name) against \(comparison.against) in the median draw; in nine of ten draws between \(text(saving.lower)) and \(text(saving.upper)) \(scale.unit). It saves in \(numbers.percent(comparison.probabilityBetter, decimals: 1)) of the draws."
    }
  }

  /// Columns of a figure's distribution.
  private static func columns<Row>(
    _ prefix: String, _ unit: String, _ figure: @escaping (Row) -> FigureSummary?
  ) -> [TableColumn<Row>] {
    [
      .number("\(prefix)", "As it is", unit) { figure($0)?.value },
      .number("\(prefix)_mean", "Mean", unit) { figure($0)?.mean },
      .number("\(prefix)_sd", "Standard deviation", unit) { figure($0)?.deviation },
      .number("\(prefix)_p5", "5 %", unit) { figure($0)?.lower },
      .number("\(prefix)_p50", "50 %", unit) { figure($0)?.median },
      .number("\(prefix)_p95", "95 %", unit) { figure($0)?.upper },
    ]
  }

  fileprivate var scenarioTable: ResultTable {
    ResultTable(
      id: "uncertainty", title: "\(indicator.name) footprint by scenario", of: scenarios,
      [.text("scenario", "Scenario") { $0.id }]
        + Self.columns("footprint", indicator.unit) { $0.footprint })
  }

  fileprivate var drawsTable: ResultTable {
    ResultTable(
      id: "uncertainty_draws", title: "Draws by scenario", of: scenarios,
      [
        .text("scenario", "Scenario") { $0.id },
        .integer("draws", "Draws") { $0.footprint.count },
        .number("standard_error", "Standard error of the footprint", indicator.unit) {
          $0.footprint.standardError
        },
        .integer("flows_below_zero", "With a flow below zero") { $0.flowsBelowZero },
        .integer("caps_exceeded", "Above a supply, demand or limit") { $0.capsExceeded },
      ], audience: .analyst)
  }

  fileprivate var comparisonTable: ResultTable {
    ResultTable(
      id: "uncertainty_savings", title: "\(indicator.name) saved, and how surely", of: comparisons,
      [
        .text("scenario", "Scenario") { $0.scenario },
        .text("against", "Against") { $0.against },
      ] + Self.columns("saving", indicator.unit) { $0.saving }
        + [.share("probability_better", "Better in") { $0.probabilityBetter }],
      notes: [
        "Between years nothing is saved by exchanges; better is then the lower total of the region."
      ])
  }

  fileprivate var tradeOffTable: ResultTable {
    let rows = comparisons.flatMap { comparison in
      zip(sectors, comparison.tradeOffs ?? []).map {
        (scenario: comparison.scenario, against: comparison.against, code: $0, share: $1)
      }
    }
    return ResultTable(
      id: "uncertainty_trade_offs", title: "How likely each sector is to lose",
      of: rows.filter { $0.share > 0 },
      [
        .text("scenario", "Scenario") { $0.scenario }, .text("against", "Against") { $0.against },
        .text("sector", "Sector") { $0.code },
        .share("probability_trade_off", "Output per footprint falls in") { $0.share },
      ])
  }

  fileprivate var sectorTable: ResultTable {
    let rows = scenarios.flatMap { scenario in
      scenario.sectors.map { (scenario: scenario.id, sector: $0) }
    }
    return ResultTable(
      id: "uncertainty_sectors", title: "\(indicator.name) footprint by sector", of: rows,
      [
        .text("scenario", "Scenario") { $0.scenario },
        .text("sector", "Sector") { $0.sector.code },
      ] + Self.columns("footprint", indicator.unit) { $0.sector.footprint }
        + Self.columns("output_per_footprint", "") { $0.sector.outputPerFootprint },
      audience: .analyst)
  }

  fileprivate var convergenceTable: ResultTable {
    ResultTable(
      id: "uncertainty_convergence", title: "How the mean settles: \(convergenceFigure)",
      of: convergence,
      [
        .integer("samples", "Draws") { $0.samples },
        .number("mean", "Mean", indicator.unit) { $0.mean },
        .number("standard_error", "Standard error", indicator.unit) { $0.standardError },
      ], audience: .analyst)
  }

  fileprivate var charts: [ChartSpecification] {
    [footprintChart, histogramChart, convergenceChart].compactMap(\.self)
  }

  private var footprintChart: ChartSpecification? {
    let scale = DisplayScale(
      unit: indicator.unit, values: scenarios.map(\.footprint.upper))
    return ChartSpecification(
      id: "chart-uncertainty", title: "\(indicator.name) footprint, 5th to 95th percentile",
      text: "Each scenario's median; the bar holds nine of ten draws.",
      kind: .dots(
        ChartSpecification.CategoryChart(
          categories: scenarios.map(\.id),
          series: [
            ChartSpecification.Series(
              name: indicator.name,
              values: scenarios.map { $0.footprint.median / scale.divisor }, colour: .blue,
              intervals: scenarios.map {
                ($0.footprint.lower / scale.divisor)...($0.footprint.upper / scale.divisor)
              })
          ], axis: indicator.name, unit: scale.unit)))
  }

  private var histogramChart: ChartSpecification? {
    let chosen = comparisons.filter { $0.saving != nil }
      .max { ($0.saving?.mean ?? 0) < ($1.saving?.mean ?? 0) }
    guard let chosen, chosen.histogram.step > 0 else { return nil }
    let histogram = chosen.histogram
    let centres = histogram.counts.indices.map {
      histogram.start + (Double($0) + 0.5) * histogram.step
    }
    let scale = DisplayScale(unit: indicator.unit, values: centres)
    return ChartSpecification(
      id: "chart-uncertainty-saving",
      title: "\(indicator.name) saved by \(chosen.scenario) against \(chosen.against)",
      text: "How many draws lie in each step of the saving.",
      kind: .columns(
        ChartSpecification.PlaneChart(
          series: [
            .init(
              name: "Draws", x: centres.map { $0 / scale.divisor },
              y: histogram.counts.map { Double($0) }, colour: .green)
          ], xAxis: "Saving", xUnit: scale.unit, yAxis: "Draws", yUnit: "")), words: ["Draws"])
  }

  private var convergenceChart: ChartSpecification? {
    guard convergence.count > 1 else { return nil }
    let scale = DisplayScale(unit: indicator.unit, values: convergence.map(\.mean))
    return ChartSpecification(
      id: "chart-uncertainty-convergence", title: "How the mean settles: \(convergenceFigure)",
      text: "The mean after ever more draws; the bars are two standard errors either way.",
      kind: .lines(
        ChartSpecification.PlaneChart(
          series: [
            .init(
              name: "Mean", x: convergence.map { Double($0.samples) },
              y: convergence.map { $0.mean / scale.divisor },
              errors: convergence.map { 2 * $0.standardError / scale.divisor }, colour: .blue)
          ], xAxis: "Draws", xUnit: "", yAxis: indicator.name, yUnit: scale.unit,
          isLogarithmic: true)), words: ["Mean"])
  }
}

extension UncertaintyResult {
  fileprivate var json: JSONValue {
    [
      "samples": .integer(samples), "seed": .integer(Int(clamping: settings.seed)),
      "sampler": .string(settings.sampler.rawValue), "rejected": .integer(rejected),
      "figures": .integer(figures), "dimensions": .integer(dimensions),
      "indicator": .string(indicator.code), "unit": .string(indicator.unit),
      "stopped": .bool(wasStopped),
      "scenarios": .array(scenarios.map(Self.scenario)),
      "comparisons": .array(comparisons.map(comparison)),
      "convergence": [
        "figure": .string(convergenceFigure),
        "means": .array(
          convergence.map {
            [
              "samples": .integer($0.samples), "mean": .number($0.mean),
              "standard_error": .number($0.standardError),
            ]
          }),
      ], "findings": JSONReport.findings(findings),
    ]
  }

  private static func scenario(_ scenario: ScenarioFigures) -> JSONValue {
    [
      "id": .string(scenario.id), "footprint": summary(scenario.footprint),
      "city": summary(scenario.city),
      "sectors": .array(
        scenario.sectors.map {
          [
            "code": .string($0.code), "footprint": summary($0.footprint),
            "output_per_footprint": summary($0.outputPerFootprint),
          ]
        }),
      "flows_below_zero": .integer(scenario.flowsBelowZero),
      "caps_exceeded": .integer(scenario.capsExceeded),
    ]
  }

  private func comparison(_ comparison: ComparisonFigures) -> JSONValue {
    [
      "scenario": .string(comparison.scenario), "against": .string(comparison.against),
      "saving": Self.summary(comparison.saving),
      "footprint_change": Self.summary(comparison.footprintChange),
      "probability_better": .number(comparison.probabilityBetter),
      "sectors": .array(
        sectors.enumerated().map { position, code in
          [
            "code": .string(code),
            "probability_trade_off": .optional(comparison.tradeOffs?[position]),
          ]
        }),
      "histogram": [
        "start": .number(comparison.histogram.start), "step": .number(comparison.histogram.step),
        "counts": .array(comparison.histogram.counts.map { .integer($0) }),
      ],
    ]
  }

  private static func summary(_ summary: FigureSummary?) -> JSONValue {
    guard let summary else { return .null }
    return [
      "mean": .number(summary.mean), "sd": .number(summary.deviation),
      "p5": .number(summary.lower), "p50": .number(summary.median),
      "p95": .number(summary.upper), "value": .optional(summary.value),
      "standard_error": .number(summary.standardError), "count": .integer(summary.count),
    ]
  }
}
