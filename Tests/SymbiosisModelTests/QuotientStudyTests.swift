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

  @Test func saysThatQuotientsAreAnEstimate() throws {
    let notes = try solved(.flq).findings.filter { $0.code == "quotient-method" }.map(\.message)
    #expect(
      notes == [
        "What the city's sectors (2002, 2007, 2012) buy within the city is estimated by location "
          + "quotients (FLQ with δ = 0.3), not surveyed; the rest of the province's own deliveries "
          + "flows in from the rest of the province."
      ])
  }
}
