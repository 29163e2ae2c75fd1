internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// What stands behind an exchange or a sector of the network: balance, effects, sources.
struct NetworkDetail {
  let study: LoadedStudy
  let words: PageWords
  let texts: Texts
  let scenario: String

  private var definition: StudyDefinition { study.solved.definition }
  private var comparison: Comparison? {
    study.result.comparisons.first { $0.scenario == scenario && $0.withinYear }
  }

  /// The values of the template `network-detail` for an exchange; `nil` where there is none.
  func exchange(_ id: String) -> [String: Any]? {
    guard let position = definition.exchanges.firstIndex(where: { $0.id == id }),
      let system = study.solved.scenario(scenario)
    else { return nil }
    let exchange = definition.exchanges[position]
    let quantity = system.quantities[position]
    let saving = comparison?.exchanges?.first { $0.id == id }
    var facts = [
      fact("network.from", study.sectorName(exchange.from, texts: texts)),
      fact("network.to", study.sectorName(exchange.to, texts: texts)),
      fact("network.waste", exchange.waste),
      fact("network.quantity", amount(quantity, exchange.unit)),
    ]
    if let saving {
      facts.append(fact("network.reference", amount(saving.referenceQuantity, exchange.unit)))
      facts.append(fact("network.saving", amount(saving.saving, study.headline.unit)))
    }
    for cap in definition.exchangeCaps where cap.terms.contains(where: { $0.exchange == position })
    {
      let name =
        switch cap.kind {
        case .supply: words.say("network.supply")
        case .demand: words.say("network.demand")
        default: "\(words.say("network.limits")): \(cap.name)"
        }
      facts.append(["label": name, "value": amount(cap.maximum, cap.unit)])
      if cap.kind == .supply {
        facts.append(
          fact("network.left", amount(cap.maximum - cap.used(system.quantities), cap.unit)))
      }
    }
    let effects = study.solved.years[system.year].effects.filter { $0.exchange == position }
    let rows = effects.map { effect -> [String: Any] in
      let flow = definition.flows[effect.flow]
      let codes = study.solved.classification.solved
      let code = effect.row < codes.count ? codes[effect.row] : InventoryEntry.household
      return [
        "sector": study.sectorName(code, texts: texts), "flow": flow.name,
        "rate": texts.numbers.significant(effect.rate, digits: 4, isChange: true),
        "rateUnit": "\(flow.unit)/\(exchange.unit)",
        "change": DisplayedAmount(
          effect.rate * quantity, unit: flow.unit, texts: texts, isChange: true
        ).text,
      ]
    }
    let places = ([exchange.location] + effects.map { definition.effects[$0.effect].location })
      .compactMap(\.self)
    return [
      "title": exchange.name, "facts": facts, "hasEffects": !rows.isEmpty, "effects": rows,
      "places": unique(places).map {
        ["place": $0.description, "href": FindingValues.href($0, study: study.id)]
      },
      "link": [
        "href": PageAddress.page(.whatIf, of: study.id), "text": words.say("network.openWhatIf"),
      ],
    ]
  }

  /// The values of the template for a sector, a group or the households; `nil` where nobody has the code.
  func sector(_ code: String) -> [String: Any]? {
    let exchanges = definition.exchanges.enumerated()
    guard let system = study.solved.scenario(scenario),
      exchanges.contains(where: { $0.element.from == code || $0.element.to == code })
    else { return nil }
    func list(_ isOurs: (Exchange) -> Bool) -> String {
      let lines = exchanges.filter { isOurs($0.element) }.map { position, exchange in
        "\(exchange.waste) \(amount(system.quantities[position], exchange.unit))"
      }
      return lines.isEmpty ? words.say("network.nothing") : texts.list(lines)
    }
    var facts = [
      fact("network.gives", list { $0.from == code }),
      fact("network.takes", list { $0.to == code }),
    ]
    var link: [String: Any]?
    if let position = study.result.sectors.firstIndex(of: code),
      let figures = study.result.scenarios.first(where: { $0.id == scenario })?.sectors[position]
    {
      let unit = study.headline.unit
      facts.append(fact("network.footprint", amount(figures.footprint, unit)))
      facts.append(fact("network.direct", amount(figures.direct, unit)))
      if let change = comparison?.sectors[position] {
        facts.append(
          fact(
            "network.footprintChange",
            DisplayedAmount(change.footprintChange, unit: unit, texts: texts, isChange: true).text))
      }
      link = [
        "href": PageAddress.page(
          .sectors, of: study.id, ["scenario": scenario, "figure": "footprint", "sector": code]),
        "text": words.say("network.openSector"),
      ]
    }
    let places = exchanges.filter { $0.element.from == code || $0.element.to == code }
      .compactMap(\.element.location)
    var values: [String: Any] = [
      "title": study.sectorName(code, texts: texts), "facts": facts, "hasEffects": false,
      "places": unique(places).map {
        ["place": $0.description, "href": FindingValues.href($0, study: study.id)]
      },
    ]
    if let link { values["link"] = link }
    return values
  }

  private func fact(_ key: String, _ value: String) -> [String: Any] {
    ["label": words.say(key), "value": value]
  }

  private func amount(_ value: Double, _ unit: String) -> String {
    DisplayedAmount(value, unit: unit, texts: texts).text
  }

  private func unique(_ places: [SourceLocation]) -> [SourceLocation] {
    var seen: Set<String> = []
    return places.filter { seen.insert($0.description).inserted }
  }
}
