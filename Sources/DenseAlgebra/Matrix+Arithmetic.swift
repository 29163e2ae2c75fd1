internal import CKernels
internal import COpenBLAS

extension Matrix {
  /// The product of two matrices.
  ///
  /// Cost: 2 · rows · columns · right.columns operations.
  ///
  /// By OpenBLAS where the work is worth loading it, by our own kernel below that.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "Inner sizes differ: \(left.columns), \(right.rows)")
    var result = Matrix(rows: left.rows, columns: right.columns)
    guard left.rows > 0, right.columns > 0, left.columns > 0 else { return result }
    let work = Double(left.rows) * Double(left.columns) * Double(right.columns)
    if work > ownProductWork && openblas_is_available() {
      openblas_product(
        0, false, Int32(left.rows), Int32(left.columns), Int32(right.columns), 1,
        left.storage.array,
        Int32(left.rows), right.storage.array, Int32(right.rows), 0, &result.storage.array,
        Int32(left.rows))
    } else {
      kernels_product(
        InstructionSet.best.level, left.rows, left.columns, right.columns, 1, left.storage.array,
        left.rows, right.storage.array, right.rows, &result.storage.array, left.rows)
    }
    return result
  }

  /// The most multiplications of a product that is not worth loading OpenBLAS for.
  private static let ownProductWork = 2_000_000.0

  /// The product of a matrix and a column vector.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    precondition(left.columns == right.count, "Inner sizes differ: \(left.columns), \(right.count)")
    var result = [Double](repeating: 0, count: left.rows)
    left.storage.withUnsafeBufferPointer { elements in
      for j in 0..<left.columns {
        let factor = right[j]
        let offset = j * left.rows
        for i in 0..<left.rows { result[i] += elements[offset + i] * factor }
      }
    }
    return result
  }

  /// The product of a row vector and a matrix: `vector · self`.
  public func multiplied(byRow vector: [Double]) -> [Double] {
    precondition(rows == vector.count, "Inner sizes differ: \(vector.count), \(rows)")
    return storage.withUnsafeBufferPointer { elements in
      (0..<columns).map { j in
        let offset = j * rows
        var sum = 0.0
        for i in 0..<rows { sum += vector[i] * elements[offset + i] }
        return sum
      }
    }
  }

  /// The element-wise sum.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, +)
  }

  /// The element-wise difference.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right, -)
  }

  /// Each row multiplied by its factor: diag(factors) · self.
  public func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows, "\(factors.count) factors for \(rows) rows")
    var result = self
    result.storage.withUnsafeMutableBufferPointer { elements in
      for j in 0..<columns {
        for i in 0..<rows { elements[i + j * rows] *= factors[i] }
      }
    }
    return result
  }

  /// Each column multiplied by its factor: self · diag(factors).
  public func scalingColumns(by factors: [Double]) -> Matrix {
    precondition(factors.count == columns, "\(factors.count) factors for \(columns) columns")
    var result = self
    result.storage.withUnsafeMutableBufferPointer { elements in
      for j in 0..<columns {
        let factor = factors[j]
        for i in 0..<rows { elements[i + j * rows] *= factor }
      }
    }
    return result
  }

  /// The sum of all elements, eight partial sums at a time.
  public func total() -> Double {
    storage.withUnsafeBufferPointer { elements in
      let bytes = UnsafeRawBufferPointer(elements)
      var sums = SIMD8<Double>.zero
      let whole = elements.count / 8 * 8
      for start in stride(from: 0, to: whole, by: 8) {
        sums += bytes.loadUnaligned(fromByteOffset: start * 8, as: SIMD8<Double>.self)
      }
      return elements[whole...].reduce(sums.sum(), +)
    }
  }

  private func combined(with other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
    precondition(rows == other.rows && columns == other.columns, "Sizes differ")
    var result = self
    other.storage.withUnsafeBufferPointer { right in
      result.storage.withUnsafeMutableBufferPointer { left in
        for index in left.indices { left[index] = operation(left[index], right[index]) }
      }
    }
    return result
  }
}
