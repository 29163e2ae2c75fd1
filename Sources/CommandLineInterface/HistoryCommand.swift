public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyStore

/// `symbiont history`: the runs that were recorded.
public struct HistoryCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "history",
    _superCommandName: "symbiont",
    abstract: "List the recorded runs, or show one of them.",
    discussion: """
      Each `symbiont run` is recorded with the digests of the study's files, the settings, the version and \
      the result.

      Examples:
        symbiont history                            the latest 20 runs
        symbiont history 12                         what run 12 was made of
        symbiont history 12 --format json           the same with its whole result
        symbiont history --delete 12
      """)

  @Argument(
    help: ArgumentHelp("The run to show; without it the runs are listed.", valueName: "run"))
  var id: Int?
  @Option(help: ArgumentHelp("How many runs are listed, the latest first.", valueName: "runs"))
  var limit: Int = 20
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Delete this run; may be given more than once.", valueName: "run"))
  var delete: [Int] = []
  @OptionGroup var store: StoreOption
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks the options.
  public func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit is \(limit); list at least 1 run.") }
  }

  /// Shows the runs.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let store = try store.open()
      for id in delete {
        _ = try store.requiredRun(id)
        try store.delete(id)
        Terminal.note("Run \(id) is deleted.")
      }
      if let id {
        let recorded = try store.requiredRun(id)
        let result = try store.requiredValue(of: recorded)
        try Outcome.show(
          .recordedRun(recorded, result: result, findings: store.findings),
          format: format.format)
      } else if delete.isEmpty {
        let runs = try store.runs(limit: limit)
        try Outcome.show(
          .history(runs, findings: store.findings), format: format.format)
      }
    }
  }
}
