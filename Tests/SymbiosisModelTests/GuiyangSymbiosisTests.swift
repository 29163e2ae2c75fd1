import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// The built-in case, read from the package's own folder.
enum GuiyangCase {
  static let path =
    String(#filePath.dropLast("Tests/SymbiosisModelTests/GuiyangSymbiosisTests.swift".count))
    + "Cases/guiyang"

  static func definition() throws -> StudyDefinition { try StudyReader(path: path).definition }
}

@Suite struct GuiyangSymbiosisTests {
  @Test func theBestChoiceIsNoWorseThanTheDesignedOne() throws {
    let study = try SolvedStudy(GuiyangCase.definition())
    let designed = try #require(
      StudyResult(study).comparisons.first { $0.scenario == "UIS2012" }?.saving)
    let best = try study.portfolio(.init(year: 2012))
    #expect(best.saving >= designed)
    #expect(best.limits.allSatisfy { $0.used <= $0.limit * (1 + 1e-9) })
    // What the designed exchanges cost is what they weigh here: at the same tonnes handled the best
    // choice saves at least as much.
    var capped = study.definition
    let tonnes = capped.exchanges.reduce(0) { $0 + $1.quantities[1].value }
    capped.limits.append(
      Limit(
        id: "tonnes", name: "Tonnes handled", unit: "t", maximum: Sourced(tonnes),
        terms: capped.exchanges.map { .init(exchange: $0.id, coefficient: Sourced(1)) }))
    let equal = try SolvedStudy(capped).portfolio(.init(year: 2012))
    #expect(equal.saving >= designed)
  }

  @Test func aReducedCaseAgreesWithTryingEverything() throws {
    // Three slags under the clinker limit in steps of 10 kt; the optimum lies on the grid because
    // every cap is a multiple of the step for a coefficient of 1.
    var definition = try GuiyangCase.definition()
    let kept = ["steel_slag", "phosphorus_slag", "aluminium_slag"]
    definition.exchanges.removeAll { !kept.contains($0.id) }
    definition.effects.removeAll { !kept.contains($0.exchange) }
    definition.limits[0].terms = kept.map { .init(exchange: $0, coefficient: Sourced(1)) }
    definition.limits[0].maximum = Sourced(900_000)
    definition.scenarios.removeAll { $0.quantities != .none }
    definition.purchases = []
    definition.uncertainties = []
    let study = try SolvedStudy(definition)
    let factors = definition.flows.map { $0.factors[0].value }
    let savings = kept.map { id in
      -definition.effects.filter { $0.exchange == id }.reduce(0) { sum, effect in
        let flow = definition.flows.firstIndex { $0.code == effect.flow } ?? 0
        return sum + effect.rate.value * factors[flow]
      }
    }
    var best = 0.0
    for a in stride(from: 0.0, through: 150_000, by: 10_000) {
      for b in stride(from: 0.0, through: 800_000, by: 10_000) {
        for c in stride(from: 0.0, through: 600_000, by: 10_000) where a + b + c <= 900_000 {
          best = max(best, a * savings[0] + b * savings[1] + c * savings[2])
        }
      }
    }
    #expect(abs(try study.portfolio(.init(year: 2012)).saving - best) < 1e-6)
  }

  @Test func theSupplyChainLevelStandsBesideThePapers() throws {
    let study = try SolvedStudy(GuiyangCase.definition())
    let chain = try #require(study.supplyChainComparisons().first)
    #expect(chain.scenario == "UIS2018")
    let saving = StudyResult(study).comparisons.first { $0.scenario == "UIS2018" }?.saving ?? 0
    #expect(abs(chain.levels[0].saving - saving) < 1e-6)
    #expect(abs(chain.levels[1].saving - saving) < 1e-6)
    // Coal, coke and ore that are no longer bought are no longer mined and made: a larger saving.
    #expect(chain.levels[2].saving > saving)
    #expect(chain.levels[2].saving < 1.1 * saving)
    let attribution = try study.attribution(of: "UIS2018")
    #expect(abs(attribution.joint - chain.levels[2].saving) < 1e-6)
  }

  @Test func whatIsClaimedTwiceIsRefusedWithExchangeLimitAndExcess() throws {
    func errors(_ edit: (inout StudyDefinition) -> Void) throws -> [String] {
      var definition = try GuiyangCase.definition()
      edit(&definition)
      do {
        _ = try SolvedStudy(definition)
        return []
      } catch {
        return error.findings.filter { $0.severity == .error }.map(\.message)
      }
    }
    func position(_ id: String, in definition: StudyDefinition) -> Int {
      definition.exchanges.firstIndex { $0.id == id } ?? 0
    }
    // Slag: 200 kt designed of a supply of 150 kt.
    let slag = try errors {
      $0.exchanges[position("steel_slag", in: $0)].quantities[1].value = 200_000
      $0.accounts = []
    }
    #expect(slag.count == 1)
    #expect(slag.first?.contains("“steel_slag”") == true)
    #expect(slag.first?.contains("50000 more than its supply of 150000") == true)
    // Clinker: the designed exchanges spare 1.051 Mt of a cap lowered to 1 Mt.
    let clinker = try errors { $0.limits[0].maximum.value = 1_000_000 }
    #expect(clinker.count == 1)
    #expect(clinker.first?.contains("51000 more than its maximum of 1000000") == true)
    // Power: fly ash spares coal in the power sector and now also purchases of power.
    let power = try errors {
      $0.purchases.append(
        Purchase(
          exchange: "fly_ash", buyer: "IN_NMMI", supplier: "PP", change: Sourced(-0.05),
          price: Sourced(0.05), burdens: $0.indicators.map { _ in Sourced(0) }))
    }
    #expect(
      power == [
        "Scenario UIS2018: fly_ash saves “Raw coal” in the inventory of PP and displaces purchases from it as well, so that 3835.66 t of CO2 is saved twice. Keep the effect or the purchase, or allow `saved-twice`."
      ])
  }

  @Test func contributionsAddUpToTheSavingOfTheRun() throws {
    let study = try SolvedStudy(GuiyangCase.definition())
    let result = try study.attribution(of: "UIS2012")
    let comparison = try #require(StudyResult(study).comparisons.first { $0.scenario == "UIS2012" })
    #expect(abs(result.joint - (comparison.saving ?? 0)) < 1e-6)
    let savings = comparison.exchanges?.map(\.saving) ?? []
    #expect(largestDifference(result.exchanges.map(\.shapley), savings) < 1e-6)
  }
}
