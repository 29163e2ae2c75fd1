internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// Which uncertain figures a result depends on.
  public static func sensitivity(_ result: Sensitivity) -> Analysis {
    let face = SensitivityFace(result)
    var json: [JSONValue.Member] = [
      .init("method", .string(result.request.method.rawValue)),
      .init("scenario", .string(result.scenario)), .init("against", .optional(result.against)),
      .init("figure", .string(result.figure.rawValue)),
      .init("sector", .optional(result.request.sector)), .init("unit", .string(result.unit)),
      .init("value", .number(result.value)),
      .init("seed", .integer(Int(clamping: result.request.seed))),
      .init("evaluations", .integer(result.evaluations)),
      .init("rejected", .integer(result.rejected)),
      .init("variance", .optional(result.variance)),
      .init("inputs", .array(result.inputs.map(face.json))),
      .init("kinds", .array(result.kinds.map(face.json))),
    ]
    json.append(.init("findings", JSONReport.findings(result.findings)))
    let tables = result.kinds.isEmpty ? [face.shown] : [face.kinds, face.shown]
    return Analysis(
      section: ReportSection(
        id: "sensitivity", title: "What the result depends on",
        text: face.text + result.findings.map(\.message), tables: tables,
        charts: [face.tornado]),
      json: .object(json))
  }

  /// Every input of a sensitivity analysis, as one table.
  public static func sensitivityTable(_ result: Sensitivity) -> ResultTable {
    SensitivityFace(result).all
  }
}

/// The tables and the chart of a sensitivity analysis.
private struct SensitivityFace {
  let result: Sensitivity

  init(_ result: Sensitivity) {
    self.result = result
  }

  /// How many inputs people are shown.
  private static let shownInputs = 20

  private var what: String {
    result.request.sector.map { "\(result.figure.rawValue) of \($0) in \(result.scenario)" }
      ?? "\(result.figure.rawValue) of \(result.scenario)"
  }

  var text: [String] {
    let sentence =
      switch result.request.method {
      case .sobol:
        "Shares of the variance of the \(what), from \(result.evaluations) evaluations. First order is what a figure explains alone, total what would be left if all others were known; the bounds hold 95 % of 200 bootstrapped values. An index near 0 may come out a little below it."
      case .morris:
        "Elementary effects on the \(what), from \(result.evaluations) evaluations: the change of the result when one figure goes from its 5th to its 95th percentile. Their spread shows interaction and curvature."
      case .oneAtATime:
        "The \(what) with one figure at its 5th and 95th percentile and all others as the study has them."
      }
    return [sentence, "\(result.inputs.count) inputs vary."]
  }

  private func columns() -> [TableColumn<Sensitivity.Input>] {
    let common: [TableColumn<Sensitivity.Input>] = [
      .word("input", "Input") { $0.name }, .integer("figures", "Figures") { $0.figures },
    ]
    switch result.request.method {
    case .sobol:
      return common + [
        .number("first", "First order") { $0.first?.value },
        .number("first_low", "from") { $0.first?.lower },
        .number("first_high", "to") { $0.first?.upper },
        .number("total", "Total") { $0.total?.value },
        .number("total_low", "from") { $0.total?.lower },
        .number("total_high", "to") { $0.total?.upper },
      ]
    case .morris:
      return common + [
        .number("mean_size", "Mean size", result.unit) { $0.meanSize?.value },
        .number("mean_size_low", "from", result.unit) { $0.meanSize?.lower },
        .number("mean_size_high", "to", result.unit) { $0.meanSize?.upper },
        .number("mean_effect", "Mean", result.unit, isChange: true) { $0.meanEffect },
        .number("effect_sd", "Spread", result.unit) { $0.effectDeviation },
      ]
    case .oneAtATime:
      return common + [
        .number("low", "At 5 %", result.unit) { $0.low },
        .number("high", "At 95 %", result.unit) { $0.high },
        .number("swing", "Swing", result.unit) { input in
          input.low.flatMap { low in input.high.map { abs($0 - low) } }
        },
      ]
    }
  }

  var all: ResultTable {
    ResultTable(
      id: "sensitivity", title: "Inputs, the most important first", of: result.inputs, columns())
  }

  var shown: ResultTable {
    let left = result.inputs.count - Self.shownInputs
    return ResultTable(
      id: "sensitivity", title: "Inputs, the most important first",
      of: Array(result.inputs.prefix(Self.shownInputs)), columns(),
      notes: left > 0
        ? ["\(left) less important inputs are left out here; --format csv and json have them all."]
        : [])
  }

