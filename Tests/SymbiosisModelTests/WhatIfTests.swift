import InputOutputModel
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// Sums of known vectors give what a run gives.
@Suite struct WhatIfTests {
  /// The largest difference over the largest magnitude.
  private func difference(_ left: [Double], _ right: [Double]) -> Double {
    let scale = right.reduce(0) { max($0, abs($1)) }
    return scale == 0 ? largestDifference(left, right) : largestDifference(left, right) / scale
  }

  @Test(
    arguments: [ImportTreatment.domestic, .competitive], [StudyDefinition.Level.group, .sector])
  func randomQuantitiesAgreeWithARun(imports: ImportTreatment, level: StudyDefinition.Level) throws
  {
    let seed: UInt64 = 20_260_725
    var generator = SeededGenerator(seed: seed)
    var definition = try GuiyangCase.definition()
    definition.imports = imports
    definition.level = level
    let solved = try SolvedStudy(definition)
    for year in solved.years.indices {
      let whatIf = WhatIf(solved, year: year)
      let id = solved.years[year].year
      for round in 0..<25 {
        let share = Double.random(in: 0...1, using: &generator)
        let quantities = definition.exchanges.map { exchange in
          Bool.random(using: &generator)
            ? 0 : share * Double.random(in: 0...1, using: &generator) * exchange.quantities[1].value
        }
        let scenario = Scenario(
          id: "asked", name: "Asked", year: id, against: "none",
          quantities: .explicit(
            Dictionary(
              uniqueKeysWithValues: zip(
                definition.exchanges.map(\.id), quantities.map { Sourced($0) }))))
        let none = Scenario(id: "none", name: "None", year: id)
        let expected = ScenarioSystem(
          scenario, quantities: quantities, year: year, in: solved.years[year],
          definition: definition)
        let answer = whatIf.system(scenario, quantities: quantities)
        #expect(answer.flows == expected.flows)
        #expect(answer.households == expected.households)
        for (found, wanted) in zip(answer.footprints, expected.footprints) {
          let context: Comment = "seed \(seed), year \(id), round \(round)"
          #expect(found.totals == wanted.totals, context)
          #expect(difference(found.multipliers, wanted.multipliers) < 1e-12, context)
          #expect(difference(found.footprints, wanted.footprints) < 1e-12, context)
          #expect(difference(found.exports, wanted.exports) < 1e-12, context)
          #expect(difference(found.consumption, wanted.consumption) < 1e-12, context)
        }
        // The same by way of the definition, as `symbiont run` goes, where nothing is exceeded.
        guard round < 3, whatIf.findings(answer).isEmpty else { continue }
        var written = definition
        written.scenarios = [none, scenario]
        let run = StudyResult(try SolvedStudy(written))
        let reference = whatIf.system(none, quantities: quantities.map { _ in 0 })
        let compared = whatIf.comparison(answer, against: reference)
        let wanted = try #require(run.comparisons.first)
        #expect(compared.saving == wanted.saving)
        #expect(compared.netSaving == wanted.netSaving)
        #expect(compared.types == wanted.types)
        #expect(compared.exchanges == wanted.exchanges)
        #expect(compared.tradeOffs.map(\.code) == wanted.tradeOffs.map(\.code))
        let changes = compared.sectors.map { $0.outputPerFootprintChangeShare ?? 0 }
        let wantedChanges = wanted.sectors.map { $0.outputPerFootprintChangeShare ?? 0 }
        #expect(largestDifference(changes, wantedChanges) < 1e-12)
        for (loser, other) in zip(compared.tradeOffs, wanted.tradeOffs) {
          #expect(
            difference(
              loser.exchanges.map(\.footprintChange), other.exchanges.map(\.footprintChange))
              < 1e-12)
        }
      }
    }
  }

  @Test func whatIsExceededIsAFindingWithItsExcess() throws {
    let solved = try SolvedStudy(GuiyangCase.definition())
    let year = try #require(solved.years.firstIndex { $0.year == 2012 })
    let whatIf = WhatIf(solved, year: year)
    let supply = try #require(whatIf.caps.first { $0.kind == .supply })
    let exchange = try #require(supply.terms.first).exchange
    var quantities = solved.definition.exchanges.map { _ in 0.0 }
    quantities[exchange] = supply.maximum + 1000
    let answer = whatIf.system(
      Scenario(id: "asked", name: "Asked", year: 2012), quantities: quantities)
    #expect(supply.isExceeded(by: quantities))
    #expect(supply.used(quantities) - supply.maximum == 1000)
    let finding = try #require(whatIf.findings(answer).first { $0.code == "supply-exceeded" })
    #expect(finding.message.contains("1000 more than its supply"))
  }
}
