internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

/// The files of a run's result, with the sources that its report names.
enum ResultFaces {
  /// Every file of the result: data, tables, a workbook of them and the report.
  ///
  /// - Parameter further: analyses beyond those that a run makes of itself, as further sections.
  static func files(
    of result: StudyResult, study: SolvedStudy, path: String, adding further: [Analysis] = []
  ) throws -> [(name: String, bytes: [UInt8])] {
    try ResultFiles.everything(
      of: result, study: study, programVersion: Version.current,
      remarks: WholeFile.text(path + "/SOURCES.md"),
      plotly: PlotlyFile.text().flatMap { PlotlyScript($0) }, adding: further,
      texts: Terminal.texts)
  }

  /// The files of one analysis that stands alone: data, tables and a page.
  static func files(
    of analysis: Analysis, study: SolvedStudy, adding further: [ResultTable]
  ) throws -> [(name: String, bytes: [UInt8])] {
    let definition = study.definition
    let files = try ResultFiles.files(of: analysis, title: definition.title, adding: further)
    let report = HTMLReport(
      programVersion: Version.current, texts: Terminal.texts,
      plotly: PlotlyFile.text().flatMap { PlotlyScript($0) })
    let page = try report.text(
      title: definition.title, subtitle: definition.region, sections: [analysis.section])
    return files.map { (name: $0.name, bytes: Array($0.text.utf8)) }
      + [(name: "report.html", bytes: Array(page.utf8))]
  }
}
