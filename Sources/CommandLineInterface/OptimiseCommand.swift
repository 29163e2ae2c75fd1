public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont optimise`: the best choice of exchanges under every limit.
public struct OptimiseCommand: ParsableCommand {
  /// What can be made most of.
  public enum Maximand: String, Sendable, CaseIterable, ExpressibleByArgument { case saving }
  /// What can be made least of.
  public enum Minimand: String, Sendable, CaseIterable, ExpressibleByArgument { case cost }

  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "optimise",
    _superCommandName: "symbiont",
    abstract: "Choose exchanges and quantities that save most, or cost least for a saving.",
    discussion: """
      All supplies, demands and limits of the study hold, and no flow of the inventory falls below zero. \
      Costs, least lots and distances come from costs.csv. The saving is that of the paper's model, \
      against no exchange at all; with --supply-chain, purchases change too and output is solved anew. Each limit's shadow price tells what one more unit would bring.

      Examples:
        symbiont optimise my-city --year 2012
        symbiont optimise my-city --year 2012 --maximise saving --budget 5000
        symbiont optimise my-city --year 2012 --minimise cost --saving-at-least 500000
        symbiont optimise my-city --year 2012 --pareto 10 --write BEST2012
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: "The year whose economy and inventory hold.")
  var year: Int
  @Option(help: "What to make most of (saving; this is the default).")
  var maximise: Maximand?
  @Option(help: "What to make least of (cost); needs --saving-at-least.")
  var minimise: Minimand?
  @Option(
    help: ArgumentHelp(
      "The least saving of the headline indicator, in its unit.", valueName: "amount"))
  var savingAtLeast: Double?
  @Option(
    help: ArgumentHelp("Money that may be invested, in the study's money.", valueName: "amount"))
  var budget: Double?
  @Option(help: ArgumentHelp("No exchange over more kilometres than this.", valueName: "km"))
  var maxDistance: Double?
  @Flag(
    help: "Follow what exchanges change in purchases (purchases.csv) through the supply chains.")
  var supplyChain = false
  @Option(
    help: ArgumentHelp("Show the curve of least cost with this many points.", valueName: "points"))
  var pareto: Int?
  @Option(
    help: ArgumentHelp(
      "Write the choice into study.yaml as a scenario with this code.", valueName: "id"))
  var write: String?
  @Option(
    help: ArgumentHelp("Seconds after which the best choice so far is shown.", valueName: "s"))
  var timeLimit: Double = 60
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks that the options say one thing.
  public func validate() throws {
    if maximise != nil, minimise != nil {
      throw ValidationError("Give either --maximise or --minimise.")
    }
    if minimise != nil, savingAtLeast == nil {
      throw ValidationError("--minimise cost needs --saving-at-least; without it nothing is done.")
    }
    if minimise == nil, savingAtLeast != nil {
      throw ValidationError("--saving-at-least belongs to --minimise cost.")
    }
    for (name, value) in [
      ("--saving-at-least", savingAtLeast), ("--budget", budget), ("--max-distance", maxDistance),
    ] {
      if let value, !value.isFinite || value < 0 {
        throw ValidationError("\(name) is \(value); give a number that is not negative.")
      }
    }
    if let pareto, !(2...200).contains(pareto) {
      throw ValidationError("--pareto is \(pareto); ask for 2 to 200 points.")
    }
    if !(timeLimit > 0 && timeLimit.isFinite) {
      throw ValidationError("--time-limit is \(timeLimit); give seconds above 0.")
    }
  }

  /// Solves and shows the choice, and writes it where asked.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let path = try study.path()
      if write != nil, path != study.study {
        throw ValidationError(
          "A built-in case is not written to; copy it with `symbiont init` and name the copy.")
      }
      let solved = try StudyReader.solve(path: path)
      let request = Portfolio.Request(
        year: year, goal: savingAtLeast.map { .minimizeCost(savingAtLeast: $0) } ?? .maximizeSaving,
        budget: budget, maximumDistance: maxDistance, includesSupplyChain: supplyChain,
        timeLimit: timeLimit)
      Interruption.listen()
      let result = try solved.portfolio(request) { !Interruption.isRequested }
      let curve = try pareto.map { points throws(InvalidInput) in
        try solved.paretoCurve(request, points: points) { _, _ in !Interruption.isRequested }
      }
      if let write {
        var scenario = try solved.checkedScenario(of: result, id: write)
        scenario.name = Terminal.texts.string(scenario.name)
        try ScenarioWriter.write(scenario, toStudy: path)
        Terminal.note("Scenario \(write) is written into \(path)/study.yaml.")
      }
      try Outcome.show(
        .portfolio(result, curve: curve ?? [], study: solved.definition), format: format.format)
    }
  }
}
