public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont decoupling`: whether emissions part from the economy's growth.
public struct DecouplingCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "decoupling",
    _superCommandName: "symbiont",
    abstract: "Tapio's states of decoupling between scenarios, with the absolute changes.",
    discussion: """
      Without --from and --to every scenario is compared with the one that the study sets against it, \
      where that is of another year. Use constant prices.
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: ArgumentHelp("The scenario before.", valueName: "id"))
  var from: String?
  @Option(help: ArgumentHelp("The scenario after.", valueName: "id"))
  var to: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks that both ends of a pair are given.
  public func validate() throws {
    guard (from == nil) == (to == nil) else {
      throw ValidationError("Give both --from and --to, or neither.")
    }
  }

  /// Computes and shows the states.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      let pairs: [DecouplingPair]
      if let from, let to {
        pairs = try solved.decoupling(
          from: try solved.requiredScenario(from), to: try solved.requiredScenario(to))
      } else {
        pairs = try solved.decouplingPairs()
      }
      guard !pairs.isEmpty else {
        throw InvalidInput(
          code: "no-pair",
          "No scenario of the study is set against one of another year; give --from and --to.")
      }
      try Outcome.show(.decoupling(pairs, study: solved), format: format.format)
    }
  }
}
