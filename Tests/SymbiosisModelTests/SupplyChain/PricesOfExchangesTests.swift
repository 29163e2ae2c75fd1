import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

/// Money of exchanges in a study at constant prices.
@Suite struct PricesOfExchangesTests {
  /// Slag displaces power that cement buys, and money saved is spent again.
  private static func definition(prices: [String: Double]?) throws -> StudyDefinition {
    var definition = try StarterCase.definition()
    definition.purchases = [
      Purchase(
        exchange: "slag", buyer: "CEMENT", supplier: "POWER", change: Sourced(-0.07),
        price: Sourced(0.0004)),
      Purchase(
        exchange: "slag", buyer: "CEMENT", supplier: Purchase.byProduct, change: Sourced(1),
        price: Sourced(0.00002)),
    ]
    definition.costs = CostBook(
      discountRate: Sourced(0.08),
      rows: [
        StarterCase.cost("slag") {
          $0.disposal = Sourced(0.00005)
          $0.substitute = Sourced(0.0002)
        }
      ])
    definition.rebounds = [
      ReboundRate(exchange: "slag", displacement: Sourced(1), respent: Sourced(1))
    ]
    definition.householdDemand = ["households"]
    definition.scenarios[2].includesSupplyChain = true
    definition.years[0].prices = prices.map { prices in
      definition.sectors.map {
        StudyYear.Figure(code: $0.code, value: Sourced(prices[$0.code] ?? 1))
      }
    }
    return definition
  }

  private static func figures(_ study: SolvedStudy) throws -> (effect: Double, lost: Double) {
    let levels = try #require(study.supplyChainComparisons().first).levels
    let lost = try #require(
      study.rebounds().first { $0.scenario == "PLAN" && $0.id == "slag" })
    return (levels[2].saving - levels[0].saving, lost.lostToSpending)
  }

  @Test func doubledPricesChangeNoTonne() throws {
    let once = try Self.figures(SolvedStudy(Self.definition(prices: [:])))
    let sectors = try StarterCase.definition().sectors.map { ($0.code, 2.0) }
    let twice = try Self.figures(
      SolvedStudy(Self.definition(prices: Dictionary(uniqueKeysWithValues: sectors))))
    #expect(abs(once.effect - 3126) < 0.5)
    #expect(abs(once.lost - 5427) < 0.5)
    #expect(abs(twice.effect - once.effect) < 1e-9 * once.effect)
    #expect(abs(twice.lost - once.lost) < 1e-9 * once.lost)
  }

  @Test func pricesOfTheirOwnAreThoseOfADeflatedTable() throws {
    // A second route: the table, the city and the prices of what is bought deflated beforehand.
    let index = ["FARM": 1.1, "CEMENT": 0.8, "STEEL": 1.3, "POWER": 2, "SERVICES": 1.5]
    for level in [StudyDefinition.Level.group, .sector] {
      var definition = try Self.definition(prices: index)
      definition.level = level
      definition.years[0].city = nil
      let levels = definition.sectors.map { index[$0.code] ?? 1 }
      var deflated = try Self.definition(prices: nil)
      deflated.level = level
      deflated.years[0].city = nil
      deflated.years[0].table = definition.years[0].table.deflated(by: levels)
      deflated.purchases[0].price.value /= 2
      let constant = try SolvedStudy(definition)
      let other = try SolvedStudy(deflated)
      let (left, right) = (try Self.figures(constant), try Self.figures(other))
      #expect(abs(left.effect - right.effect) < 1e-9 * right.effect)
      // What is spent again buys the basket of the year: Σ M h f/Σ p f.
      let year = try #require(constant.years.first)
      let basket = year.sectorTable.finalDemand.values.column(0)
      let ratio =
        basket.reduce(0, +) / zip(basket, levels).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(left.lost - right.lost * ratio) < 1e-9 * right.lost)
    }
  }

  @Test func aDisplacedPurchaseIsComparedAtTheSamePrices() throws {
    // Cement buys 90 of power at the prices of the year, and at twice the base year's 45.
    var definition = try Self.definition(prices: ["POWER": 2])
    definition.years[0].city = nil
    definition.level = .sector
    definition.purchases[0].price = Sourced(90 / (35_000 * 0.07) * 0.999)
    _ = try SolvedStudy(definition).supplyChainComparisons()
    definition.purchases[0].price.value *= 1.002
    let study = try SolvedStudy(definition)
    #expect(throws: InvalidInput.self) { try study.supplyChainComparisons() }
  }

  @Test func wagesStayAtThePricesOfTheirYear() throws {
    func wages(_ prices: [String: Double]?) throws -> SocialAccount {
      var definition = try Self.definition(prices: prices)
      definition.wagesRow = "compensation"
      return try #require(SolvedStudy(definition).socialAccounts().first)
    }
    let current = try wages(nil)
    for prices in [[:], ["STEEL": 1.4, "POWER": 0.7]] as [[String: Double]] {
      let constant = try wages(prices)
      #expect(relativeDifference(constant.direct, current.direct) < 1e-12)
      let total = constant.direct.reduce(0, +)
      #expect(abs(constant.footprints.reduce(0, +) - total) < 1e-9 * total)
    }
  }
}
