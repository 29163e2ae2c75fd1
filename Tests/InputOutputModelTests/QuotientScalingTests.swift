import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

@Suite struct QuotientScalingTests {
  /// Torój 2024, Table 4, closed: no imports, final demand and value added as they remain.
  static func national() -> InputOutputTable {
    let z = Matrix([[40, 5, 5], [5, 15, 10], [5, 5, 25]])
    let x: [Double] = [100, 50, 80]
    return InputOutputTable(
      money: "EUR", labels: ["1", "2", "3"].map { SectorLabel(sector: $0) }, intermediate: z,
      finalDemand: AccountColumns(
        labels: [SectorLabel(sector: "use")],
        values: Matrix(rows: 3, columns: 1, columnMajor: zip(x, z.rowSums()).map(-))),
      exports: .none(count: 3), imports: .none(count: 3), error: .none(count: 3),
      otherInputs: .none(count: 3),
      valueAdded: AccountRows(
        labels: ["value_added"], values: Matrix([zip(x, z.columnSums()).map(-)])), output: x)
  }

  func scaled(
    _ parent: InputOutputTable, _ output: [Double], _ regionalisation: Regionalisation
  ) throws -> QuotientScaling {
    try QuotientScaling(
      parent: parent, cityOutput: output, demandFactors: parent.finalDemand.labels.map { _ in nil },
      regionalisation: regionalisation)
  }

  @Test func gaveTorojsCoefficientsWhereTheRegionCanDeliver() throws {
    // Region 2's coefficients of Table 5; its first sector is short of output, which only cuts row 1.
    let city = try scaled(Self.national(), [30, 30, 70], Regionalisation(method: .slq))
    let coefficients = city.own.technicalCoefficients()
    let expected = Matrix([[0.212, 0.053, 0.033], [0.050, 0.300, 0.125], [0.050, 0.100, 0.313]])
    let short = Set(city.shortfalls.map(\.sector))
    for i in 0..<3 where !short.contains(i) {
      #expect(largestDifference(coefficients.row(i), expected.row(i)) < 5.1e-4)
    }
  }

