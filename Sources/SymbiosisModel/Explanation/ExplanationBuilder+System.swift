internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// The system, the inventories and the footprints (METHOD.md, sections 4 to 7).
extension ExplanationBuilder {
  func solvedCode(_ row: Int) -> String {
    row < classification.solved.count ? classification.solved[row] : InventoryEntry.household
  }

  /// A figure of a solved sector as the sum of its members' figures.
  private func aggregate(
    _ what: String, _ sector: Int, _ part: (Int) -> Explanation
  ) -> Explanation {
    once("\(what) solved \(sector)") {
      let members = members[sector]
      return members.count == 1
        ? part(members[0])
        : sum(
          "\(what) \(solvedCode(sector))", unit: money, equation: "4.1",
          members.map(part))
    }
  }

  func output(_ sector: Int) -> Explanation { aggregate("output of", sector, sectorOutput) }

  func valueAdded(_ sector: Int) -> Explanation {
    valueAdded(members[sector], "value added of \(solvedCode(sector))")
  }

  func demand(_ sector: Int) -> Explanation {
    aggregate("final demand for", sector, sectorDemand)
  }

  func exports(_ sector: Int) -> Explanation { aggregate("exports of", sector, sectorExports) }

  private func imports(_ sector: Int) -> Explanation {
    aggregate("imports of", sector, sectorImports)
  }

  private func discrepancy(_ sector: Int) -> Explanation {
    aggregate("discrepancy of", sector, sectorError)
  }

  /// 1 − m̂ of a solved sector; `nil` where imports are competitive or there are none.
  private func homeShare(_ sector: Int) -> Explanation? {
    guard study.definition.imports == .domestic, imports(sector).value != 0 else { return nil }
    return once("home share \(sector)") {
      let code = solvedCode(sector)
      return Explanation(
        "home-made share of \(code)", unit: "", equation: "5.2: 1 − m̂_i", .difference,
        [
          constant("1", 1),
          ratio(
            "import share of \(code)", unit: "", equation: "5.2: m̂_i = m_i/d_i", imports(sector),
            aggregate("domestic use of", sector, sectorUse)),
        ])
    }
  }

  /// y of a solved sector.
  func deliveries(_ sector: Int) -> Explanation {
    once("final deliveries \(sector)") {
      let name = "final deliveries of \(solvedCode(sector))"
      let rest = [exports(sector), discrepancy(sector)]
      if study.definition.imports == .competitive {
        return Explanation(
          name, unit: money, equation: "5.3: y = f + e − m", .difference,
          [sum("final uses", unit: money, [demand(sector)] + rest), imports(sector)])
      }
      var home = demand(sector)
      if let share = homeShare(sector), home.value != 0 {
        home = Explanation("final demand made here", unit: money, .product, [share, home])
      }
      return sum(name, unit: money, equation: "5.2: y = (I − M̂)f + e", [home] + rest)
    }
  }

  /// A row's coefficient in a column, with imported inputs (`total`) or without.
  private func coefficient(_ row: Int, _ column: Int, total: Bool) -> Explanation {
    let (from, to) = (solvedCode(row), solvedCode(column))
    let name = "\(from) per unit of \(to)"
    let whole = once("coefficient \(row) \(column)") {
      ratio(
        name, unit: "", equation: "5.1: A_ij = Z_ij/x_j",
        deliveries(members[row], members[column], "\(from) to \(to)"), output(column))
    }
    guard !total, let share = homeShare(row) else { return whole }
    return Explanation(
      "\(name), made here", unit: "", equation: "5.2: (1 − m̂_i) A_ij", .product, [share, whole])
  }

  /// The share of a code's figure that falls on a solved row; `nil` where it is all of it.
  private func share(_ code: String, of row: Int) -> Explanation? {
    guard case .group(let group) = classification.member(code), classification.level == .sector
    else { return nil }
    return once("share \(code) \(row)") {
      ratio(
        "share of \(solvedCode(row)) in \(code)", unit: "", output(row),
        sum("output of \(code)", unit: money, classification.members[group].map { output($0) }))
    }
  }

