/// A matrix of which a few columns were changed, solved through the factors of the unchanged one.
///
/// With M' = M + D·Eᵀ, where D holds the changes of k columns and E picks them, Woodbury's identity gives
/// M'⁻¹ = M⁻¹ − M⁻¹D·C⁻¹·EᵀM⁻¹ with the capacitance matrix C = I + EᵀM⁻¹D of order k (Golub and Van Loan,
/// Matrix Computations, 4th ed., section 2.1.4). That is k solves once and one more for each right-hand
/// side. The identity can lose digits that M' itself would keep; `estimatedError` says how many are in
/// doubt, and where they are too many M' is factorised instead.
public struct LowRankUpdate: Sendable {
  /// An estimate of the largest relative error of a solution: the backward error of the solution of
  /// M'·x = 1 times a condition number of M'.
  public let estimatedError: Double
  /// Whether M' was factorised because the estimate was too large.
  public let didRefactorise: Bool

  /// The largest estimated error that is accepted.
  public static let errorLimit = 5e-11

  /// The smallest share that C's smallest pivot may be of its largest.
  static let capacitanceLimit = 1e-8

  private enum Route {
    case woodbury(columns: [Int], difference: Matrix, solved: Matrix, capacitance: LUFactorization)
    case refactorised
  }

  private let factors: LUFactorization
  private let route: Route

  /// An update of `matrix`, whose factors are `factorization`.
  ///
  /// - Throws: `AlgebraError` where M' had to be factorised and could not be, or holds an element that
  ///   is infinite or not a number.
  /// - Complexity: 2·n²·k for k columns, and 2/3·n³ where it falls back.
  public init(
    of matrix: Matrix, factorization: LUFactorization, change: ColumnChange
  ) throws(AlgebraError) {
    _ = try change.values.finiteOneNorm()
    let difference = change.difference(from: matrix)
    let solved = factorization.solve(difference)
    var capacitance = Matrix.identity(change.columns.count)
    for a in change.columns.indices {
      for b in change.columns.indices { capacitance[a, b] += solved[change.columns[a], b] }
    }
    if let small = try? LUFactorization(capacitance),
      small.pivotRatio >= Self.capacitanceLimit
    {
      let route = Route.woodbury(
        columns: change.columns, difference: difference, solved: solved, capacitance: small)
      let probe = [Double](repeating: 1, count: matrix.rows)
      let error = Self.forwardError(
        of: Self.solve(probe, factors: factorization, route: route), probe,
        change.applied(to: matrix))
      if error <= Self.errorLimit {
        estimatedError = error
        didRefactorise = false
        factors = factorization
        self.route = route
        return
      }
    }
    factors = try LUFactorization(change.applied(to: matrix))
    estimatedError = Self.errorOfPlainLU(factors)
    didRefactorise = true
    route = .refactorised
  }

  /// The solution x of M'·x = b.
  public func solve(_ rightHandSide: [Double]) -> [Double] {
    Self.solve(rightHandSide, factors: factors, route: route)
  }

  /// The solution x of M'ᵀ·x = b.
  public func solveTransposed(_ rightHandSide: [Double]) -> [Double] {
    let unchanged = factors.solveTransposed(rightHandSide)
    guard case .woodbury(let columns, let difference, _, let capacitance) = route else {
      return unchanged
    }
    let weights = capacitance.solveTransposed(difference.multiplied(byRow: unchanged))
    var scattered = [Double](repeating: 0, count: rightHandSide.count)
    for (k, column) in columns.enumerated() { scattered[column] = weights[k] }
    return zip(unchanged, factors.solveTransposed(scattered)).map { $0 - $1 }
  }

  private static func solve(
    _ rightHandSide: [Double], factors: LUFactorization, route: Route
  ) -> [Double] {
    let unchanged = factors.solve(rightHandSide)
    guard case .woodbury(let columns, _, let solved, let capacitance) = route else {
      return unchanged
    }
    let weights = capacitance.solve(columns.map { unchanged[$0] })
    return zip(unchanged, solved * weights).map { $0 - $1 }
  }

  /// The backward error of a solution times ‖M'‖∞·‖x‖∞/‖b‖∞.
  ///
  /// The backward error is ‖b − M'x‖∞/(‖M'‖∞·‖x‖∞ + ‖b‖∞): Higham, Accuracy and Stability, 2nd ed., theorem
  /// 7.1. For b = 1 its factor is the condition number where M'⁻¹ ≥ 0, as it is
  /// for M' = I − A with A ≥ 0, and never more than it.
  private static func forwardError(
    of solution: [Double], _ rightHandSide: [Double], _ matrix: Matrix
  ) -> Double {
    let product = matrix * solution
    var residual = 0.0
    for i in product.indices {
      let gap = abs(rightHandSide[i] - product[i])
      if gap.isNaN { return .infinity }
      residual = max(residual, gap)
    }
    func norm(_ vector: [Double]) -> Double { vector.reduce(0) { max($0, abs($1)) } }
    let rowSums = Matrix(
      rows: matrix.rows, columns: matrix.columns, columnMajor: matrix.storage.map(abs)
    ).rowSums()
    return forwardError(
      residual: residual, matrix: norm(rowSums), solution: norm(solution),
      rightHandSide: norm(rightHandSide))
  }

  /// The same from the sizes of all that it is made of.
  static func forwardError(
    residual: Double, matrix: Double, solution: Double, rightHandSide: Double
  ) -> Double {
    guard rightHandSide > 0 else { return residual > 0 ? .infinity : 0 }
    let growth = matrix * solution
    let backward = max(residual / (growth + rightHandSide), Double.ulpOfOne / 2)
    let forward = backward * growth / rightHandSide
    return forward.isNaN ? .infinity : forward
  }

  /// What rounding makes of the condition of a matrix that was factorised itself.
  static func errorOfPlainLU(_ factors: LUFactorization) -> Double {
    let condition = factors.reciprocalCondition()
    return condition > 0 ? Double.ulpOfOne / 2 / condition : .infinity
  }
}
