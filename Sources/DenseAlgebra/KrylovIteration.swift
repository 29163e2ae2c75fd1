internal import CKernels
internal import Glibc

/// The state of `IterativeSolve`: solutions, their residuals, and GMRES cycles that improve them.
struct KrylovIteration {
  let table: TableView
  let rightHandSides: Matrix
  let threads: Int
  let progress: ((Int, Double) -> Void)?
  private(set) var solutions: Matrix
  private(set) var residuals: [Double]
  private(set) var passes = 0

  private var residualVectors: Matrix
  private let level = InstructionSet.best.level

  /// Vectors of one cycle before it starts afresh from the true residual.
  private static let cycleLength = 40

  init(
    table: TableView, rightHandSides: Matrix, threads: Int, progress: ((Int, Double) -> Void)?
  ) {
    self.table = table
    self.rightHandSides = rightHandSides
    self.threads = threads
    self.progress = progress
    // From x = 0 the residual is b itself.
    solutions = Matrix(rows: rightHandSides.rows, columns: rightHandSides.columns)
    residualVectors = rightHandSides
    residuals = [Double](repeating: 0, count: rightHandSides.columns)
    for c in residuals.indices { residuals[c] = norm(rightHandSides, column: c) > 0 ? 1 : 0 }
  }

  var worstResidual: Double {
    residuals.contains { $0.isNaN } ? .infinity : residuals.max() ?? 0
  }

  private func norm(_ matrix: Matrix, column: Int) -> Double {
    let n = matrix.rows
    return matrix.storage.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, n > 0 else { return 0 }
      let vector = base + column * n
      return kernels_dot(level, n, vector, vector).squareRoot()
    }
  }

  /// One pass for the true residuals b − x + Aᵀx, as shares of b.
  ///
  /// Each share carries the rounding of the last sum as well: beside a huge x, b would vanish and a wrong
  /// solution look exact.
  private mutating func updateResiduals() {
    table.multiplyTransposed(
      solutions.storage.array, count: solutions.columns, into: &residualVectors.storage.array,
      threads: threads)
    passes += 1
    let products = residuals.indices.map { norm(residualVectors, column: $0) }
    for index in residualVectors.storage.indices {
      residualVectors.storage[index] +=
        rightHandSides.storage[index] - solutions.storage[index]
    }
    for c in residuals.indices where residuals[c] != 0 {
      let rounding = Double.ulpOfOne / 2 * (norm(solutions, column: c) + products[c])
      residuals[c] =
        (norm(residualVectors, column: c) + rounding) / norm(rightHandSides, column: c)
    }
  }

  /// One cycle of GMRES for the correction of each solution, then the true residuals.
  mutating func runCycle(tolerance: Double, passLimit: Int) {
    let n = table.order
    let count = solutions.columns
    var basis = [residualVectors.storage.array]
    var columns = residuals.indices.map { c in
      // The cycle aims below the tolerance, for the recursion's residual and the true one part a little.
      HessenbergColumnSet(
        residualNorm: norm(residualVectors, column: c),
        target: 0.25 * tolerance * norm(rightHandSides, column: c),
        isNeeded: residuals[c] > tolerance)
    }
    for c in 0..<count {
      let factor = columns[c].isActive ? 1 / columns[c].residualNorm : 0
      for i in (c * n)..<((c + 1) * n) { basis[0][i] *= factor }
    }
    while columns.contains(where: \.isActive), basis.count <= Self.cycleLength, passes < passLimit {
      var next = [Double](repeating: 0, count: count * n)
      let last = basis.count - 1
      table.multiplyTransposed(basis[last], count: count, into: &next, threads: threads)
      passes += 1
      orthogonalise(&next, against: basis, columns: &columns)
      basis.append(next)
      progress?(passes, zip(columns, residuals).map { $0.progress * $1 }.max() ?? 0)
    }
    for c in 0..<count {
      for (k, weight) in columns[c].weights().enumerated() {
        for i in (c * n)..<((c + 1) * n) { solutions.storage[i] += weight * basis[k][i] }
      }
    }
    updateResiduals()
  }

  /// Turns Aᵀv into (I − Aᵀ)v, takes off what the basis holds already and scales the rest to length 1:
  /// the modified Gram–Schmidt process, a right-hand side a thread.
  private func orthogonalise(
    _ next: inout [Double], against basis: [[Double]], columns: inout [HessenbergColumnSet]
  ) {
    let n = table.order
    let count = columns.count
    let last = basis.count - 1
    next.withUnsafeMutableBufferPointer { next in
      columns.withUnsafeMutableBufferPointer { columns in
        guard let base = next.baseAddress else { return }
        Parallel.forEach(blocks: count, threads: n >= 256 ? threads : 1) { _, c in
          let w = base + c * n
          guard columns[c].isActive else {
            w.update(repeating: 0, count: n)
            return
          }
          let previous = basis[last]
          for i in 0..<n { w[i] = previous[c * n + i] - w[i] }
          var products: [Double] = []
          products.reserveCapacity(basis.count + 1)
          for vector in basis {
            vector.withUnsafeBufferPointer { vector in
              guard let v = vector.baseAddress else { return }
              let product = kernels_dot(level, n, w, v + c * n)
              kernels_add_scaled(level, n, -product, v + c * n, w)
              products.append(product)
            }
          }
          let length = kernels_dot(level, n, w, w).squareRoot()
          columns[c].append(products, length: length)
          let factor = length > 0 ? 1 / length : 0
          for i in 0..<n { w[i] *= factor }
        }
      }
    }
  }

  /// Solves by LU, with one step of refinement where the residual asks for it.
  mutating func factorise(tolerance: Double) throws(AlgebraError) {
    let factors = try LUFactorization(table.identityMinusInMemoryOrder())
    // Row after row, the memory is that of the transpose.
    func solved(_ right: Matrix) -> Matrix {
      table.layout == .rowMajor ? factors.solve(right) : factors.solveTransposed(right)
    }
    solutions = solved(rightHandSides)
    updateResiduals()
    if worstResidual > tolerance {
      solutions = solutions + solved(residualVectors)
      updateResiduals()
    }
    for index in solutions.storage.indices where !solutions.storage[index].isFinite {
      throw .nonFinite(row: index % table.order, column: index / table.order)
    }
  }
}

