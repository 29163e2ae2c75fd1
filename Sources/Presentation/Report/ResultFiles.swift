public import SymbiosisModel

/// The files of a result: `result.json`, a CSV file a table, and the `datapackage.json` that
/// describes them.
///
/// Nothing is written here; the caller puts the files where they belong.
public enum ResultFiles {
  /// One file.
  public struct File: Sendable, Hashable {
    /// The file's name, without any folder.
    public var name: String
    /// What it holds, in UTF-8.
    public var text: String
  }

  /// The files of a result.
  ///
  /// - Parameters:
  ///   - result: the result of a run.
  ///   - programVersion: the version of the program.
  ///   - sources: the study's files and their origin, as a table of its own.
  ///   - analyses: what further analyses say.
  ///   - texts: the language of titles and notes; the names of columns are the same in all.
  /// - Throws: `NotFiniteError` naming the first figure that cannot be written.
  public static func files(
    of result: StudyResult, programVersion: String, sources: [ReportSource] = [],
    analyses: [Analysis] = [], texts: Texts = .english
  ) throws(NotFiniteError) -> [File] {
    try files(
      of: result, programVersion: programVersion,
      tables: tables(of: result, sources: sources, analyses: analyses, texts: texts),
      analyses: analyses)
  }

  /// The files of a result whose tables are known.
  static func files(
    of result: StudyResult, programVersion: String, tables: [ResultTable], analyses: [Analysis]
  ) throws(NotFiniteError) -> [File] {
    let json =
      try JSONReport.value(result, programVersion: programVersion, analyses: analyses).text() + "\n"
    var files = [File(name: "result.json", text: json)]
    for table in tables {
      files.append(File(name: table.id + ".csv", text: try CSVReport.text(table)))
    }
    let package = try DataPackage.value(title: result.study, tables: tables).text() + "\n"
    files.append(File(name: "datapackage.json", text: package))
    return files
  }

  /// The data files of one analysis that stands alone.
  ///
  /// - Parameters:
  ///   - analysis: what it says.
  ///   - title: of the study.
  ///   - further: tables that are too long to be shown.
  /// - Throws: `NotFiniteError` naming the first figure that cannot be written.
  public static func files(
    of analysis: Analysis, title: String, adding further: [ResultTable] = []
  ) throws(NotFiniteError) -> [File] {
    var files = [File(name: "result.json", text: try analysis.json.text() + "\n")]
    let own = analysis.section.tables.filter { table in
      !further.contains { $0.id == table.id }
    }
    for table in own + further {
      files.append(File(name: table.id + ".csv", text: try CSVReport.text(table)))
    }
    let package = try DataPackage.value(title: title, tables: own + further).text() + "\n"
    files.append(File(name: "datapackage.json", text: package))
    return files
  }

  /// The tables of a result, in the order of the report.
  public static func tables(
    of result: StudyResult, sources: [ReportSource] = [], analyses: [Analysis] = [],
    texts: Texts = .english
  ) -> [ResultTable] {
    ReportSections.sections(
      of: result, sources: sources, analyses: analyses, texts: texts, includesCharts: false
    ).flatMap(\.tables)
  }
}
