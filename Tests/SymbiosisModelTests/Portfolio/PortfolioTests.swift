import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

@Suite struct PortfolioTests {
  private typealias Study = ThreeSectorStudy

  /// Five exchanges with caps, costs and lots.
  private static func study(costs: Bool = true, seed: UInt64 = 1) -> StudyDefinition {
    var generator = SeededGenerator(seed: seed)
    var definition = Study.threeSlags(cap: 150)
    let template = definition.exchanges[0]
    definition.exchanges = (0..<5).map { position in
      var exchange = template
      exchange.id = "slag\(position)"
      exchange.waste = position < 2 ? "shared slag" : "slag \(position)"
      exchange.supply = position < 2 ? Sourced(70) : nil
      exchange.demand = Sourced(Double(Int.random(in: 20...60, using: &generator)))
      exchange.quantities = [Sourced(0)]
      return exchange
    }
    definition.effects = definition.exchanges.map {
      Effect(
        exchange: $0.id, sector: "cement", flow: "carbon",
        rate: Sourced(-Double.random(in: 0.2...1.5, using: &generator)))
    }
    definition.limits[0].terms = definition.exchanges.map {
      .init(exchange: $0.id, coefficient: Sourced(1))
    }
    definition.allowed = []
    guard costs else { return definition }
    definition.costs = CostBook(
      discountRate: Sourced(0.08),
      rows: definition.exchanges.map { exchange in
        var row = ExchangeCost(exchange: exchange.id)
        row.investment = Sourced(Double(Int.random(in: 5...60, using: &generator)))
        row.lifetime = Sourced(15)
        row.operationPerUnit = Sourced(Double.random(in: 0.05...0.6, using: &generator))
        row.minimum = Sourced(Double(Int.random(in: 0...15, using: &generator)))
        row.distance = Sourced(Double(Int.random(in: 5...50, using: &generator)))
        row.transport = Sourced(0.001)
        return row
      })
    return definition
  }

  @Test func respectsEveryLimitAndNamesWhatBinds() throws {
    let study = try SolvedStudy(Self.study(costs: false))
    let result = try study.portfolio(.init(year: 2012))
    #expect(result.isOptimal)
    #expect(result.cost == nil)
    #expect(result.limits.allSatisfy { $0.used <= $0.limit * (1 + 1e-9) })
    #expect(Set(result.limits.map(\.kind)) == ["supply", "demand", "limit", "flow"])
    let clinker = try #require(result.limits.first { $0.kind == "limit" })
    #expect(abs(clinker.used - 150) < 1e-9)
    // One more unit of the limit brings what the shadow price says.
    var wider = Self.study(costs: false)
    wider.limits[0].maximum.value += 0.01
    let more = try SolvedStudy(wider).portfolio(.init(year: 2012))
    #expect(abs((more.saving - result.saving) / 0.01 - clinker.shadowPrice) < 1e-6)
    // As a scenario the choice breaks no limit.
    var chosen = Self.study(costs: false)
    chosen.scenarios[1].quantities = .explicit(
      Dictionary(uniqueKeysWithValues: result.exchanges.map { ($0.id, Sourced($0.quantity)) }))
    let run = StudyResult(try SolvedStudy(chosen))
    #expect(abs((run.comparisons.first?.saving ?? 0) - result.saving) < 1e-9)
  }

  /// The best saving within a budget by trying every set of exchanges: with the set fixed the rest
  /// is greedy only without shared caps, so each set is solved by a fine grid over quantities.
  private static func bruteForce(_ definition: StudyDefinition, budget: Double) -> Double {
    let count = definition.exchanges.count
    let savings = definition.effects.map { -$0.rate.value }
    let rows = definition.costs?.rows ?? []
    var best = 0.0
    for mask in 0..<(1 << count) {
      let members = (0..<count).filter { mask >> $0 & 1 == 1 }
      let invested = members.reduce(0) { $0 + rows[$1].investment.value }
      guard invested <= budget else { continue }
      // Start every member at its least lot, then fill by saving: exact for nested caps (all under
      // the clinker limit, two under one supply, each under its demand).
      var quantities = [Double](repeating: 0, count: count)
      for member in members { quantities[member] = rows[member].minimum.value }
      func room(_ k: Int) -> Double {
        let total = quantities.reduce(0, +)
        let shared = quantities[0] + quantities[1]
        return min(
          (definition.exchanges[k].demand?.value ?? 0) - quantities[k], 150 - total,
          k < 2 ? 70 - shared : .infinity)
      }
      guard members.allSatisfy({ room($0) >= 0 }) else { continue }
      for member in members.sorted(by: { savings[$0] > savings[$1] }) {
        quantities[member] += max(0, room(member))
      }
      best = max(best, zip(quantities, savings).reduce(0) { $0 + $1.0 * $1.1 })
    }
    return best
  }

