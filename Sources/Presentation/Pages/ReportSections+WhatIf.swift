public import SymbiosisModel

extension ReportSections {
  /// What a choice of exchanges does, beside its reference: charts and tables for a page that follows a
  /// hand on a slider, so that rows and bars keep their places.
  ///
  /// - Parameters:
  ///   - result: two scenarios of one year, the reference first, and their comparison.
  ///   - ecoEfficiency: which form of eco-efficiency the table shows.
  ///   - texts: the language.
  public static func whatIf(
    _ result: StudyResult, ecoEfficiency: FigureName, texts: Texts
  ) -> (charts: [ChartSpecification], tables: [ResultTable]) {
    let tables = ResultTables(result, texts: texts)
    let charts = ResultCharts(result, texts: texts)
    let chosen = result.scenarios.last?.id ?? ""
    let changes: [FigureName] =
      ecoEfficiency == .outputPerFootprint ? [.outputPerFootprintChangeShare] : []
    return (
      Array(charts.overview.prefix(1)) + charts.savingsByExchange + charts.footprintChanges,
      [
        tables.sectorFigures(
          of: chosen,
          figures: [
            .footprint, .footprintChange, .footprintChangeShare, .directChange, ecoEfficiency,
          ]
            + changes),
        tables.indicators, tables.tradeOffs,
      ]
    )
  }
}

extension ResultCharts {
  /// What each exchange saves in the last comparison, in file order.
  fileprivate var savingsByExchange: [ChartSpecification] {
    guard let exchanges = result.comparisons.last?.exchanges, !exchanges.isEmpty else { return [] }
    let scale = DisplayScale(unit: names.headline.unit, values: exchanges.map(\.saving))
    let saved = exchanges.map { $0.saving / scale.divisor }
    return [
      ChartSpecification(
        id: "chart-exchanges", title: texts.tables.savingsByExchange(names.headline.name), text: "",
        kind: .bars(
          ChartSpecification.CategoryChart(
            categories: exchanges.map { names.exchangeName($0.id) },
            series: [
              ChartSpecification.Series(
                name: texts.figures.saving, values: saved, colour: .blue,
                labels: saved.map { texts.numbers.fixed($0, decimals: scale.decimals) })
            ],
            axis: texts.figures.saving, unit: scale.unit, hasLabels: true),
          isStacked: false))
    ]
  }

  /// How the footprint of each sector changes in the last comparison.
  fileprivate var footprintChanges: [ChartSpecification] {
    guard let comparison = result.comparisons.last else { return [] }
    let scale = DisplayScale(
      unit: names.headline.unit, values: comparison.sectors.map(\.footprintChange))
    let changes = comparison.sectors.map { $0.footprintChange / scale.divisor }
    return [
      ChartSpecification(
        id: "chart-changes", title: texts.tables.footprintChanges(names.headline.name), text: "",
        kind: .bars(
          ChartSpecification.CategoryChart(
            categories: result.sectors.indices.map(sectorLabel),
            series: [
              ChartSpecification.Series(
                name: texts.figures.footprintChange, values: changes, colour: .green,
                labels: changes.map {
                  texts.numbers.fixed($0, decimals: scale.decimals, isChange: true)
                })
            ],
            axis: texts.figures.footprintChange, unit: scale.unit, hasLabels: true),
          isStacked: false))
    ]
  }
}
