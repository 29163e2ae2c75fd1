/// Solutions of (I − A)ᵀ·X = B over a large table, without factorising it.
///
/// Multipliers of a few stressors need no inverse and no LU: GMRES (Saad and Schultz, SIAM Journal on
/// Scientific and Statistical Computing 7 (1986), 856) reaches the last digits in 10 to 40 products
/// with Aᵀ. All right-hand sides advance in step, so that one pass over the table, which is what a
/// product costs, serves them all. The residual that is promised is the true one, computed from the
/// solution; where the iteration stalls, LU takes over and `route` says so.
public struct IterativeSolve: Sendable {
  /// How the solutions were found.
  public enum Route: Sendable, Equatable {
    /// By GMRES.
    case iterative
    /// By LU, because GMRES stalled at this relative residual.
    case factorised(stalledAt: Double)
  }

  /// The solutions X, one a column.
  public let solutions: Matrix
  /// ‖b − (I − A)ᵀx‖₂/‖b‖₂ of each column, computed from the solution.
  public let residuals: [Double]
  /// How the solutions were found.
  public let route: Route
  /// The passes over the table.
  public let passes: Int

  /// Solves for each column of `rightHandSides`.
  ///
  /// - Parameters:
  ///   - table: A, in either layout; it may be a mapped file.
  ///   - rightHandSides: B, n rows; of a stressor its intensities.
  ///   - tolerance: the relative residual that each column must reach.
  ///   - passLimit: the most passes over the table before LU takes over.
  ///   - threads: the most threads to use. The solutions do not depend on them.
  ///   - progress: called after each pass with the number of passes and the largest relative residual
  ///     as GMRES estimates it.
  /// - Throws: `AlgebraError.nonFinite` for an element that is infinite or not a number, and
  ///   `AlgebraError.singular` where LU took over and found no pivot.
  /// - Complexity: a pass reads n² doubles; memory is that of 41 vectors for each column of B, and of a
  ///   second matrix where LU takes over.
  public init(
    transposedIdentityMinus table: TableView, rightHandSides: Matrix, tolerance: Double = 1e-12,
    passLimit: Int = 300, threads: Int = ThreadCount.current,
    progress: ((_ passes: Int, _ residual: Double) -> Void)? = nil
  ) throws(AlgebraError) {
    precondition(rightHandSides.rows == table.order, "Sizes differ")
    precondition(tolerance > 0, "A tolerance of \(tolerance)")
    _ = try rightHandSides.finiteOneNorm()
    var iteration = KrylovIteration(
      table: table, rightHandSides: rightHandSides, threads: threads, progress: progress)
    var worst = iteration.worstResidual
    var isStalled = false
    while worst > tolerance, !isStalled, iteration.passes < passLimit {
      iteration.runCycle(tolerance: tolerance, passLimit: passLimit)
      isStalled = !(iteration.worstResidual < 0.5 * worst)
      worst = iteration.worstResidual
    }
    if !worst.isFinite, let place = table.firstNonFinite() {
      throw .nonFinite(row: place.row, column: place.column)
    }
    if worst <= tolerance {
      route = .iterative
    } else {
      route = .factorised(stalledAt: worst)
      try iteration.factorise(tolerance: tolerance)
    }
    solutions = iteration.solutions
    residuals = iteration.residuals
    passes = iteration.passes
  }
}
