public import DenseAlgebra

/// The largest difference between two vectors relative to the larger magnitude of each pair, 0 for
/// equal elements; infinite when the lengths differ.
public func relativeDifference(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { worst, pair in
    guard pair.0 != pair.1 else { return worst }
    return max(worst, abs(pair.0 - pair.1) / max(abs(pair.0), abs(pair.1)))
  }
}

/// The largest absolute difference between two vectors; infinite when the lengths differ.
public func largestDifference(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

/// The largest absolute difference between two matrices of the same shape.
public func largestDifference(_ left: Matrix, _ right: Matrix) -> Double {
  guard left.rows == right.rows else { return .infinity }
  return largestDifference(left.storage.array, right.storage.array)
}
