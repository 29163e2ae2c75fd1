public import DenseAlgebra
public import Provenance

/// The direct emissions of one state with what causes them: output by sector, energy and emissions by fuel.
public struct EmissionActivity: Sendable {
  /// The state's name for messages.
  public var name: String
  /// Q_i: output by sector, at constant prices.
  public var output: [Double]
  /// E_ij: energy by sector and fuel, in one unit of energy.
  public var energy: Matrix
  /// C_ij: emissions by sector and fuel.
  public var emissions: Matrix

  /// Creates the activity of one state.
  public init(name: String, output: [Double], energy: Matrix, emissions: Matrix) {
    precondition(
      energy.rows == output.count && emissions.rows == output.count
        && energy.columns == emissions.columns, "The shapes agree")
    self.name = name
    self.output = output
    self.energy = energy
    self.emissions = emissions
  }
}

extension IndexDecomposition {
  /// The names of the factors of direct emissions, in the order of the effects.
  public static let emissionFactors = [
    "activity", "structure", "energy intensity", "fuel mix", "emission factor",
  ]

  /// Decomposes the change of direct emissions,
  /// C = Σ_ij Q · (Q_i/Q) · (E_i/Q_i) · (E_ij/E_i) · (C_ij/E_ij), into its five factors.
  ///
  /// A ratio of 0 to 0 (the intensity of a sector that a state lacks) takes the other state's value and
  /// so has no effect of its own. The cells of the effects are sector by sector, fuel by fuel.
  ///
  /// - Throws: `InvalidInput` where energy is used without output, or something is emitted without
  ///   energy (process emissions are decomposed apart), or a figure is negative.
  public init(
    from: EmissionActivity, to: EmissionActivity, sectors: [String], fuels: [String]
  ) throws(InvalidInput) {
    let old = try Ratios(from, sectors: sectors, fuels: fuels)
    let new = try Ratios(to, sectors: sectors, fuels: fuels)
    let factors = Self.emissionFactors.indices.map { k in
      let values = zip(old.values[k], new.values[k])
      return Factor(
        name: Self.emissionFactors[k], from: values.map { $0 ?? $1 ?? 0 },
        to: values.map { $1 ?? $0 ?? 0 })
    }
    try self.init(
      factors: factors,
      cells: sectors.flatMap { sector in fuels.map { "\(sector), \($0)" } })
  }
}

/// The five ratios of each cell; `nil` where 0 is divided by 0.
private struct Ratios {
  let values: [[Double?]]

  init(_ activity: EmissionActivity, sectors: [String], fuels: [String]) throws(InvalidInput) {
    precondition(sectors.count == activity.output.count && fuels.count == activity.energy.columns)
    var findings: [Finding] = []
    func ratio(_ part: Double, _ whole: Double, _ what: String, _ cell: String) -> Double? {
      guard whole == 0 else { return part / whole }
      if part != 0 {
        findings.append(
          Finding(
            .error, code: "index-decomposition-ratio",
            "\(activity.name): \(cell) has \(part) \(what), which has no ratio. Correct one of them."
          ))
      }
      return nil
    }
    let total = activity.output.reduce(0, +)
    let energySums = activity.energy.rowSums()
    var values = [[Double?]](repeating: [], count: 5)
    for (i, sector) in sectors.enumerated() {
      let structure = ratio(activity.output[i], total, "of output in a total of 0", sector)
      let intensity = ratio(energySums[i], activity.output[i], "of energy but no output", sector)
      for (j, fuel) in fuels.enumerated() {
        let cell = "\(sector), \(fuel)"
        values[0].append(total)
        values[1].append(structure)
        values[2].append(intensity)
        values[3].append(
          ratio(activity.energy[i, j], energySums[i], "of energy in a total of 0", cell))
        values[4].append(
          ratio(
            activity.emissions[i, j], activity.energy[i, j], "of emissions but no energy", cell))
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    self.values = values
  }
}
