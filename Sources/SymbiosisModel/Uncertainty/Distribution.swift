internal import DenseAlgebra
internal import Glibc

/// How a figure may differ from what the study says.
///
/// A distribution is anchored at a value: 1 where it is that of a factor on the figure, the figure itself
/// where it is given in the figure's own unit. The anchor is the median of a lognormal, the mean of a
/// normal, and the mode where a triangular or PERT distribution names none.
public enum Distribution: Sendable, Hashable {
  /// ln X is normal with σ = ln(GSD²)/2: 95 % of the draws lie between anchor/GSD² and anchor·GSD².
  case lognormal(squaredDeviation: Double)
  /// Lognormal with σ from pedigree scores.
  case pedigree(Pedigree)
  /// Normal around the anchor.
  case normal(deviation: Double)
  /// Normal around the anchor, given that it lies within bounds.
  case truncatedNormal(deviation: Double, minimum: Double?, maximum: Double?)
  /// Triangular.
  case triangular(minimum: Double, mode: Double?, maximum: Double)
  /// Uniform.
  case uniform(minimum: Double, maximum: Double)
  /// The beta distribution of project planning: mean (minimum + 4 mode + maximum)/6.
  case pert(minimum: Double, mode: Double?, maximum: Double)
  /// One of a few values, by weight.
  case discrete(values: [Double], weights: [Double])

  /// σ of the logarithm; `nil` where the distribution is not lognormal.
  public var logDeviation: Double? {
    switch self {
    case .lognormal(let squared): log(squared) / 2
    case .pedigree(let pedigree): pedigree.logVariance.squareRoot()
    default: nil
    }
  }

  /// The value at a standard normal score z: as much of the distribution lies below it as of the
  /// standard normal one below z.
  public func value(score: Double, anchor: Double = 1) -> Double {
    switch self {
    case .lognormal, .pedigree: return anchor * exp((logDeviation ?? 0) * score)
    case .normal(let deviation): return anchor + deviation * score
    case .uniform(let minimum, let maximum):
      return minimum + (maximum - minimum) * NormalDistribution.probability(below: score)
    case .truncatedNormal(let deviation, let minimum, let maximum):
      guard deviation > 0 else { return anchor }
      let low = minimum.map { ($0 - anchor) / deviation } ?? -.infinity
      let high = maximum.map { ($0 - anchor) / deviation } ?? .infinity
      let z = NormalDistribution.truncatedScore(score, low: low, high: high)
      return min(max(anchor + deviation * z, minimum ?? -.infinity), maximum ?? .infinity)
    case .triangular(let minimum, let mode, let maximum):
      let peak = mode ?? anchor
      let width = maximum - minimum
      guard width > 0 else { return minimum }
      let below = NormalDistribution.probability(below: score)
      if below * width < peak - minimum {
        return minimum + (below * width * (peak - minimum)).squareRoot()
      }
      let above = NormalDistribution.probability(below: -score)
      return maximum - (above * width * (maximum - peak)).squareRoot()
    case .pert(let minimum, let mode, let maximum):
      guard maximum > minimum else { return minimum }
      let peak = ((mode ?? anchor) - minimum) / (maximum - minimum)
      let share = BetaDistribution(first: 1 + 4 * peak, second: 5 - 4 * peak)
        .quantile(NormalDistribution.probability(below: score))
      return minimum + (maximum - minimum) * share
    case .discrete(let values, let weights):
      var left = NormalDistribution.probability(below: score) * weights.reduce(0, +)
      for (value, weight) in zip(values, weights) {
        left -= weight
        if left <= 0, weight > 0 { return value }
      }
      return zip(values, weights).reversed().first { $1 > 0 }?.0 ?? anchor
    }
  }

