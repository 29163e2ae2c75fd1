internal import Provenance
internal import SymbiosisModel
internal import TableFormats
internal import Yams

extension StudyAssembly {
  /// exchanges.csv, effects.csv, limits.csv, the quantity columns and the monitoring pair.
  mutating func exchanges(_ top: YAMLMapping) {
    quantityNames(top)
    let exchangesFile = top.string("exchanges", &findings)
    let effectsFile = top.string("effects", &findings)
    if let name = exchangesFile { readExchanges(name, at: top["exchanges"].map(top.place)) }
    if exchangesFile != nil, effectsFile == nil {
      findings.append(top.missing("effects", "the file of the exchanges' effects"))
    }
    if let name = effectsFile {
      if exchangesFile == nil {
        findings.append(
          top.missing("exchanges", "the file of the exchanges that the effects belong to"))
        failed.insert(.exchanges)
      }
      readEffects(name, at: top["effects"].map(top.place))
    }
    if let name = top.string("limits", &findings) {
      readLimits(name, at: top["limits"].map(top.place))
    }
    if let mapping = top.mapping("monitoring", &findings) {
      mapping.unknownKeys(["plan", "actual"], &findings)
      let plan = mapping.required("plan", "a quantity column", &findings)
      let actual = mapping.required("actual", "a quantity column", &findings)
      if let plan, let actual {
        var monitoring = Monitoring(plan: plan, actual: actual, location: mapping.location)
        monitoring.planLocation = mapping["plan"].map(mapping.place)
        monitoring.actualLocation = mapping["actual"].map(mapping.place)
        definition.monitoring = monitoring
      }
    }
  }

  private mutating func quantityNames(_ top: YAMLMapping) {
    let before = findings.count
    defer { if findings.count > before { failed.insert(.quantities) } }
    for item in top.list("quantities", &findings) ?? [] {
      if definition.quantities.contains(item.text) {
        findings.append(
          Finding(
            .error, code: "duplicate", "“quantities” names “\(item.text)” twice; keep one.",
            at: item.location))
      } else {
        definition.quantities.append(item.text)
      }
    }
  }

  private mutating func readExchanges(_ name: String, at location: SourceLocation?) {
    let before = findings.count
    guard
      let file = records(
        name,
        required: ["id", "name", "type", "from", "to", "waste", "unit"] + definition.quantities,
        optional: ["supply", "demand"], namedAt: location)
    else {
      failed.insert(.exchanges)
      failed.insert(.quantities)
      return
    }
    for record in 0..<file.count {
      guard let id = file.code(record, "id", &findings) else { continue }
      let from = file.code(record, "from", &findings)
      let to = file.code(record, "to", &findings)
      let waste = file.code(record, "waste", &findings)
      let unit = file.code(record, "unit", &findings)
      let quantities = definition.quantities.map { column in
        file.number(record, column, &findings) ?? Sourced(0)
      }
      let supply = file.optionalNumber(record, "supply", &findings)
      let demand = file.optionalNumber(record, "demand", &findings)
      let kind = choice(Exchange.Kind.self, file, record, "type")
      guard let kind, let from, let to, let waste, let unit else { continue }
      var exchange = Exchange(
        id: id, name: file.text(record, "name"), kind: kind, from: from, to: to, waste: waste,
        unit: unit, quantities: quantities, supply: supply, demand: demand,
        location: file.location(record, "id"))
      exchange.places = (file.location(record, "from"), file.location(record, "to"))
      definition.exchanges.append(exchange)
    }
    if findings.count > before { failed.insert(.exchanges) }
  }

