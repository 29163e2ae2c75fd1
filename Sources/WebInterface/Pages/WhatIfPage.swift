internal import InputOutputModel
internal import Presentation
internal import SymbiosisModel

/// The sliders of the what-if: a row an exchange, with marks, caps and the choices around them.
struct WhatIfPage {
  let study: LoadedStudy
  let words: PageWords
  let texts: Texts

  private var definition: StudyDefinition { study.solved.definition }

  func values() throws(NotFiniteError) -> [String: Any] {
    guard !definition.exchanges.isEmpty, let start else { return ["empty": true] }
    let caps = definition.exchangeCaps
    return [
      "empty": false,
      "types": try types(caps), "presets": presets.map { ["id": $0.id, "name": $0.name] },
      "references": definition.scenarios.map {
        ["id": $0.id, "name": "\($0.id) · \($0.name)"]
      },
      "pageData": try data(start).text(layout: .embedded),
    ]
  }

  // MARK: - Rows

  private func types(_ caps: [ExchangeCap]) throws(NotFiniteError) -> [[String: Any]] {
    var order: [Exchange.Kind] = []
    for exchange in definition.exchanges where !order.contains(exchange.kind) {
      order.append(exchange.kind)
    }
    return order.enumerated().map { position, kind in
      let name = texts.page.type(kind.rawValue)
      return [
        "type": kind.rawValue, "name": name, "included": words.say("whatIf.included"),
        "swatch": SectionHTML.swatchClass(ChartPalette.series(position)),
        "exchanges": definition.exchanges.indices.filter { definition.exchanges[$0].kind == kind }
          .map { row($0, caps) },
      ]
    }
  }

  private func row(_ position: Int, _ caps: [ExchangeCap]) -> [String: Any] {
    let exchange = definition.exchanges[position]
    let cap = caps.compactMap { cap in bound(cap, on: position).map { (cap, $0) } }
      .min { $0.1 < $1.1 }
    let largest = (exchange.quantities.map(\.value) + [cap?.1 ?? 0]).max() ?? 0
    let top = SliderScale(largest: largest)
    var values: [String: Any] = [
      "id": exchange.id, "name": exchange.name, "unit": exchange.unit,
      "from": study.sectorName(exchange.from, texts: texts),
      "to": study.sectorName(exchange.to, texts: texts), "top": top.topText, "step": top.stepText,
      "marks": zip(definition.quantities, exchange.quantities).enumerated().map {
        number, mark -> [String: Any] in
        [
          "name": quantityName(mark.0), "value": String(mark.1.value), "text": amount(mark.1.value),
          "at": String(mark.1.value / top.top), "shape": "shape-\(number % 5)",
        ]
      },
    ]
    if let (cap, bound) = cap {
      let others = cap.terms.filter { $0.exchange != position }.map {
        definition.exchanges[$0.exchange].name
      }
      values["cap"] = [
        "at": String(bound / top.top),
        "text": words.say(
          others.isEmpty ? "whatIf.cap" : "whatIf.capShared",
          [
            "amount": amount(bound), "unit": exchange.unit,
            "others": texts.list(others),
          ]),
      ]
    }
    return values
  }

  /// The most that a cap leaves to an exchange that is alone.
  private func bound(_ cap: ExchangeCap, on position: Int) -> Double? {
    cap.terms.first { $0.exchange == position && $0.coefficient > 0 }
      .map { cap.maximum / $0.coefficient }
  }

  private func amount(_ quantity: Double) -> String {
    quantity.rounded() == quantity
      ? texts.numbers.fixed(quantity, decimals: 0)
      : texts.numbers.significant(quantity, digits: 6)
  }

  /// `existing` in the page's language, any other column by its own name.
  private func quantityName(_ column: String) -> String {
    let parts = column.split(separator: "_").map(String.init)
    let first = "whatIf.quantity.\(parts.first ?? column)"
    let known = words.say(first)
    return ([known == first ? parts.first ?? column : known] + parts.dropFirst())
      .joined(separator: " ")
  }

  // MARK: - Choices to start from

  private struct Preset {
    var id: String
    var name: String
    var quantities: [Double]
    var against: String?
  }

  /// Scenarios with exchanges, and quantity columns that no scenario uses.
  private var presets: [Preset] {
    let scenarios = definition.scenarios.filter { $0.quantities != .none }
    let columns = definition.quantities.filter { column in
      !scenarios.contains { $0.quantities == .column(column) }
    }
    return scenarios.map { scenario in
      let reference = definition.scenarios.first { $0.id == scenario.against }
      return Preset(
        id: scenario.id, name: "\(scenario.id) · \(scenario.name)",
        quantities: definition.resolvedQuantities(scenario.quantities),
        against: reference?.year == scenario.year ? reference?.id : nil)
    }
      + columns.map {
        Preset(
          id: "column \($0)", name: quantityName($0),
          quantities: definition.resolvedQuantities(.column($0)))
      }
  }

  /// What the page opens with: the scenario that saves most, else the first with exchanges.
  private var start: (against: Scenario, quantities: [Double])? {
    let focus = presets.first { $0.id == study.focus?.scenario } ?? presets.first
    let reference =
      definition.scenarios.first { $0.id == focus?.against }
      ?? definition.scenarios.last { $0.quantities == .none } ?? definition.scenarios.last
    return reference.map {
      ($0, focus?.quantities ?? definition.exchanges.map { _ in 0 })
    }
  }

  private func byExchange(_ quantities: [Double]) -> JSONValue {
    .object(zip(definition.exchanges, quantities).map { .init($0.id, .number($1)) })
  }

  private func data(_ start: (against: Scenario, quantities: [Double])) -> JSONValue {
    [
      "exchanges": .array(
        definition.exchanges.map { ["id": .string($0.id), "type": .string($0.kind.rawValue)] }),
      "units": .object(definition.exchanges.map { .init($0.id, .string($0.unit)) }),
      "imports": .string(definition.imports.rawValue),
      "years": .object(definition.scenarios.map { .init($0.id, .integer($0.year)) }),
      "presets": .array(
        [["id": "none", "quantities": [:]]]
          + presets.map { preset in
            [
              "id": .string(preset.id), "quantities": byExchange(preset.quantities),
              "against": .optional(preset.against),
            ]
          }),
      "start": [
        "against": .string(start.against.id), "imports": .string(definition.imports.rawValue),
        "form": .string(FigureName.outputPerFootprint.rawValue), "off": [],
        "quantities": byExchange(start.quantities),
      ],
    ]
  }
}
