internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

extension Outcome {
  /// Reads and solves a study and shows an analysis of it.
  static func show(
    _ study: StudyArgument, _ format: FormatOption, _ analysis: (SolvedStudy) throws -> Analysis
  ) throws {
    try report(format: format.format, language: format.language) {
      try show(
        try analysis(try StudyReader.solve(path: try study.path())), format: format.format)
    }
  }

  /// Shows an analysis in the format asked for.
  ///
  /// As CSV its first table is shown; the others are in the JSON and in the report.
  static func show(_ analysis: Analysis, format: OutputFormat) throws {
    switch format {
    case .json: try Terminal.write(try analysis.json.text() + "\n")
    case .csv:
      if let table = analysis.section.tables.first {
        try Terminal.write(try CSVReport.text(table))
      }
      show(analysis.findings)
    case .table:
      let face = Terminal.report
      try Terminal.write(face.text(analysis))
    }
  }
}
