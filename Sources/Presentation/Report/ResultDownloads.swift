internal import InputOutputModel
internal import Provenance
public import SymbiosisModel
internal import Workbook

extension ResultFiles {
  /// The study's files by the role that each has.
  public static func sources(of definition: StudyDefinition) -> [ReportSource] {
    let places = [
      ("sectors", definition.sectors.first?.location),
      ("groups", definition.groups.first?.location),
      ("flows", definition.flows.first?.location),
      ("exchanges", definition.exchanges.first?.location),
      ("effects", definition.effects.first?.location),
      ("limits", definition.limits.first?.location),
      ("uncertainty", definition.uncertainties.first?.location),
    ]
    return places.compactMap { role, place in place.map { ReportSource(file: $0.file, role: role) }
    }
      + definition.years.flatMap { year in
        year.files.filter { $0.key != "study" }.sorted { $0.key < $1.key }.map { role, place in
          ReportSource(file: place.file, role: role, year: year.year)
        }
      }
  }

  /// Every file of a result: data, tables, a workbook of them and the report.
  ///
  /// - Parameters:
  ///   - result: the result of a run.
  ///   - study: the study that it is of.
  ///   - programVersion: the version of the program.
  ///   - remarks: the study's own remarks on its sources, in Markdown.
  ///   - plotly: what draws the report's charts, if it was found.
  ///   - further: analyses beyond those that a run makes of itself, as further sections.
  ///   - texts: the language of the workbook and of the report; the other files are for programs.
  /// - Throws: `InvalidInput` where an analysis or the workbook cannot be made, `NotFiniteError`.
  public static func everything(
    of result: StudyResult, study: SolvedStudy, programVersion: String, remarks: String?,
    plotly: PlotlyScript?, adding further: [Analysis] = [], texts: Texts = .english
  ) throws -> [(name: String, bytes: [UInt8])] {
    let sources = sources(of: study.definition)
    let analyses =
      try StudyAnalyses.all(of: study, result: result) + StudyAnalyses.causes(of: study) + further
    let sections = ReportSections.sections(
      of: result, sources: sources, remarks: remarks, analyses: analyses, texts: texts)
    let tables = sections.flatMap(\.tables)
    let english =
      texts.language == "en"
      ? tables : self.tables(of: result, sources: sources, analyses: analyses)
    var files = try files(
      of: result, programVersion: programVersion, tables: english, analyses: analyses
    ).map { (name: $0.name, bytes: Array($0.text.utf8)) }
    files.append(
      (
        name: "result.xlsx",
        bytes: try WorkbookWriter.bytes(ResultWorkbook.sheets(of: tables, texts: texts))
      ))
    let report = HTMLReport(programVersion: programVersion, texts: texts, plotly: plotly)
    let page = try report.text(result, sections: sections)
    files.append((name: "report.html", bytes: Array(page.utf8)))
    return files
  }
}
