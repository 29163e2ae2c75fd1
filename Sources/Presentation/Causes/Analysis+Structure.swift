public import InputOutputModel
public import SymbiosisModel

extension Analysis {
  /// The linkages of a scenario's economy.
  public static func linkages(
    _ result: Linkages, of scenario: ScenarioSystem, study: SolvedStudy
  ) -> Analysis {
    let codes = study.classification.solved
    let key = result.key.map { codes[$0] }
    let figures = [
      ("backward", "Backward", result.backward), ("forward", "Forward", result.forward),
      ("forward_rasmussen", "Forward (Rasmussen)", result.forwardRasmussen),
      ("backward_normalised", "Backward, normalised", result.backwardNormalised),
      ("forward_normalised", "Forward, normalised", result.forwardNormalised),
      ("backward_variation", "Backward, variation", result.backwardVariation),
      ("forward_variation", "Forward, variation", result.forwardVariation),
    ]
    let table = ResultTable(
      id: "linkages", title: "Linkages of the city's own deliveries, \(scenario.scenario.id)",
      columns: [ResultTable.Column("sector", "Sector", kind: .text)]
        + figures.map { ResultTable.Column($0.0, $0.1, kind: .number) }
        + [ResultTable.Column("key", "Key", kind: .text)],
      rows: codes.indices.map { i in
        [.text(codes[i])] + figures.map { .number($0.2[i]) }
          + [.word(key.contains(codes[i]) ? "key" : "")]
      },
      notes: [
        "Forward linkages by Ghosh; a sector is key where both normalised linkages exceed 1. A large "
          + "variation means that few partners carry the linkage."
      ])
    return Analysis(
      section: ReportSection(
        id: "linkages", title: "Which sectors pull and push", tables: [table],
        charts: [quadrant(result, scenario: scenario.scenario.id, study: study)]),
      json: .object(
        [
          .init("scenario", .string(scenario.scenario.id)), .init("codes", .strings(codes)),
        ] + figures.map { .init($0.0, .numbers($0.2)) } + [.init("key", .strings(key))]))
  }

  /// What would be lost without a sector, one row a rule.
  public static func extraction(
    _ results: [HypotheticalExtraction], of scenario: ScenarioSystem, study: SolvedStudy
  ) -> Analysis {
    let codes = study.classification.solved
    let indicator = study.definition.indicators[study.headline]
    let intensities = scenario.footprints[study.headline].intensities
    let losses = results.map { $0.loss(intensity: intensities) }
    let sector = results.first.map { codes[$0.sector] } ?? ""
    let table = ResultTable(
      id: "extraction", title: "What would be lost without \(sector), \(scenario.scenario.id)",
      columns: [
        .init("rule", "Rule", kind: .text),
        .init("output_loss", "Output", unit: study.definition.money, kind: .number),
        .init("emission_loss", indicator.name, unit: indicator.unit, kind: .number),
        .init("boundary", "What is taken out", kind: .text),
      ],
      rows: zip(results, losses).map { result, loss in
        [
          .word(result.rule.rawValue), .number(result.totalOutputLoss),
          .number(loss.reduce(0, +)), .word(result.rule.boundary),
        ]
      })
    return Analysis(
      section: ReportSection(id: "extraction", title: "Hypothetical extraction", tables: [table]),
      json: [
        "scenario": .string(scenario.scenario.id), "sector": .string(sector),
        "indicator": .string(indicator.code), "codes": .strings(codes),
        "rules": .array(
          zip(results, losses).map { result, loss in
            [
              "rule": .string(result.rule.rawValue), "boundary": .string(result.rule.boundary),
              "output_loss": .number(result.totalOutputLoss),
              "emission_loss": .number(loss.reduce(0, +)),
              "output_loss_by_sector": .numbers(result.outputLoss),
              "emission_loss_by_sector": .numbers(loss),
            ]
          }),
      ])
  }

