import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import StudyFiles
import TestSupport
import Testing

@testable import SymbiosisModel

@Suite struct UncertaintyRunTests {
  /// The three sectors with some rows of uncertainty.
  static func study(_ entries: [UncertaintyEntry]) throws -> SolvedStudy {
    var definition = ThreeSectorStudy.definition()
    definition.uncertainties = entries
    return try SolvedStudy(definition)
  }

  static func entry(
    _ data: UncertaintyEntry.Data, _ distribution: Distribution, group: String? = nil,
    correlation: Double = 1, _ set: (inout UncertaintyEntry) -> Void = { _ in }
  ) -> UncertaintyEntry {
    var entry = UncertaintyEntry(
      data, distribution: distribution, group: group, correlation: correlation)
    set(&entry)
    return entry
  }

  /// All figures of a result that could differ.
  static func figures(_ result: UncertaintyResult) -> [Double] {
    func all(_ summary: FigureSummary?) -> [Double] {
      summary.map { [$0.mean, $0.deviation, $0.lower, $0.median, $0.upper, Double($0.count)] } ?? []
    }
    var figures = [Double(result.samples), Double(result.rejected)]
    for scenario in result.scenarios {
      figures += all(scenario.footprint) + all(scenario.city)
      for sector in scenario.sectors {
        figures += all(sector.footprint) + all(sector.outputPerFootprint)
      }
      figures += [Double(scenario.flowsBelowZero), Double(scenario.capsExceeded)]
    }
    for comparison in result.comparisons {
      figures += all(comparison.saving) + all(comparison.footprintChange)
      figures += [comparison.probabilityBetter] + (comparison.tradeOffs ?? [])
      figures += comparison.histogram.counts.map { Double($0) }
    }
    for point in result.convergence { figures += [point.mean, point.standardError] }
    return figures
  }