  /// Units of a flow in a row per unit exchanged, from one row of effects.csv.
  func rate(_ effect: YearSystem.UnitEffect) -> Explanation {
    let definition = study.definition
    let given = definition.effects[effect.effect]
    let unit =
      "\(definition.flows[effect.flow].unit)/\(definition.exchanges[effect.exchange].unit)"
    let name = "rate of \(given.exchange) in \(given.sector)"
    let figure =
      given.factors.isEmpty
      ? leaf(name, given.rate, unit: unit)
      : once("rate \(effect.effect)") {
        Explanation(
          name, unit: unit, equation: "7.1a: −rate × quality × displacement × process flow",
          .product,
          [constant("−1, as it is replaced", -1)]
            + given.factors.map {
              $0.figure.location == nil
                ? constant($0.name, $0.figure.value, unit: $0.unit)
                : leaf($0.name, $0.figure, unit: $0.unit)
            })
      }
    guard let share = share(given.sector, of: effect.row) else { return figure }
    return Explanation(
      "\(figure.name), \(solvedCode(effect.row))", unit: unit, .product, [figure, share])
  }

  /// q of an exchange.
  func quantity(_ exchange: Int) -> Explanation {
    let definition = study.definition
    let given = definition.exchanges[exchange]
    let name = "quantity of \(given.id) in \(scenario.scenario.id)"
    switch scenario.scenario.quantities {
    case .column(let column):
      if let position = definition.quantities.firstIndex(of: column) {
        return leaf(name, given.quantities[position], unit: given.unit)
      }
    case .explicit(let chosen):
      if let figure = chosen[given.id] { return leaf(name, figure, unit: given.unit) }
    case .none: break
    }
    return constant(name, 0, unit: given.unit)
  }

  /// b of an exchange.
  func included(_ exchange: Int) -> Explanation {
    let definition = study.definition
    let given = definition.exchanges[exchange]
    let name = "quantity of \(given.id) in the inventory"
    guard let column = source.inventoryIncludes,
      let position = definition.quantities.firstIndex(of: column)
    else { return constant(name, 0, unit: given.unit) }
    return leaf(name, given.quantities[position], unit: given.unit)
  }

  /// The factor of a flow.
  func factor(_ flow: Int) -> Explanation {
    let given = study.definition.flows[flow]
    let indicators = study.definition.indicators
    func own(_ position: Int) -> Explanation {
      leaf(
        "\(indicators[position].name) per unit of \(given.name)", given.factors[position],
        unit: "\(indicators[position].unit)/\(given.unit)")
    }
    let parts = indicators[indicator].parts.filter { given.factors[$0.indicator].value != 0 }
    guard !parts.isEmpty else { return own(indicator) }
    return once("factor \(flow)") {
      sum(
        "\(indicators[indicator].name) per unit of \(given.name)", unit: "\(unit)/\(given.unit)",
        equation: "10.18: Σ GWP100 × gas",
        parts.map { part in
          let gas = indicators[part.indicator]
          let units =
            part.units == 1
            ? [] : [constant("\(unit) in one \(gas.unit)", part.units, unit: "\(unit)/\(gas.unit)")]
          return Explanation(
            "\(part.name) of \(given.name)", unit: "\(unit)/\(given.unit)", .product,
            [own(part.indicator), constant(part.name, part.weight)] + units)
        })
    }
  }

