import DenseAlgebra
public import Provenance

/// How much a result of Flegg's quotients depends on δ, which no survey of the city has settled.
public struct DeltaSensitivity: Sendable, Equatable {
  /// One value of δ.
  public struct Row: Sendable, Equatable {
    /// δ.
    public var delta: Double
    /// λ = [log2(1 + Q^r/Q^N)]^δ.
    public var lambda: Double
    /// What the city's sectors and consumers buy from the rest of the parent, in the table's money.
    public var inflow: Double
    /// The mean output multiplier Σ_i l_ij, weighted with final deliveries.
    public var multiplier: Double
    /// The footprint of final deliveries by product, where intensities are given.
    public var footprint: [Double]?
  }

  /// The values that belong to every result with Flegg's quotients.
  public static let deltas = [0.1, 0.2, 0.3, 0.4, 0.5]

  /// One row for each δ at which the table can be taken to the city.
  public private(set) var rows: [Row] = []
  /// What keeps it from being taken there at the other δ, a warning each.
  public private(set) var findings: [Finding] = []

  /// Regionalises once for each δ, everything else being as given.
  ///
  /// `totals` are a stressor's totals by sector of the city. Cost: one factorisation for each δ.
  public init(
    parent: InputOutputTable, cityOutput: [Double], demandFactors: [Double?],
    regionalisation: Regionalisation, totals: [Double]? = nil
  ) {
    for delta in Self.deltas {
      var choice = regionalisation
      choice.delta = delta
      do {
        let city = try QuotientScaling(
          parent: parent, cityOutput: cityOutput, demandFactors: demandFactors,
          regionalisation: choice)
        rows.append(try Self.row(city, delta: delta, cityOutput: cityOutput, totals: totals))
      } catch {
        let reason = (error as? InvalidInput)?.findings.first?.message ?? "\(error)"
        findings.append(
          Finding(
            .warning, code: "delta-left-out",
            "The table cannot be taken to the city with δ = \(printed(delta)): \(reason)"))
      }
    }
  }

  private static func row(
    _ city: QuotientScaling, delta: Double, cityOutput: [Double], totals: [Double]?
  ) throws -> Row {
    let system = try LUFactorization(city.own.technicalCoefficients().subtractedFromIdentity())
    let deliveries = zip(cityOutput, city.own.intermediate.rowSums()).map(-)
    let all = deliveries.reduce(0, +)
    let multipliers = system.solveTransposed([Double](repeating: 1, count: cityOutput.count))
    let footprint = totals.map { totals in
      let intensity = zip(totals, cityOutput).map { $1 == 0 ? 0 : $0 / $1 }
      return zip(system.solveTransposed(intensity), deliveries).map(*)
    }
    return Row(
      delta: delta, lambda: try city.quotients.lambda(delta: delta),
      inflow: city.total.imports.values.column(0).reduce(0, +),
      multiplier: all == 0
        ? 0 : zip(multipliers, deliveries).reduce(0) { $0 + $1.0 * $1.1 } / all,
      footprint: footprint)
  }
}