  /// D_j = Σ_i F_i l_ij y_j / x_i is linear in the inventory, so its variance is a sum of squares.
  @Test(arguments: Sampler.allCases)
  func aLinearStudyHasItsAnalyticalVariance(_ sampler: Sampler) throws {
    let share = 0.1
    let study = try Self.study([Self.entry(.inventory, .normal(deviation: share))])
    let samples = 8192
    let result = try study.uncertainty(
      UncertaintySettings(samples: samples, seed: 11, sampler: sampler))
    let system = study.years[0].system
    let inverse = system.leontiefInverse()
    let emissions = [80.0, 240, 400]
    // Random draws: within five standard errors; even designs: far closer.
    let allowed = sampler == .random ? 5 / Double(2 * samples).squareRoot() : 0.02
    let scenario = try #require(result.scenarios.first)
    for (j, sector) in scenario.sectors.enumerated() {
      let parts = (0..<3).map { i in
        emissions[i] * inverse[i, j] * system.finalDeliveries[j] / system.output[i]
      }
      let mean = parts.reduce(0, +)
      let deviation = share * parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(sector.footprint.mean / mean - 1) < 5 * share / Double(samples).squareRoot())
      #expect(abs(sector.footprint.deviation / deviation - 1) < allowed)
      #expect(abs((sector.footprint.value ?? 0) / mean - 1) < 1e-12)
    }
    let total = share * emissions.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(scenario.footprint.deviation / total - 1) < allowed)
    // Both scenarios share the inventory's draws, so the saving does not vary at all.
    let saving = try #require(result.comparisons.first?.saving)
    #expect(abs(saving.mean - 8) < 1e-9 && saving.deviation < 1e-12)
    #expect(result.comparisons.first?.probabilityBetter == 1)
    #expect(result.comparisons.first?.footprintChange.deviation ?? 1 < 1e-9)
  }

  /// One draw for a group; ρ = −1 moves figures apart so that the sum stays.
  @Test func groupsMoveFiguresTogetherOrApart() throws {
    let spread = Distribution.normal(deviation: 0.1)
    func deviation(_ correlations: [Double]) throws -> Double {
      let study = try Self.study(
        zip(["steel", "power"], correlations).map { sector, correlation in
          Self.entry(.inventory, spread, group: "fuel", correlation: correlation) {
            $0.sector = sector
          }
        })
      let result = try study.uncertainty(
        UncertaintySettings(samples: 16384, seed: 3, sampler: .sobol))
      return try #require(result.scenarios.first).footprint.deviation
    }
    let (steel, power) = (24.0, 40.0)
    #expect(abs(try deviation([1, 1]) / (steel + power) - 1) < 2e-3)
    #expect(abs(try deviation([1, -1]) / (power - steel) - 1) < 2e-3)
    let half = (steel * steel + power * power + 2 * 0.5 * 0.5 * steel * power).squareRoot()
    #expect(abs(try deviation([0.5, 0.5]) / half - 1) < 1e-2)
  }

  @Test func drawsAtTheStudysOwnFiguresGiveItsResult() throws {
    var definition = try StudyReader(path: SolvedStudyTests.path).definition
    let certain = Distribution.discrete(values: [1], weights: [1])
    definition.uncertainties = UncertaintyEntry.Data.allCases.filter { $0 != .price }.map {
      UncertaintyEntry($0, distribution: certain)
    }
    let study = try SolvedStudy(definition)
    let result = try study.uncertainty(UncertaintySettings(samples: 8))
    let own = StudyResult(study)
    #expect(result.rejected == 0 && result.dimensions > 100)
    for (scenario, expected) in zip(result.scenarios, own.scenarios) {
      #expect(abs(scenario.city.median / expected.totals.city - 1) < 1e-12)
      for (sector, figures) in zip(scenario.sectors, expected.sectors) {
        #expect(abs(sector.footprint.upper / figures.footprint - 1) < 1e-12)
        let ratio = try #require(sector.outputPerFootprint)
        #expect(abs(ratio.lower / (figures.outputPerFootprint ?? 0) - 1) < 1e-12)
      }
    }
    for (comparison, expected) in zip(result.comparisons, own.comparisons) {
      guard let saving = expected.saving else {
        #expect(comparison.saving == nil && comparison.tradeOffs == nil)
        continue
      }
      #expect(abs((comparison.saving?.mean ?? 0) / saving - 1) < 1e-9)
      let losers = zip(own.sectors, comparison.tradeOffs ?? []).filter { $1 == 1 }.map(\.0)
      #expect(losers == expected.tradeOffs.map(\.code))
    }
  }

  @Test func theKernelsAndPlainLUAgree() throws {
    let study = try StudyReader.solve(path: SolvedStudyTests.path)
    let figures = try study.uncertainFigures()
    #expect(figures.variables.contains { $0.data == .table })
    let design = try SampleDesign(
      .random, dimensions: figures.dimensions.count, samples: 100, seed: 4)
    var varied = VariedStudy(study, figures: figures)
    let lanes = varied.outcomes(0..<100, design: design, threads: 2)
    varied.usesLanes = false
    let plain = varied.outcomes(0..<100, design: design, threads: 1)
    #expect(lanes.draws == plain.draws)
    #expect(relativeDifference(lanes.values, plain.values) < 1e-10)
  }

  @Test(arguments: Sampler.allCases)
  func theSameSeedGivesTheSameBits(_ sampler: Sampler) throws {
    let study = try StudyReader.solve(path: SolvedStudyTests.path)
    let settings = UncertaintySettings(samples: 600, seed: 9, sampler: sampler)
    let one = try study.uncertainty(settings, threads: 1)
    let two = try study.uncertainty(settings, threads: 2)
    #expect(Self.figures(one) == Self.figures(two))
    var checkpoint: UncertaintyCheckpoint?
    let stopped = try study.uncertainty(
      settings, threads: 2, save: { state, _ in checkpoint = state() },
      progress: { done, _ in done < 256 })
    #expect(stopped.wasStopped && stopped.samples == 256)
    let bytes = try #require(checkpoint).bytes
    let read = try UncertaintyCheckpoint(bytes: bytes, file: "draws.bin")
    #expect(read.bytes == bytes && read.done == 256)
    let resumed = try study.uncertainty(settings, threads: 1, resuming: read)
    #expect(Self.figures(one) == Self.figures(resumed))
    let other = try study.uncertainty(
      UncertaintySettings(samples: 600, seed: 10, sampler: sampler))
    #expect(Self.figures(one) != Self.figures(other))
  }

  @Test func aCheckpointOfSomethingElseIsRefused() throws {
    let entries = [Self.entry(.factor, .lognormal(squaredDeviation: 1.2))]
    let study = try Self.study(entries)
    var saved: UncertaintyCheckpoint?
    _ = try study.uncertainty(
      UncertaintySettings(samples: 10), save: { state, _ in saved = state() })
    let checkpoint = try #require(saved)
    func refusal(_ work: () throws -> Void) -> String? {
      do {
        try work()
        return nil
      } catch let error as InvalidInput {
        return error.findings.first?.message
      } catch {
        return "\(error)"
      }
    }
    #expect(
      refusal {
        _ = try study.uncertainty(
          UncertaintySettings(samples: 10, seed: 2), resuming: checkpoint)
      }
        == "The checkpoint is of 10 draws by “random” from seed 1; resume it with these, or start anew without --resume."
    )
    let wider = try Self.study([Self.entry(.factor, .lognormal(squaredDeviation: 1.3))])
    #expect(
      refusal { _ = try wider.uncertainty(UncertaintySettings(samples: 10), resuming: checkpoint) }
        == "The checkpoint belongs to another study, or a figure was changed since; start anew without --resume."
    )
    var cut = checkpoint.bytes
    cut.removeLast(8)
    for bytes in [cut, [], [UInt8](repeating: 7, count: 4096)] {
      #expect(
        refusal { _ = try UncertaintyCheckpoint(bytes: bytes, file: "d.bin") }
          == "“d.bin” is no whole checkpoint of `symbiont uncertainty`; start anew without --resume."
      )
    }
    // More draws go on from where fewer ended.
    let more = try study.uncertainty(UncertaintySettings(samples: 300), resuming: checkpoint)
    let whole = try study.uncertainty(UncertaintySettings(samples: 300))
    #expect(Self.figures(more) == Self.figures(whole))
  }

  @Test func drawsWithoutAValidSystemAreCountedAndLeftOut() throws {
    let wide = try Self.study([Self.entry(.table, .lognormal(squaredDeviation: 40))])
    let result = try wide.uncertainty(UncertaintySettings(samples: 500))
    #expect(result.rejected > 20 && result.rejected < 480)
    #expect(result.scenarios.allSatisfy { $0.footprint.count == 500 - result.rejected })
    #expect(
      result.findings.first?.message
        == "\(result.rejected) of 500 draws are left out, since a coefficient fell below zero or the spectral radius of the coefficients reached 1, which no economy has."
    )
    let negative = try Self.study([Self.entry(.table, .uniform(minimum: -1, maximum: -0.5))])
    #expect(throws: InvalidInput.self) {
      try negative.uncertainty(UncertaintySettings(samples: 20))
    }
  }

  @Test func flowsBelowZeroAndCapsExceededAreCounted() throws {
    // 8 t saved of 80 t: below zero where the inventory is drawn below a tenth.
    let low = try Self.study([
      Self.entry(.inventory, .discrete(values: [0.05, 1], weights: [1, 3])) { $0.sector = "cement" }
    ])
    let result = try low.uncertainty(
      UncertaintySettings(samples: 1024, seed: 1, sampler: .latinHypercube))
    #expect(result.scenarios.map(\.flowsBelowZero) == [0, 256])
    #expect(
      result.findings.contains {
        $0.message
          == "In 256 of 1024 draws exchanges push a flow of UIS below zero; the draws are counted as they are."
      })
    var definition = ThreeSectorStudy.definition()
    definition.exchanges[0].demand = Sourced(1)
    definition.uncertainties = [Self.entry(.quantity, .uniform(minimum: 0.5, maximum: 1.5))]
    let above = try SolvedStudy(definition).uncertainty(
      UncertaintySettings(samples: 1024, seed: 1, sampler: .latinHypercube))
    #expect(above.scenarios.map(\.capsExceeded) == [0, 512])
    #expect(abs((above.comparisons.first?.saving?.mean ?? 0) - 8) < 1e-2)
  }

  /// A price that is drawn gives the result of a study written with that price.
  @Test func drawnPricesGiveTheStudyAtThesePrices() throws {
    var definition = ThreeSectorStudy.definition()
    definition.years[0].prices = ThreeSectorStudy.codes.map {
      StudyYear.Figure(code: $0, value: Sourced(1))
    }
    definition.uncertainties = [
      Self.entry(.price, .discrete(values: [1.25], weights: [1])) { $0.sector = "steel" }
    ]
    let result = try SolvedStudy(definition).uncertainty(UncertaintySettings(samples: 3))
    definition.years[0].prices?[1].value = Sourced(1.25)
    let expected = StudyResult(try SolvedStudy(definition))
    for (scenario, own) in zip(result.scenarios, expected.scenarios) {
      for (sector, figures) in zip(scenario.sectors, own.sectors) {
        #expect(abs(sector.footprint.median / figures.footprint - 1) < 1e-12)
        #expect(
          abs(
            (sector.outputPerFootprint?.median ?? 0) / (figures.outputPerFootprint ?? 1) - 1)
            < 1e-12)
      }
    }
  }

  @Test func drawingStopsWhereThePrecisionIsReached() throws {
    let study = try Self.study([Self.entry(.inventory, .normal(deviation: 0.1))])
    let settings = UncertaintySettings(samples: 100_000, seed: 1, precision: 0.002)
    let result = try study.uncertainty(settings)
    #expect(result.samples < 10_000 && result.samples.isMultiple(of: 256))
    #expect(
      result.scenarios.allSatisfy { $0.footprint.standardError <= 0.002 * $0.footprint.mean })
    #expect(Self.figures(try study.uncertainty(settings, threads: 1)) == Self.figures(result))
  }

  @Test func nothingIsUncertainUnlessTheStudySaysSo() throws {
    do {
      _ = try Self.study([]).uncertainty()
      Issue.record("drew from nothing")
    } catch {
      #expect(
        (error as? InvalidInput)?.findings.map(\.message) == [
          "The study says of no figure that it is uncertain; write uncertainty.csv and name it in study.yaml under `uncertainty` (docs/FORMAT.md tells its columns)."
        ])
    }
  }
}
