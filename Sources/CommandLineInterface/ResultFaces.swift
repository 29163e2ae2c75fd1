internal import Glibc
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel
internal import Workbook

/// The files of a run's result, with the sources that its report names.
enum ResultFaces {
  /// Every file of the result: data, tables, a workbook of them and the report.
  ///
  /// - Parameter further: analyses beyond those that a run makes of itself, as further sections.
  static func files(
    of result: StudyResult, study: SolvedStudy, path: String, adding further: [Analysis] = []
  ) throws -> [(name: String, bytes: [UInt8])] {
    let sources = sources(of: study)
    let analyses =
      try StudyAnalyses.all(of: study, result: result) + StudyAnalyses.causes(of: study) + further
    var files = try ResultFiles.files(
      of: result, programVersion: Version.current, sources: sources, analyses: analyses
    ).map { (name: $0.name, bytes: Array($0.text.utf8)) }
    let tables = ResultFiles.tables(of: result, sources: sources, analyses: analyses)
    files.append(
      (
        name: "result.xlsx", bytes: try WorkbookWriter.bytes(ResultWorkbook.sheets(of: tables))
      ))
    let report = HTMLReport(
      programVersion: Version.current, plotly: plotly().flatMap { PlotlyScript($0) })
    let page = try report.text(
      result, sources: sources, remarks: WholeFile.text(path + "/SOURCES.md"), analyses: analyses)
    files.append((name: "report.html", bytes: Array(page.utf8)))
    return files
  }

  /// The study's files by the role that each has.
  private static func sources(of study: SolvedStudy) -> [ReportSource] {
    let definition = study.definition
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

  /// The text of the chart library, if it is where setup or the installation puts it.
  private static func plotly() -> String? {
    BuiltInCases.shared(
      variable: "SYMBIONT_PLOTLY", installed: "share/symbiont/plotly.min.js",
      package: ".tools/plotly/plotly.min.js"
    ).flatMap { WholeFile.text($0) }
  }
}
