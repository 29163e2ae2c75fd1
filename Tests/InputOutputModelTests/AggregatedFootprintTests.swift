import DenseAlgebra
import InputOutputModel
import TestSupport
import Testing

@Suite struct AggregatedFootprintTests {
  /// Aggregating first moves the footprint between products but never changes its total.
  @Test(arguments: 1...8) func aggregationCommutesWithTheTotal(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let table = QuotientScalingTests.random(&generator)
    let totals = (0..<table.count).map { _ in Double.random(in: 0...50, using: &generator) }
    let concordance = try Concordance(
      source: table.labels.map(\.sector), target: ["a", "b"],
      mapping: ["1": "a", "2": "b", "3": "a", "4": "b"])
    let fine = try RegionalFootprint(table: table, totals: totals, direct: [3, 1]).totals()
    let coarse = try RegionalFootprint(
      table: table.aggregated(by: concordance), totals: concordance.sum(totals), direct: [3, 1]
    ).totals()
    let all = totals.reduce(0, +) + 4
    for accounts in [fine, coarse] {
      #expect(abs(accounts.production.reduce(0, +) - all) < 1e-9 * all, "seed \(seed)")
      #expect(abs(accounts.consumption.reduce(0, +) - all) < 1e-9 * all, "seed \(seed)")
      #expect(accounts.regions == ["", RegionalFootprint.exportsRegion])
    }
  }

  @Test(arguments: 1...8) func splittingAndSummingAgainGivesTheTableBack(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let table = QuotientScalingTests.random(&generator)
    let split = try table.splitting(
      sector: "2", into: [("2a", .random(in: 0.1...1, using: &generator)), ("2b", 0.4), ("2c", 0)])
    #expect(split.labels.map(\.sector) == ["1", "2a", "2b", "2c", "3", "4"])
    #expect(TableCheck(split).identities.prefix(2).allSatisfy { $0.status == .holds })
    let concordance = try Concordance(
      source: split.labels.map(\.sector), target: ["1", "2", "3", "4"],
      mapping: ["1": "1", "2a": "2", "2b": "2", "2c": "2", "3": "3", "4": "4"])
    let again = split.aggregated(by: concordance)
    #expect(largestDifference(again.intermediate, table.intermediate) < 1e-12, "seed \(seed)")
    #expect(largestDifference(again.output, table.output) < 1e-12, "seed \(seed)")
    #expect(largestDifference(again.imports.values, table.imports.values) < 1e-12)
  }
}
