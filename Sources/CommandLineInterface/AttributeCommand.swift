public import ArgumentParser
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// `symbiont attribute`: what each exchange contributes to a joint saving.
public struct AttributeCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "attribute",
    abstract: "Share out what a scenario saves among its exchanges and types.",
    discussion: """
      By the Shapley value, with what each exchange saves alone and what would be lost without it beside \
      it. Exact up to \(ShapleyValue.exactLimit) exchanges; beyond, from drawn orders of joining, with \
      standard errors. The shares differ from the exchanges' own savings where exchanges share a limit \
      that the scenario overruns (and the study allows), or change purchases (`supply_chain: true`).

      Example:
        symbiont attribute my-city --scenario UIS2012 --format json
      """)

  @OptionGroup var options: ScenarioOptions
  @Option(
    help: ArgumentHelp(
      "Compare with this scenario of the same year, not with the one that the study names.",
      valueName: "id"))
  var against: String?
  @Option(
    help: "How many orders of joining are drawn, each with its reverse, where shares are estimated."
  )
  var samples: Int = 1000
  @Option(help: "The seed of the drawing; the same seed gives the same estimate.")
  var seed: UInt64 = 1

  /// Creates the command.
  public init() {}

  /// Checks the options.
  public func validate() throws {
    guard (2...10_000_000).contains(samples) else {
      throw ValidationError("--samples is \(samples); draw from 2 to 10,000,000.")
    }
  }

  /// Computes and shows the shares.
  public func run() throws {
    Interruption.listen()
    try options.show { study, scenario in
      var line = ProgressLine("Evaluations")
      defer { line.end() }
      do {
        return .attribution([
          try study.attribution(
            of: scenario.scenario.id, against: against,
            sampling: AttributionSampling(pairs: samples, seed: seed)
          ) { done, total in
            line.update(done, of: total)
            return !Interruption.isRequested
          }
        ])
      } catch is CancellationError {
        throw InvalidInput(
          code: "stopped", "Stopped before there was an estimate; nothing is shown.")
      }
    }
  }
}
