internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// The flows and what they make of the system: intensities, multipliers (METHOD.md, sections 6 and 7).
extension ScenarioExplanations {
  /// q of an exchange.
  func quantity(_ exchange: Int) -> Explanation {
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

  /// Q of a flow in a row: the inventory and what exchanges change in it.
  private func flowQuantity(_ row: Int, _ flow: Int) -> Explanation {
    let given = definition.flows[flow]
    let changes = solved.effects.compactMap { effect -> Explanation? in
      guard effect.row == row, effect.flow == flow else { return nil }
      let change = Explanation(
        "change of \(definition.exchanges[effect.exchange].id)",
        unit: definition.exchanges[effect.exchange].unit, .difference,
        [quantity(effect.exchange), year.included(effect.exchange)])
      return change.value == 0
        ? nil
        : Explanation(
          "\(given.name) changed by \(definition.exchanges[effect.exchange].id)", unit: given.unit,
          equation: "7.1: ΔQ = rate × (q − b)", .product, [year.rate(effect), change])
    }
    return sum(
      "\(given.name) in \(solvedCode(row))", unit: given.unit, year.inventory[row][flow] + changes)
  }

  /// F of a row: a solved sector, or the households.
  func direct(_ row: Int) -> Explanation {
    once("direct \(row)") {
      sum(
        "direct \(definition.indicators[indicator].name) of \(solvedCode(row))", unit: unit,
        equation: "6.1: F_i = Σ quantity × factor",
        definition.flows.indices.compactMap { flow in
          guard definition.flows[flow].factors[indicator].value != 0 else { return nil }
          let quantity = flowQuantity(row, flow)
          return quantity.value == 0
            ? nil
            : Explanation(
              "from \(definition.flows[flow].name)", unit: unit, .product,
              [quantity, year.factor(flow)])
        })
    }
  }

  /// S of a solved sector.
  func intensity(_ sector: Int) -> Explanation {
    once("intensity \(sector)") {
      ratio(
        "intensity of \(solvedCode(sector))", unit: "\(unit)/\(money)",
        equation: "6.2: S_j = F_j/x_j",
        direct(sector), year.output(sector))
    }
  }

  /// M of a solved sector: its own equation, with the other unknowns as solved.
  func multiplier(_ sector: Int, total: Bool = false) -> Explanation {
    once("multiplier \(sector) \(total)") {
      let values = multipliers(total: total)
      let name = "multiplier of \(solvedCode(sector))"
      let chain = classification.solved.indices.compactMap { row -> Explanation? in
        let coefficient = year.coefficient(row, sector, total: total)
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
    total ? totalMultipliers : footprint.multipliers
  }

  /// M_i as a value of the solution, with the residual of its own equation.
  private func solvedMultiplier(_ row: Int, total: Bool) -> Explanation {
    once("solved multiplier \(row) \(total)") {
      let values = multipliers(total: total)
      let coefficients = total ? solved.system.totalCoefficients : solved.system.coefficients
      let right = values.indices.reduce(footprint.intensities[row]) {
        $0 + values[$1] * coefficients[$1, row]
      }
      return Explanation(
        "multiplier of \(solvedCode(row))", value: values[row], unit: "\(unit)/\(money)",
        equation: total ? "6.7" : "6.3", origin: .solution(residual: abs(values[row] - right)))
    }
  }
}
