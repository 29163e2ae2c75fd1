internal import ArgumentParser
internal import Presentation
internal import SymbiosisModel

/// The options of a command that looks at one scenario.
struct ScenarioOptions: ParsableArguments {
  @OptionGroup var study: StudyArgument
  @Option(
    help: ArgumentHelp(
      "The scenario; without it the planned one, or the last that is compared.", valueName: "id"))
  var scenario: String?
  @OptionGroup var format: FormatOption

  /// Shows what an analysis finds in the scenario.
  func show(_ analysis: (SolvedStudy, ScenarioSystem) throws -> Analysis) throws {
    try Outcome.show(study, format) { try analysis($0, try $0.requiredScenario(scenario)) }
  }
}
