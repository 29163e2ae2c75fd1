public import ArgumentParser
internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont flows`: the sector-to-sector matrix of embodied emissions.
public struct FlowsCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "flows",
    _superCommandName: "symbiont",
    abstract: "Who emits for whose final deliveries, sector by sector.",
    discussion: """
      Rows are sectors that emit, columns the products that are finally delivered for it: rows sum to direct \
      emissions, columns to footprints. The report shows the matrix as shades and as bands.

      Example:
        symbiont flows --scenario UIS2012 --format csv
      """)

  @OptionGroup var study: StudyArgument
  @Option(
    help: ArgumentHelp(
      "The scenario; without it the planned one, or the last that is compared.", valueName: "id"))
  var scenario: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Computes and shows the flows.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      let chosen =
        try scenario.map { try solved.requiredScenario($0) } ?? solved.representativeScenario()
      try Outcome.show(
        .flows(try solved.embodiedFlows(of: chosen), of: chosen, study: solved),
        format: format.format)
    }
  }
}
