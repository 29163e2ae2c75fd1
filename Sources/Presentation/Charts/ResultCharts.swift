import SymbiosisModel

/// The charts of a result.
struct ResultCharts {
  let result: StudyResult
  let texts: Texts
  let names: ResultNames
  private let tables: ResultTables

  init(_ result: StudyResult, texts: Texts) {
    self.result = result
    self.texts = texts
    tables = ResultTables(result, texts: texts)
    names = tables.names
  }

  /// The comparison that the report dwells on: the one within a year that saves most, else the last.
  private var focus: Comparison? {
    tables.withinYear.max { ($0.saving ?? 0) < ($1.saving ?? 0) } ?? result.comparisons.last
  }

  /// The scenario that the report dwells on.
  private var focusScenario: ScenarioResult? {
    result.scenarios.first { $0.id == focus?.scenario } ?? result.scenarios.last
  }

  /// The region's total by scenario with what each type saves (the paper's figure 7), and the
  /// savings alone.
  var overview: [ChartSpecification] {
    let indicator = names.headline.name
    let scale = DisplayScale(
      unit: names.headline.unit, values: result.scenarios.map(\.totals.city))
    let scenarios = result.scenarios
    func series(
      _ name: String, _ colour: ChartPalette.Colour, isHatched: Bool = false,
      isLabelled: Bool = false, _ value: (ScenarioResult) -> Double?
    ) -> ChartSpecification.Series {
      let values = scenarios.map { value($0).map { $0 / scale.divisor } }
      let labels = values.map { texts.numbers.fixed($0 ?? 0, decimals: scale.decimals) }
      return ChartSpecification.Series(
        name: name, values: values, colour: colour, isHatched: isHatched,
        labels: isLabelled ? labels : [])
    }
    var all = [
      series(texts.charts.sectorsSegment, .grey, isLabelled: true) { $0.totals.footprint },
      series(texts.charts.householdSegment, .skyBlue) { $0.totals.householdDirect },
    ]
    let types = tables.withinYear.first?.types?.map(\.type) ?? []
    for (position, type) in types.enumerated() {
      all.append(
        series(
          texts.charts.savedBy(texts.page.type(type)), ChartPalette.series(position),
          isHatched: true
        ) { scenario in
          saving(ofType: position, in: scenario.id)
        })
    }
    let totals = ChartSpecification(
      id: "chart-totals", title: texts.charts.totals(indicator),
      text: texts.charts.totalsText(indicator),
      kind: .bars(
        ChartSpecification.CategoryChart(
          categories: scenarios.map(\.id), series: all, axis: indicator, unit: scale.unit),
        isStacked: true))
    return [totals] + savings
  }

  private var savings: [ChartSpecification] {
    let comparisons = tables.withinYear
    let types = comparisons.first?.types?.map(\.type) ?? []
    guard !types.isEmpty else { return [] }
    let values = comparisons.flatMap { $0.types?.map(\.saving) ?? [] }
    let scale = DisplayScale(unit: names.headline.unit, values: values)
    let series = comparisons.enumerated().map { position, comparison in
      let savings = comparison.types?.map { $0.saving / scale.divisor } ?? []
      return ChartSpecification.Series(
        name: tables.label(comparison), values: savings, colour: ChartPalette.series(position),
        labels: savings.map { texts.numbers.fixed($0, decimals: scale.decimals) })
    }
    let title = texts.charts.savings(names.headline.name)
    return [
      ChartSpecification(
        id: "chart-savings", title: title, text: texts.charts.savingsText,
        kind: .bars(
          ChartSpecification.CategoryChart(
            categories: types.map(texts.page.type), series: series, axis: texts.figures.saving,
            unit: scale.unit, hasLabels: true),
          isStacked: false))
    ]
  }

  /// Footprints by sector and scenario (figure 8), and the three boundaries of one scenario.
  var footprints: [ChartSpecification] {
    let indicator = names.headline.name
    let order = sectorOrder
    let scale = DisplayScale(
      unit: names.headline.unit,
      values: result.scenarios.flatMap { $0.sectors.map(\.footprint) })
    let byScenario = ChartSpecification(
      id: "chart-footprints", title: texts.charts.footprints(indicator),
      text: texts.charts.orderText(focusScenario?.id ?? ""),
      kind: .dots(
        ChartSpecification.CategoryChart(
          categories: order.map(sectorLabel),
          series: scenarioSeries { $0.footprint / scale.divisor },
          axis: texts.figures.footprint, unit: scale.unit)))
    guard let scenario = focusScenario else { return [byScenario] }
    let views: [(String, ChartPalette.Colour, KeyPath<SectorResult, Double>)] = [
      (texts.figures.footprint, .blue, \.footprint),
      (texts.figures.footprintExports, .orange, \.footprintExports),
      (texts.figures.consumptionFootprint, .green, \.consumptionFootprint),
    ]
    return [
      byScenario,
      ChartSpecification(
        id: "chart-boundaries", title: texts.charts.boundaries(indicator, scenario.id),
        text: texts.charts.boundariesText,
        kind: .bars(
          ChartSpecification.CategoryChart(
            categories: order.map(sectorLabel),
            series: views.map { name, colour, figure in
              ChartSpecification.Series(
                name: name,
                values: order.map { scenario.sectors[$0][keyPath: figure] / scale.divisor },
                colour: colour)
            },
            axis: indicator, unit: scale.unit),
          isStacked: false)),
    ]
  }

