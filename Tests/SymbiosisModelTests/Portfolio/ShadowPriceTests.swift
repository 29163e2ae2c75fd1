import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

/// What one more unit of a limit brings, what is built, and what no limit keeps from being best.
@Suite struct ShadowPriceTests {
  private typealias Case = StarterCase

  /// Two exchanges that share a limit; the second saves more a unit.
  private static func limited() throws -> StudyDefinition {
    var definition = try Case.definition(
      [Case.exchange("a", supply: 10_000), Case.exchange("b", from: "POWER", supply: 20_000)],
      effects: [Case.effect("a", -0.5), Case.effect("b", -0.9)],
      costs: [
        Case.cost("a") { $0.investment = Sourced(100) },
        Case.cost("b") { $0.investment = Sourced(10) },
      ])
    definition.limits = [
      Limit(
        id: "L", name: "L", unit: "t", maximum: Sourced(15_000),
        terms: ["a", "b"].map { .init(exchange: $0, coefficient: Sourced(1)) })
    ]
    return definition
  }

  private static func price(
    _ result: Portfolio, _ name: String
  ) throws -> Double {
    try #require(result.limits.first { $0.name == name }).shadowPrice
  }

  @Test func whatIsNotExchangedIsNotBuilt() throws {
    let result = try SolvedStudy(Self.limited()).portfolio(.init(year: 2020))
    #expect(result.exchanges.map(\.built) == [false, true])
    #expect(result.exchanges.map(\.quantity) == [0, 15_000])
    #expect(abs(result.saving - 7020) < 1e-9)
    // 10 at 8 % over 10 years; before, 100 of the other joined it.
    #expect(abs((result.cost ?? 0) - 1.490295) < 1e-6)
    #expect(result.investment == 10)
  }

  @Test func aLimitIsWorthWhatTheBuiltExchangesMakeOfIt() throws {
    let definition = try Self.limited()
    let result = try SolvedStudy(definition).portfolio(.init(year: 2020))
    #expect(abs(try Self.price(result, "L") - 0.468) < 1e-9)
    var wider = definition
    wider.limits[0].maximum.value += 1
    let more = try SolvedStudy(wider).portfolio(.init(year: 2020))
    #expect(abs(more.saving - result.saving - 0.468) < 1e-6)
    // A supply that a built exchange shares with one that needs no building.
    let shared = try Case.definition(
      [
        Case.exchange("a", waste: "w", supply: 10_000),
        Case.exchange("b", to: "household", waste: "w"),
      ],
      effects: [Case.effect("a", -0.9), Case.effect("b", -0.1, "coal", in: "household")],
      costs: [Case.cost("a") { $0.investment = Sourced(10) }])
    let choice = try SolvedStudy(shared).portfolio(.init(year: 2020))
    #expect(abs(try Self.price(choice, "w from STEEL") - 0.468) < 1e-9)
  }

  @Test func twoCapsThatBindTogetherAreWorthNothingAlone() throws {
    // As waste plastics of the built-in case: one more t of either brings nothing.
    let definition = try Case.definition(
      [Case.exchange("a", supply: 10_000, demand: 10_000)], effects: [Case.effect("a", -0.9)])
    let result = try SolvedStudy(definition).portfolio(.init(year: 2020))
    #expect(result.exchanges.first?.quantity == 10_000)
    #expect(result.limits.allSatisfy { $0.shadowPrice == 0 })
    let guiyang = try SolvedStudy(GuiyangCase.definition()).portfolio(.init(year: 2012))
    for name in ["waste plastics from household", "waste_plastics"] {
      #expect(try Self.price(guiyang, name) == 0)
    }
  }

  @Test func whatIsTheMostAlreadyIsExhausted() throws {
    var definition = try Self.limited()
    definition.costs?.rows[1].operationPerUnit = Sourced(1e-4)
    let study = try SolvedStudy(definition)
    let most = try study.portfolio(
      .init(year: 2020, goal: .minimizeCost(savingAtLeast: 15_000 * 0.468)))
    #expect(most.limits.last?.kind == "saving")
    #expect(most.limits.last?.isExhausted == true)
    let less = try study.portfolio(.init(year: 2020, goal: .minimizeCost(savingAtLeast: 4000)))
    #expect(less.limits.last?.isExhausted == false)
  }

