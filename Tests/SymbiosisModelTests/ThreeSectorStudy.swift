import DenseAlgebra
import InputOutputModel
import SymbiosisModel

/// The three sectors of METHODS.md, test U1: 1 cement, 2 steel, 3 power; one exchange of slag, 2 to 1.
enum ThreeSectorStudy {
  static let codes = ["cement", "steel", "power"]

  static var table: InputOutputTable {
    let output = [100.0, 200, 200]
    let flows = Matrix([[10, 0, 5], [5, 60, 10], [30, 40, 20]])
    let added = zip(output, flows.columnSums()).map { $0 - $1 }
    return InputOutputTable(
      money: "M", labels: codes.map { SectorLabel(sector: $0) }, intermediate: flows,
      finalDemand: AccountColumns(
        labels: [SectorLabel(sector: "households")],
        values: Matrix(rows: 3, columns: 1, columnMajor: [85, 125, 110])),
      exports: .none(count: 3), imports: .none(count: 3), error: .none(count: 3),
      otherInputs: .none(count: 3),
      valueAdded: AccountRows(
        labels: ["value_added"], values: Matrix(rows: 1, columns: 3, columnMajor: added)),
      output: output)
  }

  /// The study: E = (80, 240, 400), no exchange in the reference, one unit in the scenario.
  static func definition(saving: Double = 8, purchases: [Purchase] = []) -> StudyDefinition {
    var scenario = Scenario(
      id: "UIS", name: "With symbiosis", year: 2012, against: "BAU",
      quantities: .column("designed"))
    scenario.includesSupplyChain = !purchases.isEmpty
    var definition = StudyDefinition(
      title: "Three sectors", region: "R", money: "M",
      sectors: codes.map { Sector(code: $0, name: $0) }, groups: [], level: .sector,
      indicators: [Indicator(code: "co2", name: "CO2", unit: "t")], headline: "co2",
      flows: [
        Flow(
          code: "carbon", name: "Carbon dioxide", unit: "t", kind: .process, factors: [Sourced(1)])
      ], imports: .domestic, regionalisation: Regionalisation(),
      years: [
        StudyYear(
          year: 2012, table: table,
          inventory: zip(codes, [80.0, 240, 400]).map {
            InventoryEntry(sector: $0, flow: "carbon", quantity: Sourced($1))
          })
      ], quantities: ["designed"],
      exchanges: [
        Exchange(
          id: "slag", name: "Slag", kind: .bulkyWaste, from: "steel", to: "cement", waste: "slag",
          unit: "t", quantities: [Sourced(1)])
      ],
      effects: [
        Effect(exchange: "slag", sector: "cement", flow: "carbon", rate: Sourced(-saving))
      ], scenarios: [Scenario(id: "BAU", name: "Baseline", year: 2012), scenario])
    definition.purchases = purchases
    return definition
  }

  static func purchase(
    _ supplier: String, _ change: Double, exchange: String = "slag", burden: Double = 0
  ) -> Purchase {
    Purchase(
      exchange: exchange, buyer: "cement", supplier: supplier, change: Sourced(change),
      price: Sourced(1), burdens: [Sourced(burden)])
  }

  /// METHODS.md, test S1: three slags that displace clinker up to a cap of 300 kt they share.
  static func threeSlags(cap: Double = 300, allowed: Bool = true) -> StudyDefinition {
    var definition = definition()
    let quantities = [96.0, 250, 120]
    definition.years[0].inventory[0].quantity = Sourced(1000)
    definition.exchanges = quantities.enumerated().map { position, quantity in
      Exchange(
        id: "slag\(position + 1)", name: "Slag \(position + 1)",
        kind: position < 2 ? .bulkyWaste : .urban, from: "steel", to: "cement",
        waste: "slag \(position + 1)", unit: "kt", quantities: [Sourced(quantity)])
    }
    definition.effects = definition.exchanges.map {
      Effect(exchange: $0.id, sector: "cement", flow: "carbon", rate: Sourced(-0.85))
    }
    definition.limits = [
      Limit(
        id: "clinker", name: "Clinker that may be spared", unit: "kt", maximum: Sourced(cap),
        terms: definition.exchanges.map { .init(exchange: $0.id, coefficient: Sourced(1)) })
    ]
    definition.allowed = allowed ? [AllowedFinding(code: "limit-exceeded")] : []
    return definition
  }
}
