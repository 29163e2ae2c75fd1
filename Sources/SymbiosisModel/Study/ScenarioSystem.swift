public import InputOutputModel

/// A scenario, solved: its quantities, its flows and the footprints of every indicator.
public struct ScenarioSystem: Sendable {
  /// The scenario as written.
  public let scenario: Scenario
  /// The position of its year among the study's years.
  public let year: Int
  /// q of every exchange, in file order.
  public let quantities: [Double]
  /// The physical flows at the solved level.
  public let flows: FlowAccount
  /// The footprints of each indicator, in the study's order.
  public let footprints: [Footprint]
  /// Direct emissions by households, by indicator.
  public let households: [Double]

  /// Solves a scenario in the economy of a year.
  ///
  /// - Complexity: two transposed solves an indicator.
  public init(
    _ scenario: Scenario, quantities: [Double], year: Int, in system: YearSystem,
    definition: StudyDefinition
  ) {
    let flows = system.flows(quantities: quantities)
    var footprints: [Footprint] = []
    var households: [Double] = []
    for indicator in definition.indicators.indices {
      var impacts = flows.impacts(
        factors: YearSystem.factors(definition, indicator: indicator))
      households.append(impacts.removeLast())
      footprints.append(Footprint(totals: impacts, system: system.system))
    }
    self.init(
      scenario, quantities: quantities, year: year, flows: flows, footprints: footprints,
      households: households)
  }

  /// A scenario whose figures are known.
  init(
    _ scenario: Scenario, quantities: [Double], year: Int, flows: FlowAccount,
    footprints: [Footprint], households: [Double]
  ) {
    self.scenario = scenario
    self.year = year
    self.quantities = quantities
    self.flows = flows
    self.footprints = footprints
    self.households = households
  }
}
