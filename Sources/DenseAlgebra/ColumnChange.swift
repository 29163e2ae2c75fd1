/// Columns of a square matrix that are replaced by others.
public struct ColumnChange: Sendable, Equatable {
  /// The places of the columns, counted from 0, each once.
  public let columns: [Int]
  /// The new columns, in the order of `columns`.
  public let values: Matrix

  /// The replacement of `columns` by those of `values`.
  public init(columns: [Int], values: Matrix) {
    precondition(columns.count == values.columns, "A new column is needed for each place")
    precondition(Set(columns).count == columns.count, "A column is replaced twice")
    self.columns = columns
    self.values = values
  }

  /// The new columns less the old ones.
  func difference(from matrix: Matrix) -> Matrix {
    precondition(values.rows == matrix.rows, "Sizes differ")
    var result = values
    let n = matrix.rows
    for (k, column) in columns.enumerated() {
      precondition(column >= 0 && column < matrix.columns, "Column \(column) does not exist")
      for i in 0..<n { result.storage[k * n + i] -= matrix.storage[column * n + i] }
    }
    return result
  }

  /// The matrix with the columns replaced.
  public func applied(to matrix: Matrix) -> Matrix {
    var result = matrix
    let n = matrix.rows
    for (k, column) in columns.enumerated() {
      for i in 0..<n { result.storage[column * n + i] = values.storage[k * n + i] }
    }
    return result
  }
}
