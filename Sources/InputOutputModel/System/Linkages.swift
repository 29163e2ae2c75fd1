public import DenseAlgebra

/// How strongly each sector pulls on its suppliers and pushes on its buyers, and which sectors are key.
///
/// Backward: BL_j = Σ_i l_ij. Forward: FL_i = Σ_j g_ij of the Ghosh inverse, which current practice
/// prefers, with Rasmussen's Σ_j l_ij beside it (Miller and Blair 2009, section 12.2). Normalised values
/// are divided by their mean; a sector is key where both exceed 1.
public struct Linkages: Sendable, Equatable {
  /// BL: column sums of L.
  public var backward: [Double]
  /// FL: row sums of the Ghosh inverse G.
  public var forward: [Double]
  /// Rasmussen's forward linkage: row sums of L.
  public var forwardRasmussen: [Double]
  /// U_j = BL_j over the mean of BL.
  public var backwardNormalised: [Double]
  /// FL_i over the mean of FL.
  public var forwardNormalised: [Double]
  /// How unevenly a sector's pull is spread over its suppliers: the coefficient of variation of the
  /// column of L, √(Σ_i (l_ij − l̄_j)²/(n − 1))/l̄_j; 0 for a single sector.
  public var backwardVariation: [Double]
  /// The same for the rows of G.
  public var forwardVariation: [Double]

  /// The sectors, by position, whose normalised linkages both exceed 1.
  public var key: [Int] {
    backward.indices.filter { backwardNormalised[$0] > 1 && forwardNormalised[$0] > 1 }
  }

  /// Computes the linkages of Z and x; a sector without output has no coefficients.
  ///
  /// Cost: two inverses of order n.
  ///
  /// - Throws: `AlgebraError` where a system is singular or not finite.
  public init(intermediate: Matrix, output: [Double]) throws(AlgebraError) {
    let shares = output.map { $0 == 0 ? 0 : 1 / $0 }
    let leontief = try LUFactorization(
      intermediate.scalingColumns(by: shares).subtractedFromIdentity()
    ).inverse()
    let ghosh = try GhoshSystem(intermediate: intermediate, output: output).inverse()
    backward = leontief.columnSums()
    forward = ghosh.rowSums()
    forwardRasmussen = leontief.rowSums()
    backwardNormalised = Self.normalised(backward)
    forwardNormalised = Self.normalised(forward)
    backwardVariation = Self.variation(columnsOf: leontief)
    forwardVariation = Self.variation(columnsOf: ghosh.transposed())
  }

  private static func normalised(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    return values.map { $0 / mean }
  }

  private static func variation(columnsOf matrix: Matrix) -> [Double] {
    let n = matrix.rows
    guard n > 1 else { return [Double](repeating: 0, count: n) }
    return matrix.columnSums().enumerated().map { j, sum in
      let mean = sum / Double(n)
      let squares = matrix.column(j).reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(n - 1)).squareRoot() / mean
    }
  }
}
