internal import DenseAlgebra
public import InputOutputModel
public import Provenance

/// Why a study's footprints are what they are: decomposition, paths, linkages, extraction, decoupling.
extension SolvedStudy {
  /// The position of a sector at the level where the study is solved.
  ///
  /// - Throws: `InvalidInput` that suggests the nearest one.
  public func requiredSector(_ code: String) throws(InvalidInput) -> Int {
    if let found = classification.solved.firstIndex(of: code) { return found }
    throw InvalidInput(
      code: "unknown-sector",
      "“\(code)” is no sector at the level of this study; "
        + StudyCheck.suggestion(code, among: classification.solved))
  }

  /// Splits the change of the headline footprint between two scenarios into intensity, production
  /// structure, and level, mix and category of final demand, by product.
  ///
  /// Final demand is what the city's sectors deliver, its categories those of the tables and exports
  /// (imports and error too, where the tables have them and imports are competitive).
  ///
  /// Direct emissions of households are outside: no factor of production holds them.
  ///
  /// - Throws: `InvalidInput` as `StructuralDecomposition` does; `DecompositionMismatch` where the effects
  ///   do not sum to the change.
  public func decomposition(
    from old: ScenarioSystem, to new: ScenarioSystem
  ) throws -> StructuralDecomposition {
    let blocks = (demand(of: old), demand(of: new))
    var categories: [String] = []
    for (name, _) in blocks.0 + blocks.1 where !categories.contains(name) {
      categories.append(name)
    }
    let result = try StructuralDecomposition(
      from: factors(old, categories: categories, demand: blocks.0),
      to: factors(new, categories: categories, demand: blocks.1))
    try DecompositionMismatch.check(
      result.effects.map(\.value), from: old.footprints[headline].footprints.reduce(0, +),
      to: new.footprints[headline].footprints.reduce(0, +), "footprint", old, new)
    return result
  }

  /// Follows the supply chains behind the headline footprint of a scenario, or of one product of it.
  public func paths(
    of scenario: ScenarioSystem, product: Int? = nil, limits: SupplyChainPaths.Limits
  ) throws -> SupplyChainPaths {
    let system = years[scenario.year].system
    var demand = system.finalDeliveries
    if let product {
      for j in demand.indices where j != product { demand[j] = 0 }
    }
    let footprint = scenario.footprints[headline]
    return try SupplyChainPaths(
      intensity: footprint.intensities, coefficients: system.coefficients, finalDemand: demand,
      labels: classification.solved, multipliers: footprint.multipliers, limits: limits)
  }

  /// What one chain, emitter first, carries in a scenario.
  public func value(ofPath sectors: [Int], in scenario: ScenarioSystem) -> Double {
    let system = years[scenario.year].system
    return SupplyChainPaths.value(
      of: sectors, intensity: scenario.footprints[headline].intensities,
      coefficients: system.coefficients, finalDemand: system.finalDeliveries)
  }

  /// The linkages of a scenario's year, of the city's own deliveries.
  public func linkages(of scenario: ScenarioSystem) throws -> Linkages {
    let (deliveries, output) = ownDeliveries(scenario)
    return try Linkages(intermediate: deliveries, output: output)
  }

  /// What is lost without a sector, by a rule, of the city's own deliveries.
  public func extraction(
    of sector: Int, rule: HypotheticalExtraction.Rule, in scenario: ScenarioSystem
  ) throws -> HypotheticalExtraction {
    let (deliveries, output) = ownDeliveries(scenario)
    return try HypotheticalExtraction(
      sector: sector, rule: rule, intermediate: deliveries, output: output)
  }

  /// Z_d = A_d x̂ and x.
  func ownDeliveries(_ scenario: ScenarioSystem) -> (Matrix, [Double]) {
    let system = years[scenario.year].system
    return (system.coefficients.scalingColumns(by: system.output), system.output)
  }

  private func factors(
    _ scenario: ScenarioSystem, categories: [String], demand: [(name: String, values: [Double])]
  ) -> FootprintFactors {
    let codes = classification.solved
    var matrix = Matrix(rows: codes.count, columns: categories.count)
    for (name, values) in demand {
      guard let column = categories.firstIndex(of: name) else { continue }
      for i in codes.indices { matrix[i, column] += values[i] }
    }
    return FootprintFactors(
      name: scenario.scenario.id, sectors: codes,
      intensity: scenario.footprints[headline].intensities,
      coefficients: years[scenario.year].system.coefficients, categories: categories,
      finalDemand: matrix)
  }

  /// y of a scenario by category: Σ over categories is what the system delivers to final users.
  private func demand(of scenario: ScenarioSystem) -> [(name: String, values: [Double])] {
    let year = years[scenario.year]
    let table = year.table
    let system = year.system
    let error = table.error.values.rowSums()
    var home = [Double](repeating: 1, count: table.count)
    var blocks: [(name: String, values: [Double])] = []
    if system.imports == .domestic {
      // What of final demand is made here: y less exports and error, over f.
      for i in home.indices where system.domesticFinalDemand[i] != 0 {
        home[i] =
          (system.finalDeliveries[i] - system.exports[i] - error[i]) / system.domesticFinalDemand[i]
      }
    } else if table.imports.values.storage.contains(where: { $0 != 0 }) {
      blocks.append(("imports", table.imports.values.rowSums().map { -$0 }))
    }
    for (k, label) in table.finalDemand.labels.enumerated() {
      blocks.append((label.sector, zip(table.finalDemand.values.column(k), home).map(*)))
    }
    blocks.append(("exports", system.exports))
    if error.contains(where: { $0 != 0 }) { blocks.append(("error", error)) }
    return blocks
  }
}
