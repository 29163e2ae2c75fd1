public import ArgumentParser
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// `symbiont decoupling`: whether emissions part from the economy's growth.
public struct DecouplingCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "decoupling",
    abstract: "Tapio's states of decoupling between scenarios, with the absolute changes.",
    discussion: """
      Without --from and --to every scenario is compared with the one that the study sets against it, \
      where that is of another year. Use constant prices.
      """)

  @OptionGroup var options: PairOptions

  /// Creates the command.
  public init() {}

  /// Computes and shows the states.
  public func run() throws {
    try options.show { study, pair in
      let pairs =
        try pair.map { try study.decoupling(from: $0.from, to: $0.to) } ?? study.decouplingPairs()
      guard !pairs.isEmpty else {
        throw InvalidInput(
          code: "no-pair",
          "No scenario of the study is set against one of another year; give --from and --to.")
      }
      return .decoupling(pairs, study: study)
    }
  }
}
