import DenseAlgebra
import Foundation
import Provenance
import StudyFiles
import Testing

@testable import SymbiosisModel

@Suite struct SensitivityTests {
  /// Indices of a function of uniform numbers, one input a dimension and one more of all but the last.
  static func indices(
    dimensions: Int, rows: Int, seed: UInt64 = 1, _ function: ([Double]) -> Double
  ) -> SobolIndices {
    let design = SaltelliDesign(
      inputs: (0..<dimensions).map { [$0] }, dimensions: dimensions, rows: rows, seed: seed)
    let values = (0..<design.count).map { function(design.uniforms(sample: $0)) as Double? }
    return SobolIndices(design, values: values, seed: seed)
  }

  static func ishigami(_ u: [Double]) -> Double {
    let x = u.map { (2 * $0 - 1) * Double.pi }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
  }

  /// METHODS.md, test O1: Ishigami's function with a = 7, b = 0.1.
  @Test func ishigamisFunctionHasItsIndices() {
    let found = Self.indices(dimensions: 3, rows: 16384, Self.ishigami)
    #expect(abs(found.mean - 3.5) < 0.01)
    #expect(abs(found.variance - 13.844588) < 0.05)
    for (estimate, exact) in zip(found.first, [0.313905, 0.442411, 0]) {
      #expect(abs(estimate.value - exact) < 0.005)
      #expect(estimate.lower - 0.005 <= exact && exact <= estimate.upper + 0.005)
    }
    for (estimate, exact) in zip(found.total, [0.557589, 0.442411, 0.243684]) {
      #expect(abs(estimate.value - exact) < 0.005)
      #expect(estimate.lower < estimate.upper)
    }
  }

  /// METHODS.md, test O2: the G-function with a = (0, 1, 4.5, 9, 99, 99, 99, 99).
  @Test func sobolsFunctionHasItsIndices() {
    let a = [0, 1, 4.5, 9, 99, 99, 99, 99]
    let found = Self.indices(dimensions: 8, rows: 16384) { u in
      zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
    }
    for (estimate, exact) in zip(found.first, [0.716192, 0.179048, 0.023676, 0.007162]) {
      #expect(abs(estimate.value - exact) < 0.005)
    }
    for (estimate, exact) in zip(found.total, [0.787144, 0.242198, 0.034317, 0.010460]) {
      #expect(abs(estimate.value - exact) < 0.005)
    }
    #expect(found.total.dropFirst(4).allSatisfy { $0.value < 0.001 })
  }

  /// Of ten designs, about one estimate in twenty lies outside its bounds.
  @Test func boundsHoldTheTruthMostly() {
    var inside = 0
    for seed in UInt64(1)...10 {
      let found = Self.indices(dimensions: 3, rows: 512, seed: seed, Self.ishigami)
      for (estimate, exact) in zip(
        found.first + found.total, [0.313905, 0.442411, 0, 0.557589, 0.442411, 0.243684])
      where estimate.lower <= exact && exact <= estimate.upper {
        inside += 1
      }
    }
    #expect(inside >= 54, "\(inside) of 60 within their bounds")
  }

  /// Three inventories in a sum: S_i = F_i²/Σ F², and first order is total.
  @Test func aLinearStudyHasItsAnalyticalIndices() throws {
    let entry = UncertaintyEntry(.inventory, distribution: .normal(deviation: 0.1))
    var definition = ThreeSectorStudy.definition()
    definition.uncertainties = [
      entry, UncertaintyEntry(.effect, distribution: .normal(deviation: 0.2)),
    ]
    let study = try SolvedStudy(definition)
    let squares = ["cement": 6400.0, "steel": 57600, "power": 160_000]
    let sum = squares.values.reduce(0, +)
    let result = try study.sensitivity(
      .init(scenario: "BAU", figure: .footprint, samples: 4096))
    #expect(result.against == nil && abs(result.value - 720) < 1e-9)
    #expect(abs((result.variance ?? 0) - 0.01 * sum) < 0.02 * 0.01 * sum)
    for (code, square) in squares {
      let input = try #require(result.inputs.first { $0.name == "inventory \(code) carbon" })
      #expect(abs((input.first?.value ?? 0) - square / sum) < 0.02)
      #expect(abs((input.total?.value ?? 0) - square / sum) < 0.02)
    }
    let kinds = result.kinds
    #expect(kinds.map(\.name) == ["inventory", "effect"])
    #expect(abs((kinds.first?.total?.value ?? 0) - 1) < 0.02)
    #expect(kinds.last?.total?.value == 0)
    // The saving hangs on the effect's rate alone.
    let saving = try study.sensitivity(.init(samples: 256))
    #expect(saving.against == "BAU" && saving.value == 8)
    #expect(saving.inputs.first?.name == "effect slag cement carbon")
    #expect(abs((saving.inputs.first?.first?.value ?? 0) - 1) < 0.05)
    #expect(saving.inputs.dropFirst().allSatisfy { $0.total?.value == 0 })
  }

