internal import InputOutputModel
internal import Provenance

extension StudyCheck {
  /// Checks the exchanges, their effects, their limits and the monitoring pair.
  static func exchanges(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    let affected = Set(definition.effects.map(\.exchange))
    for exchange in definition.exchanges {
      let places = exchange.places
      known.check(
        exchange.from, household: true, at: places.from ?? exchange.location, &findings)
      known.check(exchange.to, household: true, at: places.to ?? exchange.location, &findings)
      if !affected.contains(exchange.id) {
        findings.append(
          Finding(
            .warning, code: "exchange-without-effects",
            "\(exchange.id) has no effect: whatever is exchanged, nothing is saved or added. Give its rows in effects.csv.",
            at: exchange.location))
      }
      for (name, quantity) in zip(definition.quantities, exchange.quantities)
      where quantity.value < 0 {
        findings.append(
          Finding(
            .error, code: "negative-quantity",
            "The \(name) quantity of \(exchange.id) is \(printed(quantity.value)); it cannot be negative.",
            at: quantity.location))
      }
      for (name, cap) in [("supply", exchange.supply), ("demand", exchange.demand)] {
        if let cap, cap.value < 0 {
          findings.append(
            Finding(
              .error, code: "negative-quantity",
              "The \(name) of \(exchange.id) is \(printed(cap.value)); it cannot be negative.",
              at: cap.location))
        }
      }
    }
    supplies(definition, &findings)
    let ids = Set(definition.exchanges.map(\.id))
    let flows = Set(definition.flows.map(\.code))
    // Those of links to processes are checked there.
    for effect in definition.effects where effect.factors.isEmpty {
      unknownExchange(effect.exchange, ids, definition, at: effect.location, &findings)
      let places = effect.places
      known.check(
        effect.sector, household: true, at: places.sector ?? effect.location, &findings)
      unknownFlow(
        effect.flow, flows, definition, at: places.flow ?? effect.location, &findings)
    }
    for limit in definition.limits {
      for term in limit.terms {
        unknownExchange(
          term.exchange, ids, definition, at: term.location ?? limit.location, &findings)
      }
      if limit.maximum.value < 0 {
        findings.append(
          Finding(
            .error, code: "negative-quantity",
            "The maximum of limit \(limit.id) is \(printed(limit.maximum.value)); it cannot be negative.",
            at: limit.maximum.location))
      }
    }
    if let monitoring = definition.monitoring {
      for (key, name, place) in [
        ("plan", monitoring.plan, monitoring.planLocation),
        ("actual", monitoring.actual, monitoring.actualLocation),
      ] where !definition.quantities.contains(name) {
        findings.append(
          Finding(
            .error, code: "unknown-quantity",
            "`monitoring: {\(key): \(name)}` is no quantity column; "
              + suggestion(name, among: definition.quantities), at: place ?? monitoring.location))
      }
    }
  }

  static func unknownExchange(
    _ id: String, _ ids: Set<String>, _ definition: StudyDefinition, at location: SourceLocation?,
    _ findings: inout [Finding]
  ) {
    if ids.contains(id) { return }
    findings.append(
      Finding(
        .error, code: "unknown-exchange",
        "“\(id)” is no exchange; " + suggestion(id, among: definition.exchanges.map(\.id)),
        at: location))
  }

  /// A supply is one figure for all exchanges with the same giver and waste, in one unit.
  private static func supplies(_ definition: StudyDefinition, _ findings: inout [Finding]) {
    var first: [Exchange.SupplyKey: Exchange] = [:]
    var given: [Exchange.SupplyKey: Sourced] = [:]
    for exchange in definition.exchanges {
      let key = exchange.supplyKey
      if let earlier = first[key], earlier.unit != exchange.unit {
        findings.append(
          Finding(
            .error, code: "unit-mismatch",
            "\(exchange.id) counts \(exchange.waste) of \(exchange.from) in \(exchange.unit) and "
              + "\(earlier.id) in \(earlier.unit); use one unit.", at: exchange.location))
      } else if first[key] == nil {
        first[key] = exchange
      }
      guard let supply = exchange.supply else { continue }
      if let earlier = given[key], earlier.value != supply.value {
        findings.append(
          Finding(
            .error, code: "supply-mismatch",
            "The supply of \(exchange.waste) from \(exchange.from) is \(printed(supply.value)) here and "
              + "\(printed(earlier.value)) before; it is one supply and must be the same.",
            at: supply.location))
      } else {
        given[key] = supply
      }
    }
  }

  /// Checks the scenarios' years, references and quantities.
  static func scenarios(_ definition: StudyDefinition, _ findings: inout [Finding]) {
    if definition.scenarios.isEmpty {
      findings.append(
        Finding(
          .error, code: "no-scenarios",
          "The study has no scenario; name at least one under `scenarios`.",
          at: definition.location))
    }
    let ids = definition.scenarios.map(\.id)
    let exchangeIDs = Set(definition.exchanges.map(\.id))
    for scenario in definition.scenarios {
      if !definition.years.contains(where: { $0.year == scenario.year }) {
        let years = definition.years.map { String($0.year) }
        findings.append(
          Finding(
            .error, code: "unknown-year",
            "Scenario \(scenario.id) is of \(scenario.year), which is no year of the study; use one of "
              + "\(WordList.quoted(years)).", at: scenario.place("year")))
      }
      if let against = scenario.against {
        if against == scenario.id {
          findings.append(
            Finding(
              .error, code: "unknown-scenario",
              "Scenario \(scenario.id) is compared with itself; name another under `against`.",
              at: scenario.place("against")))
        } else if !ids.contains(against) {
          findings.append(
            Finding(
              .error, code: "unknown-scenario",
              "Scenario \(scenario.id) is compared with “\(against)”, which is no scenario; "
                + suggestion(against, among: ids), at: scenario.place("against")))
        }
      }
      switch scenario.quantities {
      case .none: break
      case .column(let name):
        if !definition.quantities.contains(name) {
          findings.append(
            Finding(
              .error, code: "unknown-quantity",
              "Scenario \(scenario.id) uses the quantities “\(name)”, which are no column of exchanges; "
                + suggestion(name, among: definition.quantities),
              at: scenario.place("exchanges")))
        }
      case .explicit(let chosen):
        for (id, quantity) in chosen.sorted(by: { $0.key < $1.key }) {
          let place = quantity.location ?? scenario.location
          unknownExchange(id, exchangeIDs, definition, at: place, &findings)
          if quantity.value < 0 {
            findings.append(
              Finding(
                .error, code: "negative-quantity",
                "Scenario \(scenario.id) exchanges \(printed(quantity.value)) of \(id); a quantity cannot be "
                  + "negative.", at: place))
          }
        }
      }
    }
  }
}