  var kinds: ResultTable {
    ResultTable(
      id: "sensitivity_kinds", title: "All inputs of a kind together", of: result.kinds, columns())
  }

  var tornado: ChartSpecification {
    let inputs = Array(result.inputs.prefix(Self.shownInputs))
    let names = inputs.map(\.name)
    let words = Set(names + ["Total", "First order", "Mean size", "At 5 %", "At 95 %"])
    let title = "What the \(what) depends on"
    switch result.request.method {
    case .sobol:
      func series(
        _ name: String, _ colour: ChartPalette.Colour,
        _ estimate: (Sensitivity.Input) -> Sensitivity.Estimate?
      ) -> ChartSpecification.Series {
        let estimates = inputs.map { estimate($0) }
        return ChartSpecification.Series(
          name: name, values: estimates.map { $0?.value }, colour: colour,
          intervals: estimates.map {
            let low = min($0?.lower ?? 0, $0?.value ?? 0)
            return low...max($0?.upper ?? 0, $0?.value ?? 0)
          })
      }
      return ChartSpecification(
        id: "chart-sensitivity", title: title,
        text: "Total and first-order indices of the most important inputs.",
        kind: .bars(
          ChartSpecification.CategoryChart(
            categories: names,
            series: [
              series("Total", .blue) { $0.total }, series("First order", .skyBlue) { $0.first },
            ], axis: "Share of the variance", unit: ""), isStacked: false),
        words: words)
    case .morris:
      let scale = DisplayScale(
        unit: result.unit, values: inputs.compactMap { $0.meanSize?.value })
      return ChartSpecification(
        id: "chart-sensitivity", title: title,
        text: "Mean size of the elementary effects of the most important inputs.",
        kind: .bars(
          ChartSpecification.CategoryChart(
            categories: names,
            series: [
              ChartSpecification.Series(
                name: "Mean size", values: inputs.map { ($0.meanSize?.value ?? 0) / scale.divisor },
                colour: .blue,
                intervals: inputs.map {
                  let low = ($0.meanSize?.lower ?? 0) / scale.divisor
                  return low...max(low, ($0.meanSize?.upper ?? 0) / scale.divisor)
                })
            ], axis: "Change", unit: scale.unit), isStacked: false),
        words: words)
    case .oneAtATime:
      let changes = inputs.map { input in
        (
          low: (input.low ?? result.value) - result.value,
          high: (input.high ?? result.value) - result.value
        )
      }
      let scale = DisplayScale(
        unit: result.unit, values: changes.flatMap { [$0.low, $0.high] })
      return ChartSpecification(
        id: "chart-sensitivity", title: title,
        text: "How far the result moves when one figure is at its 5th or 95th percentile.",
        kind: .bars(
          ChartSpecification.CategoryChart(
            categories: names,
            series: [
              ChartSpecification.Series(
                name: "At 5 %", values: changes.map { $0.low / scale.divisor }, colour: .skyBlue),
              ChartSpecification.Series(
                name: "At 95 %", values: changes.map { $0.high / scale.divisor }, colour: .blue),
            ], axis: "Change", unit: scale.unit), isStacked: true),
        words: words)
    }
  }

  func json(_ input: Sensitivity.Input) -> JSONValue {
    func estimate(_ estimate: Sensitivity.Estimate) -> JSONValue {
      [
        "value": .number(estimate.value), "low": .number(estimate.lower),
        "high": .number(estimate.upper),
      ]
    }
    var members: [JSONValue.Member] = [
      .init("input", .string(input.name)), .init("data", .string(input.data.rawValue)),
      .init("figures", .integer(input.figures)),
    ]
    switch result.request.method {
    case .sobol:
      members.append(.init("first", input.first.map(estimate) ?? .null))
      members.append(.init("total", input.total.map(estimate) ?? .null))
    case .morris:
      members.append(.init("mean_size", input.meanSize.map(estimate) ?? .null))
      members.append(.init("mean_effect", .optional(input.meanEffect)))
      members.append(.init("effect_sd", .optional(input.effectDeviation)))
    case .oneAtATime:
      members.append(.init("low", .optional(input.low)))
      members.append(.init("high", .optional(input.high)))
    }
    return .object(members)
  }
}
