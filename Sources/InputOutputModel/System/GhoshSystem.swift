public import DenseAlgebra

/// The supply side of a table: how each sector's output is shared out among its buyers.
///
/// B = x̂⁻¹Z, G = (I − B)⁻¹ and x = v G for primary inputs v (Ghosh 1958; Miller and Blair 2009, section
/// 12.1). Read it as a map of where outputs go and for prices; as a model of quantities it is contested
/// (Dietzenbacher 1997, Oosterhaven 1988). A sector without output has zero coefficients.
public struct GhoshSystem: Sendable {
  /// B: allocation coefficients, n × n; row i is sector i's output shared out.
  public let coefficients: Matrix
  /// The factors of I − B.
  let factorization: LUFactorization

  /// Creates the system of a table's Z and x.
  ///
  /// - Throws: `AlgebraError` where I − B is singular or not finite.
  public init(intermediate: Matrix, output: [Double]) throws(AlgebraError) {
    try self.init(coefficients: intermediate.scalingRows(by: output.map { $0 == 0 ? 0 : 1 / $0 }))
  }

  /// Creates the system of given allocation coefficients.
  public init(coefficients: Matrix) throws(AlgebraError) {
    self.coefficients = coefficients
    factorization = try LUFactorization(coefficients.subtractedFromIdentity())
  }

  /// v = x(I − B): what each sector's output takes in beside other sectors' output.
  ///
  /// It includes what is bought of a product that no sector makes, so that x = v G always.
  public func primaryInputs(of output: [Double]) -> [Double] {
    zip(output, coefficients.transposed() * output).map(-)
  }

  /// x = v G: the output that primary inputs v let through.
  public func output(primaryInputs: [Double]) -> [Double] {
    factorization.solveTransposed(primaryInputs)
  }

  /// G w: what one unit of primary input in each sector enables, in terms of weights w by sector.
  ///
  /// With w = 1 these are the row sums of G, with intensities the downstream multipliers.
  public func enabled(weights: [Double]) -> [Double] {
    factorization.solve(weights)
  }

  /// G itself, formed only where it is asked for.
  public func inverse() -> Matrix {
    factorization.inverse()
  }
}
