extension SolvedStudy {
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
