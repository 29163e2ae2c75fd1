internal import DenseAlgebra
internal import InputOutputModel
public import Provenance

/// What a year's results are for another δ of Flegg's quotients, which no survey has settled.
public struct DeltaFigures: Sendable, Equatable {
  /// The year.
  public var year: Int
  /// δ.
  public var delta: Double
  /// λ = [log2(1 + Q^r/Q^N)]^δ.
  public var lambda: Double
  /// What flows in from the rest of the province, money.
  public var inflow: Double
  /// The mean output multiplier Σ_i l_ij, weighted with final deliveries.
  public var multiplier: Double
  /// The footprint of the headline indicator that is delivered elsewhere, with the inventory as observed.
  public var footprintExports: Double
  /// The footprint by solved sector, with the inventory as observed.
  public var footprint: [Double]
}

extension SolvedStudy {
  /// The results of every year with a city for δ = 0.1 … 0.5, all else being as in the study; empty
  /// unless the study uses FLQ or AFLQ.
  ///
  /// A δ at which a year cannot be solved is left out with a finding. Cost: five solutions a year.
  public func deltaSensitivity() -> (figures: [DeltaFigures], findings: [Finding]) {
    guard [.flq, .aflq].contains(definition.regionalisation.method) else { return ([], []) }
    var figures: [DeltaFigures] = []
    var findings: [Finding] = []
    let factors = YearSystem.factors(definition, indicator: headline)
    for year in definition.years where year.city != nil {
      for delta in DeltaSensitivity.deltas {
        var choice = definition
        choice.regionalisation.delta = delta
        var ignored: [Finding] = []
        do {
          let solved = try YearSystem(
            year, definition: choice, classification: classification, findings: &ignored)
          let index = YearSystem.priceIndex(year, classification: classification)
          let province = index.map { zip(year.table.output, $0).map { $0 / $1 } }
          figures.append(
            try Self.figures(
              solved, of: year, province: province ?? year.table.output, delta: delta,
              factors: factors))
        } catch {
          findings.append(
            Finding(
              .warning, code: "delta-left-out",
              "\(year.year) cannot be solved with δ = \(printed(delta)): \(error.findings.first?.message ?? "")",
              at: year.files["city"]))
        }
      }
    }
    return (figures, findings)
  }

  private static func figures(
    _ solved: YearSystem, of year: StudyYear, province: [Double], delta: Double,
    factors: [Double]
  ) throws(InvalidInput) -> DeltaFigures {
    let system = solved.system
    let deliveries = system.finalDeliveries.reduce(0, +)
    let multipliers = system.multipliers(of: system.output.map { _ in 1 })
    let rest = solved.table.imports.labels.firstIndex {
      $0.sector == QuotientScaling.restOfParentCode
    }
    var impacts = solved.inventory.impacts(factors: factors)
    impacts.removeLast()
    let footprint = Footprint(totals: impacts, system: system)
    let quotients = try LocationQuotient(
      region: solved.sectorTable.output, parent: province,
      labels: year.table.labels.map(\.description))
    return DeltaFigures(
      year: year.year, delta: delta, lambda: try quotients.lambda(delta: delta),
      inflow: rest.map { solved.table.imports.values.column($0).reduce(0, +) } ?? 0,
      multiplier: deliveries == 0
        ? 0
        : zip(multipliers, system.finalDeliveries).reduce(0) { $0 + $1.0 * $1.1 } / deliveries,
      footprintExports: footprint.exports.reduce(0, +), footprint: footprint.footprints)
  }
}
