public import DenseAlgebra

/// Random tables of coefficients with a known spectral radius.
public enum RandomTables {
  /// An n × n table without negative elements whose spectral radius is `radius`.
  ///
  /// About a third of the elements are 0 where n allows it. `spread` makes the system ill-conditioned:
  /// sector i is measured in units of `spread` to the power of a random share, which changes every
  /// element but no eigenvalue.
  public static func coefficients(
    order n: Int, radius: Double, spread: Double = 1, using generator: inout SeededGenerator
  ) -> Matrix {
    var table = Matrix(rows: n, columns: n)
    for j in 0..<n {
      for i in 0..<n {
        let value = Double.random(in: 0.01...1, using: &generator)
        let isZero = i != j && Double.random(in: 0..<1, using: &generator) < 0.3
        table[i, j] = isZero ? 0 : value * value
      }
    }
    let found = table.withTableView {
      SpectralRadius.bracket($0, tolerance: 1e-12, passes: 20_000, threads: 1)
    }
    let scale = radius / found.upper
    var units = [Double](repeating: 1, count: n)
    for i in 0..<n { units[i] = power(spread, .random(in: -1...1, using: &generator)) }
    for j in 0..<n {
      for i in 0..<n { table[i, j] *= scale * units[i] / units[j] }
    }
    return table
  }

  /// Positive intensities, a row for each stressor.
  public static func intensities(
    stressors: Int, order: Int, using generator: inout SeededGenerator
  ) -> Matrix {
    var result = Matrix(rows: stressors, columns: order)
    for index in result.storage.indices {
      result.storage[index] = .random(in: 0.1...3, using: &generator)
    }
    return result
  }

  /// base to a power between −1 and 1, by sixteen square roots and their products.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    var root = base
    var rest = abs(exponent)
    var result = 1.0
    for _ in 0..<16 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return exponent < 0 ? 1 / result : result
  }
}

/// The largest difference of two lists as a share of the largest element of the second;
/// infinite when the lengths differ or an element is not finite.
public func normwiseDifference(_ left: some Collection<Double>, _ right: some Collection<Double>)
  -> Double
{
  guard left.count == right.count else { return .infinity }
  var difference = 0.0
  var size = 0.0
  for (a, b) in zip(left, right) {
    if !a.isFinite || !b.isFinite { return .infinity }
    difference = max(difference, abs(a - b))
    size = max(size, abs(b))
  }
  return size > 0 ? difference / size : difference
}
