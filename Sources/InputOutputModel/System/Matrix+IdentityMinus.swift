import DenseAlgebra

extension Matrix {
  /// I − self, for a square matrix.
  func subtractedFromIdentity() -> Matrix {
    precondition(rows == columns, "Only a square matrix is subtracted from the identity")
    var result = self
    for index in result.storage.indices { result.storage[index] = -result.storage[index] }
    for i in 0..<rows { result.storage[i + i * rows] += 1 }
    return result
  }
}
