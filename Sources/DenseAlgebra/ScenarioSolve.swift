internal import CKernels
internal import COpenBLAS

/// Transposed solves for many changes of a few columns each: what thousands of scenarios ask for.
///
/// For each change, M'⁻ᵀb = x − R·C⁻ᵀ·Dᵀx, where x = M⁻ᵀb and the columns of R = M⁻ᵀE are rows of M⁻¹
/// (see `LowRankUpdate` for the notation). x and the rows for all columns that any change touches are
/// solved for once; a change then costs 2·n·k·(k + 2·m) operations for m right-hand sides. One more,
/// b = 1, measures the condition of each M', and every solution's true residual is computed. A change
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
    let touched = Set(changes.flatMap(\.columns)).sorted()
    var picked = Matrix(rows: matrix.rows, columns: touched.count)
    for (k, column) in touched.enumerated() { picked[column, k] = 1 }
    _ = try rightHandSides.finiteOneNorm()
    let withProbe = Matrix(
      rows: matrix.rows, columns: rightHandSides.columns + 1,
      columnMajor: rightHandSides.storage + [Double](repeating: 1, count: matrix.rows))
    let work = ScenarioWork(
      matrix: matrix, oneNorm: factorization.oneNorm,
      unchanged: factorization.solveTransposed(withProbe),
      inverseRows: factorization.solveTransposed(picked),
      positions: Dictionary(uniqueKeysWithValues: touched.enumerated().map { ($1, $0) }),
      rightHandSides: withProbe)
    var (solutions, errors) = work.solve(changes, threads: threads)
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

/// What all changes share.
///
/// The last of its right-hand sides is the probe b = 1.
private struct ScenarioWork {
  let matrix: Matrix
  let oneNorm: Double
  let unchanged: Matrix
  let inverseRows: Matrix
  let positions: [Int: Int]
  let rightHandSides: Matrix

  private var level: Int32 { InstructionSet.best.level }

  /// The solutions by Woodbury's identity and their estimated errors.
  func solve(_ changes: [ColumnChange], threads: Int) -> ([Matrix], [Double]) {
    let n = matrix.rows
    let m = rightHandSides.columns
    let width = n * m
    var values = [Double](repeating: 0, count: width * changes.count)
    var sound = [Bool](repeating: false, count: changes.count)
    let isLarge = LUFactorization.usesOpenBLAS(order: n)
    let changesAtOnce = isLarge ? 1 : 16
    let blocks = (changes.count + changesAtOnce - 1) / changesAtOnce
    values.withUnsafeMutableBufferPointer { values in
      sound.withUnsafeMutableBufferPointer { sound in
        guard let base = values.baseAddress else { return }
        Parallel.forEach(blocks: blocks, threads: threads) { _, block in
          let last = min((block + 1) * changesAtOnce, changes.count)
          for index in (block * changesAtOnce)..<last {
            sound[index] = correct(changes[index], base + index * width)
          }
        }
      }
    }
    var products = transposedProducts(values, columns: m * changes.count, threads: threads)
    var errors = [Double](repeating: .infinity, count: changes.count)
    values.withUnsafeBufferPointer { values in
      products.withUnsafeMutableBufferPointer { products in
        errors.withUnsafeMutableBufferPointer { errors in
          guard let x = values.baseAddress, let product = products.baseAddress else { return }
          Parallel.forEach(blocks: blocks, threads: threads) { _, block in
            let last = min((block + 1) * changesAtOnce, changes.count)
            for index in (block * changesAtOnce)..<last where sound[index] {
              errors[index] = forwardError(
                changes[index], x + index * width, product + index * width)
            }
          }
        }
      }
    }
    let solutions = changes.indices.map { index in
      let start = index * width
      return Matrix(
        rows: n, columns: m - 1, columnMajor: Array(values[start..<(start + width - n)]))
    }
    return (solutions, errors)
  }

