internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// The system, the inventory and the effects of exchanges (METHOD.md, sections 4 to 7).
extension YearExplanations {
  /// A figure of a solved sector as the sum of its members' figures.
  func aggregate(
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
    once("value added solved \(sector)") {
      valueAdded(members[sector], "value added of \(solvedCode(sector))")
    }
  }

  func demand(_ sector: Int) -> Explanation {
    aggregate("final demand for", sector, sectorDemand)
  }

  func exports(_ sector: Int) -> Explanation { aggregate("exports of", sector, sectorExports) }

  func imports(_ sector: Int) -> Explanation {
    aggregate("imports of", sector, sectorImports)
  }

  private func discrepancy(_ sector: Int) -> Explanation {
    aggregate("discrepancy of", sector, sectorError)
  }

  /// 1 − m̂ of a solved sector; `nil` where imports are competitive or there are none.
  func homeShare(_ sector: Int) -> Explanation? {
    guard definition.imports == .domestic, imports(sector).value != 0 else { return nil }
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
      if definition.imports == .competitive {
        return Explanation(
          name, unit: money, equation: "5.3: y = f + e − m", .difference,
          [sum("final uses", unit: money, [demand(sector)] + rest), imports(sector)])
      }
      var home = demand(sector)
      if hasQuotients {
        home = ownDemand(sector)
        return sum(name, unit: money, equation: "9.7: y = f_d + e", [home] + rest)
      }
      if let share = homeShare(sector), home.value != 0 {
        home = Explanation("final demand made here", unit: money, .product, [share, home])
      }
      return sum(name, unit: money, equation: "5.2: y = (I − M̂)f + e", [home] + rest)
    }
  }

  /// A row's coefficient in a column, with imported inputs (`total`) or without.
  func coefficient(_ row: Int, _ column: Int, total: Bool) -> Explanation {
    let (from, to) = (solvedCode(row), solvedCode(column))
    let name = "\(from) per unit of \(to)"
    if !total, hasQuotients, definition.imports == .domestic {
      return once("own coefficient \(row) \(column)") {
        ratio(
          "\(name), made here", unit: "", equation: "9.7: A_d,ij = own deliveries over x_j",
          ownDeliveries(row, column), output(column))
      }
    }
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

  /// b of an exchange.
  func included(_ exchange: Int) -> Explanation {
    let given = definition.exchanges[exchange]
    let name = "quantity of \(given.id) in the inventory"
    guard let column = source.inventoryIncludes,
      let position = definition.quantities.firstIndex(of: column)
    else { return constant(name, 0, unit: given.unit) }
    return leaf(name, given.quantities[position], unit: given.unit)
  }

  /// The factor of a flow.
  func factor(_ flow: Int) -> Explanation {
    let given = definition.flows[flow]
    let indicators = definition.indicators
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

  /// The inventory's entries by row and flow, each with the share of it that falls on the row.
  func observed() -> [[[Explanation]]] {
    var observed = [[[Explanation]]](
      repeating: Array(repeating: [], count: definition.flows.count),
      count: classification.solved.count + 1)
    for entry in source.inventory where entry.quantity.value != 0 {
      guard let flow = definition.flows.firstIndex(where: { $0.code == entry.flow }) else {
        continue
      }
      let given = definition.flows[flow]
      for row in rows(of: entry.sector) {
        let figure = leaf("\(given.name) in \(entry.sector)", entry.quantity, unit: given.unit)
        observed[row][flow].append(
          share(entry.sector, of: row).map {
            Explanation(
              "\(given.name) in \(solvedCode(row))", unit: given.unit, .product, [figure, $0])
          } ?? figure)
      }
    }
    return observed
  }

  private func rows(of code: String) -> [Int] {
    if case .household = classification.member(code) { return [classification.solved.count] }
    return classification.solvedMembers(code)
  }
}
