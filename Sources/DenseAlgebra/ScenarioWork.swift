internal import CKernels
internal import COpenBLAS

/// What the changes of a `ScenarioSolve` share.
///
/// The last right-hand side is the probe b = 1. Vectors stand `stride` apart, a multiple of 8 with zeros at the
/// end, so that the kernels meet whole vectors only.
struct ScenarioWork {
  private let matrix: Matrix
  private let oneNorm: Double
  private let positions: [Int]
  private let rightHandSides: [Double]
  /// The largest element of each right-hand side.
  private let loads: [Double]
  private let unchanged: [Double]
  private let inverseRows: [Double]
  private let transposed: [Double]
  private let n: Int
  private let m: Int
  private let stride: Int
  private let level = InstructionSet.best.level

  /// - Parameters:
  ///   - matrix: M.
  ///   - oneNorm: ‖M‖₁.
  ///   - unchanged: x = M⁻ᵀb for each right-hand side.
  ///   - inverseRows: the rows of M⁻¹ that changes touch, a column each.
  ///   - positions: where the row of a column stands among them.
  ///   - rightHandSides: the right-hand sides b.
  init(
    matrix: Matrix, oneNorm: Double, unchanged: Matrix, inverseRows: Matrix, positions: [Int],
    rightHandSides: Matrix
  ) {
    self.matrix = matrix
    self.oneNorm = oneNorm
    self.positions = positions
    n = matrix.rows
    m = rightHandSides.columns
    stride = (matrix.rows + 7) / 8 * 8
    self.rightHandSides = Self.padded(rightHandSides, stride)
    self.unchanged = Self.padded(unchanged, stride)
    self.inverseRows = Self.padded(inverseRows, stride)
    transposed =
      LUFactorization.usesOpenBLAS(order: n) ? [] : Self.padded(matrix.transposed(), stride)
    loads = (0..<rightHandSides.columns).map { column in
      rightHandSides.column(column).reduce(0) { max($0, abs($1)) }
    }
  }

  private static func padded(_ matrix: Matrix, _ stride: Int) -> [Double] {
    guard stride != matrix.rows else { return matrix.storage }
    var result = [Double](repeating: 0, count: stride * matrix.columns)
    for column in 0..<matrix.columns {
      for row in 0..<matrix.rows { result[column * stride + row] = matrix[row, column] }
    }
    return result
  }

  /// The solutions by Woodbury's identity and their estimated errors.
  func solve(_ changes: [ColumnChange], threads: Int) -> ([Matrix], [Double]) {
    let none = Matrix(rows: 0, columns: 0)
    var solutions = [Matrix](repeating: none, count: changes.count)
    var errors = [Double](repeating: .infinity, count: changes.count)
    solutions.withUnsafeMutableBufferPointer { solutions in
      errors.withUnsafeMutableBufferPointer { errors in
        if LUFactorization.usesOpenBLAS(order: n) {
          solveLarge(changes, threads: threads, solutions, errors)
        } else {
          solveSmall(changes, threads: threads, solutions, errors)
        }
      }
    }
    return (solutions, errors)
  }

  /// A few changes at a time, so that all that is computed of them stays in the cache.
  private func solveSmall(
    _ changes: [ColumnChange], threads: Int, _ solutions: UnsafeMutableBufferPointer<Matrix>,
    _ errors: UnsafeMutableBufferPointer<Double>
  ) {
    let changesAtOnce = 16
    let width = stride * m
    let blocks = (changes.count + changesAtOnce - 1) / changesAtOnce
    let workers = max(1, min(threads, blocks))
    let scratch = ScenarioScratch(
      workers: workers, columns: mostColumns(changes), stride: stride, rightHandSides: m,
      changes: changesAtOnce)
    defer { scratch.deallocate() }
    Parallel.forEach(blocks: blocks, threads: workers) { worker, block in
      let space = scratch.space(worker)
      let range = (block * changesAtOnce)..<min((block + 1) * changesAtOnce, changes.count)
      var x = space.solutions
      for index in range {
        errors[index] = correct(changes[index], x, space) ? 0 : .infinity
        x += width
      }
      let count = width * range.count
      space.images.update(repeating: 0, count: count)
      kernels_product(
        level, stride, n, m * range.count, 1, transposed, stride, space.solutions, stride,
        space.images, stride)
      for (place, index) in range.enumerated() where errors[index] == 0 {
        let start = place * width
        errors[index] = forwardError(
          changes[index], space.solutions + start, space.images + start, space)
        solutions[index] = unpadded(space.solutions + start)
      }
    }
  }

