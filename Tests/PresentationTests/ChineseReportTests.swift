import Foundation
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing
import Workbook

@testable import Presentation

/// The report and the workbook of a study that has every optional file, in Chinese.
@Suite struct ChineseReportTests {
  private func sections(replacing edits: [(String, String)]) throws -> [ReportSection] {
    let study = try ChineseStudy.with(replacing: edits) { try StudyReader.solve(path: $0) }
    let result = StudyResult(study)
    let analyses =
      try StudyAnalyses.all(of: study, result: result) + StudyAnalyses.causes(of: study)
    for finding in (result.findings + analyses.flatMap(\.findings)).map(Texts.chinese.said) {
      check(finding.message, "finding \(finding.code)")
    }
    return ReportSections.sections(of: result, analyses: analyses, texts: .chinese)
      .map { $0.said(in: .chinese) }
  }

  private func check(_ text: String, _ place: String) {
    let words = EnglishWords.found(in: text, allowing: ChineseStudy.codes)
    #expect(words.isEmpty, "\(place): \(words) in “\(text)”")
  }

  @Test(
    arguments: [
      [], [("{method: proportional}", "{method: flq, delta: 0.3}")],
      [("imports: domestic", "imports: competitive"), ("level: group", "level: sector")],
    ])
  func everyWordOfTheReportIsChinese(edits: [(String, String)]) throws {
    for section in try sections(replacing: edits) {
      check(section.title, section.id)
      for text in section.text { check(text, section.id) }
      for chart in section.charts {
        check(chart.title, chart.id)
        check(chart.text, chart.id)
        check(chart.plotly, chart.id, key: "")
      }
      for table in section.tables {
        check(table.title, table.id)
        for note in table.notes { check(note, table.id) }
      }
      for sheet in ResultWorkbook.sheets(of: section.tables, texts: .chinese) {
        for name in sheet.header { check(name, "sheet \(sheet.name)") }
        for row in sheet.rows {
          for case .text(let text) in row { check(text, "sheet \(sheet.name)") }
        }
      }
    }
  }

  /// The words of a chart as Plotly gets them.
  private func check(_ value: JSONValue, _ chart: String, key: String) {
    switch value {
    case .string(let text):
      let shown: Set = ["text", "name", "x", "y", "label", "labels", "ticktext", "hovertext"]
      if shown.contains(key) { check(text, chart) }
    case .array(let elements): for element in elements { check(element, chart, key: key) }
    case .object(let members): for member in members { check(member.value, chart, key: member.key) }
    default: break
    }
  }
}
