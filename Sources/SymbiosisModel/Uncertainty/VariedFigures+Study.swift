internal import DenseAlgebra
internal import InputOutputModel

extension VariedFigures {
  /// The figures that a study says are uncertain.
  ///
  /// A figure that is 0 stays 0 and draws nothing, and one with GSD² = 1 is certain. Groups come first among the dimensions, then factors,
  /// quantities, effects, inventories, prices and tables, so that the best dimensions of a design go to
  /// what moves most figures.
  init(uncertain study: SolvedStudy) {
    self.init(study)
    var draws = UncertainDraws(study.definition)
    for group in draws.groups {
      draws.dimensionOfGroup[group.name] = addDimension(group.label, group.data)
    }
    place(study, &draws)
    connect()
  }

  private mutating func place(_ study: SolvedStudy, _ draws: inout UncertainDraws) {
    let definition = study.definition
    for (flow, entry) in definition.flows.enumerated() {
      factors[flow] = vary(
        factors[flow], .factor,
        .init(flow: entry.code, indicator: definition.indicators[study.headline].code), &draws)
    }
    for (position, scenario) in study.scenarios.enumerated() {
      guard scenario.scenario.quantities != .none else { continue }
      var column: String?
      if case .column(let name) = scenario.scenario.quantities { column = name }
      for (k, exchange) in definition.exchanges.enumerated() {
        quantities[position][k] = vary(
          quantities[position][k], .quantity, .init(exchange: exchange.id, column: column), &draws,
          apart: column == nil ? scenario.scenario.id : "")
      }
    }
    for (position, year) in definition.years.enumerated() {
      guard let column = year.inventoryIncludes else { continue }
      for (k, exchange) in definition.exchanges.enumerated() {
        included[position][k] = vary(
          included[position][k], .quantity, .init(exchange: exchange.id, column: column), &draws)
      }
    }
    for (position, effect) in definition.effects.enumerated() {
      effects[position] = vary(
        effects[position], .effect,
        .init(sector: effect.sector, flow: effect.flow, exchange: effect.exchange), &draws)
    }
    for (position, year) in definition.years.enumerated() {
      for (k, entry) in year.inventory.enumerated() {
        inventories[position][k] = vary(
          inventories[position][k], .inventory,
          .init(sector: entry.sector, flow: entry.flow, year: year.year), &draws)
      }
      for (k, figure) in (year.prices ?? []).enumerated() {
        prices[position][k] = vary(
          prices[position][k], .price, .init(sector: figure.code, year: year.year), &draws)
      }
    }
    placeTables(study, &draws)
  }

  private mutating func placeTables(_ study: SolvedStudy, _ draws: inout UncertainDraws) {
    guard draws.coverage.has(.table) else { return }
    let codes = study.classification.solved
    for (position, year) in study.years.enumerated() {
      let coefficients = year.system.coefficients
      var drawn = [Int](repeating: Self.none, count: coefficients.storage.count)
      for (j, buyer) in codes.enumerated() {
        for (i, sector) in codes.enumerated() where coefficients[i, j] != 0 {
          var term = Term(base: 1, variable: Self.none)
          term = vary(term, .table, .init(sector: sector, buyer: buyer, year: year.year), &draws)
          drawn[j * codes.count + i] = term.variable
        }
      }
      if drawn.contains(where: { $0 != Self.none }) { tables[position] = drawn }
    }
  }

  /// Gives a figure its variable, if any row of uncertainty.csv covers it.
  private mutating func vary(
    _ term: Term, _ data: UncertaintyEntry.Data, _ place: UncertaintyCoverage.Place,
    _ draws: inout UncertainDraws, apart: String = ""
  ) -> Term {
    guard let (row, _) = draws.coverage.row(data, place) else { return term }
    let entry = draws.coverage.entries[row]
    guard term.base != 0 || entry.basis == .value, entry.distribution.logDeviation != 0 else {
      return term
    }
    var key = place
    // A row without a year holds for all years with one draw.
    if entry.year == nil { key.year = nil }
    let known = UncertainDraws.Key(row: row, place: key, apart: apart)
    if let variable = draws.variables[known] {
      return Term(base: entry.basis == .value ? 1 : term.base, variable: variable)
    }
    let names = [
      data.rawValue, key.exchange, key.sector, key.buyer, key.flow, key.column,
      key.year.map { String($0) }, apart.isEmpty ? nil : apart,
    ]
    let label = names.compactMap(\.self).joined(separator: " ")
    let shared = entry.group.flatMap { draws.dimensionOfGroup[$0] }
    let followsGroup = shared != nil && abs(entry.correlation) == 1
    let variable = add(
      Variable(
        data: data, label: label, distribution: entry.distribution,
        anchor: entry.basis == .value ? term.base : 1,
        logDeviation: entry.distribution.logDeviation,
        own: followsGroup ? nil : addDimension(label, data), shared: shared,
        correlation: entry.correlation))
    draws.variables[known] = variable
    return Term(base: entry.basis == .value ? 1 : term.base, variable: variable)
  }
}

/// What is known while figures are given their draws.
private struct UncertainDraws {
  struct Key: Hashable {
    var row: Int
    var place: UncertaintyCoverage.Place
    var apart: String
  }

  let coverage: UncertaintyCoverage
  /// The groups in file order.
  let groups: [(name: String, label: String, data: UncertaintyEntry.Data)]
  var dimensionOfGroup: [String: Int] = [:]
  var variables: [Key: Int] = [:]

  init(_ definition: StudyDefinition) {
    coverage = UncertaintyCoverage(definition)
    var groups: [(name: String, label: String, data: UncertaintyEntry.Data)] = []
    for entry in definition.uncertainties {
      guard let group = entry.group, !groups.contains(where: { $0.name == group }) else {
        continue
      }
      groups.append((group, "group \(group)", entry.data))
    }
    self.groups = groups
  }
}