  /// The mean.
  public func mean(anchor: Double = 1) -> Double {
    switch self {
    case .lognormal, .pedigree:
      let deviation = logDeviation ?? 0
      return anchor * exp(deviation * deviation / 2)
    case .normal: return anchor
    case .uniform(let minimum, let maximum): return (minimum + maximum) / 2
    case .truncatedNormal(let deviation, let minimum, let maximum):
      return anchor
        + deviation
        * NormalDistribution.truncatedMoments(
          low: minimum.map { ($0 - anchor) / deviation } ?? -.infinity,
          high: maximum.map { ($0 - anchor) / deviation } ?? .infinity
        ).mean
    case .triangular(let minimum, let mode, let maximum):
      return (minimum + (mode ?? anchor) + maximum) / 3
    case .pert(let minimum, let mode, let maximum):
      return (minimum + 4 * (mode ?? anchor) + maximum) / 6
    case .discrete(let values, let weights):
      return zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    }
  }

  /// The variance.
  public func variance(anchor: Double = 1) -> Double {
    switch self {
    case .lognormal, .pedigree:
      let square = (logDeviation ?? 0) * (logDeviation ?? 0)
      return anchor * anchor * exp(square) * expm1(square)
    case .normal(let deviation): return deviation * deviation
    case .uniform(let minimum, let maximum):
      return (maximum - minimum) * (maximum - minimum) / 12
    case .truncatedNormal(let deviation, let minimum, let maximum):
      return deviation * deviation
        * NormalDistribution.truncatedMoments(
          low: minimum.map { ($0 - anchor) / deviation } ?? -.infinity,
          high: maximum.map { ($0 - anchor) / deviation } ?? .infinity
        ).variance
    case .triangular(let minimum, let mode, let maximum):
      let peak = mode ?? anchor
      let squares = minimum * minimum + peak * peak + maximum * maximum
      return (squares - minimum * peak - minimum * maximum - peak * maximum) / 18
    case .pert(let minimum, _, let maximum):
      let mean = mean(anchor: anchor)
      return (mean - minimum) * (maximum - mean) / 7
    case .discrete(let values, let weights):
      let mean = mean(anchor: anchor)
      return zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
        / weights.reduce(0, +)
    }
  }

  /// Whether a draw may be below 0 where the anchor is above it.
  var canBeNegative: Bool {
    switch self {
    case .lognormal, .pedigree: false
    case .normal(let deviation): deviation > 0
    case .truncatedNormal(let deviation, let minimum, _):
      deviation > 0 && (minimum.map { $0 < 0 } ?? true)
    case .triangular(let minimum, _, _), .uniform(let minimum, _), .pert(let minimum, _, _):
      minimum < 0
    case .discrete(let values, _): values.contains { $0 < 0 }
    }
  }
}

extension NormalDistribution {
  /// Φ(z), the share of a standard normal variable below z.
  static func probability(below score: Double) -> Double { erfc(-score / 2.0.squareRoot()) / 2 }

  /// The density at z.
  static func density(_ score: Double) -> Double {
    exp(-score * score / 2) / (2 * Double.pi).squareRoot()
  }

  /// The score of a normal variable within bounds below which lies what lies below `score` of a free one.
  ///
  /// Bounds above the mean are mirrored, so that no digit is lost in 1 − Φ.
  static func truncatedScore(_ score: Double, low: Double, high: Double) -> Double {
    if low > 0 { return -truncatedScore(-score, low: -high, high: -low) }
    let below = probability(below: low)
    let share = probability(below: high) - below
    let probability = below + share * probability(below: score)
    guard probability > 0 else { return low }
    guard probability < 1 else { return high }
    return min(max(quantile(probability), low), high)
  }

  /// Mean and variance of a standard normal variable within bounds (Johnson, Kotz and Balakrishnan,
  /// Continuous Univariate Distributions 1, 2nd ed., section 13.10.1).
  static func truncatedMoments(low: Double, high: Double) -> (mean: Double, variance: Double) {
    let share =
      low > 0
      ? probability(below: -low) - probability(below: -high)
      : probability(below: high) - probability(below: low)
    guard share > 0 else { return (low.isFinite ? low : high, 0) }
    let mean = (density(low) - density(high)) / share
    let weighted = { (bound: Double) in bound.isFinite ? bound * density(bound) : 0 }
    return (mean, 1 + (weighted(low) - weighted(high)) / share - mean * mean)
  }
}
