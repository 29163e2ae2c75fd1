import Provenance
import StudyFiles
import SymbiosisModel

/// The study to start from, read from the package's own folder, to be changed in memory.
enum StarterCase {
  static func definition() throws -> StudyDefinition {
    try StudyReader(
      path: String(#filePath.dropLast("Tests/SymbiosisModelTests/StarterCase.swift".count))
        + "Cases/starter"
    ).definition
  }

  /// Its economy with other exchanges, none of which takes place in its only scenario.
  static func definition(
    _ exchanges: [Exchange], effects: [Effect], costs: [ExchangeCost] = []
  ) throws -> StudyDefinition {
    var definition = try definition()
    definition.exchanges = exchanges
    definition.effects = effects
    definition.limits = []
    definition.monitoring = nil
    definition.scenarios = [Scenario(id: "BAU", name: "Without", year: 2020)]
    if !costs.isEmpty { definition.costs = CostBook(discountRate: Sourced(0.08), rows: costs) }
    return definition
  }

  /// An exchange to cement that is not there yet; quantities are those of today and planned.
  static func exchange(
    _ id: String, from giver: String = "STEEL", to taker: String = "CEMENT", waste: String? = nil,
    quantities: (Double, Double) = (0, 0), supply: Double? = nil, demand: Double? = nil
  ) -> Exchange {
    Exchange(
      id: id, name: id, kind: .bulkyWaste, from: giver, to: taker, waste: waste ?? "w\(id)",
      unit: "t", quantities: [Sourced(quantities.0), Sourced(quantities.1)],
      supply: supply.map { Sourced($0) }, demand: demand.map { Sourced($0) })
  }

  static func effect(
    _ exchange: String, _ rate: Double, _ flow: String = "clinker", in sector: String = "CEMENT"
  ) -> Effect {
    Effect(exchange: exchange, sector: sector, flow: flow, rate: Sourced(rate))
  }

  static func cost(_ id: String, _ change: (inout ExchangeCost) -> Void) -> ExchangeCost {
    var row = ExchangeCost(exchange: id)
    row.lifetime = Sourced(10)
    change(&row)
    return row
  }
}
