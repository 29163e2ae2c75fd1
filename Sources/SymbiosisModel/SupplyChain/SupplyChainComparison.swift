internal import InputOutputModel
public import Provenance

/// What a scenario saves against its reference, at three levels that widen the boundary.
public struct SupplyChainComparison: Sendable {
  /// How far a saving is followed.
  public enum Level: String, Sendable, CaseIterable {
    /// Σ of what exchanges change in the inventory.
    case inventory
    /// The same, attributed to products by the Leontief system; A and y stay (the paper's model).
    case system
    /// Inventory and purchases change; x is solved anew with y as it is.
    case table
  }

  /// The saving at one level.
  public struct LevelSaving: Sendable, Equatable {
    /// The level.
    public var level: Level
    /// The city's saving in the headline indicator.
    public var saving: Double
    /// The saving of every indicator, in the study's order.
    public var indicators: [Double]
    /// The reference's city total of every indicator at this level, in the study's order.
    public var referenceTotals: [Double]
    /// The change of the footprint by solved sector; empty at the level of the inventory.
    public var footprintChanges: [Double]
  }

  /// The scenario's code.
  public var scenario: String
  /// The reference's code.
  public var against: String
  /// The solved sectors' codes.
  public var sectors: [String]
  /// The saving at each level, from the narrowest.
  public var levels: [LevelSaving]
  /// x' of the reference by solved sector, money.
  public var referenceOutput: [Double]
  /// x' of the scenario less that of the reference, by solved sector, money.
  public var outputChanges: [Double]
  /// What the edits leave to value added, scenario less reference, by solved sector, money.
  public var valueAddedChanges: [Double]
  /// What is paid for by-products beyond the reference, by exchange in file order, money.
  public var byProductPayments: [Double]
}

extension SolvedStudy {
  /// Follows every scenario with `supply_chain: true` through its purchases.
  ///
  /// - Throws: `InvalidInput` when a purchase cannot be made or the edited system not be solved.
  public func supplyChainComparisons() throws(InvalidInput) -> [SupplyChainComparison] {
    var results: [SupplyChainComparison] = []
    for scenario in scenarios where scenario.scenario.includesSupplyChain {
      guard let against = scenario.scenario.against, let reference = self.scenario(against),
        reference.year == scenario.year
      else { continue }
      results.append(try supplyChainComparison(scenario, against: reference))
    }
    return results
  }

  /// The system of a year with the purchases of the exchanges.
  public func supplyChain(year: Int) -> SupplyChainSystem {
    SupplyChainSystem(years[year], definition: definition, classification: classification)
  }

  /// Compares two scenarios of one year at every level.
  public func supplyChainComparison(
    _ scenario: ScenarioSystem, against reference: ScenarioSystem
  ) throws(InvalidInput) -> SupplyChainComparison {
    precondition(scenario.year == reference.year, "Supply chains are compared within a year")
    let system = supplyChain(year: scenario.year)
    let new = try system.solve(quantities: scenario.quantities)
    let old = try system.solve(quantities: reference.quantities)
    let indicators = definition.indicators.indices
    let inventory = indicators.map { indicator in
      let impacts = years[scenario.year].unitImpacts(definition, indicator: indicator)
      return impacts.indices.reduce(0) {
        $0 - impacts[$1] * (scenario.quantities[$1] - reference.quantities[$1])
      }
    }
    func total(_ scenario: ScenarioSystem, _ indicator: Int) -> Double {
      scenario.footprints[indicator].footprints.reduce(0, +) + scenario.households[indicator]
    }
    let totals = indicators.map { total(reference, $0) }
    let systemSaving = indicators.map { totals[$0] - total(scenario, $0) }
    let tableSaving = indicators.map { old.cityTotal(indicator: $0) - new.cityTotal(indicator: $0) }
    func difference(_ left: [Double], _ right: [Double]) -> [Double] {
      zip(left, right).map { $0 - $1 }
    }
    return SupplyChainComparison(
      scenario: scenario.scenario.id, against: reference.scenario.id,
      sectors: classification.solved,
      levels: [
        .init(
          level: .inventory, saving: inventory[headline], indicators: inventory,
          referenceTotals: totals, footprintChanges: []),
        .init(
          level: .system, saving: systemSaving[headline], indicators: systemSaving,
          referenceTotals: totals,
          footprintChanges: difference(
            scenario.footprints[headline].footprints, reference.footprints[headline].footprints)),
        .init(
          level: .table, saving: tableSaving[headline], indicators: tableSaving,
          referenceTotals: indicators.map { old.cityTotal(indicator: $0) },
          footprintChanges: difference(new.footprints[headline], old.footprints[headline])),
      ],
      referenceOutput: old.output, outputChanges: difference(new.output, old.output),
      valueAddedChanges: difference(new.valueAddedChange, old.valueAddedChange),
      byProductPayments: difference(new.byProductPayments, old.byProductPayments))
  }
}

extension YearSystem {
  /// Σ rate × factor of each exchange, households included: impact per unit exchanged.
  func unitImpacts(_ definition: StudyDefinition, indicator: Int) -> [Double] {
    let factors = Self.factors(definition, indicator: indicator)
    var impacts = [Double](repeating: 0, count: definition.exchanges.count)
    for effect in effects { impacts[effect.exchange] += effect.rate * factors[effect.flow] }
    return impacts
  }
}
