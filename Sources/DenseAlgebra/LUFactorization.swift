internal import CKernels
internal import COpenBLAS

/// The factors of a square matrix, P·M = L·U, made once and solved against many times.
///
/// Factorising costs 2/3·n³ operations, each solve 2·n². Nothing is inverted: a solve is both faster
/// and more exact than a product with the inverse (Higham, Accuracy and Stability of Numerical
/// Algorithms, 2nd ed., chapter 14). Up to `ownOrder` our own elimination does it; a larger matrix
/// loads OpenBLAS.
public struct LUFactorization: Sendable {
  /// The order of the matrix.
  public let order: Int
  let factors: Matrix
  let pivots: [Int32]
  let oneNorm: Double

  /// The largest order that is factorised without OpenBLAS, whose loading takes longer than that.
  static let ownOrder = 96

  static func usesOpenBLAS(order: Int) -> Bool {
    order > ownOrder && openblas_is_available()
  }

  /// Factorises a square matrix; its memory becomes that of the factors where nobody else holds it.
  ///
  /// - Throws: `AlgebraError.nonFinite` when an element is infinite or not a number, and
  ///   `AlgebraError.singular` on an exactly zero pivot. A nearly singular matrix is not an error:
  ///   ask `reciprocalCondition()`.
  public init(_ matrix: consuming Matrix) throws(AlgebraError) {
    precondition(matrix.rows == matrix.columns, "Only a square matrix has an LU factorisation here")
    oneNorm = try matrix.finiteOneNorm()
    pivots = try matrix.factorizeInPlace()
    order = matrix.rows
    factors = matrix
  }

  /// The solution X of M·X = B, for each column of B.
  public func solve(_ rightHandSides: Matrix) -> Matrix {
    solve(rightHandSides, transposed: false)
  }

  /// The solution x of M·x = b.
  public func solve(_ rightHandSide: [Double]) -> [Double] {
    solve(Matrix(rows: order, columns: 1, columnMajor: rightHandSide), transposed: false).storage
      .array
  }

  /// The solution X of Mᵀ·X = B, for each column of B.
  public func solveTransposed(_ rightHandSides: Matrix) -> Matrix {
    solve(rightHandSides, transposed: true)
  }

  /// The solution x of Mᵀ·x = b; with M = I − A and b a row of intensities this gives multipliers.
  public func solveTransposed(_ rightHandSide: [Double]) -> [Double] {
    solve(Matrix(rows: order, columns: 1, columnMajor: rightHandSide), transposed: true).storage
      .array
  }

  private func solve(_ rightHandSides: consuming Matrix, transposed: Bool) -> Matrix {
    precondition(rightHandSides.rows == order, "\(rightHandSides.rows) rows for order \(order)")
    let count = rightHandSides.columns
    guard order > 0, count > 0 else { return rightHandSides }
    rightHandSides.storage.withUnsafeMutableBufferPointer { elements in
      if let address = elements.baseAddress {
        solve(address, stride: order, count: count, transposed: transposed, threads: 0)
      }
    }
    return rightHandSides
  }

  /// Replaces right-hand sides that stand `stride` apart by the solutions of Mᵀ·x = b, on up to `threads`
  /// threads; the solutions do not depend on them.
  func solveTransposed(_ rightHandSides: inout [Double], stride: Int, threads: Int) {
    let columnsAtOnce = 64
    guard order > 0 else { return }
    let count = rightHandSides.count / stride
    rightHandSides.withUnsafeMutableBufferPointer { elements in
      guard let address = elements.baseAddress else { return }
      Parallel.forEach(
        blocks: (count + columnsAtOnce - 1) / columnsAtOnce,
        threads: threads
      ) { _, block in
        let first = block * columnsAtOnce
        solve(
          address + first * stride, stride: stride, count: min(columnsAtOnce, count - first),
          transposed: true, threads: 1)
      }
    }
  }

  /// - Parameter threads: the most that OpenBLAS may use, 0 for what the order deserves.
  private func solve(
    _ rightHandSides: UnsafeMutablePointer<Double>, stride: Int, count: Int, transposed: Bool,
    threads: Int
  ) {
    if Self.usesOpenBLAS(order: order) {
      let info = openblas_solve(
        Int32(threads), Int32(order), factors.storage.array, pivots, transposed, Int32(count),
        rightHandSides, Int32(stride))
      precondition(info == 0, "dgetrs refused argument \(-info)")
    } else {
      kernels_solve(
        InstructionSet.best.level, order, factors.storage.array, pivots, transposed, count,
        rightHandSides, stride)
    }
  }

  /// An estimate of 1/(‖M‖₁·‖M⁻¹‖₁): near 1 is good, near the machine's 1e-16 no digit can be trusted.
  ///
  /// Cost: a few solves, O(n²).
  public func reciprocalCondition() -> Double {
    guard order > 0 else { return 1 }
    let product = oneNorm * inverseOneNorm()
    return product.isFinite && product > 0 ? min(1, 1 / product) : 0
  }

  /// ‖M⁻¹‖₁ by Hager's method as Higham improved it.
  ///
  /// Algorithm 15.1 of Accuracy and Stability of Numerical Algorithms, 2nd ed., which LAPACK's dlacn2
  /// follows. Almost always within a factor of 3.
  private func inverseOneNorm() -> Double {
    func norm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + abs($1) } }
    func signs(_ vector: [Double]) -> [Double] { vector.map { $0 < 0 ? -1 : 1 } }
    var image = solve([Double](repeating: 1 / Double(order), count: order))
    var estimate = norm(image)
    guard order > 1 else { return estimate }
    var direction = signs(image)
    var visited = -1
    for _ in 0..<4 {
      let gradient = solveTransposed(direction).map(abs)
      let steepest = gradient.indices.reduce(0) { gradient[$1] > gradient[$0] ? $1 : $0 }
      if steepest == visited { break }
      visited = steepest
      var unit = [Double](repeating: 0, count: order)
      unit[steepest] = 1
      image = solve(unit)
      let improved = norm(image)
      if !(improved > estimate) { break }
      estimate = improved
      let next = signs(image)
      if next == direction { break }
      direction = next
    }
    let alternating = (0..<order).map { i in
      (i.isMultiple(of: 2) ? 1 : -1) * (1 + Double(i) / Double(order - 1))
    }
    return max(estimate, 2 * norm(solve(alternating)) / (3 * Double(order)))
  }

  /// The smallest pivot as a share of the largest, a quick sign of how near to singular a matrix is.
  var pivotRatio: Double {
    var smallest = Double.infinity
    var largest = 0.0
    for k in 0..<order {
      let pivot = abs(factors.storage[k * order + k])
      smallest = min(smallest, pivot)
      largest = max(largest, pivot)
    }
    return order > 0 && largest > 0 ? smallest / largest : 1
  }

  /// The inverse, formed only where a user asks for it.
  ///
  /// Cost: a further 4/3·n³ operations.
  ///
  /// Where the factors are not needed afterwards, `Matrix.invert()` saves a matrix.
  public func inverse() -> Matrix {
    var result = factors
    result.invertFactors(pivots: pivots)
    return result
  }
}
