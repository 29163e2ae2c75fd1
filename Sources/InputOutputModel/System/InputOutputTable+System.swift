public import DenseAlgebra
public import Provenance

/// The system of a table with competitive imports (A_d = A), in no more memory than one matrix beside the table.
extension InputOutputTable {
  /// From how many sectors on multipliers are found by iteration, which reads A some dozen times, instead of LU.
  static let iterativeOrder = 1_000

  /// The multipliers M = S (I − A)⁻¹ of several stressors.
  ///
  /// From `iterativeOrder` sectors on by `IterativeSolve`, to a true relative residual of 1e-12; where it stalls,
  /// by LU, in one more matrix.
  ///
  /// - Parameters:
  ///   - intensities: a column for each stressor, per unit of output.
  ///   - progress: called with the number of passes over A and the residual that is left.
  /// - Throws: `InvalidInput` where the system is not productive or cannot be solved.
  public func multipliers(
    of intensities: Matrix, progress: ((_ passes: Int, _ residual: Double) -> Void)? = nil
  ) throws(InvalidInput) -> Matrix {
    guard count >= Self.iterativeOrder else {
      return try factorisedSystem().solveTransposed(intensities)
    }
    let coefficients = technicalCoefficients()
    try LeontiefSystem.requireProductive(coefficients, labels: labels)
    do {
      return try coefficients.withTableView { view in
        try IterativeSolve(
          transposedIdentityMinus: view, rightHandSides: intensities, progress: progress)
      }.solutions
    } catch {
      throw InvalidInput(
        code: "singular-system", "The system I − A cannot be solved. \(error)")
    }
  }

  /// The factors of I − A.
  ///
  /// - Throws: `InvalidInput` where the system is not productive or cannot be solved.
  func factorisedSystem() throws(InvalidInput) -> LUFactorization {
    try LeontiefSystem.factorise(technicalCoefficients(), labels: labels)
  }
}
