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
      coarser sector), or a built-in one: china-2002, china-2007, china-2012 and china-2017 place the 42 \
      sectors of that year's tables in 13 groups by their Chinese or English names. Sectors are matched by code, never by position; groups stand in the order in \
      which the file first names them. The regions of a multi-regional table stay apart.
      """)

  @OptionGroup var input: TableInput
  @OptionGroup var output: TableOutput
  @Option(
    help: ArgumentHelp("The concordance: a file or china-YEAR.", valueName: "concordance.csv"))
  var by: String
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Aggregates and writes the table.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      var file = try input.read()
      if let list = NationalSectorList(named: by) {
        try aggregate(
          &file, group: try Self.places(file, in: list), order: NationalSectorList.groups)
      } else {
        let (group, order) = try ownConcordance(&file)
        try aggregate(&file, group: group, order: order)
      }
      try output.write(file)
      try TableFaces.writeSummary(file, to: output.path, format: format.format)
    }
  }

  /// The group of each sector by its name, or its code where the table has no names.
  ///
  /// - Throws: `InvalidInput` that lists every name that is none of the year's.
  private static func places(
    _ file: TableFile, in list: NationalSectorList
  ) throws(InvalidInput) -> [String: String] {
    let codes = file.table.labels.map(\.sector)
    let names = file.names ?? codes
    var group: [String: String] = [:]
    var unplaced: [String] = []
    for (index, position) in list.match(names).enumerated() {
      if let position {
        group[codes[index]] = list.entries[position].group
      } else {
        unplaced.append(names[index])
      }
    }
    guard unplaced.isEmpty else {
      throw InvalidInput(
        code: "unplaced-sector",
        "\(unplaced.count) of \(names.count) sectors are none of the 42 of \(list.year): "
          + "\(WordList.quoted(unplaced, limit: 42)). Take the list of another year, or write a "
          + "concordance with the columns `code` and `group`.", at: file.source)
    }
    return group
  }

  /// The group of each code by the user's file, and the groups in its order.
  private func ownConcordance(
    _ file: inout TableFile
  ) throws(InvalidInput) -> (group: [String: String], order: [String]) {
    let concordance = try CodeFigures(by)
    let groups = try concordance.texts("group")
    let codes = Set(file.table.labels.map(\.sector))
    for code in concordance.codes where !codes.contains(code) {
      file.findings.append(
        Finding(
          .warning, code: "unused-code",
          "“\(code)” is no sector of the table; its row is not used.",
          at: concordance.location(code)))
    }
    return (Dictionary(zip(concordance.codes, groups)) { first, _ in first }, groups)
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