  /// Backward to the right, forward upwards; key sectors stand in the upper right quarter.
  private static func quadrant(
    _ result: Linkages, scenario: String, study: SolvedStudy
  ) -> ChartSpecification {
    let codes = study.classification.solved
    let key = Set(result.key)
    func points(_ wanted: Bool) -> [ChartSpecification.PointChart.Point] {
      codes.indices.filter { key.contains($0) == wanted }.map {
        .init(
          label: codes[$0], x: result.backwardNormalised[$0], y: result.forwardNormalised[$0],
          isNamed: true)
      }
    }
    func range(_ values: [Double]) -> [Double] {
      let (low, high) = (min(1, values.min() ?? 1), max(1, values.max() ?? 1))
      let room = max(0.12 * (high - low), 0.05)
      return [low - room, high + room]
    }
    let (x, y) = (range(result.backwardNormalised), range(result.forwardNormalised))
    return ChartSpecification(
      id: "chart-linkages", title: "Linkages of the city's own deliveries, \(scenario)",
      text:
        "To the right sectors that pull on their suppliers more than the mean, upwards those that push their buyers; in the upper right quarter stand the key sectors.",
      kind: .points(
        .init(
          groups: [
            .init(name: "key", points: points(true), colour: .vermilion),
            .init(name: "other sectors", points: points(false), colour: .blue),
          ].filter { !$0.points.isEmpty },
          lines: [
            .init(from: [1, y[0]], to: [1, y[1]]), .init(from: [x[0], 1], to: [x[1], 1]),
          ],
          notes: [
            .init(text: "key", x: 0.99, y: 0.99), .init(text: "pulls suppliers", x: 0.99, y: 0.01),
            .init(text: "pushes buyers", x: 0.01, y: 0.99),
          ],
          xAxis: "backward linkage over its mean", yAxis: "forward linkage (Ghosh) over its mean",
          xRange: x, yRange: y)), words: ["key", "other sectors"])
  }

  /// What would be lost without each sector, by every rule: which one first.
  ///
  /// `results` holds for each sector one result a rule, in the rules' order.
  public static func extractions(
    _ results: [[HypotheticalExtraction]], of scenario: ScenarioSystem, study: SolvedStudy
  ) -> Analysis {
    let codes = study.classification.solved
    let indicator = study.definition.indicators[study.headline]
    let intensities = scenario.footprints[study.headline].intensities
    let rules = HypotheticalExtraction.Rule.allCases
    func loss(_ result: HypotheticalExtraction) -> Double {
      result.loss(intensity: intensities).reduce(0, +)
    }
    let table = ResultTable(
      id: "extractions", title: "What would be lost without each sector, \(scenario.scenario.id)",
      columns: [ResultTable.Column("sector", "Sector", kind: .text)]
        + rules.map {
          ResultTable.Column(
            "output_\($0.rawValue)", "Output, \($0.rawValue)", unit: study.definition.money,
            kind: .number)
        }
        + rules.map {
          ResultTable.Column(
            "emissions_\($0.rawValue)", "\(indicator.name), \($0.rawValue)", unit: indicator.unit,
            kind: .number)
        },
      rows: results.enumerated().map { i, byRule in
        [.text(codes[i])] + byRule.map { .number($0.totalOutputLoss) }
          + byRule.map { .number(loss($0)) }
      }, notes: rules.map { "Under the rule \($0.rawValue): \($0.boundary)" })
    return Analysis(
      section: ReportSection(
        id: "extraction", title: "What would be lost without a sector", tables: [table]),
      json: [
        "scenario": .string(scenario.scenario.id), "indicator": .string(indicator.code),
        "codes": .strings(codes),
        "rules": .array(
          rules.enumerated().map { position, rule in
            [
              "rule": .string(rule.rawValue), "boundary": .string(rule.boundary),
              "output_loss": .numbers(results.map { $0[position].totalOutputLoss }),
              "emission_loss": .numbers(results.map { loss($0[position]) }),
            ]
          }),
      ])
  }
}
