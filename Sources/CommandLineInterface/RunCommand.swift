public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont run`: the main job, from a study's files to sectoral eco-efficiency.
public struct RunCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a study: footprints, savings and eco-efficiency of every scenario.",
    discussion: """
      Reads and checks every file of the study, takes the province's tables to the city, solves each \
      year's system, applies the exchanges of each scenario and compares scenarios.

      Examples:
        symbiont run                                  the built-in case
        symbiont run my-city --format json > r.json   every figure, for a script
        symbiont run my-city --out result             tables, data and a report to open

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
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Runs the study and shows or writes its result.
  public func run() throws {
    try Outcome.report(format: format.format) {
      let path = try study.path()
      let solved = try StudyReader.solve(path: path)
      let known = solved.definition.scenarios.map(\.id)
      for id in scenario where !known.contains(id) {
        let hint =
          NearMiss.closest(to: id, in: known).map { "did you mean “\($0)”?" }
          ?? "the study has \(WordList.quoted(known))."
        throw ValidationError("There is no scenario “\(id)”; \(hint)")
      }
      let result = StudyResult(solved, scenarios: scenario.isEmpty ? nil : Set(scenario))
      if let out {
        try ResultFolder.write(
          try ResultFaces.files(of: result, study: solved, path: path), to: out)
        Terminal.note("The result is in \(out): open \(out)/report.html.")
      }
      switch format.format {
      case .json:
        // The keys of the format alone, at once; result.json of --out holds the analyses too.
        let value = JSONReport.value(result, programVersion: Version.current)
        try Terminal.write(try value.text() + "\n")
      case .csv:
        try Terminal.write(try CSVReport.tidySectors(result))
      case .table:
        let face = TerminalReport(width: Terminal.width, usesColour: Terminal.usesColour)
        try Terminal.write(face.text(result))
        for analysis in try StudyAnalyses.all(of: solved, result: result)
        where analysis.section.tables.contains(where: { $0.audience == .reader }) {
          try Terminal.write("\n" + face.text(analysis))
        }
      }
    }
  }
}
