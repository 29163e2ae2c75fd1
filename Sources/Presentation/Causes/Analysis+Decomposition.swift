internal import InputOutputModel
internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// Why the footprint and the direct emissions changed, step by step from scenario to scenario.
  ///
  /// - Parameters:
  ///   - steps: the steps, each from the scenario that the one before leads to; at least one.
  ///   - whole: the way from the first scenario to the last in one step, where there are several.
  ///   - study: the study.
  public static func decomposition(
    _ steps: [DecompositionStep], whole: DecompositionStep? = nil, study: SolvedStudy
  ) -> Analysis {
    guard let first = steps.first, let last = steps.last else {
      return Analysis(section: ReportSection(id: "decomposition", title: ""), json: .null)
    }
    let unit = study.definition.indicators[study.headline].unit
    var tables = [effects(steps, unit: unit)]
    if steps.count > 1 {
      tables[0].audience = .analyst
      tables.insert(overview(steps, whole: whole, unit: unit), at: 0)
    }
    if steps.contains(where: { $0.direct != nil }) {
      tables.append(directEffects(steps, unit: unit))
    }
    tables += sectorTables(steps, study: study, unit: unit)
    var findings: [Finding] = []
    for finding in steps.flatMap(\.findings) where !findings.contains(finding) {
      findings.append(finding)
    }
    var members = json(whole ?? first, study: study)
    if steps.count > 1 {
      members.append(.init("steps", .array(steps.map { .object(json($0, study: study)) })))
    }
    return Analysis(
      section: ReportSection(
        id: "decomposition", title: "Why the footprint changed: \(first.from) to \(last.to)",
        text: steps.map { householdSentence($0, unit: unit) }, tables: tables,
        charts: [waterfall(steps, study: study)]),
      json: .object(members), findings: findings)
  }

  private static func householdSentence(_ step: DecompositionStep, unit: String) -> String {
    let footprint = (step.footprint.from.reduce(0, +), step.footprint.to.reduce(0, +))
    let scale = DisplayScale(
      unit: unit,
      values: [footprint.0, footprint.1, step.households.from, step.households.to])
    func amount(_ value: Double) -> String {
      "\(NumberFormat.english.fixed(value / scale.divisor, decimals: scale.decimals))"
    }
    return
      "\(step.from) to \(step.to): the footprint goes from \(amount(footprint.0)) to \(amount(footprint.1)) \(scale.unit). Direct emissions of households are outside, since no factor of production holds them; they go from \(amount(step.households.from)) to \(amount(step.households.to)) \(scale.unit)."
  }

  /// The factors as rows, the steps as columns.
  private static func overview(
    _ steps: [DecompositionStep], whole: DecompositionStep?, unit: String
  ) -> ResultTable {
    let names = StructuralDecomposition.footprintFactors
    var columns = [ResultTable.Column("effect", "Factor", kind: .text)]
    columns += steps.map {
      ResultTable.Column(
        "\($0.from)_\($0.to)", "\($0.from) to \($0.to)", unit: unit, kind: .number, isChange: true)
    }
    columns.append(
      ResultTable.Column("sum", "All steps", unit: unit, kind: .number, isChange: true))
    if let whole {
      columns.append(
        ResultTable.Column(
          "whole", "\(whole.from) to \(whole.to) in one step", unit: unit, kind: .number,
          isChange: true))
    }
    func row(_ name: String, _ value: (StructuralDecomposition) -> Double) -> [ResultTable.Cell] {
      let values = steps.map { value($0.footprint) }
      return [.word(name)] + values.map(ResultTable.Cell.number)
        + [.number(values.reduce(0, +))] + (whole.map { [.number(value($0.footprint))] } ?? [])
    }
    return ResultTable(
      id: "decomposition_steps", title: "What changed the footprint, step by step",
      columns: columns,
      rows: names.indices.map { k in row(names[k]) { $0.effects[k].value } }
        + [row("change") { $0.change }],
      notes: [
        "Each effect is the mean over all orders in which the factors can change, so that the effects sum to the change. Steps added up and one step over the whole way give the same change and not the same effects."
      ])
  }

  /// Every effect with its range over the orders.
  private static func effects(_ steps: [DecompositionStep], unit: String) -> ResultTable {
    let figures = [
      ("value", "Effect"), ("polar_mean", "Polar mean"), ("minimum", "Smallest"),
      ("maximum", "Largest"),
    ]
    return ResultTable(
      id: "decomposition", title: "Effects on the footprint",
      columns: stepColumns(steps) + [ResultTable.Column("effect", "Factor", kind: .text)]
        + figures.map {
          ResultTable.Column($0.0, $0.1, unit: unit, kind: .number, isChange: true)
        },
      rows: steps.flatMap { step in
        step.footprint.effects.map { effect in
          stepCells(step, steps) + [
            .word(effect.name), .number(effect.value), .number(effect.polarMean),
            .number(effect.minimum), .number(effect.maximum),
          ]
        }
      },
      notes: [
        "The effect is the mean over all orders in which the factors can change; smallest and largest are the range over these orders."
      ])
  }

  /// The effects on direct emissions, as differences and as ratios.
  private static func directEffects(_ steps: [DecompositionStep], unit: String) -> ResultTable {
    ResultTable(
      id: "decomposition_direct", title: "Effects on the sectors' direct emissions (LMDI-I)",
      columns: stepColumns(steps) + [
        ResultTable.Column("effect", "Factor", kind: .text),
        ResultTable.Column("value", "Effect", unit: unit, kind: .number, isChange: true),
        ResultTable.Column("ratio", "Ratio", kind: .number),
      ],
      rows: steps.flatMap { step -> [[ResultTable.Cell]] in
        guard let result = step.direct?.result else { return [] }
        let whole = result.from > 0 ? result.to / result.from : nil
        return result.effects.map {
          stepCells(step, steps) + [.word($0.name), .number($0.value), .optional($0.ratio)]
        } + [stepCells(step, steps) + [.word("change"), .number(result.change), .optional(whole)]]
      },
      notes: [
        "Activity is output in all, structure its split over sectors. Energy intensity, fuel mix and emission factor hold fuels; process intensity holds emissions of flows without energy content. The effects sum to the change, the ratios multiply to it. Households are outside."
      ])
  }

  private static func sectorTables(
    _ steps: [DecompositionStep], study: SolvedStudy, unit: String
  ) -> [ResultTable] {
    let codes = study.classification.solved
    func table(
      _ id: String, _ title: String,
      _ effects: (DecompositionStep) -> [(name: String, sectors: [Double])]
    ) -> ResultTable? {
      var names: [String] = []
      for name in steps.flatMap({ effects($0).map(\.name) }) where !names.contains(name) {
        names.append(name)
      }
      guard !names.isEmpty else { return nil }
      return ResultTable(
        id: id, title: title,
        columns: stepColumns(steps) + [ResultTable.Column("sector", "Sector", kind: .text)]
          + names.map {
            ResultTable.Column(
              $0.split(separator: " ").joined(separator: "_"), $0, unit: unit, kind: .number,
              isChange: true)
          },
        rows: steps.flatMap { step in
          let known = effects(step)
          return codes.indices.map { i in
            stepCells(step, steps) + [.text(codes[i])]
              + names.map { name in
                .optional(known.first { $0.name == name }?.sectors[i])
              }
          }
        }, audience: .analyst)
    }
    return [
      table("decomposition_sectors", "Effects on the footprint by product") { step in
        step.footprint.effects.map { ($0.name, $0.sectors) }
      },
      table("decomposition_direct_sectors", "Effects on direct emissions by sector") { step in
        step.direct?.result.effects.map { ($0.name, $0.cells) } ?? []
      },
    ].compactMap(\.self)
  }

  private static func stepColumns(_ steps: [DecompositionStep]) -> [ResultTable.Column] {
    steps.count == 1
      ? []
      : [
        ResultTable.Column("from", "Before", kind: .text),
        ResultTable.Column("to", "After", kind: .text),
      ]
  }

  private static func stepCells(
    _ step: DecompositionStep, _ steps: [DecompositionStep]
  ) -> [ResultTable.Cell] {
    steps.count == 1 ? [] : [.text(step.from), .text(step.to)]
  }

  /// Totals of the scenarios with the effects between them; an effect of nothing has no bar.
  private static func waterfall(
    _ steps: [DecompositionStep], study: SolvedStudy
  ) -> ChartSpecification {
    let indicator = study.definition.indicators[study.headline]
    let totals =
      steps.map { $0.footprint.from.reduce(0, +) }
      + [steps.last?.footprint.to.reduce(0, +) ?? 0]
    let scale = DisplayScale(unit: indicator.unit, values: totals)
    func text(_ value: Double, isChange: Bool) -> String {
      NumberFormat.english.fixed(
        value / scale.divisor, decimals: scale.decimals, isChange: isChange)
    }
    func total(_ name: String, _ value: Double) -> ChartSpecification.WaterfallChart.Bar {
      .init(
        label: name, start: 0, end: value / scale.divisor, isTotal: true,
        text: text(value, isChange: false))
    }
    var bars = [total(steps[0].from, totals[0])]
    for (step, start) in zip(steps, totals) {
      var level = start
      // Final demand first, which mostly adds: so levels stay above 0.
      for effect in step.footprint.effects.reversed() where abs(effect.value) > 1e-9 * abs(start) {
        // Bars need names of their own: the step stands beside the factor.
        let name = steps.count == 1 ? effect.name : "\(effect.name), towards \(step.to)"
        bars.append(
          .init(
            label: name, start: level / scale.divisor,
            end: (level + effect.value) / scale.divisor, isTotal: false,
            text: text(effect.value, isChange: true)))
        level += effect.value
      }
      bars.append(total(step.to, step.footprint.to.reduce(0, +)))
    }
    return ChartSpecification(
      id: "chart-waterfall", title: "From \(steps[0].from) to \(steps[steps.count - 1].to)",
      text:
        "The footprint of each scenario, and what each factor adds to it (to the right) or takes from it (to the left).",
      kind: .waterfall(
        .init(
          bars: bars, axis: "\(indicator.name) footprint", unit: scale.unit,
          legend: [
            .init(name: "total", colour: .grey), .init(name: "adds", colour: .vermilion),
            .init(name: "takes away", colour: .blue),
          ])))
  }

  private static func json(
    _ step: DecompositionStep, study: SolvedStudy
  ) -> [JSONValue.Member] {
    let result = step.footprint
    return [
      .init("from", .string(step.from)), .init("to", .string(step.to)),
      .init("indicator", .string(study.definition.headline)),
      .init("unit", .string(study.definition.indicators[study.headline].unit)),
      .init("change", .number(result.change)),
      .init(
        "effects",
        .array(
          result.effects.map { effect in
            [
              "name": .string(effect.name), "value": .number(effect.value),
              "polar_mean": .number(effect.polarMean), "minimum": .number(effect.minimum),
              "maximum": .number(effect.maximum), "sectors": .numbers(effect.sectors),
            ]
          })),
      .init("sectors", .strings(study.classification.solved)),
      .init("direct", step.direct.map(json) ?? .null),
      .init(
        "households",
        [
          "from": .number(step.households.from), "to": .number(step.households.to),
          "change": .number(step.households.to - step.households.from),
        ]),
    ]
  }

  private static func json(_ direct: DirectDecomposition) -> JSONValue {
    let result = direct.result
    return [
      "energy": .string(direct.energy), "change": .number(result.change),
      "ratio": .optional(result.from > 0 ? result.to / result.from : nil),
      "effects": .array(
        result.effects.map { effect in
          [
            "name": .string(effect.name), "value": .number(effect.value),
            "ratio": .optional(effect.ratio), "sectors": .numbers(effect.cells),
          ]
        }),
    ]
  }
}
