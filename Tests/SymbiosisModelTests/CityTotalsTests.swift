import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

@Suite struct CityTotalsTests {
  /// The built-in case by sector, 2012 alone, balanced to these totals.
  private static func definition(
    _ method: Regionalisation.Method = .proportional, totals: CityTotals? = nil
  ) throws -> StudyDefinition {
    var definition = try GuiyangCase.definition()
    definition.level = .sector
    definition.regionalisation = Regionalisation(method: method)
    definition.years = definition.years.filter { $0.year == 2012 }
    definition.scenarios = definition.scenarios.filter { $0.year == 2012 }
    definition.scenarios = definition.scenarios.map { scenario in
      var scenario = scenario
      if scenario.against == "BAU2007" { scenario.against = nil }
      return scenario
    }
    definition.years[0].cityTotals = totals
    return definition
  }

  private static func figures(_ codes: [String], _ values: [Double]) -> [StudyYear.Figure] {
    zip(codes, values).map { StudyYear.Figure(code: $0, value: Sourced($1)) }
  }

  /// Totals of all sectors' sales to and purchases from each other, cells multiplied by `factor`.
  private static func totals(
    of table: InputOutputTable, method: UseBalancing.Method = .ras,
    factor: (Int, Int) -> Double
  ) -> CityTotals {
    var block = table.intermediate
    for j in 0..<table.count {
      for i in 0..<table.count { block[i, j] *= factor(i, j) }
    }
    let codes = table.labels.map(\.sector)
    return CityTotals(
      rows: figures(codes, block.rowSums()), columns: figures(codes, block.columnSums()),
      method: method)
  }

