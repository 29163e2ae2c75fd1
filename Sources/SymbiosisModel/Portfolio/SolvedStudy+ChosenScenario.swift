public import Provenance

extension SolvedStudy {
  /// A choice as a scenario that the study can hold: the study is solved with it first.
  ///
  /// - Throws: `InvalidInput` with what is wrong with the scenario in this study.
  public func checkedScenario(
    of portfolio: Portfolio, id: String
  ) throws(InvalidInput) -> Scenario {
    let scenario = scenario(of: portfolio, id: id)
    // A code that is taken is for whoever writes the scenario to refuse.
    guard self.scenario(id) == nil else { return scenario }
    var definition = definition
    definition.scenarios.append(scenario)
    _ = try SolvedStudy(definition)
    return scenario
  }

  /// A choice of exchanges as a scenario, compared with the year's scenario without exchanges.
  public func scenario(of portfolio: Portfolio, id: String) -> Scenario {
    let year = portfolio.request.year
    let reference = definition.scenarios.first { $0.year == year && $0.quantities == .none }
    var scenario = Scenario(
      id: id, name: "Best choice \(year)", year: year, against: reference?.id,
      quantities: .explicit(
        Dictionary(
          portfolio.exchanges.filter(\.built).map { ($0.id, Sourced($0.quantity)) },
          uniquingKeysWith: { first, _ in first })))
    scenario.includesSupplyChain = portfolio.request.includesSupplyChain
    return scenario
  }
}