  @Test func thePriceIsTheDifferenceOfTwoChoices() throws {
    // Seeded studies with what is built held: each price against the same program with the limit one up.
    for seed in UInt64(1)...40 {
      var generator = SeededGenerator(seed: seed)
      let definition = try Self.random(&generator)
      let isLeastCost = seed.isMultiple(of: 3)
      var request = Portfolio.Request(year: 2020)
      if isLeastCost {
        let most = try SolvedStudy(definition).portfolio(request).saving
        request.goal = .minimizeCost(savingAtLeast: most * 0.6)
      }
      let result = try SolvedStudy(definition).portfolio(request)
      for choice in result.exchanges { #expect(choice.built == (choice.quantity > 0), "\(seed)") }
      for (position, use) in result.limits.enumerated()
      where use.kind == "supply" || use.kind == "limit" {
        var wider = Self.holding(definition, result)
        if use.kind == "limit" {
          wider.limits[0].maximum.value += 1
        } else {
          let holder = wider.exchanges.firstIndex { "\($0.waste) from \($0.from)" == use.name }
          for k in wider.exchanges.indices
          where wider.exchanges[k].waste == wider.exchanges[holder ?? 0].waste {
            wider.exchanges[k].supply?.value += 1
          }
        }
        let base = try SolvedStudy(Self.holding(definition, result)).portfolio(request)
        let more = try SolvedStudy(wider).portfolio(request)
        let gain =
          isLeastCost ? (more.cost ?? 0) - (base.cost ?? 0) : more.saving - base.saving
        #expect(
          abs(gain - use.shadowPrice) < 1e-4 * max(1e-3, abs(gain)),
          "seed \(seed), limit \(position) \(use.name): \(use.shadowPrice), \(gain)")
      }
    }
  }

  /// The study with what is built held: the built exchanges cost nothing to build and have their least lot, the
  /// others do not exist.
  private static func holding(_ definition: StudyDefinition, _ result: Portfolio) -> StudyDefinition
  {
    var held = definition
    for (k, choice) in result.exchanges.enumerated() {
      let isFree = held.costs?.rows[k].investment.value == 0
      held.costs?.rows[k].investment = Sourced(0)
      if !choice.built, !isFree { held.exchanges[k].demand = Sourced(0) }
    }
    return held
  }

  private static func random(_ generator: inout SeededGenerator) throws -> StudyDefinition {
    func whole(_ range: ClosedRange<Int>, _ generator: inout SeededGenerator) -> Double {
      Double(Int.random(in: range, using: &generator)) * 1000
    }
    let supply = whole(20...80, &generator)
    var exchanges = (0..<5).map { k in
      Case.exchange(
        "x\(k)", from: k < 2 ? "STEEL" : "POWER", waste: k < 2 ? "w" : "w\(k)",
        supply: k < 2 ? supply : whole(10...80, &generator))
    }
    for k in exchanges.indices where Bool.random(using: &generator) {
      exchanges[k].demand = Sourced(whole(10...60, &generator))
    }
    var definition = try Case.definition(
      exchanges,
      effects: exchanges.map {
        Case.effect($0.id, -Double.random(in: 0.1...1, using: &generator))
      },
      costs: exchanges.map { exchange in
        Case.cost(exchange.id) {
          $0.operationPerUnit = Sourced(.random(in: 1e-5...2e-4, using: &generator))
          if Bool.random(using: &generator) {
            $0.investment = Sourced(.random(in: 1...20, using: &generator))
          }
        }
      })
    definition.limits = [
      Limit(
        id: "L", name: "L", unit: "t", maximum: Sourced(whole(10...90, &generator)),
        terms: exchanges.prefix(3).map {
          .init(exchange: $0.id, coefficient: Sourced(.random(in: 0.1...1, using: &generator)))
        })
    ]
    return definition
  }

