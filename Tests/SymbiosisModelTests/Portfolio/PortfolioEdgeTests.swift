import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

/// Choices that follow purchases, and choices at the edge of what a solver can tell.
@Suite struct PortfolioEdgeTests {
  private typealias Study = ThreeSectorStudy

  /// Three exchanges under one cap; purchases reverse which is best.
  private static func study(seed: UInt64) -> StudyDefinition {
    var generator = SeededGenerator(seed: seed)
    var definition = Study.threeSlags(cap: 4)
    definition.allowed = []
    for position in definition.exchanges.indices {
      definition.exchanges[position].demand = Sourced(.random(in: 1...3, using: &generator))
      definition.exchanges[position].quantities = [Sourced(0)]
      definition.effects[position].rate = Sourced(-.random(in: 0.2...2, using: &generator))
    }
    definition.purchases = definition.exchanges.flatMap { exchange in
      [
        Study.purchase("power", -.random(in: 0...3, using: &generator), exchange: exchange.id),
        Study.purchase("steel", .random(in: 0...2, using: &generator), exchange: exchange.id),
        Study.purchase(Purchase.byProduct, 1, exchange: exchange.id, burden: 0.1),
      ]
    }
    return definition
  }

  /// What a choice saves by the full solution, through the study as a scenario.
  private static func saving(
    _ definition: StudyDefinition, _ quantities: [Double]
  ) throws -> Double {
    var chosen = definition
    chosen.scenarios[1].includesSupplyChain = true
    chosen.scenarios[1].quantities = .explicit(
      Dictionary(
        uniqueKeysWithValues: zip(chosen.exchanges.map(\.id), quantities.map { Sourced($0) })))
    return try #require(SolvedStudy(chosen).supplyChainComparisons().first?.levels.last).saving
  }

  @Test(arguments: UInt64(1)...8)
  func theBestThroughSupplyChainsIsThatOfAGrid(seed: UInt64) throws {
    let definition = Self.study(seed: seed)
    let result = try SolvedStudy(definition).portfolio(.init(year: 2012, includesSupplyChain: true))
    let quantities = result.exchanges.map(\.quantity)
    #expect(
      abs(try Self.saving(definition, quantities) - result.saving) < 1e-9 * result.saving,
      "seed \(seed)")
    // Of all corners of a grid within the caps none saves more.
    let steps = (0...8).map { Double($0) / 8 }
    let demands = definition.exchanges.map { $0.demand?.value ?? 0 }
    for a in steps {
      for b in steps {
        for c in steps {
          let choice = [a * demands[0], b * demands[1], c * demands[2]]
          guard choice.reduce(0, +) <= 4 else { continue }
          #expect(
            try Self.saving(definition, choice) <= result.saving * (1 + 1e-9), "seed \(seed)")
        }
      }
    }
    let chain = try #require(result.supplyChain)
    #expect(abs(chain.linearSaving - result.saving) < 1e-2 * result.saving)
    #expect(result.findings.map(\.code) == ["linear-supply-chain"])
  }

  @Test func purchasesThatAreNotFollowedAreSaid() throws {
    let definition = Self.study(seed: 3)
    let result = try SolvedStudy(definition).portfolio(.init(year: 2012))
    let followed = try Self.saving(definition, result.exchanges.map(\.quantity))
    #expect(
      result.findings.map(\.message) == [
        "The choice counts what exchanges change in the inventory. With what they change in purchases it saves \(printed(followed)) t; choose by that with --supply-chain."
      ])
    let bare = try SolvedStudy(Study.threeSlags())
    let error = #expect(throws: InvalidInput.self) {
      try bare.portfolio(.init(year: 2012, includesSupplyChain: true))
    }
    #expect(error?.findings.map(\.code) == ["no-purchases"])
  }

  @Test func displacesNoMoreThanIsBought() throws {
    // Cement buys 30 of power and a unit displaces 20: 1.5 units are the most, whatever the demand.
    var definition = Study.definition(purchases: [Study.purchase("power", -20)])
    definition.scenarios[1].quantities = .none
    definition.exchanges[0].demand = Sourced(9)
    let result = try SolvedStudy(definition).portfolio(.init(year: 2012, includesSupplyChain: true))
    #expect(abs((result.exchanges.first?.quantity ?? 0) - 1.5) < 1e-9)
    let limit = try #require(result.limits.first { $0.kind == "purchase" })
    #expect(limit.name == "power bought by cement" && abs(limit.used - 30) < 1e-9)
  }

  @Test func anExchangeWithoutCostsIsNamedAsFree() throws {
    var definition = Study.threeSlags(cap: 150)
    definition.allowed = []
    for position in definition.exchanges.indices {
      definition.exchanges[position].quantities = [Sourced(0)]
    }
    var row = ExchangeCost(exchange: "slag1")
    row.operationPerUnit = Sourced(0.2)
    definition.costs = CostBook(discountRate: Sourced(0.08), rows: [row])
    let result = try SolvedStudy(definition).portfolio(
      .init(year: 2012, goal: .minimizeCost(savingAtLeast: 80)))
    #expect(result.findings.map(\.code) == ["no-costs"])
    #expect(
      result.findings.first?.message.hasSuffix(
        "are not given: the choice counts them as free. Add their rows to the costs.") == true)
  }

  @Test(arguments: [1e-9, 1e-6, 1e-3, 1, 50])
  func theLeastCostOfATinySavingIsFound(target: Double) throws {
    // The cheaper plant costs 5 and the other 7, whatever is saved; before, a solver's tolerance found a
    // billionth of a plant and then nothing.
    var definition = Study.threeSlags(cap: 150)
    definition.allowed = []
    definition.costs = CostBook(
      discountRate: Sourced(0),
      rows: zip(definition.exchanges, [7.0, 5, 6]).map { exchange, operation in
        var row = ExchangeCost(exchange: exchange.id)
        row.operation = Sourced(operation)
        return row
      })
    for position in definition.exchanges.indices {
      definition.exchanges[position].quantities = [Sourced(0)]
    }
    let result = try SolvedStudy(definition).portfolio(
      .init(year: 2012, goal: .minimizeCost(savingAtLeast: target)))
    #expect(result.exchanges.map(\.built) == [false, true, false])
    #expect(abs((result.cost ?? 0) - 5) < 1e-9)
    #expect(result.saving >= target * (1 - 1e-6))
  }

  @Test(arguments: [1e-9, 1e-6, 1, 1e6, 1e9])
  func theUnitOfASavingChangesNoChoice(unit: Double) throws {
    // Rates in tonnes, or in units so small or large that a solver would drop or refuse them.
    var definition = Self.study(seed: 5)
    definition.purchases = []
    let result = try SolvedStudy(definition).portfolio(.init(year: 2012))
    for position in definition.effects.indices { definition.effects[position].rate.value *= unit }
    for position in definition.years[0].inventory.indices {
      definition.years[0].inventory[position].quantity.value *= unit
    }
    let other = try SolvedStudy(definition).portfolio(.init(year: 2012))
    #expect(
      largestDifference(result.exchanges.map(\.quantity), other.exchanges.map(\.quantity)) < 1e-9)
    #expect(abs(other.saving - result.saving * unit) < 1e-9 * result.saving * unit)
    for (left, right) in zip(result.limits, other.limits) {
      let scale = left.kind == "flow" ? 1 : unit
      #expect(abs(right.shadowPrice - left.shadowPrice * scale) < 1e-9 * scale)
    }
  }
}

