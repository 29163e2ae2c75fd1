internal import Presentation
internal import SymbiosisModel

/// The city at a glance: what the scenario that saves most does, and to whom.
struct OverviewPage {
  let study: LoadedStudy
  let words: PageWords
  let texts: Texts
  /// What the last calculation of uncertainty said of this study, if there was one.
  let uncertainty: JSONValue?

  func values() throws -> [String: Any] {
    let result = study.result
    let sections = ReportSections.sections(of: result, texts: texts).filter {
      $0.id == "overview"
    }
    var values: [String: Any] = [
      "sections": try SectionHTML(texts: texts).fragment(sections)
    ]
    values.merge(
      FindingValues.values(
        result.findings, study: study.id, PageFrame(words: words, texts: texts))
    ) { $1 }
    guard let focus = study.focus else {
      values["hasGains"] = false
      values["hasLosses"] = false
      return values
    }
    values["key"] = ["figures": keyFigures(focus)]
    let gains = focus.sectors.filter { ($0.outputPerFootprintChangeShare ?? 0) > 1e-12 }
      .sorted {
        ($0.outputPerFootprintChangeShare ?? 0) > ($1.outputPerFootprintChangeShare ?? 0)
      }
    values["hasGains"] = !gains.isEmpty
    values["gains"] = gains.prefix(3).map {
      row($0.code, $0.outputPerFootprintChangeShare ?? 0, focus)
    }
    values["gainsNote"] = words.say(
      "overview.gainsNote", ["comparison": texts.tables.against(focus.scenario, focus.against)])
    let losses = focus.tradeOffs.sorted {
      $0.outputPerFootprintChangeShare < $1.outputPerFootprintChangeShare
    }
    values["hasLosses"] = !losses.isEmpty
    values["losses"] = losses.map { row($0.code, $0.outputPerFootprintChangeShare, focus) }
    return values
  }

  private func row(_ code: String, _ change: Double, _ focus: Comparison) -> [String: Any] {
    [
      "name": study.sectorName(code, texts: texts),
      "href": PageAddress.page(
        .sectors, of: study.id,
        [
          "scenario": focus.scenario,
          "figure": FigureName.outputPerFootprintChangeShare.rawValue, "sector": code,
        ]),
      "value": texts.percent(change, isChange: true),
    ]
  }

  /// Between what the middle nine tenths of the draws lie; only of the very saving that is shown.
  private func interval(_ focus: Comparison) -> String? {
    guard case .array(let comparisons)? = uncertainty?["comparisons"],
      let found = comparisons.first(where: {
        $0["scenario"]?.textValue == focus.scenario && $0["against"]?.textValue == focus.against
      })?["saving"], found["value"]?.numberValue == focus.saving,
      let low = found["p5"]?.numberValue, let high = found["p95"]?.numberValue
    else { return nil }
    let unit = study.headline.unit
    return words.say(
      "overview.interval",
      [
        "low": DisplayedAmount(low, unit: unit, texts: texts).text,
        "high": DisplayedAmount(high, unit: unit, texts: texts).text,
      ])
  }

  private func keyFigures(_ focus: Comparison) -> [[String: Any]] {
    let unit = study.headline.unit
    func figure(_ label: String, _ amount: DisplayedAmount, note: String? = nil) -> [String: Any] {
      var values: [String: Any] = ["label": label, "value": amount.number, "unit": amount.unit]
      if let note { values["note"] = note }
      return values
    }
    let total = study.result.scenarios.first { $0.id == focus.scenario }?.totals.city ?? 0
    let losing = focus.tradeOffs.count
    return [
      figure(
        words.say("overview.total", ["scenario": focus.scenario]),
        DisplayedAmount(total, unit: unit, texts: texts, digits: 4)),
      figure(
        words.say("overview.saving", ["against": focus.against]),
        DisplayedAmount(focus.saving ?? 0, unit: unit, texts: texts), note: interval(focus)),
      [
        "label": words.say("overview.savingShare"),
        "value": texts.percent(focus.savingShare ?? 0), "unit": "",
      ],
      figure(
        words.say("overview.netSaving"),
        DisplayedAmount(focus.netSaving ?? 0, unit: unit, texts: texts)),
      [
        "label": words.say("overview.losing"), "value": String(losing),
        "unit": words.say("overview.of", ["count": String(focus.sectors.count)]),
      ],
    ]
  }
}
