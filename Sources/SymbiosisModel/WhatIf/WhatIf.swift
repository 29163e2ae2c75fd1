internal import InputOutputModel
public import Provenance

/// One year of a solved study, ready to be asked what other quantities of its exchanges would do.
///
/// The model is linear in the quantities: M(q) = M(b) + Σ_k (q_k − b_k) ΔM_k, where ΔM_k = ΔS_k L is the change by a unit
/// of exchange k (docs/METHOD.md, section 7). Everything that needs the system is computed once; an answer is sums
/// of known vectors, equal to what a run gives for the same quantities within rounding.
public struct WhatIf: Sendable {
  /// The study.
  public let study: SolvedStudy
  /// The position of the year among the study's years.
  public let year: Int
  /// What the exchanges may not exceed: supplies, demands, limits, and the flows that they save.
  public let caps: [ExchangeCap]
  private let impacts: [Impact]

  /// M and S (I − A)⁻¹ of one indicator, as observed and by a unit of each exchange.
  private struct Impact: Sendable {
    var factors: [Double]
    var multipliers: [Double]
    var totalMultipliers: [Double]
    var unitMultipliers: [[Double]]
    var unitTotalMultipliers: [[Double]]
  }

  /// Prepares a year.
  ///
  /// - Complexity: two transposed solves an indicator and exchange.
  public init(_ study: SolvedStudy, year: Int) {
    let definition = study.definition
    let system = study.years[year]
    let leontief = system.system
    func both(_ intensities: [Double]) -> ([Double], [Double]) {
      let multipliers = leontief.multipliers(of: intensities)
      return (
        multipliers,
        leontief.imports == .competitive
          ? multipliers : leontief.totalMultipliers(of: intensities)
      )
    }
    self.study = study
    self.year = year
    caps =
      definition.exchangeCaps + system.flowCaps(definition, sectors: study.classification.solved)
    impacts = definition.indicators.indices.map { indicator in
      let factors = YearSystem.factors(definition, indicator: indicator)
      let observed = zip(system.inventory.impacts(factors: factors), leontief.output).map {
        $1 == 0 ? 0 : $0 / $1
      }
      let base = both(observed)
      let units = definition.exchanges.indices.map {
        both(system.unitIntensities(of: $0, factors: factors))
      }
      return Impact(
        factors: factors, multipliers: base.0, totalMultipliers: base.1,
        unitMultipliers: units.map(\.0), unitTotalMultipliers: units.map(\.1))
    }
  }

  /// The figures of a scenario of this year with these quantities, one an exchange in file order.
  ///
  /// - Complexity: O(exchanges × sectors) an indicator.
  public func system(_ scenario: Scenario, quantities: [Double]) -> ScenarioSystem {
    precondition(
      quantities.count == study.definition.exchanges.count, "There is one quantity an exchange")
    let system = study.years[year]
    let flows = system.flows(quantities: quantities)
    let changes = zip(quantities, system.includedQuantities).map { $0 - $1 }
    var footprints: [Footprint] = []
    var households: [Double] = []
    for impact in impacts {
      var totals = flows.impacts(factors: impact.factors)
      households.append(totals.removeLast())
      footprints.append(
        Footprint(
          totals: totals,
          multipliers: Self.sum(impact.multipliers, impact.unitMultipliers, changes),
          totalMultipliers: Self.sum(
            impact.totalMultipliers, impact.unitTotalMultipliers, changes),
          system: system.system))
    }
    return ScenarioSystem(
      scenario, quantities: quantities, year: year, flows: flows, footprints: footprints,
      households: households)
  }

  /// The scenario compared with a reference, which may be of another year.
  public func comparison(_ scenario: ScenarioSystem, against reference: ScenarioSystem)
    -> Comparison
  {
    ScenarioComparison(
      study: study, scenario: scenario, reference: reference,
      unitMultipliers: impacts[study.headline].unitMultipliers
    ).comparison()
  }

  /// What is wrong with the quantities: caps exceeded, flows below zero, savings counted twice.
  public func findings(_ scenario: ScenarioSystem) -> [Finding] {
    SolvedStudy.findings(
      of: scenario.scenario, quantities: scenario.quantities, year: study.years[year],
      definition: study.definition, classification: study.classification)
  }

  private static func sum(
    _ base: [Double], _ units: [[Double]], _ changes: [Double]
  ) -> [Double] {
    var result = base
    for (unit, change) in zip(units, changes) where change != 0 {
      for j in result.indices { result[j] += change * unit[j] }
    }
    return result
  }
}