/// The least-squares problem of one right-hand side, kept triangular by Givens rotations
/// (Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 6.5.3).
struct HessenbergColumnSet {
  let residualNorm: Double
  private let target: Double
  /// Whether this right-hand side still needs a further vector.
  private(set) var isActive: Bool
  private var columns: [[Double]] = []
  private var rotations: [(cosine: Double, sine: Double)] = []
  private var right: [Double]

  init(residualNorm: Double, target: Double, isNeeded: Bool) {
    self.residualNorm = residualNorm
    self.target = target
    isActive = isNeeded && residualNorm > 0 && residualNorm.isFinite
    right = [residualNorm]
  }

  /// The estimated residual as a share of that at the start of the cycle.
  var progress: Double {
    residualNorm > 0 ? abs(right[right.count - 1]) / residualNorm : 0
  }

  /// Takes the products of the new vector with the basis and the length of what is left of it.
  mutating func append(_ products: [Double], length: Double) {
    var column = products
    let k = column.count - 1
    for (j, rotation) in rotations.enumerated() {
      let upper = column[j]
      let lower = column[j + 1]
      column[j] = rotation.cosine * upper + rotation.sine * lower
      column[j + 1] = rotation.cosine * lower - rotation.sine * upper
    }
    let diagonal = hypot(column[k], length)
    guard diagonal > 0, diagonal.isFinite else {
      // No direction is left, or the table holds no numbers: the true residual will tell.
      isActive = false
      return
    }
    rotations.append((column[k] / diagonal, length / diagonal))
    column[k] = diagonal
    columns.append(column)
    let rest = right[k]
    right[k] = rest * rotations[k].cosine
    right.append(-rest * rotations[k].sine)
    isActive = length > 0 && abs(right[k + 1]) > target
  }

  /// The weights of the basis vectors in the correction, by back substitution.
  func weights() -> [Double] {
    var result = [Double](repeating: 0, count: columns.count)
    for i in columns.indices.reversed() {
      var sum = right[i]
      for j in (i + 1)..<max(columns.count, i + 1) { sum -= columns[j][i] * result[j] }
      result[i] = sum / columns[i][i]
    }
    return result
  }
}
