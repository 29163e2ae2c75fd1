internal import DenseAlgebra

/// One stressor as producer, territory and consumer see it, product by product and reconciled.
///
/// Territory = made here for here + made here for others (+ discrepancy) = Σ F; consumption = made here for
/// here + made elsewhere for here (Peters 2008, Ecological Economics 65). With f_d the part of final demand
/// that is made here, f_m the imported part, A_m = A − A_d and q the multipliers of imports:
/// here for here M_j f_d,j; here for others M_j e_j; elsewhere for here q_j f_m,j + [q A_m L_d]_j f_d,j.
/// What is imported for products that leave again is made for others and stands in no view of this region.
public struct FootprintViews: Sendable, Equatable {
  /// F: what each sector emits itself, the producer's view.
  public let direct: [Double]
  /// Emitted here for final demand here, by product.
  public let hereForHere: [Double]
  /// Emitted here for deliveries to others, by product.
  public let hereForOthers: [Double]
  /// Emitted here for the table's statistical discrepancy, by product; zeros for a table without one.
  public let discrepancy: [Double]
  /// Emitted elsewhere for final demand here, by product.
  public let elsewhereForHere: [Double]

  /// D: the territory's view, by product.
  public var territory: [Double] {
    hereForHere.indices.map { hereForHere[$0] + hereForOthers[$0] + discrepancy[$0] }
  }

  /// The consumer's view, by product.
  public var consumption: [Double] { zip(hereForHere, elsewhereForHere).map(+) }

  /// Computes the views of a footprint.
  ///
  /// Where imports are competitive the table does not tell what of a use is imported: then all imports m
  /// count as elsewhere for here (q_j m_j), also those that leave again, and here for here is M_j (f_j − m_j),
  /// which can be negative.
  ///
  /// - Parameters:
  ///   - footprint: the footprint in `system`.
  ///   - system: the economy.
  ///   - error: the table's statistical discrepancy by row, money.
  ///   - importMultipliers: q by product, stressor per money; `nil` = imports are made as at home,
  ///     q = S (I − A)⁻¹.
  /// - Complexity: one or two transposed solves, O(n²).
  public init(
    footprint: Footprint, system: LeontiefSystem, error: [Double],
    importMultipliers: [Double]? = nil
  ) {
    let n = system.labels.count
    precondition(error.count == n && importMultipliers?.count ?? n == n, "The shapes agree")
    let multipliers = footprint.multipliers
    let atHome =
      system.imports == .competitive
      ? multipliers : system.totalMultipliers(of: footprint.intensities)
    let abroad = importMultipliers ?? atHome
    let madeHere = system.ownFinalDemand
    let imported = zip(system.domesticFinalDemand, madeHere).map(-)
    direct = footprint.totals
    hereForHere = zip(multipliers, madeHere).map(*)
    hereForOthers = footprint.exports
    discrepancy = zip(multipliers, error).map(*)
    var elsewhere = zip(abroad, imported).map(*)
    if system.imports == .domestic {
      var purchases = [Double](repeating: 0, count: n)
      for j in 0..<n {
        for i in 0..<n {
          purchases[j] +=
            abroad[i] * (system.totalCoefficients[i, j] - system.coefficients[i, j])
        }
      }
      let carried = system.multipliers(of: purchases)
      for j in 0..<n { elsewhere[j] += carried[j] * madeHere[j] }
    }
    elsewhereForHere = elsewhere
  }
}
