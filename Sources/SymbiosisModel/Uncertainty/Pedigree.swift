internal import Glibc

/// The spread of a figure that follows from what is known of its origin, by the pedigree matrix.
///
/// Five scores from 1 (best) to 5 say how reliable, complete, recent, near and technically fitting a
/// source is. σ² = (ln U_b / 2)² + Σ (ln U_c / 2)², with a factor U_c for each score and a basic factor
/// U_b (Frischknecht et al. 2007, ecoinvent report 1, section 7; METHOD.md, equation 11.1).
public struct Pedigree: Sendable, Hashable {
  /// What the scores speak of, in their order.
  public static let criteria = [
    "reliability", "completeness", "temporal", "geographic", "technology",
  ]

  /// The factors U_c by criterion and score.
  static let factors: [[Double]] = [
    [1, 1.05, 1.10, 1.20, 1.50],
    [1, 1.02, 1.05, 1.10, 1.20],
    [1, 1.03, 1.10, 1.20, 1.50],
    [1, 1.01, 1.02, 1.05, 1.10],
    [1, 1.05, 1.20, 1.50, 2.00],
  ]

  /// The scores, 1 to 5 each, in the order of `criteria`.
  public var scores: [Int]
  /// U_b, at least 1: the spread that even the best source leaves.
  public var basicFactor: Double

  /// Creates a pedigree.
  public init(scores: [Int], basicFactor: Double = 1) {
    self.scores = scores
    self.basicFactor = basicFactor
  }

  /// Whether there is a score from 1 to 5 for each criterion.
  public var isComplete: Bool {
    scores.count == Self.criteria.count && scores.allSatisfy { (1...5).contains($0) }
  }

  /// σ², the variance of the logarithm; the scores must be complete.
  public var logVariance: Double {
    precondition(isComplete && basicFactor > 0, "Five scores from 1 to 5 are needed")
    let parts = zip(Self.factors, scores).map { $0[$1 - 1] } + [basicFactor]
    return parts.reduce(0) { $0 + log($1) * log($1) / 4 }
  }
}
