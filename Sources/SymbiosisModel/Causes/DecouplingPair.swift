public import InputOutputModel
public import Provenance

/// How emissions and economic activity moved apart, or not, between two scenarios.
public struct DecouplingPair: Sendable {
  /// What is compared.
  public enum Indicator: String, Sendable, CaseIterable {
    /// Direct emissions against value added.
    case direct
    /// Footprints of final deliveries against final deliveries.
    case footprint
  }

  /// The earlier scenario.
  public var from: String
  /// The later scenario.
  public var to: String
  /// What is compared.
  public var indicator: Indicator
  /// The city as a whole.
  public var total: Decoupling
  /// Each sector; `nil` where a figure is negative, so that there is no state.
  public var sectors: [Decoupling?]
}

extension SolvedStudy {
  /// Tapio's states between two scenarios for direct emissions and for footprints.
  ///
  /// - Throws: `InvalidInput` where a total is negative.
  public func decoupling(
    from old: ScenarioSystem, to new: ScenarioSystem
  ) throws(InvalidInput) -> [DecouplingPair] {
    var pairs: [DecouplingPair] = []
    for indicator in DecouplingPair.Indicator.allCases {
      let before = figures(indicator, of: old)
      let after = figures(indicator, of: new)
      func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
      let total = try Decoupling(
        emissions: (sum(before.emissions), sum(after.emissions)),
        activity: (sum(before.activity), sum(after.activity)))
      let sectors = before.emissions.indices.map { i in
        try? Decoupling(
          emissions: (before.emissions[i], after.emissions[i]),
          activity: (before.activity[i], after.activity[i]))
      }
      pairs.append(
        DecouplingPair(
          from: old.scenario.id, to: new.scenario.id, indicator: indicator, total: total,
          sectors: sectors))
    }
    return pairs
  }

  /// The pairs of every scenario with the one that it is compared with, where that is of another year.
  public func decouplingPairs() throws(InvalidInput) -> [DecouplingPair] {
    var pairs: [DecouplingPair] = []
    for scenario in scenarios {
      guard let reference = scenario.scenario.against.flatMap({ self.scenario($0) }),
        reference.year != scenario.year
      else { continue }
      pairs += try decoupling(from: reference, to: scenario)
    }
    return pairs
  }

  private func figures(
    _ indicator: DecouplingPair.Indicator, of scenario: ScenarioSystem
  ) -> (emissions: [Double], activity: [Double]) {
    let year = years[scenario.year]
    let footprint = scenario.footprints[headline]
    switch indicator {
    case .direct: return (footprint.totals, year.valueAdded)
    case .footprint: return (footprint.footprints, year.system.finalDeliveries)
    }
  }
}
