internal import Provenance
public import InputOutputModel
public import SymbiosisModel

extension Analysis {
  /// Why the footprint changed between two scenarios, effect by effect.
  public static func decomposition(
    _ result: StructuralDecomposition, from: String, to: String, study: SolvedStudy
  ) -> Analysis {
    let codes = study.classification.solved
    let unit = study.definition.indicators[study.headline].unit
    let figures = [
      ("value", "Effect"), ("polar_mean", "Polar mean"), ("minimum", "Smallest"),
      ("maximum", "Largest"),
    ]
    let effects = ResultTable(
      id: "decomposition", title: "Effects on the footprint",
      columns: [ResultTable.Column("effect", "Factor", kind: .text)]
        + figures.map {
          ResultTable.Column($0.0, $0.1, unit: unit, kind: .number, isChange: true)
        },
      rows: result.effects.map { effect in
        [
          .text(effect.name), .number(effect.value), .number(effect.polarMean),
          .number(effect.minimum), .number(effect.maximum),
        ]
      },
      notes: [
        "The effect is the mean over all orders in which the factors can change; smallest and largest "
          + "are the range over these orders."
      ])
    let sectors = ResultTable(
      id: "decomposition_sectors", title: "Effects by product",
      columns: [ResultTable.Column("sector", "Sector", kind: .text)]
        + result.effects.map {
          ResultTable.Column($0.name, $0.name, unit: unit, kind: .number, isChange: true)
        },
      rows: codes.indices.map { i in
        [.text(codes[i])] + result.effects.map { .number($0.sectors[i]) }
      }, audience: .analyst)
    return Analysis(
      section: ReportSection(
        id: "decomposition", title: "Why the footprint changed: \(from) to \(to)",
        tables: [effects, sectors]),
      json: [
        "from": .string(from), "to": .string(to), "change": .number(result.change),
        "effects": .array(
          result.effects.map { effect in
            [
              "name": .string(effect.name), "value": .number(effect.value),
              "polar_mean": .number(effect.polarMean), "minimum": .number(effect.minimum),
              "maximum": .number(effect.maximum), "sectors": .numbers(effect.sectors),
            ]
          }),
        "sectors": .strings(codes),
      ],
      findings: study.findings.filter { $0.code == "current-prices" })
  }

  /// The supply chains behind a footprint, and how each changed against another scenario.
  public static func paths(
    _ result: SupplyChainPaths, of scenario: ScenarioSystem, against: ScenarioSystem?,
    study: SolvedStudy
  ) -> Analysis {
    let codes = study.classification.solved
    let unit = study.definition.indicators[study.headline].unit
    func share(_ value: Double) -> Double? { result.total == 0 ? nil : value / result.total }
    let before = against.map { reference in
      result.paths.map { study.value(ofPath: $0.sectors, in: reference) }
    }
    var columns = [
      ResultTable.Column("path", "Chain, emitter first", kind: .text),
      ResultTable.Column("value", "Emissions", unit: unit, kind: .number),
      ResultTable.Column("share", "Share", kind: .share),
    ]
    if before != nil {
      columns.append(.init("change", "Change", unit: unit, kind: .number, isChange: true))
    }
    let left = result.leftOut
    let coverage =
      "The \(result.paths.count) chains cover \(share(result.covered).map(printedPercent) ?? "–") of "
      + "\(printed(result.total)) \(unit)."
    let table = ResultTable(
      id: "paths", title: "Supply chains behind the footprint of \(scenario.scenario.id)",
      columns: columns,
      rows: result.paths.enumerated().map { index, path in
        [
          .text(path.sectors.map { codes[$0] }.joined(separator: " → ")), .number(path.value),
          .optional(share(path.value)),
        ] + (before.map { [.number(path.value - $0[index])] } ?? [])
      },
      notes: [coverage]
        + (left.subtrees == 0
          ? []
          : [
            "\(left.subtrees) subtrees above the threshold were not followed, for depth or count."
          ]))
    return Analysis(
      section: ReportSection(id: "paths", title: "Supply chains", tables: [table]),
      json: [
        "scenario": .string(scenario.scenario.id), "against": .optional(against?.scenario.id),
        "unit": .string(unit), "total": .number(result.total), "covered": .number(result.covered),
        "left_out": [
          "below_threshold": .number(left.belowThreshold),
          "beyond_depth": .number(left.beyondDepth), "unvisited": .number(left.unvisited),
          "subtrees": .integer(left.subtrees),
        ],
        "paths": .array(
          result.paths.enumerated().map { index, path in
            var members: [JSONValue.Member] = [
              .init("sectors", .strings(path.sectors.map { codes[$0] })),
              .init("value", .number(path.value)), .init("share", .optional(share(path.value))),
            ]
            if let before {
              members.append(.init("against_value", .number(before[index])))
              members.append(.init("change", .number(path.value - before[index])))
            }
            return .object(members)
          }),
      ])
  }

  /// Tapio's states between pairs of scenarios.
  public static func decoupling(_ pairs: [DecouplingPair], study: SolvedStudy) -> Analysis {
    let codes = study.classification.solved
    let unit = study.definition.indicators[study.headline].unit
    let money = study.definition.money
    func json(_ result: Decoupling) -> [JSONValue.Member] {
      [
        .init("elasticity", .optional(result.elasticity)),
        .init("state", .optional(result.state?.rawValue)),
        .init("emissions_change", .number(result.emissionsChange)),
        .init("activity_change", .number(result.activityChange)),
      ]
    }
    let table = ResultTable(
      id: "decoupling", title: "Decoupling",
      columns: [
        .init("from", "From", kind: .text), .init("to", "To", kind: .text),
        .init("indicator", "Indicator", kind: .text),
        .init("emissions", "Emissions", unit: unit, kind: .number, isChange: true),
        .init("activity", "Activity", unit: money, kind: .number, isChange: true),
        .init("elasticity", "Elasticity", kind: .number), .init("state", "State", kind: .text),
      ],
      rows: pairs.map { pair in
        [
          .text(pair.from), .text(pair.to), .text(pair.indicator.rawValue),
          .number(pair.total.emissionsChange), .number(pair.total.activityChange),
          .optional(pair.total.elasticity), .optional(pair.total.state?.rawValue),
        ]
      },
      notes: [
        "Coupling is an elasticity from 0.8 to 1.2, both included; without a change of activity there "
          + "is no state. Direct: emissions against value added; footprint: against final deliveries."
      ])
    return Analysis(
      section: ReportSection(id: "decoupling", title: "Decoupling", tables: [table]),
      json: [
        "pairs": .array(
          pairs.map { pair in
            .object(
              [
                .init("from", .string(pair.from)), .init("to", .string(pair.to)),
                .init("indicator", .string(pair.indicator.rawValue)),
              ] + json(pair.total) + [
                .init(
                  "sectors",
                  .array(
                    zip(codes, pair.sectors).map { code, result in
                      .object(
                        [.init("code", .string(code))]
                          + (result.map(json)
                            ?? [.init("elasticity", .null), .init("state", .null)]))
                    }))
              ])
          })
      ], findings: study.findings.filter { $0.code == "current-prices" })
  }
}