  /// Q of a flow in a row: the inventory and what exchanges change in it.
  private func flowQuantity(_ row: Int, _ flow: Int) -> Explanation {
    let definition = study.definition
    let given = definition.flows[flow]
    let observed = source.inventory.compactMap { entry -> Explanation? in
      guard entry.flow == given.code, entry.quantity.value != 0,
        rows(of: entry.sector).contains(row)
      else { return nil }
      let figure = leaf("\(given.name) in \(entry.sector)", entry.quantity, unit: given.unit)
      guard let share = share(entry.sector, of: row) else { return figure }
      return Explanation(
        "\(given.name) in \(solvedCode(row))", unit: given.unit, .product, [figure, share])
    }
    let changes = year.effects.compactMap { effect -> Explanation? in
      guard effect.row == row, effect.flow == flow else { return nil }
      let change = Explanation(
        "change of \(definition.exchanges[effect.exchange].id)",
        unit: definition.exchanges[effect.exchange].unit, .difference,
        [quantity(effect.exchange), included(effect.exchange)])
      return change.value == 0
        ? nil
        : Explanation(
          "\(given.name) changed by \(definition.exchanges[effect.exchange].id)", unit: given.unit,
          equation: "7.1: ΔQ = rate × (q − b)", .product, [rate(effect), change])
    }
    return sum("\(given.name) in \(solvedCode(row))", unit: given.unit, observed + changes)
  }

  private func rows(of code: String) -> [Int] {
    switch classification.member(code) {
    case .household: [classification.solved.count]
    case .sector(let sector): [classification.toSolved.assignment[sector]]
    case .group(let group):
      classification.level == .group ? [group] : classification.members[group]
    case nil: []
    }
  }

  /// F of a row: a solved sector, or the households.
  func direct(_ row: Int) -> Explanation {
    once("direct \(row)") {
      sum(
        "direct \(study.definition.indicators[indicator].name) of \(solvedCode(row))", unit: unit,
        equation: "6.1: F_i = Σ quantity × factor",
        study.definition.flows.indices.compactMap { flow in
          guard study.definition.flows[flow].factors[indicator].value != 0 else { return nil }
          let quantity = flowQuantity(row, flow)
          return quantity.value == 0
            ? nil
            : Explanation(
              "from \(study.definition.flows[flow].name)", unit: unit, .product,
              [quantity, factor(flow)])
        })
    }
  }

  /// S of a solved sector.
  func intensity(_ sector: Int) -> Explanation {
    once("intensity \(sector)") {
      ratio(
        "intensity of \(solvedCode(sector))", unit: "\(unit)/\(money)",
        equation: "6.2: S_j = F_j/x_j",
        direct(sector), output(sector))
    }
  }

  /// M of a solved sector: its own equation, with the other unknowns as solved.
  func multiplier(_ sector: Int, total: Bool = false) -> Explanation {
    once("multiplier \(sector) \(total)") {
      let values = multipliers(total: total)
      let name = "multiplier of \(solvedCode(sector))"
      let chain = classification.solved.indices.compactMap { row -> Explanation? in
        let coefficient = coefficient(row, sector, total: total)
        guard coefficient.value != 0, values[row] != 0 else { return nil }
        return Explanation(
          "by \(solvedCode(row))", unit: "\(unit)/\(money)", .product,
          [solvedMultiplier(row, total: total), coefficient])
      }
      return Explanation(
        name, value: values[sector], unit: "\(unit)/\(money)",
        equation: total
          ? "6.7: M_j = S_j + Σ_i M_i A_ij with imported inputs" : "6.3: M_j = S_j + Σ_i M_i A_ij",
        origin: .terms(
          .solved,
          [intensity(sector)]
            + chain.enumerated().sorted {
              $0.element.value != $1.element.value
                ? $0.element.value > $1.element.value : $0.offset < $1.offset
            }.map(\.element)))
    }
  }

  private func multipliers(total: Bool) -> [Double] {
    total && study.definition.imports == .domestic
      ? year.system.totalMultipliers(of: footprint.intensities) : footprint.multipliers
  }

  /// M_i as a value of the solution, with the residual of its own equation.
  private func solvedMultiplier(_ row: Int, total: Bool) -> Explanation {
    once("solved multiplier \(row) \(total)") {
      let values = multipliers(total: total)
      let coefficients = total ? year.system.totalCoefficients : year.system.coefficients
      let right = values.indices.reduce(footprint.intensities[row]) {
        $0 + values[$1] * coefficients[$1, row]
      }
      return Explanation(
        "multiplier of \(solvedCode(row))", value: values[row], unit: "\(unit)/\(money)",
        equation: total ? "6.7" : "6.3", origin: .solution(residual: abs(values[row] - right)))
    }
  }
}
