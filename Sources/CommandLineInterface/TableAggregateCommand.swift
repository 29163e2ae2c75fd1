public import ArgumentParser
internal import InputOutputModel
internal import Provenance
internal import TableFormats

/// `symbiont table aggregate`: a table summed to coarser sectors.
public struct TableAggregateCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "aggregate",
    abstract: "Sum a table to coarser sectors.",
    discussion: """
      The concordance is a CSV file with the columns `code` (a sector of the table) and `group` (the \
      coarser sector). Sectors are matched by code, never by position; groups stand in the order in \
      which the file first names them. The regions of a multi-regional table stay apart.
      """)

  @OptionGroup var input: TableInput
  @OptionGroup var output: TableOutput
  @Option(help: ArgumentHelp("The concordance.", valueName: "concordance.csv"))
  var by: String
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Aggregates and writes the table.
  public func run() throws {
    try Outcome.report(format: format.format) {
      var file = try input.read()
      let concordance = try CodeFigures(by)
      let groups = try concordance.texts("group")
      let group = Dictionary(
        zip(concordance.codes, groups), uniquingKeysWith: { first, _ in first })
      let codes = Set(file.table.labels.map(\.sector))
      for code in concordance.codes where !codes.contains(code) {
        file.findings.append(
          Finding(
            .warning, code: "unused-code",
            "“\(code)” is no sector of the table; its row is not used.",
            at: concordance.location(code)))
      }
      try aggregate(&file, group: group, order: groups)
      try output.write(file)
      try TableFaces.writeSummary(file, to: output.path, format: format.format)
    }
  }

  private func aggregate(
    _ file: inout TableFile, group: [String: String], order: [String]
  ) throws(InvalidInput) {
    let old = file.table.labels
    let used = Set(old.compactMap { group[$0.sector] })
    var seen = Set<String>()
    let groups = order.filter { used.contains($0) && seen.insert($0).inserted }
    var regions: [String] = []
    for label in old where !regions.contains(label.region) { regions.append(label.region) }
    let present = Set(
      old.compactMap { label in
        group[label.sector].map { SectorLabel(region: label.region, sector: $0) }
      })
    let labels = regions.flatMap { region in
      groups.map { SectorLabel(region: region, sector: $0) }
    }.filter { present.contains($0) }
    // Every region's sector is a code of its own, so that one concordance serves all regions.
    var mapping: [String: String] = [:]
    for label in old {
      mapping[label.description] = group[label.sector].map {
        SectorLabel(region: label.region, sector: $0).description
      }
    }
    let concordance = try Concordance(
      source: old.map(\.description), target: labels.map(\.description), mapping: mapping)
    var flat = file.table
    flat.labels = old.map { SectorLabel(sector: $0.description) }
    file.table = flat.aggregated(by: concordance)
    file.table.labels = labels
    file.satellites = file.satellites.map {
      $0.aggregated(assignment: concordance.assignment, count: labels.count)
    }
    file.names = nil
  }
}