  /// Writes one change's solution and returns whether its capacitance matrix is sound.
  private func correct(_ change: ColumnChange, _ solution: UnsafeMutablePointer<Double>) -> Bool {
    let n = matrix.rows
    let m = rightHandSides.columns
    let k = change.columns.count
    let difference = change.difference(from: matrix)
    return unchanged.storage.withUnsafeBufferPointer { unchanged -> Bool in
      inverseRows.storage.withUnsafeBufferPointer { rows -> Bool in
        difference.storage.withUnsafeBufferPointer { difference -> Bool in
          guard let x = unchanged.baseAddress else { return true }
          solution.update(from: x, count: n * m)
          guard let r = rows.baseAddress, let d = difference.baseAddress else {
            return true
          }
          var capacitance = Matrix.identity(k)
          var weights = Matrix(rows: k, columns: m)
          let places = change.columns.map { positions[$0, default: 0] * n }
          for b in 0..<k {
            for a in 0..<k {
              capacitance.storage[b * k + a] += kernels_dot(level, n, r + places[a], d + b * n)
            }
            for c in 0..<m {
              weights.storage[c * k + b] = kernels_dot(level, n, x + c * n, d + b * n)
            }
          }
          guard let small = try? LUFactorization(capacitance),
            small.pivotRatio >= LowRankUpdate.capacitanceLimit
          else { return false }
          weights = small.solveTransposed(weights)
          for c in 0..<m {
            for a in 0..<k {
              kernels_add_scaled(
                level, n, -weights.storage[c * k + a], r + places[a], solution + c * n)
            }
          }
          return true
        }
      }
    }
  }

  /// Mᵀ · values, for all solutions together.
  private func transposedProducts(_ values: [Double], columns: Int, threads: Int) -> [Double] {
    let n = matrix.rows
    var result = [Double](repeating: 0, count: values.count)
    guard n > 0, columns > 0 else { return result }
    if LUFactorization.usesOpenBLAS(order: n) {
      openblas_product(
        true, Int32(n), Int32(n), Int32(columns), 1, matrix.storage, Int32(n), values, Int32(n), 0,
        &result, Int32(n))
      return result
    }
    let transposed = matrix.transposed()
    let columnsAtOnce = 64
    result.withUnsafeMutableBufferPointer { result in
      values.withUnsafeBufferPointer { values in
        guard let target = result.baseAddress, let source = values.baseAddress else { return }
        Parallel.forEach(
          blocks: (columns + columnsAtOnce - 1) / columnsAtOnce, threads: threads
        ) { _, block in
          let first = block * columnsAtOnce
          kernels_product(
            level, n, n, min(columnsAtOnce, columns - first), 1, transposed.storage, n,
            source + first * n, n, target + first * n, n)
        }
      }
    }
    return result
  }

  /// The largest backward error of a change's solutions times the condition that the probe shows.
  ///
  /// `products` are those of Mᵀ and the solutions; they become those of M'ᵀ.
  private func forwardError(
    _ change: ColumnChange, _ solutions: UnsafePointer<Double>,
    _ products: UnsafeMutablePointer<Double>
  ) -> Double {
    let n = matrix.rows
    var worst = 0.0
    var growth = 0.0
    change.values.storage.withUnsafeBufferPointer { columns in
      rightHandSides.storage.withUnsafeBufferPointer { rightHandSides in
        guard let right = rightHandSides.baseAddress else { return }
        for c in 0..<self.rightHandSides.columns {
          let x = solutions + c * n
          let product = products + c * n
          if let values = columns.baseAddress {
            // A changed column's equation is another one.
            for (k, column) in change.columns.enumerated() {
              product[column] = kernels_dot(level, n, values + k * n, x)
            }
          }
          let residual = kernels_largest_difference(level, n, right + c * n, product)
          let size = kernels_largest_difference(level, n, x, nil)
          let load = kernels_largest_difference(level, n, right + c * n, nil)
          let scale = oneNorm * size + load
          guard residual.isFinite, scale.isFinite else {
            worst = .infinity
            return
          }
          if scale > 0 { worst = max(worst, residual / scale) }
          growth = oneNorm * size / max(load, Double.leastNormalMagnitude)
        }
      }
    }
    // The last right-hand side is 1: its growth is the condition number.
    let forward = max(worst, Double.ulpOfOne / 2) * growth
    return forward.isNaN ? .infinity : forward
  }
}
