public import ArgumentParser
internal import Presentation
internal import SymbiosisModel

/// `symbiont linkages`: which sectors pull on suppliers and push on buyers.
public struct LinkagesCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "linkages",
    abstract: "Backward and forward linkages of every sector, and which sectors are key.")

  @OptionGroup var options: ScenarioOptions

  /// Creates the command.
  public init() {}

  /// Computes and shows the linkages.
  public func run() throws {
    try options.show { study, scenario in
      .linkages(try study.linkages(of: scenario), of: scenario, study: study)
    }
  }
}
