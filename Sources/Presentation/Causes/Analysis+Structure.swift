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
          + [.text(key.contains(codes[i]) ? "key" : "")]
      },
      notes: [
        "Forward linkages by Ghosh; a sector is key where both normalised linkages exceed 1. A large "
          + "variation means that few partners carry the linkage."
      ])
    return Analysis(
      section: ReportSection(id: "linkages", title: "Linkages", tables: [table]),
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
          .text(result.rule.rawValue), .number(result.totalOutputLoss),
          .number(loss.reduce(0, +)), .text(result.rule.boundary),
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
}