  @Test(arguments: [UseBalancing.Method.ras, .gras])
  func theTablesOwnTotalsChangeNothing(_ method: UseBalancing.Method) throws {
    let plain = try SolvedStudy(Self.definition()).years[0].sectorTable
    let study = try SolvedStudy(
      Self.definition(totals: Self.totals(of: plain, method: method) { _, _ in 1 }))
    let table = study.years[0].sectorTable
    #expect(largestDifference(table.intermediate, plain.intermediate) < 1e-5)
    #expect(
      relativeDifference(table.imports.values.column(0), plain.imports.values.column(0)) < 1e-9)
    #expect(
      relativeDifference(table.valueAdded.values.columnSums(), plain.valueAdded.values.columnSums())
        < 1e-9)
  }

  @Test func aBalancedCellIsItsScaledOneTimesBothFactors() throws {
    let study = try SolvedStudy(
      Self.definition(
        totals: CityTotals(
          rows: Self.figures(["S02", "S13"], [100_000, 60_000]),
          columns: Self.figures(["S14", "S23"], [90_000, 70_000]))))
    let plain = try SolvedStudy(Self.definition()).years[0].sectorTable.intermediate
    let table = study.years[0].sectorTable.intermediate
    let tree = try study.explanation(of: .multiplier, in: "UIS2012", sector: "S14")
    func all(_ node: Explanation) -> [Explanation] { [node] + node.terms.flatMap(all) }
    let cell = try #require(all(tree).first { $0.name == "S02, S14, in the city, balanced" })
    #expect(cell.equation == "9.5: r_i z_ij s_j")
    #expect(abs(cell.value - table[1, 13]) <= 1e-12 * table[1, 13])
    #expect(abs(cell.terms[0].value - plain[1, 13]) <= 1e-12 * plain[1, 13])
    #expect(cell.terms.map(\.name).dropFirst() == ["row factor of S02", "column factor of S14"])
    #expect(
      cell.terms.dropFirst().map(\.equation) == [
        "9.5: r_i, so that the row adds up to 100000",
        "9.5: s_j, so that the column adds up to 90000",
      ])
    // r_i and s_j by hand: two by two cells that meet their totals.
    let (r, s) = (cell.terms[1].value, cell.terms[2].value)
    let other = table[12, 13] / plain[12, 13] / s
    #expect(abs(s * (r * plain[1, 13] + other * plain[12, 13]) - 90_000) < 1e-5)
    // No cell of the study without totals is balanced.
    let without = try SolvedStudy(Self.definition())
      .explanation(of: .multiplier, in: "UIS2012", sector: "S14")
    #expect(!all(without).contains { $0.name.hasSuffix("balanced") })
  }

  @Test(arguments: [Regionalisation.Method.proportional, .flq])
  func newTotalsAreMetAndEveryIdentityHolds(_ method: Regionalisation.Method) throws {
    var generator = SeededGenerator(seed: 31)
    let plain = try SolvedStudy(Self.definition()).years[0].sectorTable
    let factors = (0..<42 * 42).map { _ in Double.random(in: 0.9...1.05, using: &generator) }
    let totals = Self.totals(of: plain) { factors[$0 * 42 + $1] }
    let study = try SolvedStudy(Self.definition(method, totals: totals))
    let table = study.years[0].sectorTable
    #expect(
      relativeDifference(table.intermediate.rowSums(), totals.rows.map(\.value.value)) < 1e-9,
      "seed 31")
    #expect(
      relativeDifference(table.intermediate.columnSums(), totals.columns.map(\.value.value)) < 1e-9,
      "seed 31")
    // RAS keeps cross-product ratios; output is the city's as before.
    let (a, b) = (table.intermediate, plain.intermediate)
    let ratio = { (m: Matrix) in m[10, 12] * m[22, 13] / (m[10, 13] * m[22, 12]) }
    #expect(abs(ratio(a) / ratio(b) - 1) < 1e-9)
    #expect(table.output == plain.output)
    let identity = TableIdentity(table)
    let scale = table.output.max() ?? 1
    #expect(identity.rowGaps.allSatisfy { abs($0) < 1e-9 * scale })
    #expect(identity.columnGaps.allSatisfy { abs($0) < 1e-9 * scale })
    #expect(study.years[0].system.outputResidual() < 1e-10)
    let note = try #require(study.findings.first { $0.code == "city-balanced" })
    #expect(
      note.message.hasPrefix(
        "The uses of 2012 are balanced to 42 row and 42 column totals of the city by RAS in "))
  }

  private static func errors(_ totals: CityTotals, edit: (inout StudyDefinition) -> Void = { _ in })
    throws -> [String]
  {
    var definition = try definition(totals: totals)
    edit(&definition)
    do {
      _ = try SolvedStudy(definition)
      return []
    } catch {
      return error.findings.filter { $0.severity == .error }.map(\.message)
    }
  }

  @Test func whatCannotBeMetIsNamedWithItsReason() throws {
    let two = Self.figures(["S02", "S13"], [100, 60])
    #expect(
      try Self.errors(CityTotals(rows: two, columns: Self.figures(["S13", "S14"], [100, 50]))) == [
        "2012: The row totals sum to 160.0 and the column totals to 150.0, which differ by 10.0; no matrix has both. Correct the totals so that the sums agree."
      ])
    #expect(
      try Self.errors(
        CityTotals(
          rows: Self.figures(["S03", "S13"], [100, 60]),
          columns: Self.figures(["S13", "S14"], [100, 60]))) == [
          "2012: The total of row S03 is 100.0, but all cells of the row are 0, and balancing keeps zeros. Give the row a figure or the total 0."
        ])
    #expect(
      try Self.errors(CityTotals(rows: two, columns: Self.figures(["S13", "MIN"], [100, 60]))) == [
        "“MIN” is a group; a table is balanced by sector, so give the totals of its sectors."
      ])
    #expect(
      try Self.errors(CityTotals(rows: two, columns: Self.figures(["S13", "urbam"], [100, 60])))
        == ["“urbam” is no column of the city's uses; did you mean “urban”?"])
    #expect(
      try Self.errors(CityTotals(rows: [], columns: two)) == [
        "`city_totals` of 2012 gives no row a total."
      ])
    #expect(
      try Self.errors(CityTotals(rows: two, columns: two)) { $0.years[0].city = nil } == [
        "`city_totals` of 2012 needs `city`: without it the table is used as it is."
      ])
    // A sector cannot buy more than it earns.
    let output = try SolvedStudy(Self.definition()).years[0].sectorTable.output[12]
    let much = try Self.errors(
      CityTotals(
        rows: Self.figures(["S02"], [2 * output]), columns: Self.figures(["S13"], [2 * output])))
    #expect(much.count == 1)
    #expect(much[0].hasPrefix("2012: Balanced to the given totals, S13 buys "))
    #expect(much[0].hasSuffix(" cannot pay; lower the column's total or raise its output."))
  }
}
