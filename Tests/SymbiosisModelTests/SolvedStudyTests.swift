import Foundation
import InputOutputModel
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// Identities that hold in every solved study, on the built-in case.
@Suite struct SolvedStudyTests {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Cases/guiyang").path

  @Test func footprintsSumToEmissionsForEveryIndicator() throws {
    let study = try StudyReader.solve(path: Self.path)
    for scenario in study.scenarios {
      for footprint in scenario.footprints {
        let direct = footprint.totals.reduce(0, +)
        #expect(abs(footprint.footprints.reduce(0, +) - direct) < 1e-12 * direct)
      }
    }
  }

  @Test func savingsOfExchangesSumToTheDifferenceOfCities() throws {
    let result = StudyResult(try StudyReader.solve(path: Self.path))
    let city = Dictionary(uniqueKeysWithValues: result.scenarios.map { ($0.id, $0.totals.city) })
    for comparison in result.comparisons where comparison.withinYear {
      let saving = try #require(comparison.saving)
      let before = try #require(city[comparison.against])
      let after = try #require(city[comparison.scenario])
      #expect(abs(saving - (before - after)) < 1e-12 * before)
      let types = try #require(comparison.types).reduce(0) { $0 + $1.saving }
      #expect(abs(types - saving) < 1e-9 * abs(saving))
      // A sector loses only by what the exchanges together do to its footprint.
      for loser in comparison.tradeOffs {
        let change = try #require(comparison.sectors.first { $0.code == loser.code })
        let causes = loser.exchanges.reduce(0) { $0 + $1.footprintChange }
        #expect(abs(causes - change.footprintChange) < 1e-6 * abs(change.footprintChange))
      }
    }
  }

  @Test func theInventoryHoldsWhatWasThereAlready() throws {
    let study = try StudyReader.solve(path: Self.path)
    let observed = try #require(study.scenario("ACT2012"))
    let year = study.years[observed.year]
    #expect(observed.flows == year.inventory)
    // Without any exchange what was observed is added back: 30 kt slag, 50 kt ash, 30 kt scrap.
    let without = try #require(study.scenario("BAU2012"))
    let added = zip(without.flows.quantities, year.inventory.quantities).filter { $0.0 != $0.1 }
    #expect(!added.isEmpty)
    #expect(without.quantities.allSatisfy { $0 == 0 })
  }

  @Test func competitiveImportsAndTheSectorLevelKeepTheSums() throws {
    var definition = try StudyReader(path: Self.path).definition
    let reference = try SolvedStudy(definition)
    let total = { (study: SolvedStudy) in
      study.scenarios.map { $0.footprints[0].footprints.reduce(0, +) }
    }
    definition.imports = .competitive
    #expect(relativeDifference(total(try SolvedStudy(definition)), total(reference)) < 1e-12)
    definition.level = .sector
    let fine = try SolvedStudy(definition)
    #expect(relativeDifference(total(fine), total(reference)) < 1e-9)
    #expect(fine.findings.contains { $0.code == "group-split" })
  }

  @Test func aPureChangeOfPricesInEverySectorChangesNoFootprint() throws {
    var definition = try StudyReader(path: Self.path).definition
    let reference = StudyResult(try SolvedStudy(definition))
    for index in definition.years.indices {
      definition.years[index].prices = definition.groups.map {
        StudyYear.Figure(code: $0.code, value: Sourced(1.7))
      }
    }
    let deflated = StudyResult(try SolvedStudy(definition))
    #expect(deflated.pricesAreConstant && !reference.pricesAreConstant)
    for (new, old) in zip(deflated.scenarios, reference.scenarios) {
      #expect(
        relativeDifference(new.sectors.map(\.footprint), old.sectors.map(\.footprint)) < 1e-9)
      #expect(abs(new.totals.output * 1.7 / old.totals.output - 1) < 1e-12)
    }
  }
}
