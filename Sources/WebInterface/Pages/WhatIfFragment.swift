internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// The city's answer to quantities moved by hand, as the page shows it.
struct WhatIfFragment {
  let study: LoadedStudy
  let words: PageWords
  let texts: Texts

  /// The answer in the parts that the page's script puts into their places.
  ///
  /// - Parameters:
  ///   - answer: the city with the quantities, beside its reference.
  ///   - form: the form of eco-efficiency that is shown.
  ///   - render: fills in a template.
  func answer(
    _ answer: WhatIfAnswer, form: FigureName, render: ([String: Any], String) throws -> String
  ) throws -> JSONValue {
    let result = named(answer.result)
    let quantities = answer.scenario.quantities
    let exceeded = answer.whatIf.caps.filter { $0.isExceeded(by: quantities) }
    let parts = ReportSections.whatIf(result, ecoEfficiency: form, texts: texts)
    let html = SectionHTML(texts: texts)
    let body = try render(
      [
        "t": words, "figures": keyFigures(result), "charts": try html.charts(parts.charts),
        "tables": html.tables(parts.tables),
      ], "what-if-answer")
    let savings = result.comparisons.last?.exchanges ?? []
    return [
      "html": .string(body),
      "summary": .string(summary(result, isExceeded: !exceeded.isEmpty)),
      "exceeded": .array(exceeded.flatMap { messages($0, quantities) }),
      "effects": .object(
        savings.map { exchange in
          let amount = DisplayedAmount(
            0 - exchange.saving, unit: study.headline.unit, texts: texts, isChange: true)
          return .init(exchange.id, .string(exchange.saving == 0 ? "" : amount.text))
        }),
    ]
  }

  /// The result with the choice's name in the page's language.
  private func named(_ result: StudyResult) -> StudyResult {
    var result = result
    let name = words.say("whatIf.scenario")
    for position in result.scenarios.indices
    where result.scenarios[position].id == WhatIfQuestion.id {
      result.scenarios[position].id = name
    }
    for position in result.comparisons.indices { result.comparisons[position].scenario = name }
    return result
  }

  private func keyFigures(_ result: StudyResult) -> [[String: Any]] {
    guard let reference = result.scenarios.first, let chosen = result.scenarios.last,
      let comparison = result.comparisons.last
    else { return [] }
    let unit = study.headline.unit
    func figure(_ key: String, _ amount: DisplayedAmount) -> [String: Any] {
      [
        "key": key, "label": words.say("whatIf.\(key)"), "value": amount.number,
        "unit": amount.unit,
      ]
    }
    var total = figure(
      "total", DisplayedAmount(chosen.totals.city, unit: unit, texts: texts, digits: 5))
    total["exact"] = String(chosen.totals.city)
    total["note"] = words.say(
      "whatIf.wasTotal",
      [
        "against": reference.id,
        "total": DisplayedAmount(reference.totals.city, unit: unit, texts: texts, digits: 5).text,
      ])
    var saving = figure(
      "saving", DisplayedAmount(comparison.saving ?? 0, unit: unit, texts: texts, digits: 4))
    saving["exact"] = String(comparison.saving ?? 0)
    saving["note"] = texts.percent(comparison.savingShare ?? 0)
    return [
      total, saving,
      figure(
        "netSaving", DisplayedAmount(comparison.netSaving ?? 0, unit: unit, texts: texts, digits: 4)
      ),
      [
        "key": "losing", "label": words.say("whatIf.losing"),
        "value": String(comparison.tradeOffs.count), "unit": "",
      ],
    ]
  }

  private func summary(_ result: StudyResult, isExceeded: Bool) -> String {
    guard let comparison = result.comparisons.last, let saving = comparison.saving else {
      return ""
    }
    let sentence = words.say(
      saving < 0 ? "whatIf.burden" : "whatIf.summary",
      [
        "saving": DisplayedAmount(abs(saving), unit: study.headline.unit, texts: texts).text,
        "indicator": study.headline.name, "against": comparison.against,
        "share": texts.percent(abs(comparison.savingShare ?? 0)),
      ])
    return isExceeded ? words.say("whatIf.summaryExceeded", ["summary": sentence]) : sentence
  }

  /// A sentence for each exchange that uses an exceeded cap.
  private func messages(_ cap: ExchangeCap, _ quantities: [Double]) -> [JSONValue] {
    let message = words.say(
      "whatIf.excess",
      [
        "amount": texts.numbers.significant(cap.used(quantities) - cap.maximum, digits: 4),
        "unit": cap.unit, "name": cap.name,
        "maximum": texts.numbers.significant(cap.maximum, digits: 6),
      ])
    return cap.terms.filter { quantities[$0.exchange] > 0 && $0.coefficient > 0 }.map { term in
      [
        "exchange": .string(study.solved.definition.exchanges[term.exchange].id),
        "message": .string(message),
      ]
    }
  }
}
