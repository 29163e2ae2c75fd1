/// Transposed solves for many changes of a few columns each: what thousands of scenarios ask for.
///
/// For each change, M'⁻ᵀb = x − R·w, where x = M⁻ᵀb and the columns of R = M⁻ᵀE are rows of M⁻¹ (see `LowRankUpdate`
/// for the notation). x and the rows for all columns that any change touches are solved for once; a change
/// then costs 2·n·k·(k + 2·m) operations for m right-hand sides. One more, b = 1, measures the condition of
/// each M', and the true residual of the solutions' sum, each scaled to a right-hand side of 1, is computed. A change
/// whose estimated error is too large gets its own factorisation.
public struct ScenarioSolve: Sendable {
  /// The solution of each change: a column for each right-hand side.
  public let solutions: [Matrix]
  /// The estimated relative error of each change's solution; infinite where there is none.
  public let estimatedErrors: [Double]
  /// The changes whose matrix was factorised instead, ascending.
  public let refactorised: [Int]

  /// Solves M'ᵀ·X = B for each change of M.
  ///
  /// - Parameters:
  ///   - matrix: M, in a study I − A.
  ///   - factorization: the factors of M.
  ///   - rightHandSides: B; of each stressor its intensities.
  ///   - changes: what is replaced in M.
  ///   - threads: the most threads to use. The solutions do not depend on them.
  /// - Throws: `AlgebraError` where a changed matrix had to be factorised and could not be.
  public init(
    matrix: Matrix, factorization: LUFactorization, rightHandSides: Matrix,
    changes: [ColumnChange], threads: Int = ThreadCount.current
  ) throws(AlgebraError) {
    _ = try rightHandSides.finiteOneNorm()
    let withProbe = Matrix(
      rows: matrix.rows, columns: rightHandSides.columns + 1,
      columnMajor: rightHandSides.storage + [Double](repeating: 1, count: matrix.rows))
    let work = ScenarioWork(
      matrix: matrix, factorization: factorization, rightHandSides: withProbe, changes: changes,
      threads: threads)
    var (solutions, errors) = work.solve(threads: threads)
    var refactorised: [Int] = []
    for (index, change) in changes.enumerated()
    where !(errors[index] <= LowRankUpdate.errorLimit) {
      _ = try change.values.finiteOneNorm()
      let factors = try LUFactorization(change.applied(to: matrix))
      solutions[index] = factors.solveTransposed(rightHandSides)
      errors[index] = LowRankUpdate.errorOfPlainLU(factors)
      refactorised.append(index)
    }
    self.solutions = solutions
    self.estimatedErrors = errors
    self.refactorised = refactorised
  }
}