  /// All changes together, so that OpenBLAS multiplies with M once.
  private func solveLarge(
    _ changes: [ColumnChange], threads: Int, _ solutions: UnsafeMutableBufferPointer<Matrix>,
    _ errors: UnsafeMutableBufferPointer<Double>
  ) {
    let width = stride * m
    let workers = max(1, min(threads, changes.count))
    let scratch = ScenarioScratch(
      workers: workers, columns: mostColumns(changes), stride: stride, rightHandSides: m,
      changes: 0)
    defer { scratch.deallocate() }
    var values = [Double](repeating: 0, count: width * changes.count)
    var images = [Double](repeating: 0, count: width * changes.count)
    values.withUnsafeMutableBufferPointer { values in
      images.withUnsafeMutableBufferPointer { images in
        guard let x = values.baseAddress, let image = images.baseAddress else { return }
        Parallel.forEach(blocks: changes.count, threads: workers) { worker, index in
          let space = scratch.space(worker)
          errors[index] = correct(changes[index], x + index * width, space) ? 0 : .infinity
        }
        openblas_product(
          true, Int32(n), Int32(n), Int32(m * changes.count), 1, matrix.storage, Int32(n), x,
          Int32(stride), 0, image, Int32(stride))
        Parallel.forEach(blocks: changes.count, threads: workers) { worker, index in
          guard errors[index] == 0 else { return }
          let start = index * width
          errors[index] = forwardError(
            changes[index], x + start, image + start, scratch.space(worker))
          solutions[index] = unpadded(x + start)
        }
      }
    }
  }

  private func mostColumns(_ changes: [ColumnChange]) -> Int {
    changes.reduce(0) { max($0, $1.columns.count) }
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

  /// Writes one change's solution and returns whether its capacitance matrix is sound.
  ///
  /// A change of nearly all columns is not: a factorisation of its own costs no more.
  private func correct(
    _ change: ColumnChange, _ solution: UnsafeMutablePointer<Double>, _ space: ScenarioSpace
  ) -> Bool {
    let k = change.columns.count
    unchanged.withUnsafeBufferPointer { x in
      if let start = x.baseAddress { solution.update(from: start, count: x.count) }
    }
    guard k > 0 else { return true }
    guard k + m <= stride else { return false }
    gather(change, space)
    // Row b of [Cᵀ − I | Dᵀx]: the changes of column b times the rows of M⁻¹ and the solutions.
    kernels_transposed_product_by_columns(
      level, space.vectors, stride, 0, k + m, k, space.columns, space.products)
    for a in 0..<k { space.products[a * stride + a] += 1 }
    let pivotRatio = kernels_eliminate(level, k, m, space.products, stride)
    guard pivotRatio >= LowRankUpdate.capacitanceLimit else { return false }
    for b in 0..<k {
      for c in 0..<m { space.weights[c * k + b] = space.products[b * stride + k + c] }
    }
    kernels_product(
      level, stride, k, m, -1, space.vectors, stride, space.weights, k, solution, stride)
    return true
  }

  /// Brings the changes D of the columns together, the rows of M⁻¹ for them, and x.
  private func gather(_ change: ColumnChange, _ space: ScenarioSpace) {
    change.values.storage.withUnsafeBufferPointer { new in
      matrix.storage.withUnsafeBufferPointer { old in
        inverseRows.withUnsafeBufferPointer { rows in
          guard let new = new.baseAddress, let old = old.baseAddress, let rows = rows.baseAddress
          else { return }
          for (place, column) in change.columns.enumerated() {
            let target = space.columns + place * stride
            target.update(from: new + place * n, count: n)
            kernels_add_scaled(level, n, -1, old + column * n, target)
            (space.vectors + place * stride)
              .update(from: rows + positions[column] * stride, count: stride)
          }
        }
      }
    }
    unchanged.withUnsafeBufferPointer { x in
      guard let source = x.baseAddress else { return }
      (space.vectors + change.columns.count * stride).update(from: source, count: x.count)
    }
  }

  /// The largest backward error of a change's solutions times the condition that the probe shows.
  ///
  /// `product` is that of Mᵀ and the solutions; it becomes that of M'ᵀ.
  private func forwardError(
    _ change: ColumnChange, _ solution: UnsafePointer<Double>,
    _ product: UnsafeMutablePointer<Double>, _ space: ScenarioSpace
  ) -> Double {
    let k = change.columns.count
    if k > 0 {
      change.values.storage.withUnsafeBufferPointer { new in
        guard let source = new.baseAddress else { return }
        for place in 0..<k {
          (space.columns + place * stride).update(from: source + place * n, count: n)
        }
      }
      kernels_transposed_product_by_columns(
        level, space.columns, stride, 0, k, m, solution, space.products)
      // A changed column's equation is another one.
      for c in 0..<m {
        for (place, column) in change.columns.enumerated() {
          product[c * stride + column] = space.products[c * stride + place]
        }
      }
    }
    return rightHandSides.withUnsafeBufferPointer { rightHandSides in
      guard let right = rightHandSides.baseAddress else { return 0 }
      var worst = 0.0
      var growth = 0.0
      for c in 0..<m {
        let residual = kernels_largest_difference(
          level, stride, right + c * stride, product + c * stride)
        let size = kernels_largest_difference(level, stride, solution + c * stride, nil)
        let scale = oneNorm * size + loads[c]
        guard residual.isFinite, scale.isFinite else { return .infinity }
        if scale > 0 { worst = max(worst, residual / scale) }
        growth = oneNorm * size / max(loads[c], Double.leastNormalMagnitude)
      }
      // The last right-hand side is 1: its growth is the condition number.
      let forward = max(worst, Double.ulpOfOne / 2) * growth
      return forward.isNaN ? .infinity : forward
    }
  }
}