  private mutating func readEffects(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["exchange", "sector", "flow", "rate"], namedAt: location)
    else { return }
    for record in 0..<file.count {
      let exchange = file.code(record, "exchange", &findings)
      let sector = file.code(record, "sector", &findings)
      let flow = file.code(record, "flow", &findings)
      let rate = file.number(record, "rate", &findings)
      guard let exchange, let sector, let flow, let rate else { continue }
      var effect = Effect(
        exchange: exchange, sector: sector, flow: flow, rate: rate,
        location: file.location(record, "exchange"))
      effect.places = (file.location(record, "sector"), file.location(record, "flow"))
      definition.effects.append(effect)
    }
  }

  private mutating func readLimits(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["limit", "name", "unit", "maximum", "exchange", "coefficient"],
        namedAt: location)
    else { return }
    for record in 0..<file.count {
      let id = file.code(record, "limit", &findings)
      let maximum = file.number(record, "maximum", &findings)
      let exchange = file.code(record, "exchange", &findings)
      let coefficient = file.number(record, "coefficient", &findings)
      guard let id, let maximum, let exchange, let coefficient else { continue }
      var term = Limit.Term(exchange: exchange, coefficient: coefficient)
      term.location = file.location(record, "exchange")
      let unit = file.text(record, "unit")
      guard let position = definition.limits.firstIndex(where: { $0.id == id }) else {
        definition.limits.append(
          Limit(
            id: id, name: file.text(record, "name"), unit: unit, maximum: maximum, terms: [term],
            location: file.location(record, "limit")))
        continue
      }
      let limit = definition.limits[position]
      if limit.maximum.value != maximum.value || limit.unit != unit {
        findings.append(
          Finding(
            .error, code: "limit-mismatch",
            "The limit “\(id)” is \(printed(maximum.value)) \(unit) here and \(printed(limit.maximum.value)) "
              + "\(limit.unit) before; it is one limit and must be the same.", at: maximum.location)
        )
      }
      if limit.terms.contains(where: { $0.exchange == exchange }) {
        findings.append(
          Finding(
            .error, code: "duplicate",
            "The limit “\(id)” names the exchange “\(exchange)” twice; keep one row.",
            at: file.location(record, "exchange")))
      }
      definition.limits[position].terms.append(term)
    }
  }

  /// The scenarios.
  mutating func scenarios(_ top: YAMLMapping) {
    guard let node = top["scenarios"] else {
      findings.append(
        top.missing(
          "scenarios", "at least one, such as `- {id: BAU, name: Business as usual, year: 2012}`"))
      failed.insert(.scenarios)
      return
    }
    guard let sequence = node.sequence else {
      findings.append(top.wrongType("scenarios", node, expected: "a list of scenarios"))
      failed.insert(.scenarios)
      return
    }
    for (position, item) in sequence.enumerated() {
      let name = "scenarios[\(position + 1)]"
      guard let mapping = item.mapping else {
        findings.append(
          Finding(
            .error, code: "wrong-type",
            "“\(name)” must be keys and values, such as `{id: BAU, name: Business as usual, year: 2012}`.",
            at: top.place(item)))
        failed.insert(.scenarios)
        continue
      }
      scenario(
        YAMLMapping(
          mapping, path: name, source: top.source, location: top.place(item)))
    }
  }

  private mutating func scenario(_ mapping: YAMLMapping) {
    mapping.unknownKeys(
      ["id", "name", "year", "against", "exchanges", "supply_chain"], &findings)
    let id = mapping.required("id", "a short code", &findings)
    let yearText = mapping.required("year", "a year of the study", &findings)
    var year: Int?
    if let yearText {
      year = Int(yearText)
      if year == nil {
        findings.append(
          Finding(
            .error, code: "wrong-value",
            "“\(mapping.name("year"))” is “\(yearText)”; it must be a year such as 2012.",
            at: mapping["year"].map(mapping.place)))
      }
    }
    var quantities = Scenario.Quantities.none
    if let node = mapping["exchanges"] {
      if node.mapping != nil, let chosen = mapping.mapping("exchanges", &findings) {
        var figures: [String: Sourced] = [:]
        for entry in chosen.entries {
          guard let text = chosen.string(entry.key, &findings) else { continue }
          switch NumberText.parse(text) {
          case .success(let parsed):
            figures[entry.key] = Sourced(parsed.value, at: chosen.place(entry.value))
          case .failure(let problem):
            findings.append(
              Finding(
                .error, code: "bad-number",
                "“\(chosen.name(entry.key))” is “\(text)”, which is no number; \(problem.remedy).",
                at: chosen.place(entry.value)))
          }
        }
        quantities = .explicit(figures)
      } else if let name = mapping.string("exchanges", &findings) {
        quantities = .column(name)
      }
    }
    guard let id, let year else {
      failed.insert(.scenarios)
      return
    }
    var scenario = Scenario(
      id: id, name: mapping.string("name", &findings) ?? id, year: year,
      against: mapping.string("against", &findings), quantities: quantities,
      location: mapping.location)
    for key in ["year", "against", "exchanges"] {
      scenario.places[key] = mapping[key].map(mapping.place)
    }
    scenario.includesSupplyChain = flag(mapping, "supply_chain")
    definition.scenarios.append(scenario)
  }
}
