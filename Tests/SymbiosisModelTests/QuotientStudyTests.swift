import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

@Suite struct QuotientStudyTests {
  func solved(
    _ method: Regionalisation.Method, delta: Double = 0.3,
    imports: ImportTreatment = .domestic, level: StudyDefinition.Level = .group
  ) throws -> SolvedStudy {
    var definition = try GuiyangCase.definition()
    definition.regionalisation = Regionalisation(method: method, delta: delta)
    definition.imports = imports
    definition.level = level
    return try SolvedStudy(definition)
  }

  @Test(arguments: Regionalisation.Method.allCases)
  func everyMethodBalancesAndSharesOutTheSameEmissions(_ method: Regionalisation.Method) throws {
    for level in [StudyDefinition.Level.group, .sector] {
      let study = try solved(method, level: level)
      let reference = try solved(.proportional, level: level)
      for (year, other) in zip(study.years, reference.years) {
        #expect(year.system.outputResidual() < 1e-10, "\(method), \(year.year)")
        #expect(relativeDifference(year.system.output, other.system.output) < 1e-12)
      }
      for (scenario, other) in zip(study.scenarios, reference.scenarios) {
        let footprint = scenario.footprints[study.headline]
        let direct = other.footprints[study.headline].totals.reduce(0, +)
        #expect(abs(footprint.footprints.reduce(0, +) / direct - 1) < 1e-10)
        // The consumption footprint takes the total technology, which no quotient changes.
        #expect(
          relativeDifference(
            footprint.consumption, other.footprints[study.headline].consumption) < 1e-9)
      }
    }
  }

  @Test func quotientsMakeTheCityMoreOpen() throws {
    func own(_ study: SolvedStudy) -> Double {
      study.years[0].system.coefficients.storage.reduce(0, +)
    }
    let proportional = own(try solved(.proportional))
    let slq = own(try solved(.slq))
    let low = own(try solved(.flq, delta: 0.1))
    let high = own(try solved(.flq, delta: 0.5))
    #expect(slq < proportional && high < low && low < proportional)
  }

  @Test func competitiveImportsHaveTheTotalTechnologyUnderEveryMethod() throws {
    let flq = try solved(.flq, imports: .competitive)
    let proportional = try solved(.proportional, imports: .competitive)
    #expect(
      largestDifference(
        flq.years[0].system.coefficients, proportional.years[0].system.coefficients) < 1e-12)
  }

  @Test func saysThatCompetitiveImportsLeaveQuotientsWithoutEffect() throws {
    let findings = try solved(.flq, imports: .competitive).findings
    #expect(!findings.contains { $0.code == "quotient-method" })
    #expect(
      findings.filter { $0.code == "quotients-without-effect" }.map(\.message) == [
        "`imports: competitive` takes every input as made in the city, so the location quotients (FLQ with δ = 0.3) change only what flows in and out of it (2002, 2007, 2012): of the footprints only that delivered elsewhere depends on them. Use `imports: domestic` for the quotients to tell what the city's sectors buy within it."
      ])
    let robustness = try solved(.proportional, imports: .competitive)
      .robustness(over: [.regionalisation])
    // What quotients do not touch does not move by rounding either.
    let footprints = robustness.movements.filter { $0.figure == "footprint" }
    #expect(!footprints.isEmpty && footprints.allSatisfy { $0.change == 0 && $0.sector == nil })
    #expect(robustness.movements.contains { $0.figure == "footprint_exports" && $0.moves })
    #expect(
      robustness.findings.map(\.message) == [
        "That footprints do not move with the regionalisation is no proof of robustness: with `imports: competitive` only what is delivered elsewhere depends on it. Compare with `imports: domestic`."
      ])
  }

  @Test func moneySpentAgainBuysWhatTheCityMakesOfFinalDemand() throws {
    // The city's share of final demand is not that of the whole row: sectors buy elsewhere than households.
    var definition = try GuiyangCase.definition()
    definition.regionalisation = Regionalisation(method: .flq, delta: 0.3)
    definition.costs = CostBook(
      discountRate: Sourced(0.08),
      rows: [StarterCase.cost("steel_slag") { $0.substitute = Sourced(0.01) }])
    definition.rebounds = [
      ReboundRate(exchange: "steel_slag", displacement: Sourced(1), respent: Sourced(1))
    ]
    let study = try SolvedStudy(definition)
    let lost = try #require(
      study.rebounds().first { $0.scenario == "UIS2018" && $0.id == "steel_slag" })
    let scenario = try #require(study.scenario("UIS2018"))
    let year = study.years[scenario.year]
    let system = year.system
    let demand = year.table.finalDemand
    let columns = demand.labels.indices.filter {
      definition.householdDemand.contains(demand.labels[$0].sector)
    }
    let basket = system.output.indices.map { j in
      columns.reduce(0) { $0 + demand.values[j, $1] }
    }
    var intensity = 0.0
    for j in basket.indices where system.domesticFinalDemand[j] != 0 {
      let own =
        (system.finalDeliveries[j] - system.exports[j]) / system.domesticFinalDemand[j]
      intensity +=
        scenario.footprints[study.headline].multipliers[j] * own * basket[j]
        / basket.reduce(0, +)
    }
    #expect(abs(lost.lostToSpending / lost.moneySaved - intensity) < 1e-9)
  }

  @Test func saysThatQuotientsAreAnEstimate() throws {
    let notes = try solved(.flq).findings.filter { $0.code == "quotient-method" }.map(\.message)
    #expect(
      notes == [
        "What the city's sectors (2002, 2007, 2012) buy within the city is estimated by location "
          + "quotients (FLQ with δ = 0.3), not surveyed; the rest of the province's own deliveries "
          + "flows in from the rest of the province."
      ])
  }

  @Test(arguments: [Regionalisation.Method.flq, .aflq])
  func theTableOfDeltaAgreesWithTheOneOfATableOutsideAStudy(
    _ method: Regionalisation.Method
  ) throws {
    let study = try solved(method, level: .sector)
    let result = StudyResult(study)
    #expect(result.deltaSensitivity.map(\.year).uniqueCount == 3)
    #expect(result.deltaSensitivity.count == 15)
    for (year, solved) in zip(study.definition.years, study.years) {
      let factors = [Double?](repeating: nil, count: year.table.finalDemand.labels.count)
      let other = DeltaSensitivity(
        parent: year.table, cityOutput: solved.sectorTable.output, demandFactors: factors,
        regionalisation: study.definition.regionalisation)
      let rows = result.deltaSensitivity.filter { $0.year == year.year }
      for (row, expected) in zip(rows, other.rows) {
        #expect(row.delta == expected.delta)
        #expect(abs(row.lambda - expected.lambda) < 1e-12)
        #expect(abs(row.inflow / expected.inflow - 1) < 1e-9)
        #expect(abs(row.multiplier / expected.multiplier - 1) < 1e-9)
        let emitted = row.footprint.reduce(0, +)
        #expect(abs(emitted / rows[0].footprint.reduce(0, +) - 1) < 1e-9)
      }
    }
    // At the study's own δ the footprints are those of a scenario with the exchanges observed.
    let observed = try #require(study.scenario("ACT2012"))
    let own = try #require(result.deltaSensitivity.first { $0.year == 2012 && $0.delta == 0.3 })
    #expect(
      relativeDifference(own.footprint, observed.footprints[study.headline].footprints) < 1e-9)
  }

  @Test func noTableOfDeltaWithoutDelta() throws {
    #expect(StudyResult(try solved(.slq)).deltaSensitivity.isEmpty)
  }
}

extension Array where Element: Hashable {
  fileprivate var uniqueCount: Int { Set(self).count }
}