  @Test(arguments: Regionalisation.Method.allCases.filter { $0 != .proportional })
  func bothFormsBalanceAndAgree(_ method: Regionalisation.Method) throws {
    for seed: UInt64 in 1...6 {
      var generator = SeededGenerator(seed: seed)
      let parent = Self.random(&generator)
      let output = parent.output.map { $0 * Double.random(in: 0.02...0.6, using: &generator) }
      let city = try scaled(parent, output, Regionalisation(method: method))
      for table in [city.own, city.total] {
        let check = TableCheck(table)
        #expect(
          check.identities.prefix(2).allSatisfy { $0.status == .holds }, "\(method), seed \(seed)")
        #expect(table.exports.values.storage.allSatisfy { $0 >= -1e-9 })
      }
      // What is used is made here or flows in from one of the three origins.
      #expect(
        city.total.imports.labels.map(\.sector) == ["rest_of_province", "abroad", "provinces"])
      #expect(city.total.imports.values.storage.allSatisfy { $0 >= -1e-9 }, "seed \(seed)")
      let inputs = city.own.otherInputs
      #expect(inputs.labels == ["rest_of_province", "abroad", "provinces"])
      let used = city.total.intermediate.columnSums()
      let from = zip(city.own.intermediate.columnSums(), inputs.values.columnSums()).map(+)
      #expect(relativeDifference(used, from) < 1e-12, "seed \(seed)")
      // Own use of the parent's imports stays in proportion: m̂_i of every use.
      for i in 0..<parent.count {
        let foreign = city.total.imports.values[i, 1] + city.total.imports.values[i, 2]
        let use =
          city.total.intermediate.rowSums()[i] + city.total.finalDemand.values.rowSums()[i]
        #expect(abs(foreign - city.importShares[i] * use) < 1e-9 * max(1, use), "seed \(seed)")
      }
    }
  }

  /// A by-product booked as a negative input, as tables of the United Nations' method have them.
  @Test(arguments: [true, false])
  func aNegativeUseIsMadeHereAndElsewhereAsOthersAre(cap: Bool) throws {
    for seed: UInt64 in 1...6 {
      var generator = SeededGenerator(seed: seed)
      var parent = Self.random(&generator)
      parent.intermediate[1, 2] -= 25
      parent.finalDemand.values[1, 0] += 25
      parent.valueAdded.values[0, 2] += 25
      let output = parent.output.map { $0 * Double.random(in: 0.02...0.6, using: &generator) }
      let city = try scaled(parent, output, Regionalisation(method: .slq, cap: cap))
      for table in [city.own, city.total] {
        let check = TableCheck(table)
        #expect(
          check.identities.prefix(2).allSatisfy { $0.status == .holds }, "seed \(seed), \(cap)")
      }
      let use = parent.intermediate[1, 2] * output[2] / parent.output[2]
      let t = city.tradingCoefficients[1, 2]
      let home = (1 - city.importShares[1]) * use
      #expect(use < 0)
      let expected = use + max(t - 1, 0) * home
      #expect(abs(city.total.intermediate[1, 2] - expected) <= 1e-12 * abs(expected))
      if !city.shortfalls.contains(where: { $0.sector == 1 }) {
        #expect(abs(city.own.intermediate[1, 2] - t * home) <= 1e-12 * abs(home))
      }
    }
  }

  @Test func aRegionAsLargeAsItsParentIsTheParent() throws {
    var generator = SeededGenerator(seed: 3)
    let parent = Self.random(&generator)
    let city = try scaled(parent, parent.output, Regionalisation(method: .slq))
    #expect(city.shortfalls.isEmpty)
    #expect(largestDifference(city.total.intermediate, parent.intermediate) < 1e-9)
    #expect(city.total.imports.values.column(0).allSatisfy { abs($0) < 1e-9 })
    #expect(
      largestDifference(
        city.total.imports.values.rowSums(), parent.imports.values.rowSums()) < 1e-9)
  }

  @Test func uncappedQuotientsTakeValueAdded() throws {
    let open = Regionalisation(method: .slq, cap: false)
    var heavy = Self.national()
    heavy.intermediate[0, 0] += 20
    heavy.finalDemand.values[0, 0] -= 20
    heavy.valueAdded.values[0, 0] -= 20
    #expect(
      throws: InvalidInput(
        code: "quotient-uncapped",
        "Uncapped quotients let sector 1 buy 51.9167 more than the parent's technology, which its "
          + "value added of 21 cannot pay. Cap the quotients.")
    ) {
      try scaled(heavy, [70, 1, 1], open)
    }
    let city = try scaled(Self.national(), [30, 30, 70], open)
    #expect(TableCheck(city.total).identities[1].status == .holds)
  }

  @Test func aDeltaThatUncappedQuotientsDoNotAllowIsLeftOut() throws {
    var generator = SeededGenerator(seed: 9)
    let parent = Self.random(&generator)
    var left = 0
    for share in [0.02, 0.1, 0.3, 0.6] {
      var output = parent.output.map { $0 * 0.2 }
      output[1] = parent.output[1] * share
      let open = Regionalisation(method: .flq, cap: false)
      let sensitivity = DeltaSensitivity(
        parent: parent, cityOutput: output, demandFactors: [nil, nil], regionalisation: open)
      for delta in DeltaSensitivity.deltas {
        var choice = open
        choice.delta = delta
        let isThere = sensitivity.rows.contains { $0.delta == delta }
        do {
          _ = try scaled(parent, output, choice)
          #expect(isThere, "share \(share), δ = \(delta)")
        } catch {
          left += 1
          let reason = (error as? InvalidInput)?.findings.first?.message ?? ""
          #expect(!isThere, "share \(share), δ = \(delta)")
          #expect(
            sensitivity.findings.contains {
              $0.message == "The table cannot be taken to the city with δ = \(delta): \(reason)"
            })
        }
      }
      #expect(sensitivity.rows.count + sensitivity.findings.count == 5)
    }
    #expect(left > 0)
  }

  @Test func deltaMakesTheCityMoreOrLessOpen() throws {
    var generator = SeededGenerator(seed: 9)
    let parent = Self.random(&generator)
    let output = parent.output.map { $0 * 0.2 }
    let sensitivity = DeltaSensitivity(
      parent: parent, cityOutput: output, demandFactors: [nil, nil],
      regionalisation: Regionalisation(method: .flq), totals: [10, 20, 30, 40])
    #expect(sensitivity.rows.map(\.delta) == [0.1, 0.2, 0.3, 0.4, 0.5])
    let inflows = sensitivity.rows.map(\.inflow)
    #expect(zip(inflows, inflows.dropFirst()).allSatisfy(<))
    let multipliers = sensitivity.rows.map(\.multiplier)
    #expect(zip(multipliers, multipliers.dropFirst()).allSatisfy(>))
    for row in sensitivity.rows {
      #expect(abs((row.footprint ?? []).reduce(0, +) - 100) < 1e-9)
    }
  }

  /// A balanced table of four sectors with two kinds of imports.
  static func random(_ generator: inout SeededGenerator) -> InputOutputTable {
    let n = 4
    var z = Matrix(rows: n, columns: n)
    for index in z.storage.indices { z.storage[index] = .random(in: 1...20, using: &generator) }
    func columns(_ names: [String], _ range: ClosedRange<Double>) -> AccountColumns {
      AccountColumns(
        labels: names.map { SectorLabel(sector: $0) },
        values: Matrix(
          rows: n, columns: names.count,
          columnMajor: (0..<(n * names.count)).map { _ in .random(in: range, using: &generator) }))
    }
    let demand = columns(["households", "capital"], 30...60)
    let exports = columns(["exports"], 0...15)
    let imports = columns(["abroad", "provinces"], 0...10)
    let x = (0..<n).map {
      z.rowSums()[$0] + demand.values.rowSums()[$0] + exports.values.rowSums()[$0]
        - imports.values.rowSums()[$0]
    }
    return InputOutputTable(
      money: "1e4 CNY", labels: (1...n).map { SectorLabel(sector: "\($0)") }, intermediate: z,
      finalDemand: demand, exports: exports, imports: imports, error: .none(count: n),
      otherInputs: .none(count: n),
      valueAdded: AccountRows(
        labels: ["value_added"], values: Matrix([zip(x, z.columnSums()).map(-)])), output: x)
  }
}
