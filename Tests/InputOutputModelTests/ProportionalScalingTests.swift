import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

@Suite struct ProportionalScalingTests {
  /// A province with imports, exports and a sector without output.
  static let province = table(
    intermediate: Matrix([[20, 30, 0], [10, 40, 0], [2, 4, 0]]),
    finalDemand: [[40, 50, 3], [10, 20, 1]], exports: [30, 40, 0], imports: [10, 20, 10],
    output: [120, 140, 0])

  @Test func aProvinceScaledToItselfIsItself() {
    let scaled = ProportionalScaling(
      province: Self.province, cityOutput: Self.province.output, demandFactors: [nil, nil])
    #expect(largestDifference(scaled.table.intermediate, Self.province.intermediate) < 1e-12)
    #expect(
      largestDifference(scaled.table.finalDemand.values, Self.province.finalDemand.values) < 1e-12)
    // The rows' import shares are those of the province: 10/100, 20/120, 10/10.
    #expect(largestDifference(scaled.importShares, [0.1, 1.0 / 6, 1]) < 1e-15)
    #expect(largestDifference(scaled.table.imports.values.rowSums(), [10, 20, 10]) < 1e-12)
    #expect(largestDifference(scaled.table.exports.values.rowSums(), [30, 40, 0]) < 1e-12)
    #expect(scaled.clipped.isEmpty)
  }

  @Test func everyRowBalancesAndNoTradeIsNegative() {
    let scaled = ProportionalScaling(
      province: Self.province, cityOutput: [10, 70, 0], demandFactors: [0.5, nil])
    let identity = TableIdentity(scaled.table)
    for row in 0..<3 { #expect(identity.rowVerdict(row) == .holds) }
    #expect(scaled.table.exports.values.storage.allSatisfy { $0 >= 0 })
    #expect(scaled.table.imports.values.storage.allSatisfy { $0 >= 0 })
    // Sector 1 makes less than its city uses: what is missing comes in.
    let use = 20.0 / 120 * 10 + 30 * 0.5 + 40 * 0.5 + 10 * scaled.demandFactors[1]
    #expect(abs(scaled.table.imports.values[0, 0] - (use - 10)) < 1e-12)
    #expect(scaled.table.exports.values[0, 0] == 0)
  }

  @Test func clippedSharesAreReported() {
    var odd = Self.province
    odd.imports.values[0, 0] = 130
    odd.exports.values[0, 0] = 150
    let scaled = ProportionalScaling(
      province: odd, cityOutput: odd.output, demandFactors: [nil, nil])
    #expect(scaled.clipped.map(\.sector) == [0])
    #expect(scaled.clipped.map(\.share) == [1.3])
  }
}

@Suite struct PriceDeflationTests {
  @Test func doubleDeflationLeavesValueAddedAsTheRemainder() {
    let real = millerAndBlair.deflated(by: [2, 1.25])
    #expect(real.intermediate == Matrix([[75, 250], [160, 80]]))
    #expect(real.output == [500, 1600])
    #expect(real.finalDemand.values.storage == [175, 1360])
    #expect(real.valueAdded.labels == ["value_added"])
    #expect(real.valueAdded.values.storage == [500 - 235, 1600 - 330])
    let identity = TableIdentity(real)
    #expect((0..<2).allSatisfy { identity.rowVerdict($0) == .holds })
    #expect((0..<2).allSatisfy { identity.columnVerdict($0) == .holds })
  }
}

@Suite struct TableIdentityTests {
  @Test func gapsAreJudgedByTheirSize() {
    var printed = millerAndBlair
    printed.printedDecimals = 0
    // Three cells a row, half a unit each: 1.5 is rounding, 2 is not.
    printed.output = [1001, 2002]
    let identity = TableIdentity(printed)
    #expect(identity.rowGaps == [1, 2])
    #expect(identity.rowVerdict(0) == .rounding)
    #expect(identity.rowVerdict(1) == .broken)
    printed.output = [1000, 2000]
    #expect(TableIdentity(printed).rowVerdict(0) == .holds)
  }

  @Test func outputColumnAndRowMustAgree() {
    var printed = millerAndBlair
    printed.printedDecimals = 0
    printed.outputRow = [1000, 2001]
    #expect(TableIdentity(printed).outputVerdict(0) == .holds)
    #expect(TableIdentity(printed).outputVerdict(1) == .broken)
  }
}

@Suite struct ConcordanceTests {
  @Test func orphansAreNamedTogether() {
    #expect(
      throws: InvalidInput(
        code: "orphan-sector",
        "The sectors S2, S3 have no place in the coarser classification; give each a group that it "
          + "defines.")
    ) {
      try Concordance(
        source: ["S1", "S2", "S3"], target: ["A"], mapping: ["S1": "A", "S3": "B"])
    }
  }
}
