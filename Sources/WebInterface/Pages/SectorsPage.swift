internal import Presentation
internal import SymbiosisModel

/// Every figure of every sector in a scenario; each can be asked where it comes from.
struct SectorsPage {
  /// The columns: what is emitted for whom, what it earns, how both change, and the economy behind.
  private static let figures: [FigureName] = [
    .footprint, .footprintDirect, .footprintIndirect, .footprintChange, .footprintChangeShare,
    .direct, .directChange, .footprintExports, .consumptionFootprint, .outputPerFootprint,
    .outputPerFootprintChangeShare, .valueAddedPerDirect, .finalDemandPerFootprint, .output,
    .valueAdded, .finalDemand, .intensity, .multiplier,
  ]

  let study: LoadedStudy
  let words: PageWords
  let texts: Texts

  func values(scenario asked: String?) throws -> [String: Any] {
    guard let scenario = study.scenario(asked) else { return [:] }
    let sections = ReportSections.sections(of: study.result, texts: texts)
    let charts = sections.filter { ["footprints", "eco-efficiency"].contains($0.id) }.flatMap(
      \.charts)
    var table = ResultTables(study.result, texts: texts).sectorFigures(
      of: scenario.id, figures: Self.figures)
    table.title = words.say(
      "sectors.table", ["indicator": study.headline.name, "scenario": scenario.id])
    return [
      "scenario": scenario.id, "scenarios": study.scenarioChoices(scenario.id),
      "table": SectionHTML(texts: texts, explainsFigures: true).tables([table]),
      "charts": try SectionHTML(texts: texts).charts(charts),
    ]
  }
}
