public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import StudyStore

/// `symbiont rerun`: whether a recorded run still gives its result.
public struct RerunCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "rerun",
    _superCommandName: "symbiont",
    abstract: "Run a recorded run again and compare its result.",
    discussion: """
      On the same machine with the same version the result is the same to the last bit; elsewhere its figures \
      agree to \(RerunOutcome.tolerance) relative to their size. Where a file of the study has changed since, \
      nothing is run and the file is named; `symbiont run` and `symbiont compare` show what that changes. \
      A rerun is not recorded.

      Exit codes: 0 the result is the same, 1 a file changed or the result differs.
      """)

  @Argument(help: ArgumentHelp("The run.", valueName: "run"))
  var id: Int
  @OptionGroup var store: StoreOption
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Runs the study again and says how the result compares.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let store = try store.open()
      let recorded = try store.requiredRun(id)
      let text = try store.requiredResult(of: recorded)
      let now = StudyContents.digests(of: recorded.files.map(\.name), in: recorded.path)
      let changes = zip(recorded.files, now).compactMap { before, now in
        before == now ? nil : RerunOutcome.InputChange(name: before.name, isMissing: now == nil)
      }
      guard changes.isEmpty else {
        return try show(.inputsChanged(changes), of: recorded, store)
      }
      let command: RunCommand
      do {
        command = try RunCommand.parse(recorded.settings + [recorded.path])
      } catch {
        throw InvalidInput(
          code: "settings",
          "This version does not know the settings of run \(recorded.id), made by version \(recorded.programVersion): \(RunCommand.message(for: error))"
        )
      }
      let again = try command.solve().json.text()
      if again == text { return try show(.identical, of: recorded, store) }
      let (before, after) = (try store.requiredValue(of: recorded), try JSONValue(parsing: again))
      let worst = ResultFigures(before).largestDifference(to: ResultFigures(after))
      try show(.compared(worst?.difference ?? 0, worst?.path ?? []), of: recorded, store)
    }
  }

  private func show(
    _ outcome: RerunOutcome, of run: RecordedRun, _ store: StudyStore
  ) throws {
    try Outcome.show(
      outcome.analysis(of: run, programVersion: Version.current, store.findings),
      format: format.format)
    if !outcome.isSame { throw Outcome.invalid }
  }
}
