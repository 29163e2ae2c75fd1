public import ArgumentParser
internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont views`: who emits, for whom, and who is answerable.
public struct ViewsCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "views",
    _superCommandName: "symbiont",
    abstract: "Producer, territory and consumer reconciled, and who is answerable by other rules.",
    discussion: """
      One table for what is made here for here, made here for others and made elsewhere for here, so that \
      the sectors' own emissions, the territory's and those of the region's consumption add up. Imports are \
      taken as made at home, or embody what a file of the study says (`import_multipliers`). Beside it: \
      responsibility downstream (Ghosh), shared by value added, and value-added footprints, each with its \
      boundary in words.

      Example:
        symbiont views --scenario UIS2012
      """)

  @OptionGroup var study: StudyArgument
  @Option(
    help: ArgumentHelp(
      "The scenario; without it the planned one, or the last that is compared.", valueName: "id"))
  var scenario: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Computes and shows the views.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      let chosen =
        try scenario.map { try solved.requiredScenario($0) } ?? solved.representativeScenario()
      try Outcome.show(
        .views(try solved.views(of: chosen), study: solved),
        format: format.format)
    }
  }
}
