public import ArgumentParser
internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont decompose`: why the footprint changed between two scenarios.
public struct DecomposeCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "decompose",
    _superCommandName: "symbiont",
    abstract: "Split the footprint's change between two scenarios into its causes.",
    discussion: """
      Footprint: intensity, production structure, and level, mix and category of final demand. Each effect is \
      the mean over all orders in which the factors can change, so that the effects sum to the change; the \
      range over the orders and the mean of the two polar ones stand beside it. Direct emissions (LMDI-I, as \
      differences and as ratios): activity, structure, energy intensity, fuel mix, emission factor and, for \
      flows without energy content, process intensity. Households are outside and shown beside. Between years \
      use constant prices.

      Without --from and --to every step on the way to the planned scenario is shown: in the built-in case \
      BL2002, BAU2007, BAU2012, UIS2012.

      Examples:
        symbiont decompose
        symbiont decompose --from BAU2007 --to BAU2012
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: ArgumentHelp("The scenario before.", valueName: "id"))
  var from: String?
  @Option(help: ArgumentHelp("The scenario after.", valueName: "id"))
  var to: String?
  @Option(
    help: ArgumentHelp(
      "The indicator that measures energy; without it the one coded energy, or the only one with a unit of energy.",
      valueName: "code"))
  var energy: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks that both ends are given.
  public func validate() throws {
    guard (from == nil) == (to == nil) else {
      throw ValidationError("Give both --from and --to, or neither.")
    }
  }

  /// Computes and shows the effects.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      if let from, let to {
        let step = try solved.decompositionStep(
          from: try solved.requiredScenario(from), to: try solved.requiredScenario(to),
          energy: energy)
        try Outcome.show(.decomposition([step], study: solved), format: format.format)
      } else {
        let steps = try solved.decompositionSteps(energy: energy)
        try Outcome.show(
          .decomposition(steps, whole: try solved.wholeStep(energy: energy), study: solved),
          format: format.format)
      }
    }
  }
}
