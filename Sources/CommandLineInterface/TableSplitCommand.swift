public import ArgumentParser
internal import InputOutputModel
internal import Provenance
internal import TableFormats

/// `symbiont table split`: one sector made into several.
public struct TableSplitCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split a sector into several by weights; every total is kept.",
    discussion: """
      The weights are a CSV file with the columns `code` (the new sectors) and `share`; shares that do \
      not sum to 1 are taken as weights. All parts get the technology and the customers of the sector.
      """)

  @OptionGroup var input: TableInput
  @OptionGroup var output: TableOutput
  @Option(help: ArgumentHelp("The sector to split.", valueName: "code"))
  var sector: String
  @Option(help: ArgumentHelp("The new sectors with their shares.", valueName: "shares.csv"))
  var into: String
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Splits the sector and writes the table.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      var file = try input.read()
      let shares = try CodeFigures(into)
      let weights = try shares.numbers("share")
      let parts = zip(shares.codes, weights).map { (code: $0, weight: $1) }
      let labels = file.table.labels
      file.table = try file.table.splitting(sector: sector, into: parts)
      var satellites: [SatelliteAccount] = []
      for account in file.satellites {
        satellites.append(
          try account.splitting(labels: labels, sector: sector, into: parts))
      }
      file.satellites = satellites
      if let names = file.names {
        let known = Dictionary(zip(labels, names), uniquingKeysWith: { first, _ in first })
        file.names = file.table.labels.map { known[$0] ?? $0.sector }
      }
      let total = weights.reduce(0, +)
      if abs(total - 1) > 1e-9 {
        file.findings.append(
          Finding(
            .note, code: "shares-as-weights",
            "The shares sum to \(printed(total)), not to 1, and were taken as weights.",
            at: SourceLocation(file: into)))
      }
      try output.write(file)
      try TableFaces.writeSummary(file, to: output.path, format: format.format)
    }
  }
}
