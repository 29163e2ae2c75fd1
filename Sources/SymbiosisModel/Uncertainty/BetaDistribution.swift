internal import Glibc

/// The beta distribution on 0 to 1, for PERT.
struct BetaDistribution {
  let first: Double
  let second: Double

  /// The share below x: the regularised incomplete beta function.
  ///
  /// By Lentz's method for its continued fraction (DLMF, equation 8.17.22).
  func probability(below x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    if x > (first + 1) / (first + second + 2) {
      return 1 - BetaDistribution(first: second, second: first).probability(below: 1 - x)
    }
    let tiny = 1e-300
    let bounded = { (value: Double) in abs(value) < tiny ? tiny : value }
    var numerator = 1.0
    var denominator = 1 / bounded(1 - (first + second) * x / (first + 1))
    var fraction = denominator
    for m in 1...200 {
      let k = Double(m)
      let even = k * (second - k) * x / ((first + 2 * k - 1) * (first + 2 * k))
      denominator = 1 / bounded(1 + even * denominator)
      numerator = bounded(1 + even / numerator)
      fraction *= denominator * numerator
      let odd =
        -(first + k) * (first + second + k) * x / ((first + 2 * k) * (first + 2 * k + 1))
      denominator = 1 / bounded(1 + odd * denominator)
      numerator = bounded(1 + odd / numerator)
      let step = denominator * numerator
      fraction *= step
      if abs(step - 1) < 1e-15 { break }
    }
    return exp(logDensityFactor + first * log(x) + second * log(1 - x)) * fraction / first
  }

  /// The x below which the share `probability` lies, by Newton's method within a shrinking interval.
  func quantile(_ probability: Double) -> Double {
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return 1 }
    var (low, high) = (0.0, 1.0)
    var x = first / (first + second)
    for _ in 0..<100 {
      let excess = self.probability(below: x) - probability
      if excess > 0 { high = x } else { low = x }
      let density = exp(logDensityFactor + (first - 1) * log(x) + (second - 1) * log(1 - x))
      var next = density > 0 ? x - excess / density : (low + high) / 2
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - x) <= 1e-15 { return next }
      x = next
    }
    return x
  }

  /// −ln B(first, second), by the logarithms of gamma functions.
  private var logDensityFactor: Double {
    var sign: Int32 = 0
    return lgamma_r(first + second, &sign) - lgamma_r(first, &sign) - lgamma_r(second, &sign)
  }
}
