public import ArgumentParser
internal import Presentation
internal import SymbiosisModel

/// `symbiont flows`: the sector-to-sector matrix of embodied emissions.
public struct FlowsCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "flows",
    abstract: "Who emits for whose final deliveries, sector by sector.",
    discussion: """
      Rows are sectors that emit, columns the products that are finally delivered for it: rows sum to direct \
      emissions, columns to footprints. The report shows the matrix as shades and as bands.

      Example:
        symbiont flows --scenario UIS2012 --format csv
      """)

  @OptionGroup var options: ScenarioOptions

  /// Creates the command.
  public init() {}

  /// Computes and shows the flows.
  public func run() throws {
    try options.show { study, scenario in
      .flows(try study.embodiedFlows(of: scenario), of: scenario, study: study)
    }
  }
}
