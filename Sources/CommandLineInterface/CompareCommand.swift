public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyStore

/// `symbiont compare`: what changed from one recorded run to another.
public struct CompareCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "compare",
    _superCommandName: "symbiont",
    abstract: "Say what changed from one recorded run to another.",
    discussion: """
      The files and settings that differ, and every total, saving and sector that they changed.

      Example:
        symbiont compare 11 12 --format json | jq '.totals'
      """)

  @Argument(help: ArgumentHelp("The run to compare with.", valueName: "run"))
  var before: Int
  @Argument(help: ArgumentHelp("The run that is compared.", valueName: "run"))
  var after: Int
  @OptionGroup var store: StoreOption
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Compares the runs and shows what changed.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let store = try store.open()
      let runs = [try store.requiredRun(before), try store.requiredRun(after)]
      let results = try runs.map { try store.requiredValue(of: $0) }
      try Outcome.show(
        .runComparison(
          runs[0], runs[1], results: (results[0], results[1]),
          texts: format.format == .table ? Terminal.texts : .english,
          findings: store.findings),
        format: format.format)
    }
  }
}
