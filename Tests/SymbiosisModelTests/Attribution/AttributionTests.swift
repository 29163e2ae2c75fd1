import Provenance
import SymbiosisModel
import TestSupport
import Testing

@Suite struct AttributionTests {
  private typealias Study = ThreeSectorStudy

  @Test func sharesACapAsTheWorkedExampleDoes() throws {
    // METHODS.md, test S1, through a study whose scenario overruns the clinker cap.
    let result = try SolvedStudy(Study.threeSlags()).attribution(of: "UIS")
    #expect(abs(result.joint - 255) < 1e-6)
    #expect(largestDifference(result.exchanges.map(\.alone), [81.6, 212.5, 102]) < 1e-6)
    #expect(largestDifference(result.exchanges.map(\.lastIn), [0, 71.4, 0]) < 1e-6)
    #expect(
      largestDifference(
        result.exchanges.map(\.shapley), [47.883333333, 149.033333333, 58.083333333]) < 1e-6)
    #expect(result.exchanges.allSatisfy { $0.standardError == 0 })
    #expect(result.sampledOrders == nil)
    #expect(result.types.map(\.type) == ["bulky-waste", "urban"])
    #expect(largestDifference(result.types.map(\.shapley), [196.916666667, 58.083333333]) < 1e-6)
    #expect(largestDifference(result.types.map(\.alone), [255, 102]) < 1e-6)
    #expect(largestDifference(result.types.map(\.lastIn), [153, 0]) < 1e-6)
    #expect(
      result.findings.map(\.message) == [
        "Scenario UIS exceeds its limits; what is shared out is what the limits let through, 255 t, not the sum of its exchanges."
      ])
  }

  @Test func anOverAllocatedLimitIsRefusedWithItsExcess() throws {
    let error = #expect(throws: InvalidInput.self) {
      try SolvedStudy(Study.threeSlags(allowed: false))
    }
    #expect(
      error?.findings.filter { $0.severity == .error }.map(\.message) == [
        "Scenario UIS uses 466 kt of the limit “clinker” (Clinker that may be spared) by “slag1”, “slag2” and “slag3”, 166 more than its maximum of 300; lower a quantity or correct the limit."
      ])
    let allowed = try SolvedStudy(Study.threeSlags())
    #expect(
      allowed.findings.contains {
        $0.severity == .warning && $0.message.hasSuffix("correct the limit. The study allows this.")
      })
  }

  @Test func aSetThatIsAloneBeyondACapCountsWithWhatTheCapLetsThrough() throws {
    // The first exchange saves 12 t where there are 10; the second adds 5 t there, so that together they
    // are within the inventory. Alone the first saves 10, and φ = ((10) + (7 − (−5)))/2 = 11, −4.
    var definition = Study.definition()
    definition.years[0].inventory[0].quantity = Sourced(10)
    definition.exchanges.append(definition.exchanges[0])
    definition.exchanges[1].id = "ash"
    definition.exchanges[1].waste = "ash"
    definition.effects = [
      Effect(exchange: "slag", sector: "cement", flow: "carbon", rate: Sourced(-12)),
      Effect(exchange: "ash", sector: "cement", flow: "carbon", rate: Sourced(5)),
    ]
    let result = try SolvedStudy(definition).attribution(of: "UIS")
    #expect(abs(result.joint - 7) < 1e-9)
    #expect(largestDifference(result.exchanges.map(\.alone), [10, -5]) < 1e-6)
    #expect(largestDifference(result.exchanges.map(\.lastIn), [12, -3]) < 1e-6)
    #expect(largestDifference(result.exchanges.map(\.shapley), [11, -4]) < 1e-6)
    #expect(
      result.findings.map(\.message) == [
        "Together the exchanges of UIS keep “Carbon dioxide in cement”, but some of them without the others would not; such a set counts with what the limits let through."
      ])
  }

  @Test func whatACapTakesFromOthersIsLost() throws {
    // Two exchanges share 10 kt; the first has them in both scenarios, the second comes in and saves more.
    // 0.9 × 10 kt × 0.52 less the 0.5 × 10 kt × 0.52 that the first then no longer saves.
    var definition = try StarterCase.definition(
      [
        StarterCase.exchange("a", waste: "w", quantities: (10_000, 10_000), supply: 10_000),
        StarterCase.exchange("b", waste: "w", quantities: (0, 10_000), supply: 10_000),
      ], effects: [StarterCase.effect("a", -0.5), StarterCase.effect("b", -0.9)])
    definition.allowed = [AllowedFinding(code: "supply-exceeded")]
    definition.scenarios += [
      Scenario(id: "NOW", name: "n", year: 2020, against: "BAU", quantities: .column("today")),
      Scenario(id: "PLAN", name: "p", year: 2020, against: "NOW", quantities: .column("planned")),
    ]
    let study = try SolvedStudy(definition)
    let against = try study.attribution(of: "PLAN")
    #expect(abs(against.joint - 2080) < 1e-6)
    #expect(against.exchanges.map(\.id) == ["b"])
    let all = try study.attribution(of: "PLAN", against: "BAU")
    #expect(abs(all.joint - 4680) < 1e-6)
    #expect(largestDifference(all.exchanges.map(\.alone), [2600, 4680]) < 1e-6)
  }

  @Test func savingsThatAddUpAreSharedOutExactlyHoweverMany() throws {
    // Thirty exchanges that no cap joins: no order has to be drawn, and no sets tried.
    let ids = (0..<30).map { "x\($0)" }
    var definition = try StarterCase.definition(
      ids.map { StarterCase.exchange($0, quantities: (0, 1000)) },
      effects: ids.enumerated().map { StarterCase.effect($1, -0.01 * Double($0 + 1)) })
    definition.scenarios.append(
      Scenario(id: "PLAN", name: "p", year: 2020, against: "BAU", quantities: .column("planned")))
    let study = try SolvedStudy(definition)
    let result = try #require(try study.quickAttribution(of: "PLAN"))
    #expect(result.sampledOrders == nil)
    let expected = (1...30).map { 1000 * 0.01 * Double($0) * 0.52 }
    #expect(largestDifference(result.exchanges.map(\.shapley), expected) < 1e-9)
    #expect(largestDifference(result.exchanges.map(\.alone), expected) < 1e-9)
    #expect(abs(result.joint - expected.reduce(0, +)) < 1e-9)
  }

  @Test func withoutCapsEveryRuleGivesTheExchangesOwnSaving() throws {
    let result = try SolvedStudy(Study.threeSlags(cap: 1000)).attribution(of: "UIS")
    #expect(abs(result.joint - 396.1) < 1e-9)
    for share in result.exchanges {
      #expect(abs(share.alone - share.shapley) < 1e-9)
      #expect(abs(share.lastIn - share.shapley) < 1e-9)
    }
    #expect(result.findings.isEmpty)
  }

  @Test func purchasesMakeTheSharesOfASupplyChain() throws {
    // Two exchanges of U1: the one emits less, the other buys differently; φ as in the test.
    var definition = Study.definition()
    definition.scenarios[1].includesSupplyChain = true
    definition.exchanges.append(definition.exchanges[0])
    definition.exchanges[1].id = "purchases"
    definition.exchanges[1].waste = "other slag"
    definition.purchases = [
      Study.purchase("steel", 2, exchange: "purchases"),
      Study.purchase("power", -3, exchange: "purchases"),
    ]
    let result = try SolvedStudy(definition).attribution(of: "UIS")
    #expect(result.includesSupplyChain)
    #expect(abs(result.joint - 10.407379) < 5e-7)
    #expect(largestDifference(result.exchanges.map(\.shapley), [7.996925, 2.410453]) < 1e-6)
  }

  @Test func fortyExchangesAreSampledWithinTheirError() throws {
    // 40 slags under one cap; Σ of the shares is the joint saving in every sample.
    var definition = Study.threeSlags(cap: 300)
    definition.exchanges = (0..<40).map { position in
      var exchange = definition.exchanges[0]
      exchange.id = "slag\(position)"
      exchange.waste = "slag \(position)"
      exchange.quantities = [Sourced(Double(position + 1))]
      return exchange
    }
    definition.effects = definition.exchanges.map {
      Effect(exchange: $0.id, sector: "cement", flow: "carbon", rate: Sourced(-0.85))
    }
    definition.limits[0].terms = definition.exchanges.map {
      .init(exchange: $0.id, coefficient: Sourced(1))
    }
    let study = try SolvedStudy(definition)
    var reports = 0
    let result = try study.attribution(
      of: "UIS", sampling: .init(pairs: 20, seed: 3),
      progress: { done, total in
        reports += 1
        return done <= total
      })
    // Two of nobody and everybody, two for each exchange, and 2 · 39 for each pair of orders.
    #expect(reports == 2 + 80 + 20 * 78)
    #expect(result.sampledOrders == 40)
    #expect(abs(result.exchanges.reduce(0) { $0 + $1.shapley } - 255) < 1e-6)
    #expect(result.exchanges.contains { $0.standardError > 0 })
    let stopped = try study.attribution(
      of: "UIS", sampling: .init(pairs: 1000, seed: 3), progress: { done, _ in done < 500 })
    #expect(stopped.wasStopped)
    #expect(stopped.findings.contains { $0.code == "stopped" })
  }

  @Test func fortyExchangesWithPurchasesAreSampledAndCanBeStopped() throws {
    var definition = Study.threeSlags(cap: 10_000)
    definition.exchanges = (0..<40).map { position in
      var exchange = definition.exchanges[0]
      exchange.id = "slag\(position)"
      exchange.waste = "slag \(position)"
      exchange.quantities = [Sourced(0.5)]
      return exchange
    }
    definition.effects = definition.exchanges.map {
      Effect(exchange: $0.id, sector: "cement", flow: "carbon", rate: Sourced(-0.85))
    }
    definition.limits = []
    definition.purchases = definition.exchanges.map {
      Study.purchase("power", -1, exchange: $0.id)
    }
    definition.scenarios[1].includesSupplyChain = true
    let study = try SolvedStudy(definition)
    let result = try study.attribution(of: "UIS", sampling: .init(pairs: 30, seed: 9))
    let level = try #require(study.supplyChainComparisons().first?.levels.last)
    #expect(abs(result.joint - level.saving) < 1e-9 * level.saving)
    #expect(abs(result.exchanges.reduce(0) { $0 + $1.shapley } - result.joint) < 1e-9)
    // All forty are alike: each is due a fortieth, within its own standard error.
    for share in result.exchanges {
      #expect(abs(share.shapley - result.joint / 40) <= 5 * share.standardError + 1e-12)
    }
    // Two of nobody and everybody, two for each exchange, and 2 · 39 for each pair of orders.
    let stopped = try study.attribution(
      of: "UIS", sampling: .init(pairs: 500, seed: 9),
      progress: { done, _ in done < 2 + 80 + 6 * 78 - 1 })
    #expect(stopped.wasStopped && stopped.sampledOrders == 10)
  }

  @Test func namesWhatCannotBeCompared() throws {
    let study = try SolvedStudy(Study.definition())
    let unknown = #expect(throws: InvalidInput.self) { try study.attribution(of: "UIX") }
    #expect(
      unknown?.findings.map(\.message) == [
        "“UIX” is no scenario of the study, which has “BAU” and “UIS”; did you mean “UIS”?"
      ])
    let alone = #expect(throws: InvalidInput.self) { try study.attribution(of: "BAU") }
    #expect(
      alone?.findings.map(\.message) == [
        "Scenario BAU is compared with none; name the one to compare with (--against)."
      ])
  }
}