@Suite struct LargePortfolioTests {
  @Test func twoHundredExchangesOverFortyTwoSectorsTakeLittleTime() throws {
    var generator = SeededGenerator(seed: 42)
    let n = 42
    let codes = (0..<n).map { "S\($0)" }
    var flows = Matrix(rows: n, columns: n)
    let output = (0..<n).map { _ in Double.random(in: 500...2000, using: &generator) }
    for j in 0..<n {
      for i in 0..<n { flows[i, j] = output[j] * .random(in: 0...0.02, using: &generator) }
    }
    let demand = zip(output, flows.rowSums()).map { $0 - $1 }
    let added = zip(output, flows.columnSums()).map { $0 - $1 }
    var definition = ThreeSectorStudy.definition()
    definition.sectors = codes.map { Sector(code: $0, name: $0) }
    definition.years[0].table = InputOutputTable(
      money: "M", labels: codes.map { SectorLabel(sector: $0) }, intermediate: flows,
      finalDemand: AccountColumns(
        labels: [SectorLabel(sector: "f")], values: Matrix(rows: n, columns: 1, columnMajor: demand)
      ),
      exports: .none(count: n), imports: .none(count: n), error: .none(count: n),
      otherInputs: .none(count: n),
      valueAdded: AccountRows(
        labels: ["v"], values: Matrix(rows: 1, columns: n, columnMajor: added)), output: output)
    definition.years[0].inventory = codes.map {
      InventoryEntry(sector: $0, flow: "carbon", quantity: Sourced(5000))
    }
    definition.exchanges = (0..<200).map { k in
      let giver = Int.random(in: 0..<n, using: &generator)
      return Exchange(
        id: "x\(k)", name: "x", kind: .bulkyWaste, from: codes[giver],
        to: codes[Int.random(in: 0..<n, using: &generator)], waste: "w\(k / 3)", unit: "t",
        quantities: [Sourced(0)], supply: nil,
        demand: Sourced(.random(in: 50...400, using: &generator)))
    }
    definition.effects = definition.exchanges.flatMap { exchange in
      [
        Effect(
          exchange: exchange.id, sector: exchange.to, flow: "carbon",
          rate: Sourced(-.random(in: 0.2...1.5, using: &generator))),
        Effect(
          exchange: exchange.id, sector: codes[0], flow: "carbon",
          rate: Sourced(.random(in: 0...0.05, using: &generator))),
      ]
    }
    definition.limits = (0..<20).map { limit in
      Limit(
        id: "l\(limit)", name: "l", unit: "t", maximum: Sourced(1500),
        terms: (0..<10).map { .init(exchange: "x\(limit * 10 + $0)", coefficient: Sourced(1)) })
    }
    definition.costs = CostBook(
      discountRate: Sourced(0.08),
      rows: definition.exchanges.map { exchange in
        var row = ExchangeCost(exchange: exchange.id)
        row.investment = Sourced(.random(in: 10...200, using: &generator))
        row.lifetime = Sourced(15)
        row.operationPerUnit = Sourced(.random(in: 0.01...0.4, using: &generator))
        row.substitute = Sourced(.random(in: 0...0.3, using: &generator))
        row.minimum = Sourced(20)
        return row
      })
    let study = try SolvedStudy(definition)
    let clock = ContinuousClock()
    for request in [
      Portfolio.Request(year: 2012), .init(year: 2012, budget: 3000),
      .init(year: 2012, goal: .minimizeCost(savingAtLeast: 5000)),
    ] {
      var result: Portfolio?
      let time = try clock.measure { result = try study.portfolio(request) }
      #expect(result?.isOptimal == true)
      // The goal is 1 s on a quiet machine; tests share theirs.
      #expect(time < .seconds(5), "\(request): \(time)")
    }
  }
}
