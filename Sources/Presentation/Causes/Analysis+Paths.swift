public import InputOutputModel
internal import Provenance
public import SymbiosisModel

extension Analysis {
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
    let covered = share(result.covered).map { Texts.english.percent($0) } ?? "–"
    let total = DisplayedAmount(result.total, unit: unit, texts: .english)
    let table = ResultTable(
      id: "paths", title: "Supply chains behind the footprint of \(scenario.scenario.id)",
      columns: columns,
      rows: result.paths.enumerated().map { index, path in
        [
          .text(path.sectors.map { codes[$0] }.joined(separator: " → ")), .number(path.value),
          .optional(share(path.value)),
        ] + (before.map { [.number(path.value - $0[index])] } ?? [])
      },
      notes: [
        "The \(result.paths.count) chains cover \(covered) of \(total.number) \(total.unit)."
      ]
        + (left.subtrees == 0
          ? []
          : [
            "\(left.subtrees) subtrees above the threshold were not followed, for depth, count or time; they carry \(printed(left.beyondDepth + left.unvisited)) \(unit)."
          ]))
    return Analysis(
      section: ReportSection(
        id: "paths", title: "Supply chains behind the footprint", tables: [table],
        charts: [tree(result, scenario: scenario.scenario.id, study: study)].compactMap(\.self)),
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

  /// The largest chains as a tree from the footprint over products to their suppliers; each branch is as
  /// wide as the chains that are listed below it.
  private static func tree(
    _ result: SupplyChainPaths, scenario: String, study: SolvedStudy
  ) -> ChartSpecification? {
    let chains = result.paths.prefix(80)
    guard !chains.isEmpty, chains.allSatisfy({ $0.value >= 0 }) else { return nil }
    let codes = study.classification.solved
    let names = study.solvedNames
    let indicator = study.definition.indicators[study.headline]
    let scale = DisplayScale(unit: indicator.unit, values: [result.total])
    var nodes = [
      ChartSpecification.TreeChart.Node(
        label: "\(indicator.name) of \(scenario)", text: "Chains shown", parent: nil, value: 0,
        colour: nil)
    ]
    var known: [[Int]: Int] = [:]
    for chain in chains {
      // From the product to the emitter: a chain adds to every branch that it runs through.
      let way = Array(chain.sectors.reversed())
      nodes[0].value += chain.value / scale.divisor
      for length in 1...way.count {
        let branch = Array(way.prefix(length))
        if known[branch] == nil {
          let sector = branch[length - 1]
          known[branch] = nodes.count
          nodes.append(
            .init(
              label: codes[sector],
              text: branch.reversed().map { names[$0] }.joined(separator: " → "),
              parent: length == 1 ? 0 : known[Array(way.prefix(length - 1))], value: 0,
              colour: ChartPalette.series(sector)))
        }
        if let node = known[branch] { nodes[node].value += chain.value / scale.divisor }
      }
    }
    let share = result.total == 0 ? 0 : chains.reduce(0) { $0 + $1.value } / result.total
    return ChartSpecification(
      id: "chart-paths", title: "Supply chains, \(scenario) (\(scale.unit))",
      text:
        "From left to right: the products finally delivered, their suppliers, and the suppliers' suppliers. What a branch leaves free on its right its own sector emits. Shown are the largest chains, \(NumberFormat.english.percent(share, decimals: 0)) of the footprint.",
      kind: .tree(.init(nodes: nodes, unit: scale.unit)),
      words: Set([nodes[0].label, nodes[0].text]))
  }
}
