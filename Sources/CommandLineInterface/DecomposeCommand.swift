public import ArgumentParser
internal import Presentation
internal import SymbiosisModel

/// `symbiont decompose`: why the footprint changed between two scenarios.
public struct DecomposeCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "decompose",
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

  @OptionGroup var options: PairOptions
  @Option(
    help: ArgumentHelp(
      "The indicator that measures energy; without it the one coded energy, or the only one with a unit of energy.",
      valueName: "code"))
  var energy: String?

  /// Creates the command.
  public init() {}

  /// Computes and shows the effects.
  public func run() throws {
    try options.show { study, pair in
      if let pair {
        return .decomposition(
          [try study.decompositionStep(from: pair.from, to: pair.to, energy: energy)],
          study: study)
      }
      return .decomposition(
        try study.decompositionSteps(energy: energy),
        whole: try study.wholeStep(energy: energy), study: study)
    }
  }
}
