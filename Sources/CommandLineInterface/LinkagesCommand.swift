public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont linkages`: which sectors pull on suppliers and push on buyers.
public struct LinkagesCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "linkages",
    _superCommandName: "symbiont",
    abstract: "Backward and forward linkages of every sector, and which sectors are key.")

  @OptionGroup var study: StudyArgument
  @Option(
    help: ArgumentHelp(
      "The scenario; without it the planned one, or the last that is compared.", valueName: "id"))
  var scenario: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Computes and shows the linkages.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      let chosen =
        try scenario.map { try solved.requiredScenario($0) } ?? solved.representativeScenario()
      try Outcome.show(
        .linkages(try solved.linkages(of: chosen), of: chosen, study: solved),
        format: format.format)
    }
  }
}
