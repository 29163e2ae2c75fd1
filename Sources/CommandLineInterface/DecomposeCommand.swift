public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont decompose`: why the footprint changed between two scenarios.
public struct DecomposeCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "decompose",
    abstract: "Split the footprint's change between two scenarios into its causes.",
    discussion: """
      Intensity, production structure, and level, mix and category of final demand. Each effect is the \
      mean over all orders in which the factors can change, so that the effects sum to the change; the \
      range over the orders and the mean of the two polar ones stand beside it. Between years use \
      constant prices.

      Example:
        symbiont decompose --from BAU2007 --to BAU2012
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: ArgumentHelp("The scenario before.", valueName: "id"))
  var from: String
  @Option(help: ArgumentHelp("The scenario after.", valueName: "id"))
  var to: String
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Computes and shows the effects.
  public func run() throws {
    try Outcome.report(format: format.format) {
      let solved = try StudyReader.solve(path: try study.path())
      let result = try solved.decomposition(
        from: try solved.requiredScenario(from), to: try solved.requiredScenario(to))
      try Outcome.show(
        .decomposition(result, from: from, to: to, study: solved), format: format.format)
    }
  }
}
