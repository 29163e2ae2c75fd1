internal import Presentation
internal import SymbiosisModel

/// Who gives what to whom in a scenario.
struct NetworkPage {
  let study: LoadedStudy
  let words: PageWords
  let texts: Texts

  func values(scenario asked: String?) throws -> [String: Any] {
    guard let scenario = study.scenario(asked) else { return ["empty": true] }
    let one = StudyResult(study.solved, scenarios: [scenario.id])
    let charts = ReportSections.sections(of: one, texts: texts).first { $0.id == "symbiosis" }?
      .charts
    let exchanges = study.result.exchanges
    var codes: [String] = []
    for exchange in exchanges {
      for code in [exchange.from, exchange.to] where !codes.contains(code) { codes.append(code) }
    }
    return [
      "empty": charts?.isEmpty ?? true, "scenarios": study.scenarioChoices(scenario.id),
      "charts": try SectionHTML(texts: texts).charts(charts ?? []),
      "exchanges": exchanges.map { exchange in
        let amount = DisplayedAmount(
          exchange.quantities[scenario.id] ?? 0, unit: exchange.unit, texts: texts)
        return ["id": exchange.id, "name": exchange.name, "amount": amount.text]
      },
      "sectors": codes.map { ["id": $0, "name": study.sectorName($0, texts: texts)] },
    ]
  }
}
