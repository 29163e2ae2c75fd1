internal import CKernels
internal import COpenBLAS

extension Matrix {
  /// Replaces a square matrix by its inverse, in its own memory and a panel of 64 columns.
  ///
  /// By LAPACK's dgetrf and dgetri, 2·n³ operations; solving for the identity, as `numpy.linalg.inv`
  /// does, would take 8/3·n³ and a second matrix.
  ///
  /// - Throws: as `LUFactorization.init`; the elements are of no use after `AlgebraError.singular`.
  public mutating func invert() throws(AlgebraError) {
    precondition(rows == columns, "Only a square matrix has an inverse")
    _ = try finiteOneNorm()
    let pivots = try factorizeInPlace()
    invertFactors(pivots: pivots)
  }

  /// Becomes I − self, in the same memory.
  public mutating func subtractFromIdentity() {
    precondition(rows == columns, "Only a square matrix is taken from the identity")
    let order = rows
    storage.withUnsafeMutableBufferPointer { elements in
      for index in elements.indices { elements[index] = 0 - elements[index] }
      for i in 0..<order { elements[i * order + i] += 1 }
    }
  }

  /// I − A in new memory, in one pass over A.
  public init(identityMinus matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "Only a square matrix is taken from the identity")
    let order = matrix.rows
    self.init(
      rows: order, columns: order,
      columnMajor: [Double](largeCapacity: order * order) { buffer, count in
        matrix.storage.withUnsafeBufferPointer { source in
          for index in 0..<(order * order) {
            buffer.initializeElement(at: index, to: -source[index])
          }
        }
        for i in 0..<order { buffer[i * order + i] += 1 }
        count = order * order
      })
  }

  /// The largest column sum of absolute values.
  func finiteOneNorm() throws(AlgebraError) -> Double {
    var norm = 0.0
    for j in 0..<columns {
      var sum = 0.0
      for i in 0..<rows { sum += abs(storage[i + j * rows]) }
      if !sum.isFinite, let i = (0..<rows).first(where: { !storage[$0 + j * rows].isFinite }) {
        throw .nonFinite(row: i, column: j)
      }
      norm = max(norm, sum)
    }
    return norm
  }

  /// Overwrites a square matrix by its factors and returns the pivots, counted from 1 as LAPACK's are.
  mutating func factorizeInPlace() throws(AlgebraError) -> [Int32] {
    var pivots = [Int32](repeating: 0, count: rows)
    guard rows > 0 else { return pivots }
    let info =
      LUFactorization.usesOpenBLAS(order: rows)
      ? openblas_factorize(Int32(rows), &storage.array, &pivots)
      : kernels_factorize(InstructionSet.best.level, rows, &storage.array, &pivots)
    if info > 0 { throw .singular(column: Int(info) - 1) }
    precondition(info == 0, "dgetrf refused argument \(-info)")
    return pivots
  }

  /// Overwrites factors by the inverse of the matrix that they are of.
  mutating func invertFactors(pivots: [Int32]) {
    guard rows > 0 else { return }
    if LUFactorization.usesOpenBLAS(order: rows) {
      let length = 64 * rows
      withUnsafeTemporaryAllocation(of: Double.self, capacity: length) { work in
        let info = openblas_invert(
          Int32(rows), &storage.array, pivots, work.baseAddress, Int32(clamping: length))
        precondition(info == 0, "dgetri refused argument \(-info)")
      }
    } else {
      var inverse = Matrix.identity(rows)
      kernels_solve(
        InstructionSet.best.level, rows, storage.array, pivots, false, rows, &inverse.storage.array,
        rows)
      self = inverse
    }
  }
}