  /// f = 8 r u with the effect's rate r and the quantity u: Morris and one at a time by hand.
  @Test func morrisAndOneAtATimeAreAsByHand() throws {
    var definition = ThreeSectorStudy.definition()
    definition.uncertainties = [
      UncertaintyEntry(.effect, distribution: .uniform(minimum: 0.5, maximum: 1.5)),
      UncertaintyEntry(.factor, distribution: .uniform(minimum: 0.9, maximum: 1.1)),
    ]
    let study = try SolvedStudy(definition)
    let one = try study.sensitivity(.init(method: .oneAtATime))
    #expect(one.inputs.map(\.name) == ["effect slag cement carbon", "factor carbon"])
    let (low, high) = (one.inputs[0].low ?? 0, one.inputs[0].high ?? 0)
    // At the 5th percentile the rate is 0.55 of its own, at the 95th 1.45.
    #expect(abs(low - 8 * 0.55) < 1e-9 && abs(high - 8 * 1.45) < 1e-9)
    #expect(abs((one.inputs[1].low ?? 0) - 8 * 0.91) < 1e-9)
    let morris = try study.sensitivity(.init(method: .morris, samples: 400))
    let rate = try #require(morris.inputs.first)
    // The range of the rate is 0.9; the factor at levels around 1 leaves the mean at 8 · 0.9.
    #expect(abs((rate.meanSize?.value ?? 0) - 7.2) < 0.1)
    #expect(abs((rate.meanEffect ?? 0) - 7.2) < 0.1)
    #expect((rate.effectDeviation ?? 0) > 0.1)
    #expect(morris.evaluations == 400 * 3)
  }

  @Test func theSameSeedGivesTheSameIndices() throws {
    let study = try StudyReader.solve(path: SolvedStudyTests.path)
    let request = Sensitivity.Request(samples: 4, seed: 3)
    let one = try study.sensitivity(request, threads: 1)
    let two = try study.sensitivity(request, threads: 2)
    #expect(one.inputs.map(\.total) == two.inputs.map(\.total))
    #expect(one.inputs.map(\.name) == two.inputs.map(\.name))
    #expect(one.kinds.map(\.name) == ["table", "inventory", "factor", "effect", "quantity"])
  }

  @Test func whatCannotBeLookedAtIsSaid() throws {
    let study = try StudyReader.solve(path: SolvedStudyTests.path)
    func message(_ request: Sensitivity.Request) -> String? {
      do {
        _ = try study.sensitivity(request)
        return nil
      } catch {
        return error.findings.first?.message
      }
    }
    #expect(
      message(.init(scenario: "UIS201"))
        == "“UIS201” is no scenario of the study, which has “BL2002”, “BAU2007”, “BAU2012”, “ACT2012”, “UIS2012” and “UIS2018”; did you mean “UIS2012”?"
    )
    #expect(
      message(.init(scenario: "BAU2012", figure: .saving))
        == "BAU2012 is compared with no scenario of its year and saves nothing; look at its footprint."
    )
    #expect(
      message(.init(figure: .footprint, sector: "PPP"))
        == "“PPP” is no sector at the level of this study; did you mean “PP”?")
    #expect(
      message(.init(figure: .outputPerFootprint))
        == "Output per footprint is a sector's; name it with --sector.")
  }
}
