public import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import SymbiosisModel

/// `symbiont extract`: what would be lost without a sector.
public struct ExtractCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Hypothetical extraction: the output and emissions lost without a sector.",
    discussion: """
      Four rules, each with its boundary in the output: the sector buys nothing (column), sells nothing to \
      other sectors (row), neither (both), or neither and delivers nothing to final users \
      (both-with-final-demand).
      """)

  @OptionGroup var options: ScenarioOptions
  @Option(help: ArgumentHelp("The sector.", valueName: "code"))
  var sector: String
  @Option(help: ArgumentHelp("Only this rule.", valueName: "rule"))
  var rule: HypotheticalExtraction.Rule?

  /// Creates the command.
  public init() {}

  /// Computes and shows the losses.
  public func run() throws {
    try options.show { study, scenario in
      let position = try study.requiredSector(sector)
      let rules = rule.map { [$0] } ?? HypotheticalExtraction.Rule.allCases
      return .extraction(
        try rules.map { try study.extraction(of: position, rule: $0, in: scenario) },
        of: scenario, study: study)
    }
  }
}

extension HypotheticalExtraction.Rule: ExpressibleByArgument {}
