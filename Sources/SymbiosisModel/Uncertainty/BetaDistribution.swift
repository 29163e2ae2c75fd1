internal import Glibc

/// The beta distribution on 0 to 1, for PERT.
struct BetaDistribution {
  let first: Double
  let second: Double
  /// −ln B(first, second), by the logarithms of gamma functions.
  private let logFactor: Double

  init(first: Double, second: Double) {
    self.first = first
    self.second = second
    var sign: Int32 = 0
    logFactor =
      lgamma_r(first + second, &sign) - lgamma_r(first, &sign) - lgamma_r(second, &sign)
  }

  /// The share below x: the regularised incomplete beta function.
  func probability(below x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    return probability(below: x, power: power(x))
  }

  /// The x below which the share `probability` lies.
  ///
  /// By Halley's method within a shrinking interval: the error after a step goes as its third power.
  func quantile(_ probability: Double) -> Double {
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return 1 }
    var (low, high) = (0.0, 1.0)
    var x = first / (first + second)
    for _ in 0..<100 {
      let power = power(x)
      let excess = self.probability(below: x, power: power) - probability
      if excess > 0 { high = x } else { low = x }
      let density = power / (x * (1 - x))
      let slope = (first - 1) / x - (second - 1) / (1 - x)
      let step = excess / density
      var next = x - step / (1 - min(1, step * slope) / 2)
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - x) <= 1e-6 * min(next, 1 - next) { return next }
      x = next
    }
    return x
  }

  /// x^first·(1 − x)^second/B(first, second), which is the density times x·(1 − x).
  private func power(_ x: Double) -> Double {
    exp(logFactor + first * log(x) + second * log1p(-x))
  }

  /// The share below x by the continued fraction (DLMF, equation 8.17.22), turned where it converges slowly.
  private func probability(below x: Double, power: Double) -> Double {
    x > (first + 1) / (first + second + 2)
      ? 1 - power * Self.fraction(second, first, 1 - x) / second
      : power * Self.fraction(first, second, x) / first
  }

  /// The continued fraction, by Lentz's method.
  private static func fraction(_ first: Double, _ second: Double, _ x: Double) -> Double {
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
    return fraction
  }
}
