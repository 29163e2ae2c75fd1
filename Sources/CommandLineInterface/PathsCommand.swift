public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import SymbiosisModel

/// `symbiont paths`: the supply chains behind a footprint.
public struct PathsCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "List the supply chains behind a footprint, the largest first.",
    discussion: """
      Every chain that carries at least the threshold is found, also behind suppliers that emit nothing \
      themselves; chains below it that were met on the way are listed too. What the list covers and what \
      it leaves out is stated.

      Example:
        symbiont paths --scenario UIS2012 --sector CON --threshold 0.5% --against BAU2012
      """)

  @OptionGroup var options: ScenarioOptions
  @Option(help: ArgumentHelp("Only the footprint of this product.", valueName: "code"))
  var sector: String?
  @Option(
    help: ArgumentHelp(
      "The smallest share of the footprint to follow.", valueName: "share or percent"))
  var threshold: Share = Share(0.001)
  @Option(help: ArgumentHelp("Show each chain's change against this scenario.", valueName: "id"))
  var against: String?
  @Option(help: "The most sectors in a chain.")
  var depth: Int = 50
  @Option(help: "The most chains that are listed.")
  var count: Int = 100_000
  @Option(help: ArgumentHelp("The longest time that the search may take.", valueName: "seconds"))
  var time: Double = 60

  /// A share, written as 0.001 or 0.1%.
  struct Share: ExpressibleByArgument {
    var value: Double

    init(_ value: Double) { self.value = value }

    init?(argument: String) {
      let isPercent = argument.hasSuffix("%")
      guard let number = Double(isPercent ? String(argument.dropLast()) : argument) else {
        return nil
      }
      value = isPercent ? number / 100 : number
    }

    var defaultValueDescription: String { "0.1%" }
  }

  /// Creates the command.
  public init() {}

  /// Checks the limits.
  public func validate() throws {
    guard threshold.value > 0 && threshold.value <= 1 else {
      throw ValidationError("--threshold has to be above 0 and at most 100%.")
    }
    guard depth > 0 && count > 0 else {
      throw ValidationError("--depth and --count have to be above 0.")
    }
    guard time > 0 && time <= 86_400 else {
      throw ValidationError("--time has to be above 0 and at most 86400 seconds.")
    }
  }

  /// Follows and shows the chains.
  public func run() throws {
    try options.show { study, scenario in
      let paths = try study.paths(
        of: scenario, product: try sector.map { try study.requiredSector($0) },
        limits: .init(
          threshold: threshold.value, depth: depth, count: count, time: .seconds(time)))
      return .paths(
        paths, of: scenario, against: try against.map { try study.requiredScenario($0) },
        study: study)
    }
  }
}
