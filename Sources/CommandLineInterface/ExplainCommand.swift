public import ArgumentParser
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// `symbiont explain`: where a figure of the result comes from.
public struct ExplainCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Trace a figure of the result to the figures of the study's files.",
    discussion: """
      Each figure with its value, its equation in docs/METHOD.md and its terms, the largest first, down to \
      file:line:column. The explanation is computed anew from those figures and compared with the result \
      before it is shown.

      Figures of a sector (--sector): \(FigureName.ofSectors.map(\.rawValue).joined(separator: ", ")).
      Figures of a scenario: \(FigureName.ofScenarios.map(\.rawValue).joined(separator: ", ")).

      Examples:
        symbiont explain --scenario UIS2012 --sector PP --figure footprint
        symbiont explain my-city --scenario UIS2012 --figure saving --exchange coal_slag
        symbiont explain my-city --scenario UIS2012 --sector PP --figure output_per_footprint --format json
      """)

  @OptionGroup var options: ScenarioOptions
  @Option(
    help: ArgumentHelp(
      "The sector; without it a figure of the whole scenario is meant.", valueName: "code"))
  var sector: String?
  @Option(help: ArgumentHelp("The figure, by its name in the JSON of a run.", valueName: "name"))
  var figure: String
  @Option(help: ArgumentHelp("Explain the saving of this exchange alone.", valueName: "id"))
  var exchange: String?
  @Option(help: ArgumentHelp("The indicator; without it the headline.", valueName: "code"))
  var indicator: String?
  @Option(
    help: ArgumentHelp("How many levels are shown; JSON and CSV have all.", valueName: "levels"))
  var depth: Int = 4
  @Option(
    help: ArgumentHelp(
      "How many terms of a sum are shown, the rest being summed; JSON and CSV have all.",
      valueName: "terms"))
  var top: Int = 5

  /// Creates the command.
  public init() {}

  /// Checks the options.
  public func validate() throws {
    _ = try name
    guard depth >= 0 else { throw ValidationError("--depth is \(depth); show 0 levels or more.") }
    guard top >= 1 else { throw ValidationError("--top is \(top); show at least 1 term.") }
  }

  /// The figure by its name.
  private var name: FigureName {
    get throws {
      if let known = FigureName(rawValue: figure) { return known }
      let known = FigureName.allCases.map(\.rawValue)
      let hint =
        NearMiss.closest(to: figure, in: known).map { "did you mean “\($0)”?" }
        ?? "use one of \(WordList.quoted(known, limit: 30))."
      throw ValidationError("“\(figure)” is no figure; \(hint)")
    }
  }

  /// Explains and shows the figure.
  public func run() throws {
    let name = try name
    let isOutline = options.format.format == .table
    try options.show { study, scenario in
      let id = scenario.scenario.id
      return try .explanation(
        try study.explanation(
          of: name, in: id, sector: sector, exchange: exchange, indicator: indicator),
        scenario: id, depth: depth, top: top, includesAll: !isOutline)
    }
  }
}
