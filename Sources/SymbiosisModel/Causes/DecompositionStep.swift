public import InputOutputModel
public import Provenance

/// One step of the way from one scenario to another: why the footprint and the direct emissions changed.
public struct DecompositionStep: Sendable {
  /// The scenario before.
  public var from: String
  /// The scenario after.
  public var to: String
  /// The change of the footprint, by factor and product.
  public var footprint: StructuralDecomposition
  /// The change of the sectors' direct emissions; `nil` where it cannot be split.
  public var direct: DirectDecomposition?
  /// The direct emissions of households before and after, which no factor holds.
  public var households: (from: Double, to: Double)
  /// What to bear in mind: the price basis, and why direct emissions are not split.
  public var findings: [Finding]
}

extension SolvedStudy {
  /// Splits the changes from one scenario to another.
  ///
  /// - Throws: `InvalidInput` where the footprint cannot be split; `DecompositionMismatch`.
  public func decompositionStep(
    from old: ScenarioSystem, to new: ScenarioSystem, energy: String? = nil
  ) throws -> DecompositionStep {
    var findings = priceFindings(between: [old, new])
    var direct: DirectDecomposition?
    do {
      direct = try directDecomposition(from: old, to: new, energy: energy)
    } catch let error as InvalidInput where energy == nil {
      findings += error.findings.map { finding in
        Finding(
          .note, code: finding.code,
          "The direct emissions of \(old.scenario.id) and \(new.scenario.id) are not split. \(finding.message)",
          at: finding.location)
      }
    }
    return DecompositionStep(
      from: old.scenario.id, to: new.scenario.id,
      footprint: try decomposition(from: old, to: new), direct: direct,
      households: (old.households[headline], new.households[headline]), findings: findings)
  }

  /// The scenarios that lead to the representative one, each compared with the one before.
  ///
  /// Of the built-in case BL2002, BAU2007, BAU2012 and UIS2012.
  public func scenarioChain() throws(InvalidInput) -> [ScenarioSystem] {
    var chain = [try representativeScenario()]
    while let against = chain[0].scenario.against, let before = scenario(against),
      !chain.contains(where: { $0.scenario.id == against })
    {
      chain.insert(before, at: 0)
    }
    return chain
  }

  /// The steps of the chain.
  ///
  /// - Throws: `InvalidInput` where no scenario is compared with another, or a step cannot be split.
  public func decompositionSteps(energy: String? = nil) throws -> [DecompositionStep] {
    let chain = try scenarioChain()
    guard chain.count > 1 else {
      throw InvalidInput(
        code: "no-pair",
        "No scenario of the study is compared with another (`against`); give --from and --to.")
    }
    return try zip(chain, chain.dropFirst()).map {
      try decompositionStep(from: $0, to: $1, energy: energy)
    }
  }

  /// The chain's first scenario to its last in one step; `nil` where there is one step only.
  public func wholeStep(energy: String? = nil) throws -> DecompositionStep? {
    let chain = try scenarioChain()
    guard chain.count > 2, let first = chain.first, let last = chain.last else { return nil }
    return try decompositionStep(from: first, to: last, energy: energy)
  }

  /// What has to be said where money of several years meets: nothing at constant prices.
  public func priceFindings(between scenarios: [ScenarioSystem]) -> [Finding] {
    Set(scenarios.map(\.year)).count > 1 && !pricesAreConstant ? [StandingNotes.currentPrices] : []
  }
}
