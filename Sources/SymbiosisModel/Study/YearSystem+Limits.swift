internal import InputOutputModel
internal import Provenance

extension YearSystem {
  /// What is wrong with a choice of quantities.
  ///
  /// Flows pushed below zero, supplies, demands and limits exceeded, emissions where there is no
  /// output: each finding names exchanges, limit and excess.
  func limitFindings(
    quantities: [Double], scenario: Scenario, definition: StudyDefinition,
    classification: StudyClassification
  ) -> [Finding] {
    exceededCaps(quantities, scenario: scenario, definition: definition)
      + impossibleFlows(
        quantities, scenario: scenario, definition: definition, classification: classification)
  }

  private func exceededCaps(
    _ quantities: [Double], scenario: Scenario, definition: StudyDefinition
  ) -> [Finding] {
    var findings: [Finding] = []
    func exceeds(_ used: Double, _ cap: Double) -> Bool {
      used - cap > 1e-9 * max(abs(cap), abs(used))
    }
    let names = { (positions: [Int]) in
      WordList.quoted(positions.filter { quantities[$0] != 0 }.map { definition.exchanges[$0].id })
    }
    var supplies: [Exchange.SupplyKey: (cap: Sourced, members: [Int])] = [:]
    var order: [Exchange.SupplyKey] = []
    for (position, exchange) in definition.exchanges.enumerated() {
      if let demand = exchange.demand, exceeds(quantities[position], demand.value) {
        findings.append(
          Finding(
            .error, code: "demand-exceeded",
            "Scenario \(scenario.id) exchanges \(printed(quantities[position])) \(exchange.unit) of "
              + "\(exchange.waste) in “\(exchange.id)”, \(printed(quantities[position] - demand.value)) more "
              + "than its demand of \(printed(demand.value)); lower the quantity or correct the demand.",
            at: demand.location))
      }
      let key = exchange.supplyKey
      if let supply = exchange.supply, supplies[key] == nil {
        supplies[key] = (supply, [])
        order.append(key)
      }
    }
    for (position, exchange) in definition.exchanges.enumerated() {
      supplies[exchange.supplyKey]?.members.append(position)
    }
    for key in order {
      guard let (cap, members) = supplies[key], let first = members.first else { continue }
      let used = members.reduce(0) { $0 + quantities[$1] }
      if exceeds(used, cap.value) {
        let exchange = definition.exchanges[first]
        findings.append(
          Finding(
            .error, code: "supply-exceeded",
            "Scenario \(scenario.id) takes \(printed(used)) \(exchange.unit) of \(exchange.waste) from "
              + "\(exchange.from) by \(names(members)), \(printed(used - cap.value)) more than its supply of "
              + "\(printed(cap.value)); lower a quantity or correct the supply.", at: cap.location))
      }
    }
    let positions = Dictionary(
      definition.exchanges.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    for limit in definition.limits {
      let members = limit.terms.compactMap { positions[$0.exchange] }
      let used = limit.terms.reduce(0) { sum, term in
        sum + term.coefficient.value * (positions[term.exchange].map { quantities[$0] } ?? 0)
      }
      if exceeds(used, limit.maximum.value) {
        findings.append(
          Finding(
            .error, code: "limit-exceeded",
            "Scenario \(scenario.id) uses \(printed(used)) \(limit.unit) of the limit “\(limit.id)” "
              + "(\(limit.name)) by \(names(members)), \(printed(used - limit.maximum.value)) more than its "
              + "maximum of \(printed(limit.maximum.value)); lower a quantity or correct the limit.",
            at: limit.maximum.location))
      }
    }
    return findings
  }

  private func impossibleFlows(
    _ quantities: [Double], scenario: Scenario, definition: StudyDefinition,
    classification: StudyClassification
  ) -> [Finding] {
    var findings: [Finding] = []
    let result = flows(quantities: quantities)
    var moved = inventory.quantities.map { abs($0) }
    for effect in effects {
      moved[effect.row * inventory.flowCount + effect.flow] += abs(
        effect.rate * (quantities[effect.exchange] - includedQuantities[effect.exchange]))
    }
    let rows = classification.solved + [InventoryEntry.household]
    for (row, code) in rows.enumerated() {
      for (flow, definitionOfFlow) in definition.flows.enumerated() {
        let quantity = result[row, flow]
        let scale = moved[row * inventory.flowCount + flow]
        let causes = {
          effects.filter {
            $0.row == row && $0.flow == flow
              && quantities[$0.exchange] != includedQuantities[$0.exchange]
          }.map { definition.exchanges[$0.exchange].id }.uniqued()
        }
        if quantity < -1e-9 * scale {
          let exchanges = causes()
          findings.append(
            Finding(
              .error, code: "flow-below-zero",
              "Scenario \(scenario.id) saves more \(definitionOfFlow.name) in \(code) than there is: "
                + "\(WordList.quoted(exchanges)) \(exchanges.count == 1 ? "pushes" : "push") it to \(printed(quantity)) \(definitionOfFlow.unit) from "
                + "\(printed(inventory[row, flow])) in the inventory; lower a quantity or a rate.",
              at: scenario.location))
        } else if row < classification.solved.count, system.output[row] == 0,
          quantity > 1e-9 * scale,
          inventory[row, flow] == 0
        {
          findings.append(
            Finding(
              .error, code: "inventory-without-output",
              "Scenario \(scenario.id) puts \(printed(quantity)) \(definitionOfFlow.unit) of "
                + "\(definitionOfFlow.name) on \(code) by \(WordList.quoted(causes())), but \(code) has no "
                + "output in \(year): its emissions would vanish.", at: scenario.location))
        }
      }
    }
    return findings
  }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, in order of first appearance.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