  @Test func anExchangeIsLimitedThroughWhatMakesRoomForIt() throws {
    // a saves coal, of which b uses a little more: together there is still a most of both.
    var definition = try Case.definition(
      [Case.exchange("a"), Case.exchange("b", from: "POWER", supply: 20_000)],
      effects: [
        Case.effect("a", -0.5, "coal"), Case.effect("b", -0.9), Case.effect("b", 0.01, "coal"),
      ], costs: [Case.cost("a") { $0.investment = Sourced(10) }])
    let result = try SolvedStudy(definition).portfolio(.init(year: 2020))
    // 210,000 t of coal in industry and 200 t that b adds, at 0.5 t a unit.
    #expect(abs((result.exchanges.first?.quantity ?? 0) - 420_400) < 1e-6)
    definition.exchanges[1].supply = nil
    definition.effects.remove(at: 1)
    let error = #expect(throws: InvalidInput.self) {
      try SolvedStudy(definition).portfolio(.init(year: 2020))
    }
    #expect(error?.findings.map(\.code) == ["unlimited-exchange"])
  }

  @Test func costsInHundredsOfMillionsAreWeighedLikeOthers() throws {
    // 9, 2 and −6 yuan a t in units of 1e8: the one that earns is enough for the saving asked.
    let definition = try Case.definition(
      ["STEEL", "POWER", "FARM"].enumerated().map {
        Case.exchange(["a", "b", "c"][$0], from: $1, supply: 100_000)
      }, effects: ["a", "b", "c"].map { Case.effect($0, -0.9) },
      costs: [
        Case.cost("a") { $0.operationPerUnit = Sourced(9e-8) },
        Case.cost("b") { $0.operationPerUnit = Sourced(2e-8) },
        Case.cost("c") { $0.disposal = Sourced(6e-8) },
      ])
    let result = try SolvedStudy(definition).portfolio(
      .init(year: 2020, goal: .minimizeCost(savingAtLeast: 46_800)))
    #expect(abs((result.cost ?? 0) + 0.006) < 1e-9)
    #expect(abs(result.saving - 46_800) < 1e-3)
  }

  @Test func accountsLimitTheChoice() throws {
    var definition = try Case.definition()
    definition.scenarios.removeLast()
    definition.accounts = [
      AccountEntry(
        year: 2020, sector: "STEEL", flow: "steel slag", generated: Sourced(50_000),
        reused: Sourced(5000), unit: "t")
    ]
    let study = try SolvedStudy(definition)
    let result = try study.portfolio(.init(year: 2020))
    #expect(result.exchanges.first?.quantity == 45_000)
    let account = try #require(result.limits.first { $0.kind == "account" })
    #expect(account.name == "steel slag of STEEL")
    #expect(account.used == 45_000 && account.limit == 45_000)
    // As a scenario it leaves the study valid, and one that would not is told before it is written.
    _ = try study.checkedScenario(of: result, id: "BEST")
    var wrong = result
    wrong.exchanges[0].quantity = 60_000
    let error = #expect(throws: InvalidInput.self) {
      try study.checkedScenario(of: wrong, id: "WORSE")
    }
    #expect(error?.findings.contains { $0.code == "account-exceeded" } == true)
  }

  @Test func whatExistsIsNotInvestedInAgain() throws {
    // 10,000 t exist; a budget of 15 is 3 a thousand t for 5,000 t more, and nothing for the plant.
    let definition = try Case.definition(
      [Case.exchange("a", quantities: (10_000, 0), supply: 40_000)],
      effects: [Case.effect("a", -0.5)],
      costs: [
        Case.cost("a") {
          $0.investment = Sourced(100)
          $0.investmentPerUnit = Sourced(0.003)
        }
      ])
    let result = try SolvedStudy(definition).portfolio(.init(year: 2020, budget: 15))
    #expect(abs((result.exchanges.first?.quantity ?? 0) - 15_000) < 1e-6)
    #expect(abs((result.newInvestment ?? 0) - 15) < 1e-9)
    #expect(abs((result.investment ?? 0) - 145) < 1e-9)
    let recovery = 0.14902948869707539
    #expect(abs((result.netCost ?? 0) - 15 * recovery) < 1e-9)
    #expect(abs(result.netSaving - 5000 * 0.5 * 0.52) < 1e-9)
    #expect(abs(try Self.price(result, "budget") - 0.26 / 0.003) < 1e-6)
  }
}
