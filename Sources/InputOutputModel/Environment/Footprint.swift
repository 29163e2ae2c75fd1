/// What final deliveries embody of one stressor, by product.
///
/// With F the totals by sector: S = F x̂⁻¹, M = S L, D_j = M_j y_j; the direct part is S_j y_j and the
/// indirect part the rest (Miller and Blair 2009, section 13.2; the paper's equation 4). Units: F and
/// D in the stressor's unit, S and M in that unit per unit of money.
public struct Footprint: Sendable {
  /// F by sector.
  public let totals: [Double]
  /// S = F/x; 0 where x is 0.
  public let intensities: [Double]
  /// M = S L.
  public let multipliers: [Double]
  /// D_j = M_j y_j: emissions of the region embodied in its final deliveries of product j.
  public let footprints: [Double]
  /// S_j y_j.
  public let direct: [Double]
  /// M_j e_j: embodied in what is delivered elsewhere.
  public let exports: [Double]
  /// [S (I − A)⁻¹]_j f_j: what the region's own final demand embodies here and in its imports,
  /// imports being made as at home.
  public let consumption: [Double]

  /// Computes the footprints of a stressor.
  ///
  /// - Complexity: two transposed solves, O(n²).
  public init(totals: [Double], system: LeontiefSystem) {
    let intensities = Self.intensities(totals: totals, system: system)
    let multipliers = system.multipliers(of: intensities)
    self.init(
      totals: totals, multipliers: multipliers,
      totalMultipliers: system.imports == .competitive
        ? multipliers : system.totalMultipliers(of: intensities), system: system)
  }

  /// The footprints of a stressor whose multipliers are known.
  ///
  /// - Parameters:
  ///   - totals: F by sector.
  ///   - multipliers: M = S L.
  ///   - totalMultipliers: S (I − A)⁻¹ with the total A.
  ///   - system: the system that they are of.
  /// - Complexity: O(n).
  public init(
    totals: [Double], multipliers: [Double], totalMultipliers: [Double], system: LeontiefSystem
  ) {
    self.totals = totals
    self.multipliers = multipliers
    intensities = Self.intensities(totals: totals, system: system)
    footprints = zip(multipliers, system.finalDeliveries).map { $0 * $1 }
    direct = zip(intensities, system.finalDeliveries).map { $0 * $1 }
    exports = zip(multipliers, system.exports).map { $0 * $1 }
    consumption = zip(totalMultipliers, system.domesticFinalDemand).map { $0 * $1 }
  }

  /// S = F/x; 0 where x is 0.
  private static func intensities(totals: [Double], system: LeontiefSystem) -> [Double] {
    precondition(totals.count == system.labels.count, "The totals are of another classification")
    return zip(totals, system.output).map { $1 == 0 ? 0 : $0 / $1 }
  }
}
