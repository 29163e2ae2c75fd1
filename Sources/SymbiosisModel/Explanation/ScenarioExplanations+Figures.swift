internal import InputOutputModel
internal import Provenance

/// The figures of a result (METHOD.md, sections 6 to 8).
extension ScenarioExplanations {
  /// A figure of a solved sector; `nil` where it is not defined or needs a reference.
  func figure(_ name: FigureName, of j: Int) -> Explanation? {
    let code = solvedCode(j)
    func times(_ title: String, _ equation: String, _ a: Explanation, _ b: Explanation)
      -> Explanation
    {
      once("\(name.rawValue) \(j)") {
        Explanation("\(title) of \(code)", unit: unit, equation: equation, .product, [a, b])
      }
    }
    func efficiency(_ equation: String, _ a: Explanation, _ b: Explanation) -> Explanation? {
      guard b.value > 0 else { return nil }
      return Explanation(
        "\(a.name) per \(b.name)", unit: "\(money)/\(unit)", equation: equation, .quotient, [a, b])
    }
    switch name {
    case .output: return year.output(j)
    case .valueAdded: return year.valueAdded(j)
    case .finalDemand: return year.deliveries(j)
    case .direct: return direct(j)
    case .intensity: return intensity(j)
    case .multiplier: return multiplier(j)
    case .footprint:
      return times("footprint", "6.4: D_j = M_j y_j", multiplier(j), year.deliveries(j))
    case .footprintDirect:
      return times(
        "direct part of the footprint", "6.5: S_j y_j", intensity(j), year.deliveries(j))
    case .footprintIndirect:
      guard let whole = figure(.footprint, of: j), let part = figure(.footprintDirect, of: j) else {
        return nil
      }
      return Explanation(
        "indirect part of the footprint of \(code)", unit: unit, equation: "6.5: D_j − S_j y_j",
        .difference, [whole, part])
    case .footprintExports:
      return times("footprint delivered elsewhere", "6.6: M_j e_j", multiplier(j), year.exports(j))
    case .consumptionFootprint:
      return times(
        "consumption footprint", "6.7: M_j f_j with imports as if made here",
        multiplier(j, total: true), year.demand(j))
    case .madeHereForHere:
      return times("made here for here", "6.9: M_j f_d,j", multiplier(j), year.ownDemand(j))
    case .madeElsewhereForHere:
      if year.hasImportMultipliers { return year.elsewhereForHere(j) }
      guard let whole = figure(.consumptionFootprint, of: j),
        let here = figure(.madeHereForHere, of: j)
      else { return nil }
      return Explanation(
        "made elsewhere for here, \(code)", unit: unit,
        equation: "6.10 with imports as if made here: M_j f_j less made here", .difference,
        [whole, here])
    case .outputPerFootprint:
      return figure(.footprint, of: j).flatMap { efficiency("8.1: x_j/D_j", year.output(j), $0) }
    case .valueAddedPerDirect: return efficiency("8.2: v_j/F_j", year.valueAdded(j), direct(j))
    case .finalDemandPerFootprint:
      return figure(.footprint, of: j).flatMap {
        efficiency("8.3: y_j/D_j", year.deliveries(j), $0)
      }
    default: return nil
    }
  }

  /// A sum over sectors, or a figure of the city.
  func total(_ name: FigureName) -> Explanation? {
    let title = name.rawValue.split(separator: "_").joined(separator: " ")
    switch name {
    case .householdDirect: return direct(classification.solved.count)
    case .city:
      guard let footprint = total(.footprint) else { return nil }
      return sum(
        "city", unit: unit, equation: "6.8: Σ_j D_j + households",
        [footprint, direct(classification.solved.count)])
    default:
      let parts = classification.solved.indices.compactMap { figure(name, of: $0) }
      guard let first = parts.first else { return nil }
      return sum("\(title), all sectors", unit: first.unit, parts)
    }
  }

  /// What exchanges save against other quantities: −Σ rate × factor × (q − q of the reference).
  func saving(
    _ name: String, equation: String, exchanges: [Int], against reference: (Int) -> Explanation
  ) -> Explanation {
    sum(
      name, unit: unit, equation: equation,
      exchanges.compactMap { exchange in
        let id = definition.exchanges[exchange].id
        let impacts = solved.effects.compactMap { effect -> Explanation? in
          let given = definition.flows[effect.flow]
          guard effect.exchange == exchange, given.factors[indicator].value != 0, effect.rate != 0
          else { return nil }
          return Explanation(
            "\(given.name) in \(solvedCode(effect.row))",
            unit: "\(unit)/\(definition.exchanges[exchange].unit)", .product,
            [year.rate(effect), year.factor(effect.flow)])
        }
        let impact = sum(
          "impact per unit of \(id)", unit: "\(unit)/\(definition.exchanges[exchange].unit)",
          impacts)
        let change = Explanation(
          "less of \(id)", unit: definition.exchanges[exchange].unit, .difference,
          [reference(exchange), quantity(exchange)])
        return impact.value == 0 || change.value == 0
          ? nil : Explanation("saving of \(id)", unit: unit, .product, [impact, change])
      })
  }
}
