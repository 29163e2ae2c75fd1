public import DenseAlgebra

/// What would be lost if one sector stopped trading with the others.
///
/// The sector's coefficients are set to 0 and the system is solved again (Miller and Blair 2009, section
/// 12.2.6; Dietzenbacher and Lahr 2013). What exactly is removed is the `Rule`; results of different rules
/// are not comparable, so the rule is part of the result.
public struct HypotheticalExtraction: Sendable, Equatable {
  /// What is taken out.
  public enum Rule: String, Sendable, CaseIterable {
    /// The sector buys nothing: column j of A is 0, final demand stays.
    case purchases = "column"
    /// The sector sells nothing to others as input: row j of B is 0, primary inputs stay (Ghosh).
    case sales = "row"
    /// Both row and column j of A are 0; final demand for its product stays.
    case both
    /// Both row and column j of A are 0, and final demand for its product too.
    case bothWithFinalDemand = "both-with-final-demand"

    /// The rule as a sentence.
    public var boundary: String {
      switch self {
      case .purchases:
        "The sector buys nothing from any sector (its column of A is 0); final demand stays."
      case .sales:
        """
        The sector delivers nothing to any sector (its row of the allocation coefficients B is 0); \
        primary inputs stay (Ghosh).
        """
      case .both:
        """
        The sector neither buys from nor delivers to any sector (row and column of A are 0); final \
        demand for its product stays.
        """
      case .bothWithFinalDemand:
        """
        The sector neither buys from nor delivers to any sector (row and column of A are 0), and final \
        demand for its product is gone as well.
        """
      }
    }
  }

  /// The rule.
  public var rule: Rule
  /// The sector's position.
  public var sector: Int
  /// The loss of output by sector, x − x' (positive where output falls).
  public var outputLoss: [Double]

  /// The loss summed over all sectors.
  public var totalOutputLoss: Double { outputLoss.reduce(0, +) }

  /// Extracts a sector from the system of Z and x, whose final uses are x − ΣZ.
  ///
  /// Cost: one factorisation of order n.
  ///
  /// - Throws: `AlgebraError` where the system without the sector is singular or not finite.
  public init(
    sector: Int, rule: Rule, intermediate: Matrix, output: [Double]
  ) throws(AlgebraError) {
    precondition(output.indices.contains(sector), "The sector exists")
    let n = output.count
    let shares = output.map { $0 == 0 ? 0 : 1 / $0 }
    let reduced: [Double]
    if rule == .sales {
      let system = try GhoshSystem(intermediate: intermediate, output: output)
      var coefficients = system.coefficients
      for j in 0..<n { coefficients[sector, j] = 0 }
      reduced = try GhoshSystem(coefficients: coefficients)
        .output(primaryInputs: system.primaryInputs(of: output))
    } else {
      var coefficients = intermediate.scalingColumns(by: shares)
      var finalUse = zip(output, intermediate.rowSums()).map(-)
      for i in 0..<n {
        coefficients[i, sector] = 0
        if rule != .purchases { coefficients[sector, i] = 0 }
      }
      if rule == .bothWithFinalDemand { finalUse[sector] = 0 }
      reduced = try LUFactorization(coefficients.subtractedFromIdentity()).solve(finalUse)
    }
    self.rule = rule
    self.sector = sector
    outputLoss = zip(output, reduced).map(-)
  }

  /// The loss of a stressor by sector, at unchanged intensities.
  public func loss(intensity: [Double]) -> [Double] {
    zip(outputLoss, intensity).map(*)
  }
}
