public import ArgumentParser
internal import Presentation
internal import SymbiosisModel

/// `symbiont views`: who emits, for whom, and who is answerable.
public struct ViewsCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "views",
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

  @OptionGroup var options: ScenarioOptions

  /// Creates the command.
  public init() {}

  /// Computes and shows the views.
  public func run() throws {
    try options.show { study, scenario in .views(try study.views(of: scenario), study: study) }
  }
}
