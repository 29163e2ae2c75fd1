internal import DenseAlgebra
public import InputOutputModel
internal import Provenance

/// Why the direct emissions of the sectors changed between two scenarios (LMDI-I).
///
/// Emissions of fuels follow activity, structure, energy intensity, fuel mix and emission factor; those of
/// flows without energy content (calcination, wastes burnt) activity, structure and process intensity, the
/// emissions of such flows per output. Households have no output and stand beside.
public struct DirectDecomposition: Sendable, Equatable {
  /// The name of the factor that stands for emissions without energy.
  public static let processIntensity = "process intensity"

  /// The earlier scenario.
  public var from: String
  /// The later scenario.
  public var to: String
  /// The code of the indicator by which energy is measured.
  public var energy: String
  /// The effects, with one cell a sector.
  public var result: IndexDecomposition
}

extension SolvedStudy {
  /// Splits the change of the sectors' direct emissions of the headline indicator.
  ///
  /// - Parameter energy: the indicator that measures energy; `nil` = the one coded `energy`, else the only
  ///   one whose unit is one of energy.
  /// - Throws: `InvalidInput` where no indicator measures energy, or a sector has energy without output or
  ///   a figure below 0; `DecompositionMismatch` where effects do not sum to the change.
  public func directDecomposition(
    from old: ScenarioSystem, to new: ScenarioSystem, energy: String? = nil
  ) throws -> DirectDecomposition {
    let measure = try energyIndicator(energy)
    let flows = definition.flows.indices
    let fuels = flows.filter { definition.flows[$0].factors[measure].value != 0 }
    let processes = flows.filter {
      definition.flows[$0].factors[measure].value == 0
        && definition.flows[$0].factors[headline].value != 0
    }
    let codes = classification.solved
    let ofFuels = try IndexDecomposition(
      from: activity(old, fuels: fuels, energy: measure),
      to: activity(new, fuels: fuels, energy: measure), sectors: codes,
      fuels: fuels.map { definition.flows[$0].code })
    let ofProcesses = try processDecomposition(from: old, to: new, flows: processes)
    let result = IndexDecomposition(joining: [
      ofFuels.summed(
        codes.indices.flatMap { sector in fuels.map { _ in sector } }, count: codes.count),
      ofProcesses.summed(
        codes.indices.flatMap { sector in processes.map { _ in sector } }, count: codes.count),
    ])
    try DecompositionMismatch.check(
      result.effects.map(\.value), from: old.footprints[headline].totals.reduce(0, +),
      to: new.footprints[headline].totals.reduce(0, +), "direct emissions", old, new)
    return DirectDecomposition(
      from: old.scenario.id, to: new.scenario.id, energy: definition.indicators[measure].code,
      result: result)
  }

  /// The position of the indicator that measures energy.
  private func energyIndicator(_ code: String?) throws(InvalidInput) -> Int {
    let indicators = definition.indicators
    if let code {
      if let found = indicators.firstIndex(where: { $0.code == code }) { return found }
      throw InvalidInput(
        code: "unknown-indicator",
        "“\(code)” is no indicator; \(StudyCheck.suggestion(code, among: indicators.map(\.code)))")
    }
    if let found = indicators.firstIndex(where: { $0.code == "energy" }) { return found }
    let units = ["tce", "kgce", "toe", "MJ", "GJ", "TJ", "PJ", "kWh", "MWh", "GWh", "TWh"]
    let found = indicators.indices.filter {
      units.contains(indicators[$0].unit.split(separator: " ").last.map(String.init) ?? "")
    }
    if found.count == 1 { return found[0] }
    throw InvalidInput(
      code: "no-energy-indicator",
      "Direct emissions are split by the energy that is used, but no indicator is coded `energy` and "
        + "\(found.count) have a unit of energy; add one to `indicators` and flows.csv, or name it."
    )
  }

  private func activity(
    _ scenario: ScenarioSystem, fuels: [Int], energy: Int
  ) -> EmissionActivity {
    EmissionActivity(
      name: scenario.scenario.id, output: years[scenario.year].system.output,
      energy: impacts(scenario, flows: fuels, indicator: energy),
      emissions: impacts(scenario, flows: fuels, indicator: headline))
  }

  /// Quantity × factor by sector and flow.
  private func impacts(_ scenario: ScenarioSystem, flows: [Int], indicator: Int) -> Matrix {
    var matrix = Matrix(rows: classification.solved.count, columns: flows.count)
    for (column, flow) in flows.enumerated() {
      let factor = definition.flows[flow].factors[indicator].value
      for row in classification.solved.indices {
        matrix[row, column] = scenario.flows[row, flow] * factor
      }
    }
    return matrix
  }

  /// C = Σ_ij Q · (Q_i/Q) · (C_ij/Q_i) for flows without energy content.
  private func processDecomposition(
    from old: ScenarioSystem, to new: ScenarioSystem, flows: [Int]
  ) throws(InvalidInput) -> IndexDecomposition {
    let codes = classification.solved
    let states = [old, new].map { scenario in
      let output = years[scenario.year].system.output
      let total = output.reduce(0, +)
      let emissions = impacts(scenario, flows: flows, indicator: headline)
      var factors: [[Double]] = [[], [], []]
      for i in codes.indices {
        for j in flows.indices {
          factors[0].append(total)
          factors[1].append(total == 0 ? 0 : output[i] / total)
          factors[2].append(output[i] == 0 ? 0 : emissions[i, j] / output[i])
        }
      }
      return factors
    }
    let names = [
      IndexDecomposition.emissionFactors[0], IndexDecomposition.emissionFactors[1],
      DirectDecomposition.processIntensity,
    ]
    return try IndexDecomposition(
      factors: names.indices.map { k in
        IndexDecomposition.Factor(name: names[k], from: states[0][k], to: states[1][k])
      },
      cells: codes.flatMap { code in flows.map { "\(code), \(definition.flows[$0].code)" } })
  }
}

/// Effects that do not sum to the change that they explain: a fault of the program, never of the study.
public struct DecompositionMismatch: Error, CustomStringConvertible {
  /// What does not agree.
  public var description: String

  /// Compares the effects' sum with the change, to 1e-12 of the larger of the totals and the effects.
  static func check(
    _ effects: [Double], from: Double, to: Double, _ what: String, _ old: ScenarioSystem,
    _ new: ScenarioSystem
  ) throws(DecompositionMismatch) {
    let sum = effects.reduce(0, +)
    let scale = max(abs(from) + abs(to), effects.reduce(0) { $0 + abs($1) })
    guard abs(sum - (to - from)) > 1e-12 * scale else { return }
    throw DecompositionMismatch(
      description:
        "The effects on the \(what) from \(old.scenario.id) to \(new.scenario.id) sum to \(sum), the "
        + "change is \(to - from); they are not shown.")
  }
}
