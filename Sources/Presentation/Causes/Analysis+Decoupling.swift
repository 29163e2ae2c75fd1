internal import InputOutputModel
internal import Provenance
public import SymbiosisModel

extension Analysis {
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
        .init("emissions_change_share", .optional(result.emissionsShare)),
        .init("activity_change_share", .optional(result.activityShare)),
      ]
    }
    let table = ResultTable(
      id: "decoupling", title: "Decoupling",
      columns: [
        .init("from", "Before", kind: .text), .init("to", "After", kind: .text),
        .init("indicator", "Indicator", kind: .text),
        .init("emissions", "Emissions", unit: unit, kind: .number, isChange: true),
        .init("activity", "Activity", unit: money, kind: .number, isChange: true),
        .init("emissions_share", "Emissions, relative", kind: .share),
        .init("activity_share", "Activity, relative", kind: .share),
        .init("elasticity", "Elasticity", kind: .number), .init("state", "State", kind: .text),
      ],
      rows: pairs.map { pair in
        [
          .text(pair.from), .text(pair.to), .word(pair.indicator.rawValue),
          .number(pair.total.emissionsChange), .number(pair.total.activityChange),
          .optional(pair.total.emissionsShare), .optional(pair.total.activityShare),
          .optional(pair.total.elasticity), .optionalWord(pair.total.state?.rawValue),
        ]
      },
      notes: [
        "Coupling is an elasticity from 0.8 to 1.2, both included; emissions that do not change are weak decoupling; without a change of activity there is no state. Direct: emissions against value added; footprint: against final deliveries."
      ])
    let sectors = ResultTable(
      id: "decoupling_sectors", title: "Decoupling by sector",
      columns: table.columns.prefix(3) + [.init("sector", "Sector", kind: .text)]
        + table.columns.dropFirst(3),
      rows: pairs.flatMap { pair in
        zip(codes, pair.sectors).map { code, result in
          [
            .text(pair.from), .text(pair.to), .word(pair.indicator.rawValue), .text(code),
            .optional(result?.emissionsChange), .optional(result?.activityChange),
            .optional(result?.emissionsShare), .optional(result?.activityShare),
            .optional(result?.elasticity), .optionalWord(result?.state?.rawValue),
          ]
        }
      }, audience: .analyst)
    return Analysis(
      section: ReportSection(
        id: "decoupling", title: "Whether emissions part from growth", tables: [table, sectors],
        charts: DecouplingPair.Indicator.allCases.compactMap {
          plane(pairs, indicator: $0, study: study)
        }),
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
      ], findings: priceFindings(pairs, study: study))
  }

  private static func priceFindings(_ pairs: [DecouplingPair], study: SolvedStudy) -> [Finding] {
    let findings = pairs.flatMap { pair in
      study.priceFindings(between: [pair.from, pair.to].compactMap { study.scenario($0) })
    }
    return Array(findings.prefix(1))
  }

  /// Tapio's plane: growth to the right, emissions upwards, the whole city named.
  private static func plane(
    _ pairs: [DecouplingPair], indicator: DecouplingPair.Indicator, study: SolvedStudy
  ) -> ChartSpecification? {
    let chosen = pairs.filter { $0.indicator == indicator }
    let names = study.solvedNames
    let groups = chosen.enumerated().map { position, pair in
      let whole = [("all sectors", pair.total)]
      let parts = zip(names, pair.sectors).compactMap { name, result in result.map { (name, $0) } }
      return ChartSpecification.PointChart.Group(
        name: "\(pair.from) to \(pair.to)",
        points: (whole + parts).compactMap { name, result in
          guard let x = result.activityShare, let y = result.emissionsShare else { return nil }
          return .init(label: name, x: 100 * x, y: 100 * y, isNamed: name == "all sectors")
        }, colour: ChartPalette.series(position))
    }
    let points = groups.flatMap(\.points)
    guard !points.isEmpty else { return nil }
    func range(_ values: [Double]) -> [Double] {
      let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
      let room = max(0.08 * (high - low), 1)
      return [low - room, high + room]
    }
    let (xRange, yRange) = (range(points.map(\.x)), range(points.map(\.y)))
    func ray(_ slope: Double) -> ChartSpecification.PointChart.Line {
      .init(from: [xRange[0], slope * xRange[0]], to: [xRange[1], slope * xRange[1]])
    }
    let code = indicator.rawValue
    return ChartSpecification(
      id: "chart-decoupling-\(code)",
      title: indicator == .direct
        ? "Direct emissions against value added" : "Footprint against final deliveries",
      text:
        "Each point is a sector, the named one all of them. Right of the upright line activity grows; below the level line emissions fall (strong decoupling on the right); the slanting lines are elasticities of 0.8 and 1.2, between which both move alike.",
      kind: .points(
        .init(
          groups: groups,
          lines: [
            .init(from: [xRange[0], 0], to: [xRange[1], 0]),
            .init(from: [0, yRange[0]], to: [0, yRange[1]]), ray(0.8), ray(1.2),
          ],
          notes: [
            .init(text: "strong decoupling", x: 0.99, y: 0.01),
            .init(text: "strong negative decoupling", x: 0.01, y: 0.99),
          ],
          xAxis: indicator == .direct
            ? "change of value added (%)" : "change of final deliveries (%)",
          yAxis: indicator == .direct
            ? "change of direct emissions (%)" : "change of the footprint (%)",
          xRange: xRange, yRange: yRange)), words: Set(["all sectors"] + groups.map(\.name)))
  }
}
