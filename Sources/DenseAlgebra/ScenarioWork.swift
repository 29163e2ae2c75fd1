internal import CKernels
internal import COpenBLAS

/// What the changes of a `ScenarioSolve` share.
///
/// The last right-hand side is the probe b = 1. Vectors stand `stride` apart, a multiple of 8 with zeros at the
/// end, so that the kernels meet whole vectors only.
struct ScenarioWork {
  private let matrix: Matrix
  private let oneNorm: Double
  private let changes: [ColumnChange]
  private let positions: [Int]
  private let rightHandSides: Matrix
  /// 1 over the largest element of each right-hand side; 0 where all are 0.
  private let shares: [Double]
  /// The right-hand sides times their shares, summed.
  private let summedRight: [Double]
  private let unchanged: [Double]
  private let inverseRows: [Double]
  /// Mᵀ, where our own kernel multiplies.
  private let transposed: [Double]
  private let n: Int
  private let m: Int
  private let stride: Int
  private let mostColumns: Int
  private let level = InstructionSet.best.level

  /// Changes that a thread takes at a time: all that is computed of them stays in the cache.
  private static let changesAtOnce = 32

  /// Solves for what all changes share.
  ///
  /// - Parameter rightHandSides: the right-hand sides b, the probe last.
  init(
    matrix: Matrix, factorization: LUFactorization, rightHandSides: Matrix,
    changes: [ColumnChange], threads: Int
  ) {
    self.matrix = matrix
    oneNorm = factorization.oneNorm
    self.changes = changes
    self.rightHandSides = rightHandSides
    n = matrix.rows
    m = rightHandSides.columns
    let stride = (matrix.rows + 7) / 8 * 8
    self.stride = stride
    mostColumns = changes.reduce(0) { max($0, $1.columns.count) }
    var positions = [Int](repeating: -1, count: matrix.columns)
    for change in changes {
      for column in change.columns { positions[column] = 0 }
    }
    let touched = positions.indices.filter { positions[$0] == 0 }
    var inverseRows = [Double](repeating: 0, count: stride * touched.count)
    for (place, column) in touched.enumerated() {
      inverseRows[place * stride + column] = 1
      positions[column] = place
    }
    self.positions = positions
    factorization.solveTransposed(&inverseRows, stride: stride, threads: threads)
    self.inverseRows = inverseRows
    var unchanged = Self.padded(rightHandSides, stride)
    factorization.solveTransposed(&unchanged, stride: stride, threads: threads)
    self.unchanged = unchanged
    transposed =
      LUFactorization.usesOpenBLAS(order: n) ? [] : Self.padded(matrix.transposed(), stride)
    shares = (0..<rightHandSides.columns).map { column in
      let load = rightHandSides.column(column).reduce(0) { max($0, abs($1)) }
      return load > 0 ? 1 / load : 0
    }
    summedRight = rightHandSides * shares + [Double](repeating: 0, count: stride - n)
  }

  private static func padded(_ matrix: Matrix, _ stride: Int) -> [Double] {
    guard stride != matrix.rows else { return matrix.storage.array }
    var result = [Double](repeating: 0, count: stride * matrix.columns)
    for column in 0..<matrix.columns {
      for row in 0..<matrix.rows { result[column * stride + row] = matrix[row, column] }
    }
    return result
  }

  /// The solutions by Woodbury's identity and their estimated errors.
  func solve(threads: Int) -> ([Matrix], [Double]) {
    let blocks = (changes.count + Self.changesAtOnce - 1) / Self.changesAtOnce
    let workers = max(1, min(threads, blocks))
    let scratch = ScenarioScratch(
      workers: workers, columns: mostColumns, stride: stride, rightHandSides: m,
      changes: Self.changesAtOnce)
    defer { scratch.deallocate() }
    let none = Matrix(rows: 0, columns: 0)
    var solutions = [Matrix](repeating: none, count: changes.count)
    var errors = [Double](repeating: .infinity, count: changes.count)
    solutions.withUnsafeMutableBufferPointer { solutions in
      errors.withUnsafeMutableBufferPointer { errors in
        Parallel.forEach(blocks: blocks, threads: workers) { worker, block in
          let first = block * Self.changesAtOnce
          solve(
            first..<min(first + Self.changesAtOnce, changes.count), scratch.space(worker),
            solutions, errors)
        }
      }
    }
    return (solutions, errors)
  }

  private func solve(
    _ range: Range<Int>, _ space: ScenarioSpace,
    _ solutions: UnsafeMutableBufferPointer<Matrix>,
    _ errors: UnsafeMutableBufferPointer<Double>
  ) {
    for (place, index) in range.enumerated() {
      guard correct(changes[index], space) else { continue }
      errors[index] = 0
      solutions[index] = unpadded(space.solutions)
      sum(changes[index], place, space)
    }
    multiply(range.count, space)
    for (place, index) in range.enumerated() where errors[index] == 0 {
      errors[index] = forwardError(changes[index], place, space)
    }
  }

