public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont match`: exchanges that waste accounts and a catalogue of synergies suggest.
public struct MatchCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find exchanges that could be: wastes that remain and sectors that could use them.",
    discussion: """
      Takes what arises, is not reused and not exchanged from accounts.csv, looks each waste up in a \
      catalogue of known synergies, and pairs it with the sectors whose inventory has the flows that it \
      replaces. Quantities are limited by both sides. Distances come from sites.csv where the study has \
      one.

      The catalogue is a CSV (id, waste, process, flow, rate, share, cost, transport, source); copy and \
      extend the program's own (Cases/synergies.csv) and name it by --catalogue.

      Example:
        symbiont match my-city --year 2012
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: "The year of the accounts; the latest year of the study if it is left out.")
  var year: Int?
  @Option(help: ArgumentHelp("A catalogue of your own.", valueName: "file"))
  var catalogue: String?
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Finds and shows the candidates.
  public func run() throws {
    try Outcome.show(study, format) { study in
      let year = year ?? study.definition.years.last?.year ?? 0
      let catalogue = try CatalogueReader.read(catalogue)
      return .candidates(
        try study.candidates(year: year, catalogue: catalogue), year: year, study: study,
        findings: study.unusableSynergies(year: year, catalogue: catalogue))
    }
  }
}
