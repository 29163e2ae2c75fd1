import DenseAlgebra
import Foundation
import Testing

@testable import SymbiosisModel

@Suite struct DistributionTests {
  /// METHODS.md, test Q1: scores (2,3,2,1,4) with a basic factor of 1.05.
  @Test func pedigreeScoresGiveThePublishedSpread() {
    let pedigree = Pedigree(scores: [2, 3, 2, 1, 4], basicFactor: 1.05)
    #expect(abs(pedigree.logVariance - 0.0431042793) < 1e-10)
    let deviation = pedigree.logVariance.squareRoot()
    #expect(abs(exp(deviation) - 1.23074011) < 1e-8)
    #expect(abs(exp(2 * deviation) - 1.51472121) < 1e-8)
    #expect(abs(Distribution.pedigree(pedigree).mean() - 1.02178606) < 1e-8)
    // GSD² written down gives the same distribution.
    let written = Distribution.lognormal(squaredDeviation: exp(2 * deviation))
    #expect(
      abs(written.value(score: 1.3) - Distribution.pedigree(pedigree).value(score: 1.3)) < 1e-12)
  }

  static let all: [Distribution] = [
    .lognormal(squaredDeviation: 1.5), .pedigree(Pedigree(scores: [1, 2, 3, 4, 5])),
    .normal(deviation: 0.2), .truncatedNormal(deviation: 0.5, minimum: 0.8, maximum: 2),
    .truncatedNormal(deviation: 0.5, minimum: nil, maximum: 1.1),
    .triangular(minimum: 0.5, mode: nil, maximum: 1.25),
    .triangular(minimum: 0.5, mode: 0.5, maximum: 1.25),
    .uniform(minimum: 0.8, maximum: 1.3), .pert(minimum: 0.6, mode: 1.1, maximum: 1.2),
    .pert(minimum: 0.5, mode: nil, maximum: 2),
    .discrete(values: [0.5, 1, 2], weights: [1, 2, 1]),
  ]

  /// The mean and the variance by integration over equal shares of probability.
  @Test(arguments: all) func momentsAreThoseOfTheClosedForms(_ distribution: Distribution) {
    let count = 200_000
    let values = (0..<count).map { k in
      distribution.value(
        score: NormalDistribution.quantile((Double(k) + 0.5) / Double(count)))
    }
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    #expect(abs(mean - distribution.mean()) < 2e-6)
    #expect(abs(variance - distribution.variance()) < 2e-4 * distribution.variance())
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  /// Sampled moments lie within five standard errors of the closed forms.
  @Test(arguments: all) func drawnMomentsAreThoseOfTheClosedForms(_ distribution: Distribution) {
    let count = 40_000
    let scores = RandomStream(seed: 20260).normals(sample: 7, count: count)
    let values = scores.map { distribution.value(score: $0) }
    let mean = values.reduce(0, +) / Double(count)
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / Double(count - 1)
    let fourth = squares.reduce(0) { $0 + ($1 - variance) * ($1 - variance) } / Double(count)
    #expect(abs(mean - distribution.mean()) < 5 * (variance / Double(count)).squareRoot())
    #expect(abs(variance - distribution.variance()) < 5 * (fourth / Double(count)).squareRoot())
  }

  @Test func boundsHoldAndAnchorsMove() {
    let bounded = Distribution.truncatedNormal(deviation: 1, minimum: 0.5, maximum: 1.5)
    for score in [-8.0, -3, 0, 3, 8] {
      #expect((0.5...1.5).contains(bounded.value(score: score)))
    }
    // Far in the upper tail no digit is lost: by Mills's ratio the mean is about low + 1/low.
    let tail = Distribution.truncatedNormal(deviation: 1, minimum: 13, maximum: nil)
    #expect(abs(tail.value(score: 0) - 13.057) < 0.01)
    #expect(Distribution.normal(deviation: 0.1).value(score: -1, anchor: -0.8) == -0.9)
    #expect(
      abs(Distribution.lognormal(squaredDeviation: 4).value(score: 1, anchor: -0.8) + 1.6) < 1e-12)
    #expect(Distribution.triangular(minimum: -1, mode: nil, maximum: 0).mean(anchor: -0.8) == -0.6)
  }

  /// I_x(2, 3) = 6x² − 8x³ + 3x⁴, and the quantile turns it round.
  @Test func theBetaDistributionIsThatOfThePolynomial() {
    let beta = BetaDistribution(first: 2, second: 3)
    for x in [0.01, 0.2, 0.5, 0.9, 0.999] {
      let exact = 6 * x * x - 8 * x * x * x + 3 * x * x * x * x
      #expect(abs(beta.probability(below: x) - exact) < 1e-14)
      #expect(abs(beta.quantile(exact) - x) < 1e-9)
    }
    for first in [1.0, 1.7, 4.9] {
      let beta = BetaDistribution(first: first, second: 6 - first)
      for probability in [1e-9, 0.1, 0.5, 0.97] {
        #expect(
          abs(beta.probability(below: beta.quantile(probability)) - probability) < 1e-13)
      }
    }
  }

  @Test func percentilesLieBetweenOrderStatistics() throws {
    var generator = RandomStream(seed: 5).uniforms(sample: 1, count: 1001)
    let sorted = generator.sorted()
    let summary = try #require(FigureSummary(generator))
    #expect(summary.lower == sorted[50] && summary.median == sorted[500])
    #expect(summary.upper == sorted[950])
    generator = [3, 1, 2]
    let few = try #require(FigureSummary(generator))
    #expect(abs(few.lower - 1.1) < 1e-12 && few.median == 2 && abs(few.upper - 2.9) < 1e-12)
    #expect(few.mean == 2 && few.deviation == 1)
    #expect(FigureSummary([]) == nil)
    let equal = try #require(FigureSummary([Double](repeating: 4, count: 500)))
    #expect(equal.lower == 4 && equal.upper == 4 && equal.deviation == 0)
  }
}
