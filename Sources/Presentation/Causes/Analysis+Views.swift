internal import InputOutputModel
internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// Producer, territory and consumer reconciled, and responsibility by other rules beside them.
  public static func views(_ result: StudyViews, study: SolvedStudy) -> Analysis {
    let indicator = study.definition.indicators[study.headline]
    let isGiven = result.asAtHome != nil
    let imports =
      isGiven
      ? "Imports embody what the study's file of import multipliers says."
      : "Imports are taken as made with the region's own technology, an assumption; a file of multipliers (`import_multipliers`) replaces it."
    return Analysis(
      section: ReportSection(
        id: "views", title: "Who emits, and for whom: \(result.scenario)",
        text: carriers(result, study: study),
        tables: [
          reconciled(
            result, study: study, notes: [imports] + homeNote(result, unit: indicator.unit)),
          responsibilities(result, study: study), boundaries(result, study: study),
        ], charts: [chart(result, study: study)]),
      json: json(result, study: study), findings: result.findings)
  }

  /// The products that carry most, and at least a hundredth of all, beyond what their sectors emit, as sentences.
  private static func carriers(_ result: StudyViews, study: SolvedStudy) -> [String] {
    let names = study.solvedNames
    let total = result.views.direct.reduce(0, +)
    let (direct, territory) = (result.views.direct, result.views.territory)
    guard total > 0 else { return [] }
    let order = direct.indices.filter { territory[$0] - direct[$0] > 0.01 * total }
      .sorted { territory[$0] - direct[$0] > territory[$1] - direct[$1] }
    let unit = study.definition.indicators[study.headline].unit
    let scale = DisplayScale(unit: unit, values: direct + territory)
    func amount(_ value: Double) -> String {
      "\(NumberFormat.english.significant(value / scale.divisor, digits: 3)) \(scale.unit) (\(NumberFormat.english.percent(value / total, decimals: 1)))"
    }
    return order.prefix(5).map { i in
      "“\(names[i])” emits \(amount(direct[i])) itself; what is finally delivered of its products carries \(amount(territory[i])), by itself and its suppliers."
    }
  }

  private static func homeNote(_ result: StudyViews, unit: String) -> [String] {
    guard let home = result.asAtHome else { return [] }
    let (given, other) = (
      result.views.elsewhereForHere.reduce(0, +), home.elsewhereForHere.reduce(0, +)
    )
    return [
      "Made as at home they would embody \(printed(other)) \(unit) rather than \(printed(given)) \(unit)."
    ]
  }

  private static func reconciled(
    _ result: StudyViews, study: SolvedStudy, notes: [String]
  ) -> ResultTable {
    let unit = study.definition.indicators[study.headline].unit
    let codes = study.classification.solved
    let views = result.views
    var figures: [(String, String, [Double], Double)] = [
      ("direct", "Emitted by the sector (producer)", views.direct, result.households),
      ("made_here_for_here", "Made here for here", views.hereForHere, result.households),
      ("made_here_for_others", "Made here for others", views.hereForOthers, 0),
    ]
    if views.discrepancy.contains(where: { $0 != 0 }) {
      figures.append(("discrepancy", "Statistical discrepancy", views.discrepancy, 0))
    }
    figures += [
      ("territory", "Territory", views.territory, result.households),
      ("made_elsewhere_for_here", "Made elsewhere for here", views.elsewhereForHere, 0),
      ("consumption", "Consumption", views.consumption, result.households),
    ]
    var rows = codes.indices.map { i in
      [ResultTable.Cell.text(codes[i])] + figures.map { .number($0.2[i]) }
    }
    rows.append([.text("household")] + figures.map { .number($0.3) })
    rows.append([.word("total")] + figures.map { .number($0.2.reduce(0, +) + $0.3) })
    return ResultTable(
      id: "views", title: "Producer, territory and consumer, \(result.scenario)",
      columns: [ResultTable.Column("sector", "Sector or product", kind: .text)]
        + figures.map { ResultTable.Column($0.0, $0.1, unit: unit, kind: .number) },
      rows: rows,
      notes: [
        "Territory = made here for here + made here for others, and in total the sum of what sectors emit; consumption = made here for here + made elsewhere for here. The first column is by sector, the others by product."
      ] + notes)
  }

  private static func responsibilities(_ result: StudyViews, study: SolvedStudy) -> ResultTable {
    let unit = study.definition.indicators[study.headline].unit
    let money = study.definition.money
    let codes = study.classification.solved
    let none = [Double?](repeating: nil, count: codes.count)
    let figures: [(String, String, String, [Double?])] = [
      ("production", "Production", unit, result.views.direct),
      ("consumption_based", "Consumption-based", unit, result.views.territory),
      ("downstream", "Downstream", unit, result.downstream?.producers ?? none),
      ("shared_producers", "Shared, producers", unit, result.shared?.producers ?? none),
      ("shared_consumers", "Shared, consumers", unit, result.shared?.consumers ?? none),
      ("value_added", "Value added", money, result.valueAdded),
      ("value_added_footprint", "Value-added footprint", money, result.valueAddedFootprint),
    ].filter { $0.3.contains { $0 != nil } }
    var rows = codes.indices.map { i in
      [ResultTable.Cell.text(codes[i])] + figures.map { .optional($0.3[i]) }
    }
    rows.append(
      [.word("total")] + figures.map { .number($0.3.reduce(0) { $0 + ($1 ?? 0) }) })
    return ResultTable(
      id: "responsibility",
      title: "Responsibility for the territory's emissions, \(result.scenario)",
      columns: [ResultTable.Column("sector", "Sector or product", kind: .text)]
        + figures.map { ResultTable.Column($0.0, $0.1, unit: $0.2, kind: .number) },
      rows: rows,
      notes: [
        "Every view shares out one total, so that figures of one view are not to be compared with figures of another; the two shared columns belong together. Households' own emissions are outside."
      ])
  }

  private static func boundaries(_ result: StudyViews, study: SolvedStudy) -> ResultTable {
    ResultTable(
      id: "responsibility_boundaries", title: "What each view counts",
      columns: [
        ResultTable.Column("view", "View", kind: .text),
        ResultTable.Column("boundary", "Boundary", kind: .text),
      ],
      rows: Responsibility.View.allCases.map { view in
        [.word(view == .consumption ? "consumption-based" : view.rawValue), .word(view.boundary)]
      } + [
        [
          .word("value-added footprint"),
          .word(
            "Value added on the territory along the supply chains of what is finally delivered of the product: the income that stands beside the consumption-based emissions."
          ),
        ]
      ])
  }

  private static func chart(_ result: StudyViews, study: SolvedStudy) -> ChartSpecification {
    let indicator = study.definition.indicators[study.headline]
    let views = result.views
    let names = study.solvedNames
    let scale = DisplayScale(
      unit: indicator.unit, values: views.territory + views.elsewhereForHere)
    let sizes = zip(views.territory, views.elsewhereForHere).map { abs($0) + abs($1) }
    let order = names.indices.sorted { sizes[$0] > sizes[$1] }
    let series: [(String, [Double], ChartPalette.Colour)] = [
      ("made here for here", views.hereForHere, .blue),
      ("made here for others", views.hereForOthers, .orange),
      ("made elsewhere for here", views.elsewhereForHere, .green),
    ]
    return ChartSpecification(
      id: "chart-views",
      title: "Made where, for whom: \(indicator.name) by product, \(result.scenario)",
      text:
        "Blue and orange together are the territory's emissions, blue and green together those of the region's consumption.",
      kind: .bars(
        .init(
          categories: order.map { names[$0] },
          series: series.map { name, values, colour in
            .init(name: name, values: order.map { values[$0] / scale.divisor }, colour: colour)
          }, axis: indicator.name, unit: scale.unit), isStacked: true), words: Set(series.map(\.0)))
  }

  private static func json(_ result: StudyViews, study: SolvedStudy) -> JSONValue {
    let indicator = study.definition.indicators[study.headline]
    let views = result.views
    func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
    func optional(_ values: [Double]?) -> JSONValue { values.map(JSONValue.numbers) ?? .null }
    return [
      "scenario": .string(result.scenario), "indicator": .string(indicator.code),
      "unit": .string(indicator.unit), "money": .string(study.definition.money),
      "codes": .strings(study.classification.solved),
      "import_multipliers": result.asAtHome == nil ? "as_at_home" : "given",
      "direct": .numbers(views.direct), "made_here_for_here": .numbers(views.hereForHere),
      "made_here_for_others": .numbers(views.hereForOthers),
      "discrepancy": .numbers(views.discrepancy), "territory": .numbers(views.territory),
      "made_elsewhere_for_here": .numbers(views.elsewhereForHere),
      "made_elsewhere_as_at_home": optional(
        result.asAtHome?.elsewhereForHere ?? views.elsewhereForHere),
      "consumption": .numbers(views.consumption),
      "downstream": optional(result.downstream?.producers),
      "shared_producers": optional(result.shared?.producers),
      "shared_consumers": optional(result.shared?.consumers),
      "value_added": .numbers(result.valueAdded),
      "value_added_footprint": .numbers(result.valueAddedFootprint),
      "totals": [
        "direct": .number(sum(views.direct)),
        "made_here_for_here": .number(sum(views.hereForHere)),
        "made_here_for_others": .number(sum(views.hereForOthers)),
        "discrepancy": .number(sum(views.discrepancy)),
        "territory": .number(sum(views.territory)),
        "made_elsewhere_for_here": .number(sum(views.elsewhereForHere)),
        "consumption": .number(sum(views.consumption)),
        "household_direct": .number(result.households),
      ],
      "boundaries": .object(
        Responsibility.View.allCases.map { .init($0.rawValue, .string($0.boundary)) }),
    ]
  }
}

extension SolvedStudy {
  /// The names of the solved sectors; the code where a name is missing or shared.
  var solvedNames: [String] {
    let sectors =
      classification.level == .group ? definition.groups : definition.sectors
    let names = sectors.map { $0.name.isEmpty ? $0.code : $0.name }
    return zip(sectors, names).map { sector, name in
      names.count(where: { $0 == name }) > 1 ? "\(name) (\(sector.code))" : name
    }
  }
}