  /// A change's solutions without the probe's.
  private func unpadded(_ solution: UnsafePointer<Double>) -> Matrix {
    let elements = [Double](unsafeUninitializedCapacity: n * (m - 1)) { buffer, count in
      count = n * (m - 1)
      guard let target = buffer.baseAddress else { return }
      for column in 0..<(m - 1) {
        (target + column * n).initialize(from: solution + column * stride, count: n)
      }
    }
    return Matrix(rows: n, columns: m - 1, columnMajor: elements)
  }

  /// Finds one change's solutions x' = x − R·w and returns whether its capacitance matrix is sound.
  ///
  /// Whatever w is, x' satisfies the equations of the columns that stay; w is what makes it satisfy those of
  /// the new columns N, (NᵀR)·w = Nᵀx − b. A change of nearly all columns is not sound: a factorisation of
  /// its own costs no more.
  private func correct(_ change: ColumnChange, _ space: ScenarioSpace) -> Bool {
    let k = change.columns.count
    unchanged.withUnsafeBufferPointer { x in
      if let start = x.baseAddress { space.solutions.update(from: start, count: x.count) }
    }
    guard k > 0 else { return true }
    guard k + m <= stride else { return false }
    gather(change, space)
    kernels_transposed_product_by_columns(
      level, space.rows, stride, 0, k, k, space.columns, space.products)
    kernels_transposed_product_by_columns(
      level, space.solutions, stride, 0, m, k, space.columns, space.products + k)
    for (row, column) in change.columns.enumerated() {
      for c in 0..<m {
        space.products[row * stride + k + c] -= rightHandSides.storage[c * n + column]
      }
    }
    let pivotRatio = kernels_eliminate(level, k, m, space.products, stride)
    guard pivotRatio >= LowRankUpdate.capacitanceLimit else { return false }
    for row in 0..<k {
      for c in 0..<m { space.weights[c * k + row] = space.products[row * stride + k + c] }
    }
    kernels_product(
      level, stride, k, m, -1, space.rows, stride, space.weights, k, space.solutions, stride)
    return true
  }

  /// Brings the new columns and the rows of M⁻¹ for them together.
  private func gather(_ change: ColumnChange, _ space: ScenarioSpace) {
    change.values.storage.withUnsafeBufferPointer { new in
      inverseRows.withUnsafeBufferPointer { rows in
        guard let new = new.baseAddress, let rows = rows.baseAddress else { return }
        for (place, column) in change.columns.enumerated() {
          (space.columns + place * stride).update(from: new + place * n, count: n)
          (space.rows + place * stride)
            .update(from: rows + positions[column] * stride, count: stride)
        }
      }
    }
  }

  /// Sums one change's solutions, each times its share, and multiplies the sum with the new columns.
  ///
  /// A residual of the sum is the sum of the residuals: one product checks all solutions at once, for it is
  /// smaller than theirs only where they happen to cancel.
  private func sum(_ change: ColumnChange, _ place: Int, _ space: ScenarioSpace) {
    let sum = space.sums + place * stride
    sum.update(repeating: 0, count: stride)
    kernels_product(
      level, stride, m, 1, 1, space.solutions, stride, shares, m, sum, stride)
    var least = Double.infinity
    var probe = 0.0
    for c in 0..<m where shares[c] > 0 {
      let size = kernels_largest_difference(level, stride, space.solutions + c * stride, nil)
      probe = oneNorm * size * shares[c]
      least = probe.isFinite ? min(least, probe + 1) : .nan
    }
    space.scales[2 * place] = least
    space.scales[2 * place + 1] = probe
    for row in change.columns.indices {
      space.replaced[place * mostColumns + row] = kernels_dot(
        level, stride, space.columns + row * stride, sum)
    }
  }

  /// The products of Mᵀ with `count` sums.
  private func multiply(_ count: Int, _ space: ScenarioSpace) {
    if LUFactorization.usesOpenBLAS(order: n) {
      openblas_product(
        1, true, Int32(n), Int32(n), Int32(count), 1, matrix.storage.array, Int32(n), space.sums,
        Int32(stride), 0, space.images, Int32(stride))
    } else {
      space.images.update(repeating: 0, count: stride * count)
      kernels_product(
        level, stride, n, count, 1, transposed, stride, space.sums, stride, space.images, stride)
    }
  }

  /// The backward error of a change's solutions times the condition that the probe shows.
  ///
  /// The backward error is the residual over the smallest of the solutions' scales ‖M‖·‖x'‖ + ‖b‖.
  private func forwardError(_ change: ColumnChange, _ place: Int, _ space: ScenarioSpace) -> Double
  {
    let image = space.images + place * stride
    // A new column's equation is another one.
    for (row, column) in change.columns.enumerated() {
      image[column] = space.replaced[place * mostColumns + row]
    }
    let residual = summedRight.withUnsafeBufferPointer {
      kernels_largest_difference(level, stride, $0.baseAddress, image)
    }
    let (scale, growth) = (space.scales[2 * place], space.scales[2 * place + 1])
    guard residual.isFinite, scale.isFinite else { return .infinity }
    return max(residual / scale, Double.ulpOfOne / 2) * growth
  }
}
