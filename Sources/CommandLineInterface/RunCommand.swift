public import ArgumentParser
internal import Presentation
internal import StudyFiles
internal import StudyStore
internal import SymbiosisModel

/// `symbiont run`: the main job, from a study's files to sectoral eco-efficiency.
public struct RunCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "run",
    _superCommandName: "symbiont",
    abstract: "Run a study: footprints, savings and eco-efficiency of every scenario.",
    discussion: """
      Reads and checks every file of the study, takes the province's tables to the city, solves each \
      year's system, applies the exchanges of each scenario and compares scenarios.

      Examples:
        symbiont run                                  the built-in case
        symbiont run my-city --format json > r.json   every figure, for a script
        symbiont run my-city --out result             tables, data and a report to open

      Each run is recorded in a file of yours (--store): `symbiont history` lists them, `compare` shows what \
      changed between two, `rerun` proves one again.

      Exit codes: 0 done, 1 the study is invalid (what is wrong stands on standard error), \
      64 the command line is, 70 a fault of the program.
      """)

  @OptionGroup var study: StudyArgument
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write result.json, result.xlsx with one sheet a table, one CSV a table, datapackage.json and report.html into this folder.",
      valueName: "folder"))
  var out: String?
  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("Show this scenario only; may be given more than once.", valueName: "id"))
  var scenario: [String] = []
  @OptionGroup var store: StoreOption
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// What a run computes.
  struct Solution {
    var study: SolvedStudy
    var contents: StudyContents
    var result: StudyResult
    var analyses: [Analysis]
    /// Every key of the format, analyses included.
    var json: JSONValue {
      JSONReport.value(result, programVersion: Version.current, analyses: analyses)
    }
  }

  /// Runs the study and shows or writes its result, then records it.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solution = try solve()
      let (solved, result) = (solution.study, solution.result)
      if let out {
        try ResultFolder.write(
          try ResultFaces.files(of: result, study: solved, path: solution.contents.path), to: out)
        Terminal.note("The result is in \(out): open \(out)/report.html.")
      }
      var json: String?
      switch format.format {
      case .json:
        let text = try solution.json.text()
        try Terminal.write(text)
        try Terminal.write("\n")
        json = text
      case .csv:
        try Terminal.write(try CSVReport.tidySectors(result))
      case .table:
        let face = Terminal.report
        try Terminal.write(face.text(result))
        for analysis in solution.analyses
        where analysis.section.tables.contains(where: { $0.audience == .reader }) {
          try Terminal.write("\n" + face.text(analysis))
        }
      }
      store.record {
        RunRecord(
          path: StudyContents.absolutePath(solution.contents.path), title: result.study,
          files: try solution.contents.digests(), programVersion: Version.current,
          settings: scenario.flatMap { ["--scenario", $0] },
          result: try json ?? solution.json.text())
      }
    }
  }

  /// Reads and solves the study.
  func solve() throws -> Solution {
    let (solved, contents) = try StudyReader.solveKeepingFiles(path: try study.path())
    for id in scenario { _ = try solved.requiredScenario(id) }
    let result = StudyResult(solved, scenarios: scenario.isEmpty ? nil : Set(scenario))
    return Solution(
      study: solved, contents: contents, result: result,
      analyses: try StudyAnalyses.all(of: solved, result: result))
  }
}
