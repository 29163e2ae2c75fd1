import Provenance
import SymbiosisModel
import Testing

@testable import Presentation

struct SectionHTMLTests {
  private let html = SectionHTML(texts: .english)

  @Test func aFragmentCarriesTheDataOfItsChartsAndNoScript() throws {
    let sections = ReportSections.sections(of: sampleResult, texts: .english)
    let fragment = try html.fragment(sections)
    for chart in sections.flatMap(\.charts) {
      #expect(fragment.contains("id=\"\(chart.id)\" role=\"img\""))
    }
    #expect(fragment.contains("<script type=\"application/json\" class=\"chart-data\">"))
    #expect(!fragment.contains("<script>"))
    let without = try SectionHTML(texts: .english, hasCharts: false).fragment(sections)
    #expect(!without.contains("chart-data") && !without.contains("class=\"chart\""))
  }

  @Test func figuresThatCanBeAskedCarryTheirNameAndTheirRow() throws {
    let scenario = try #require(sampleResult.scenarios.last)
    let table = ResultTables(sampleResult, texts: .english).sectorFigures(
      of: scenario.id, figures: [.footprint, .direct])
    #expect(table.columns.map(\.id) == ["code", "name", "footprint", "direct"])
    let asking = SectionHTML(texts: .english, explainsFigures: true).tables([table])
    for sector in sampleResult.sectors {
      #expect(
        asking.contains("<button type=\"button\" data-figure=\"footprint\" data-row=\"\(sector)\">")
      )
    }
    #expect(!html.tables([table]).contains("data-figure"))
  }

  @Test func theFiguresOfASectorAreThoseOfTheResult() throws {
    let scenario = try #require(sampleResult.scenarios.last)
    let table = ResultTables(sampleResult, texts: .english).sectorFigures(
      of: scenario.id, figures: [.direct, .footprint])
    #expect(table.values(ofColumn: 2) == scenario.sectors.map(\.direct))
    #expect(table.values(ofColumn: 3) == scenario.sectors.map(\.footprint))
  }

  @Test(arguments: [
    (1_008_726.0, "t", "1,009\u{A0}kt"), (-455.6, "t", "\u{2212}456\u{A0}t"), (0, "t", "0\u{A0}t"),
    (28_985_482, "t", "29.0\u{A0}Mt"), (2, "", "2"), (0.000_31, "t", "0.000310\u{A0}t"),
  ])
  func anAmountHasThreeDigitsInAUnitOfItsSize(value: Double, unit: String, text: String) {
    #expect(DisplayedAmount(value, unit: unit, texts: .english).text == text)
  }

  @Test func theModuleOfThePagesIsThatOfTheReport() {
    for part in [FigureScript.charts, FigureScript.tables] {
      #expect(FigureScript.module.contains(part) && HTMLReport.script.contains(part))
    }
    #expect(FigureScript.module.hasSuffix("export { draw, drawn, restoreOrders };\n"))
  }
}
