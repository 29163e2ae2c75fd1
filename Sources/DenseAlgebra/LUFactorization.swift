internal import COpenBLAS

/// The factors of a square matrix, P·M = L·U, made once and solved against many times.
///
/// Factorising costs 2/3·n³ operations, each solve 2·n². Nothing is inverted: a solve is both faster
/// and more exact than a product with the inverse (Higham, Accuracy and Stability of Numerical
/// Algorithms, 2nd ed., chapter 14).
public struct LUFactorization: Sendable {
  /// The order of the matrix.
  public let order: Int
  let factors: Matrix
  let pivots: [Int32]
  let oneNorm: Double

  /// Factorises a square matrix.
  ///
  /// - Throws: `AlgebraError.nonFinite` when an element is infinite or not a number, and
  ///   `AlgebraError.singular` on an exactly zero pivot. A nearly singular matrix is not an error:
  ///   ask `reciprocalCondition()`.
  public init(_ matrix: Matrix) throws(AlgebraError) {
    precondition(matrix.rows == matrix.columns, "Only a square matrix has an LU factorisation here")
    let n = matrix.rows
    var norm = 0.0
    for j in 0..<n {
      var sum = 0.0
      for i in 0..<n {
        let value = matrix.storage[i + j * n]
        guard value.isFinite else { throw .nonFinite(row: i, column: j) }
        sum += abs(value)
      }
      norm = max(norm, sum)
    }
    var factors = matrix
    var pivots = [Int32](repeating: 0, count: n)
    if n > 0 {
      var order = Int32(n)
      var info: Int32 = 0
      dgetrf_(&order, &order, &factors.storage, &order, &pivots, &info)
      if info > 0 { throw .singular(column: Int(info) - 1) }
      precondition(info == 0, "dgetrf refused argument \(-info)")
    }
    self.order = n
    self.factors = factors
    self.pivots = pivots
    self.oneNorm = norm
  }

  /// The solution X of M·X = B, for each column of B.
  public func solve(_ rightHandSides: Matrix) -> Matrix {
    solve(rightHandSides, transposed: false)
  }

  /// The solution x of M·x = b.
  public func solve(_ rightHandSide: [Double]) -> [Double] {
    solve(Matrix(rows: order, columns: 1, columnMajor: rightHandSide), transposed: false).storage
  }

  /// The solution X of Mᵀ·X = B, for each column of B.
  public func solveTransposed(_ rightHandSides: Matrix) -> Matrix {
    solve(rightHandSides, transposed: true)
  }

  /// The solution x of Mᵀ·x = b; with M = I − A and b a row of intensities this gives multipliers.
  public func solveTransposed(_ rightHandSide: [Double]) -> [Double] {
    solve(Matrix(rows: order, columns: 1, columnMajor: rightHandSide), transposed: true).storage
  }

  private func solve(_ rightHandSides: Matrix, transposed: Bool) -> Matrix {
    precondition(rightHandSides.rows == order, "\(rightHandSides.rows) rows for order \(order)")
    guard order > 0, rightHandSides.columns > 0 else { return rightHandSides }
    var solution = rightHandSides
    var n = Int32(order)
    var count = Int32(rightHandSides.columns)
    var info: Int32 = 0
    dgetrs_(
      transposed ? "T" : "N", &n, &count, factors.storage, &n, pivots, &solution.storage, &n, &info,
      1)
    precondition(info == 0, "dgetrs refused argument \(-info)")
    return solution
  }

  /// An estimate of 1/(‖M‖₁·‖M⁻¹‖₁): near 1 is good, near the machine's 1e-16 no digit can be trusted.
  ///
  /// By LAPACK's dgecon. Cost: O(n²).
  public func reciprocalCondition() -> Double {
    guard order > 0 else { return 1 }
    var n = Int32(order)
    var norm = oneNorm
    var reciprocal = 0.0
    var work = [Double](repeating: 0, count: 4 * order)
    var integerWork = [Int32](repeating: 0, count: order)
    var info: Int32 = 0
    dgecon_("1", &n, factors.storage, &n, &norm, &reciprocal, &work, &integerWork, &info, 1)
    return reciprocal
  }

  /// The inverse, formed only where a user asks for it. Cost: a further 4/3·n³ operations.
  public func inverse() -> Matrix {
    guard order > 0 else { return factors }
    var result = factors
    var n = Int32(order)
    var length = Int32(max(64 * order, 1))
    var work = [Double](repeating: 0, count: Int(length))
    var info: Int32 = 0
    dgetri_(&n, &result.storage, &n, pivots, &work, &length, &info)
    return result
  }
}
