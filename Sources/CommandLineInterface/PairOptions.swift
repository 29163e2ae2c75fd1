internal import ArgumentParser
internal import Presentation
internal import SymbiosisModel

/// The options of a command that compares two scenarios, or all that the study compares.
struct PairOptions: ParsableArguments {
  @OptionGroup var study: StudyArgument
  @Option(help: ArgumentHelp("The scenario before.", valueName: "id"))
  var from: String?
  @Option(help: ArgumentHelp("The scenario after.", valueName: "id"))
  var to: String?
  @OptionGroup var format: FormatOption

  /// A scenario and what became of it.
  typealias Pair = (from: ScenarioSystem, to: ScenarioSystem)

  /// Checks that both ends of a pair are given.
  func validate() throws {
    guard (from == nil) == (to == nil) else {
      throw ValidationError("Give both --from and --to, or neither.")
    }
  }

  /// Shows what an analysis finds between the two; it gets no pair where none is named.
  func show(_ analysis: (SolvedStudy, Pair?) throws -> Analysis) throws {
    try Outcome.show(study, format) { solved in
      guard let from, let to else { return try analysis(solved, nil) }
      return try analysis(
        solved, (try solved.requiredScenario(from), try solved.requiredScenario(to)))
    }
  }
}