  /// Output per footprint by sector and scenario (figure 9), and its change in the comparison that
  /// matters most.
  var ecoEfficiency: [ChartSpecification] {
    let order = sectorOrder
    let note = ([texts.notes.mixedBoundary] + tables.yearsAtCurrentPrices).joined(separator: " ")
    let level = ChartSpecification(
      id: "chart-eco-efficiency", title: texts.charts.ecoEfficiency, text: note,
      kind: .dots(
        ChartSpecification.CategoryChart(
          categories: order.map(sectorLabel),
          series: scenarioSeries { $0.outputPerFootprint },
          axis: "\(texts.figures.outputPerFootprint), \(texts.charts.logarithmic)",
          unit: names.moneyPerHeadline, isLogarithmic: true)))
    guard let focus else { return [level] }
    let changes = order.map { focus.sectors[$0].outputPerFootprintChangeShare }
    let change = ChartSpecification(
      id: "chart-eco-efficiency-change",
      title: texts.charts.ecoEfficiencyChange(tables.label(focus)),
      text: focus.withinYear
        ? texts.notes.changeWithinYear : tables.betweenYears.joined(separator: " "),
      kind: .bars(
        ChartSpecification.CategoryChart(
          categories: order.map(sectorLabel),
          series: [
            ChartSpecification.Series(
              name: tables.label(focus), values: changes.map { $0.map { $0 * 100 } },
              colour: .blue,
              labels: changes.map { change in
                change.map { texts.numbers.percent($0, decimals: 2, isChange: true) } ?? ""
              })
          ],
          axis: texts.figures.outputPerFootprintChangeShare, unit: "%", hasLabels: true),
        isStacked: false))
    return [level, change]
  }

  /// The exchanges of the scenario that matters most, a network for each unit of quantity.
  var symbiosis: [ChartSpecification] {
    guard let focus, focus.withinYear else { return [] }
    let active = result.exchanges.filter { ($0.quantities[focus.scenario] ?? 0) > 0 }
    var units: [String] = []
    for exchange in active where !units.contains(exchange.unit) { units.append(exchange.unit) }
    let types = result.exchanges.reduce(into: [String]()) { types, exchange in
      if !types.contains(exchange.type) { types.append(exchange.type) }
    }
    return units.enumerated().map { position, unit in
      let exchanges = active.filter { $0.unit == unit }
      let scale = DisplayScale(
        unit: unit, values: exchanges.compactMap { $0.quantities[focus.scenario] })
      return ChartSpecification(
        id: "chart-network-\(position + 1)",
        title: texts.charts.network(focus.scenario, scale.unit), text: texts.charts.networkText,
        kind: .network(
          network(of: exchanges, scenario: focus.scenario, scale: scale, types: types)))
    }
  }

  private func network(
    of exchanges: [ExchangeSummary], scenario: String, scale: DisplayScale, types: [String]
  ) -> ChartSpecification.NetworkChart {
    var chart = ChartSpecification.NetworkChart(
      nodes: [], links: [], unit: scale.unit,
      legend: types.enumerated().filter { type in exchanges.contains { $0.type == type.element } }
        .map { .init(name: texts.page.type($0.element), colour: ChartPalette.series($0.offset)) })
    var positions: [String: Int] = [:]
    func node(_ key: String, _ code: String, _ label: String, at position: Double) -> Int {
      if let known = positions[key] { return known }
      chart.nodes.append(.init(code: code, label: label, position: position))
      positions[key] = chart.nodes.count - 1
      return chart.nodes.count - 1
    }
    for exchange in exchanges {
      let quantity = (exchange.quantities[scenario] ?? 0) / scale.divisor
      let isWhole = quantity.rounded() == quantity
      let amount = texts.numbers.significant(quantity, digits: isWhole ? 1 : 3)
      let colour = ChartPalette.series(types.firstIndex(of: exchange.type) ?? 0)
      let giver = node("from \(exchange.from)", exchange.from, names.sector(exchange.from), at: 0)
      let middle = node(
        "exchange \(exchange.id)", exchange.id, "\(exchange.waste) · \(amount)\u{A0}\(scale.unit)",
        at: 0.5)
      let taker = node("to \(exchange.to)", exchange.to, names.sector(exchange.to), at: 1)
      for (source, target) in [(giver, middle), (middle, taker)] {
        chart.links.append(
          .init(
            source: source, target: target, quantity: quantity, code: exchange.id,
            label: exchange.name, colour: colour))
      }
    }
    return chart
  }

  /// Sectors by their footprint in the scenario that matters most, the largest first.
  private var sectorOrder: [Int] {
    guard let sectors = focusScenario?.sectors else { return Array(result.sectors.indices) }
    return sectors.indices.sorted { sectors[$0].footprint > sectors[$1].footprint }
  }

  /// A sector's name, with the code where two sectors share a name.
  func sectorLabel(_ position: Int) -> String {
    let name = result.sectorNames[position]
    let isShared = result.sectorNames.filter { $0 == name }.count > 1
    return isShared ? "\(name) (\(result.sectors[position]))" : name
  }

  private func scenarioSeries(
    _ figure: (SectorResult) -> Double?
  ) -> [ChartSpecification.Series] {
    let order = sectorOrder
    return result.scenarios.enumerated().map { position, scenario in
      ChartSpecification.Series(
        name: scenario.id, values: order.map { figure(scenario.sectors[$0]) },
        colour: ChartPalette.series(position))
    }
  }

  /// What a type saves in a scenario against its reference, if it is compared within a year.
  private func saving(ofType position: Int, in scenario: String) -> Double? {
    tables.withinYear.first { $0.scenario == scenario }?.types?[position].saving
  }
}
