import DenseAlgebra
import InputOutputModel
import TestSupport
import Testing

@Suite struct RegionalFootprintTests {
  /// Two regions, two sectors; the expected figures are those of pymrio 0.7.0's `calc_all`.
  static func accounts() throws -> RegionalFootprint {
    let labels = ["n", "s"].flatMap { region in
      ["a", "b"].map { SectorLabel(region: region, sector: $0) }
    }
    let intermediate = Matrix([
      [10, 20, 5, 3], [15, 5, 2, 6], [4, 8, 12, 9], [1, 7, 10, 14],
    ])
    let demand = Matrix([[40, 10, 5, 2], [30, 8, 6, 1], [3, 1, 50, 12], [9, 2, 33, 11]])
    let output = zip(intermediate.rowSums(), demand.rowSums()).map(+)
    return try RegionalFootprint(
      labels: labels, intensity: zip([12, 30, 25, 7], output).map(/),
      coefficients: intermediate.scalingColumns(by: output.map { 1 / $0 }),
      finalDemand: AccountColumns(
        labels: ["n", "s"].flatMap { region in
          ["hh", "gov"].map { SectorLabel(region: region, sector: $0) }
        }, values: demand),
      direct: [4, 0, 6, 1])
  }

  @Test func agreesWithPymrioByRegionAndSector() throws {
    let accounts = try Self.accounts()
    #expect(
      relativeDifference(
        accounts.multipliers,
        [0.26139488995196747, 0.5780019599978842, 0.338175912041302, 0.1958325977837661]) < 1e-13)
    #expect(
      relativeDifference(
        accounts.consumption,
        [14.422448145763582, 24.118233055541026, 22.796670776224495, 12.662648022470897]) < 1e-13)
    #expect(relativeDifference(accounts.production, [12, 30, 25, 7]) < 1e-13)
    #expect(
      relativeDifference(
        accounts.imports,
        [2.5404724807479386, 3.7433906892425197, 3.625637250693321, 6.117544717992526]) < 1e-13)
    #expect(
      relativeDifference(
        accounts.exports,
        [2.5579946547784007, 7.185187313907446, 4.471635631978536, 1.8122275380119224]) < 1e-13)
    #expect(accounts.consumers == accounts.producers)
  }

  @Test func regionalTotalsIncludeHouseholdsAsPymrioDoes() throws {
    let totals = try Self.accounts().totals()
    #expect(totals.regions == ["n", "s"])
    #expect(
      relativeDifference(totals.consumption, [42.54068120130461, 42.45931879869539]) < 1e-13)
    #expect(relativeDifference(totals.production, [46, 39]) < 1e-13)
    #expect(relativeDifference(totals.imports, [6.283863169990458, 9.743181968685848]) < 1e-13)
    #expect(relativeDifference(totals.exports, [9.743181968685846, 6.283863169990458]) < 1e-13)
    #expect(totals.households == [4, 7])
  }

  @Test(arguments: 1...8) func whatIsImportedSomewhereIsExportedElsewhere(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let regions = ["r1", "r2", "r3"]
    let labels = regions.flatMap { region in
      ["a", "b", "c"].map { SectorLabel(region: region, sector: $0) }
    }
    var coefficients = Matrix(rows: 9, columns: 9)
    for index in coefficients.storage.indices {
      coefficients.storage[index] = .random(in: 0...0.1, using: &generator)
    }
    var demand = Matrix(rows: 9, columns: 3)
    for index in demand.storage.indices {
      demand.storage[index] = .random(in: 0...5, using: &generator)
    }
    let intensity = (0..<9).map { _ in Double.random(in: 0...2, using: &generator) }
    let accounts = try RegionalFootprint(
      labels: labels, intensity: intensity, coefficients: coefficients,
      finalDemand: AccountColumns(
        labels: regions.map { SectorLabel(region: $0, sector: "y") }, values: demand))
    let totals = accounts.totals()
    func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
    #expect(abs(sum(totals.production) - sum(totals.consumption)) < 1e-10, "seed \(seed)")
    #expect(abs(sum(totals.imports) - sum(totals.exports)) < 1e-10, "seed \(seed)")
    for r in regions.indices {
      // Production − exports = consumption − imports: what is made and used at home.
      let home = totals.production[r] - totals.exports[r]
      #expect(abs(home - (totals.consumption[r] - totals.imports[r])) < 1e-10, "seed \(seed)")
    }
    // The second route: the emissions of every region for every region, from L itself.
    let inverse = try LUFactorization(Matrix.identity(9) - coefficients).inverse()
    let byRegion = inverse.scalingRows(by: intensity) * demand
    for r in 0..<3 {
      let abroad = (0..<9).filter { $0 / 3 != r }.reduce(0.0) { $0 + byRegion[$1, r] }
      #expect(abs(abroad - totals.imports[r]) < 1e-10, "seed \(seed)")
    }
  }
}