  @Test(arguments: UInt64(1)...12)
  func agreesWithBruteForceUnderABudget(seed: UInt64) throws {
    let definition = Self.study(seed: seed)
    let study = try SolvedStudy(definition)
    for budget in [20.0, 60, 110] {
      let result = try study.portfolio(.init(year: 2012, budget: budget))
      #expect(
        abs(result.saving - Self.bruteForce(definition, budget: budget)) < 1e-7,
        "seed \(seed), budget \(budget)")
      #expect((result.investment ?? 0) <= budget + 1e-9)
    }
  }

  @Test func theLeastCostOfASavingAndItsCurve() throws {
    let study = try SolvedStudy(Self.study(seed: 4))
    let most = try study.portfolio(.init(year: 2012))
    let curve = try study.paretoCurve(.init(year: 2012), points: 6)
    #expect(curve.count == 6)
    for (left, right) in zip(curve, curve.dropFirst()) {
      #expect(right.saving >= left.saving - 1e-9)
      #expect(right.cost >= left.cost - 1e-9)
    }
    #expect(abs((curve.last?.saving ?? 0) - most.saving) < 1e-6)
    let half = try study.portfolio(
      .init(year: 2012, goal: .minimizeCost(savingAtLeast: most.saving / 2)))
    #expect(half.saving >= most.saving / 2 - 1e-7)
    #expect((half.cost ?? .infinity) <= (most.cost ?? 0))
    #expect(half.limits.last?.kind == "saving")
    #expect((half.limits.last?.shadowPrice ?? 0) > 0)
  }

  /// The best choice is no worse than a designed one at the same cost, nor dearer for the same saving.
  @Test(arguments: UInt64(1)...8)
  func noDesignedScenarioIsBetterAtItsCost(seed: UInt64) throws {
    var definition = Self.study(seed: seed)
    definition.limits[0].maximum = Sourced(250)
    for position in definition.exchanges.indices {
      let least = definition.costs?.rows[position].minimum.value ?? 0
      let most = definition.exchanges[position].demand?.value ?? 0
      // Two of them share a supply of 70; no two move the same quantity.
      definition.exchanges[position].quantities = [
        Sourced(max(least, min(most, 34)) - Double(position) / 100)
      ]
    }
    let study = try SolvedStudy(definition)
    let assessment = try #require(try study.costs(of: "UIS"))
    let designed = try #require(StudyResult(study).comparisons.first?.saving)
    // Cost by the assessment of parties, the other route beside the program's.
    let cheapest = try study.portfolio(
      .init(year: 2012, goal: .minimizeCost(savingAtLeast: designed)))
    #expect((cheapest.cost ?? .infinity) <= -assessment.total + 1e-7, "seed \(seed)")
    #expect(cheapest.saving >= designed - 1e-6, "seed \(seed)")
    let invested = assessment.exchanges.reduce(0) { $0 + $1.investment }
    let best = try study.portfolio(.init(year: 2012, budget: invested))
    #expect(best.saving >= designed - 1e-7, "seed \(seed)")
  }

  /// An exchange that earns and emits is made up for by one that costs and saves.
  @Test func anEarningExchangeIsMadeUpFor() throws {
    var definition = Study.threeSlags(cap: 1000)
    definition.allowed = []
    definition.effects[0].rate = Sourced(1)
    definition.costs = CostBook(
      discountRate: Sourced(0),
      rows: zip(definition.exchanges, [-10.0, 1, 50]).map { exchange, cost in
        var row = ExchangeCost(exchange: exchange.id)
        row.operationPerUnit = Sourced(cost)
        return row
      })
    for position in definition.exchanges.indices {
      definition.exchanges[position].quantities = [Sourced(0)]
      definition.exchanges[position].demand = Sourced(100)
    }
    // 100 earn 1000 and emit 100; 0.85 (q2) ≥ 1 + 100 asks for 118.8 of which 100 at most, so q1 = 84.
    let result = try SolvedStudy(definition).portfolio(
      .init(year: 2012, goal: .minimizeCost(savingAtLeast: 1)))
    #expect(abs(result.exchanges[1].quantity - 100) < 1e-6)
    // Every further unit of the third costs 50 and lets 0.85 of the first earn 8.5: not worth it.
    #expect(abs(result.exchanges[0].quantity - 84) < 1e-6)
    #expect(abs((result.cost ?? 0) - (-840 + 100)) < 1e-5)
  }

  @Test func distanceAndMissingFiguresAreNamed() throws {
    let study = try SolvedStudy(Self.study(seed: 2))
    let near = try study.portfolio(.init(year: 2012, maximumDistance: 20))
    let book = try #require(study.definition.costs)
    for (choice, row) in zip(near.exchanges, book.rows) where row.distance.value > 20 {
      #expect(!choice.built && choice.quantity == 0)
    }
    func message(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch { return "\(error)" }
    }
    let bare = try SolvedStudy(Self.study(costs: false))
    #expect(
      message {
        _ = try bare.portfolio(.init(year: 2012, goal: .minimizeCost(savingAtLeast: 1)))
      }
        == "error: The least cost needs figures that the study does not give; add costs.csv and name it under `costs`."
    )
    #expect(
      message { _ = try bare.portfolio(.init(year: 1999)) }
        == "error: 1999 is no year of the study; use one of “2012”.")
    let most = try study.portfolio(.init(year: 2012)).saving
    #expect(
      message {
        _ = try study.portfolio(.init(year: 2012, goal: .minimizeCost(savingAtLeast: most + 1)))
      }
        == "error: No choice saves \(printed(most + 1)) t: under the limits the exchanges can save at most \(printed(most)) t. Ask for less, raise the budget or widen a limit."
    )
  }
}
