internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// What scenarios with `supply_chain: true` save, level by level; `nil` without any.
  public static func supplyChain(
    _ results: [SupplyChainComparison], study: SolvedStudy
  ) -> Analysis? {
    guard let first = results.first else { return nil }
    let definition = study.definition
    let indicator = definition.indicators[study.headline]
    let levels = results.flatMap { result in result.levels.map { (result, $0) } }
    let savings = ResultTable(
      id: "supply_chain_levels", title: SymbiosisTexts.levels, of: levels,
      [
        .text("scenario", "Scenario") { $0.0.scenario },
        .text("against", "Against") { $0.0.against },
        .word("level", "Level") { $0.1.level.rawValue },
      ]
        + definition.indicators.enumerated().map { position, indicator in
          .number("saving_\(indicator.code)", "Saving of \(indicator.name)", indicator.unit) {
            $0.1.indicators[position]
          }
        }, notes: [SymbiosisTexts.levelsNote])
    let rows = results.flatMap { result in result.sectors.indices.map { (result, $0) } }
    let sectors = ResultTable(
      id: "supply_chain_sectors", title: SymbiosisTexts.supplyChainSectors, of: rows,
      [
        .text("scenario", "Scenario") { $0.0.scenario },
        .text("code", "Sector") { $0.0.sectors[$0.1] },
        .number("output_change", "Output", definition.money, isChange: true) {
          $0.0.outputChanges[$0.1]
        },
        .number("value_added_change", "Left to value added", definition.money, isChange: true) {
          $0.0.valueAddedChanges[$0.1]
        },
        .number("footprint_change_system", "Footprint, system", indicator.unit, isChange: true) {
          $0.0.levels[1].footprintChanges[$0.1]
        },
        .number("footprint_change_table", "Footprint, table", indicator.unit, isChange: true) {
          $0.0.levels[2].footprintChanges[$0.1]
        },
      ])
    let payments = results.flatMap { result in
      definition.exchanges.indices.filter { result.byProductPayments[$0] != 0 }
        .map { (result, $0) }
    }
    let byProducts = ResultTable(
      id: "by_products", title: SymbiosisTexts.byProducts, of: payments,
      [
        .text("scenario", "Scenario") { $0.0.scenario },
        .text("exchange", "Exchange") { definition.exchanges[$0.1].id },
        .number("payment", "Paid to the giver", definition.money) { $0.0.byProductPayments[$0.1] },
      ])
    return Analysis(
      id: "supply-chain", title: SymbiosisTexts.supplyChain,
      text: results.map { SymbiosisTexts.levels($0, indicator) }
        + [SymbiosisTexts.tableLevel(definition.imports)]
        + (study.pricesAreConstant ? [SymbiosisTexts.tablePrices] : []),
      tables: [savings, sectors] + (payments.isEmpty ? [] : [byProducts]),
      charts: [
        ChartSpecification(
          id: "chart-supply-chain", title: SymbiosisTexts.levels, text: SymbiosisTexts.levelsNote,
          kind: .bars(
            .init(
              categories: first.levels.map(\.level.rawValue),
              series: results.prefix(6).enumerated().map {
                position, result in
                .init(
                  name: result.scenario, values: result.levels.map(\.saving),
                  colour: ChartPalette.series(position))
              }, axis: "Saving of \(indicator.name)", unit: indicator.unit, hasLabels: true),
            isStacked: false), words: Set(first.levels.map(\.level.rawValue)))
      ])
  }
}
