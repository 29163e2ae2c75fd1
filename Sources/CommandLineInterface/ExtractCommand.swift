public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont extract`: what would be lost without a sector.
public struct ExtractCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "extract",
    _superCommandName: "symbiont",
    abstract: "Hypothetical extraction: the output and emissions lost without a sector.",
    discussion: """
      Four rules, each with its boundary in the output: the sector buys nothing (column), sells nothing to \
      other sectors (row), neither (both), or neither and delivers nothing to final users \
      (both-with-final-demand).
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: ArgumentHelp("The sector.", valueName: "code"))
  var sector: String
  @Option(
    help: ArgumentHelp(
      "The scenario; without it the planned one, or the last that is compared.", valueName: "id"))
  var scenario: String?
  @Option(help: ArgumentHelp("Only this rule.", valueName: "rule"))
  var rule: HypotheticalExtraction.Rule?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Computes and shows the losses.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let solved = try StudyReader.solve(path: try study.path())
      let chosen =
        try scenario.map { try solved.requiredScenario($0) } ?? solved.representativeScenario()
      let position = try solved.requiredSector(sector)
      let rules = rule.map { [$0] } ?? HypotheticalExtraction.Rule.allCases
      let results = try rules.map { try solved.extraction(of: position, rule: $0, in: chosen) }
      try Outcome.show(
        .extraction(results, of: chosen, study: solved), format: format.format)
    }
  }
}

extension HypotheticalExtraction.Rule: ExpressibleByArgument {}
