public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont check`: everything that is wrong with a study, at once.
public struct CheckCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: "symbiont",
    abstract: "Check a study's files and say everything that is wrong with them.",
    discussion: """
      Each finding names file, line and column, the value found, what was expected and what to do. \
      Identities of the tables, codes, units, figures, limits of every scenario and the solution are \
      checked; nothing is written.

      Exit codes: 0 the study is valid (there may be warnings), 1 it is not.
      """)

  @OptionGroup var study: StudyArgument
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks the study and shows the findings.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      let findings = solved.findings
      switch format.format {
      case .json:
        try Terminal.write(try JSONReport.invalid(findings).text() + "\n")
      case .csv:
        try Terminal.write(CSVReport.findings(findings))
      case .table:
        for finding in findings {
          try Terminal.write(Terminal.texts.description(of: finding) + "\n")
        }
        let definition = solved.definition
        let warnings = findings.count { $0.severity == .warning }
        try Terminal.say(
          "“\(definition.title)” is valid: \(definition.sectors.count) sectors, "
            + "\(definition.years.count) year\(definition.years.count == 1 ? "" : "s"), "
            + "\(definition.exchanges.count) exchanges, "
            + "\(definition.scenarios.count) scenarios; "
            + "\(warnings) warning\(warnings == 1 ? "" : "s").")
      }
    }
  }
}
