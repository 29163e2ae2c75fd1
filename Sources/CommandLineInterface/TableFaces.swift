internal import ArgumentParser
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import TableFormats

/// How the table commands show what they have to say.
enum TableFaces {
  /// Writes a result in the format asked for; notes and warnings go to standard error unless they are
  /// part of the JSON.
  static func write(
    _ format: OutputFormat, json: @autoclosure () -> JSONValue,
    tables: @autoclosure () -> [ResultTable]
  ) throws {
    switch format {
    case .json:
      try Terminal.write(try json().text() + "\n")
    case .csv:
      for table in tables().prefix(1) { try Terminal.write(try CSVReport.text(table)) }
    case .table:
      let report = Terminal.report
      let lines = tables().flatMap { report.lines(of: $0) }.drop { $0.isEmpty }
      try Terminal.write(lines.joined(separator: "\n") + "\n")
    }
  }

  /// Labels as JSON: a region and a sector each.
  static func json(_ labels: [SectorLabel]) -> JSONValue {
    .array(labels.map { ["region": .string($0.region), "sector": .string($0.sector)] })
  }

  /// Findings as JSON.
  static func json(_ findings: [Finding]) -> JSONValue {
    guard case .object(let members) = JSONReport.invalid(findings) else { return [] }
    return members.first { $0.key == "findings" }?.value ?? []
  }

  /// The facts of a table that was written.
  static func writeSummary(
    _ file: TableFile, to path: String, format: OutputFormat, more: [JSONValue.Member] = [],
    tables: [ResultTable] = []
  ) throws {
    for finding in file.findings { Terminal.note(finding) }
    let table = file.table
    let regions = Set(table.labels.map(\.region)).count
    try write(
      format,
      json: .object(
        [
          .init("written", .string(path)), .init("regions", .integer(regions)),
          .init("sectors", .integer(table.count)),
        ] + more + [.init("findings", json(file.findings))]),
      tables: [
        ResultTable(
          id: "table", title: "Wrote \(path)",
          columns: [
            .init("regions", "Regions", kind: .integer),
            .init("sectors", "Sectors", kind: .integer),
            .init(
              "output", "Output", unit: table.money.isEmpty ? nil : table.money, kind: .number),
          ],
          rows: [[.integer(regions), .integer(table.count), .number(table.output.reduce(0, +))]])
      ] + tables)
  }

  /// The columns that name a sector; the region only where a table has several.
  static func labelColumns(_ labels: [SectorLabel]) -> [ResultTable.Column] {
    let sector = ResultTable.Column("sector", "Sector", kind: .text)
    return labels.contains { !$0.region.isEmpty }
      ? [ResultTable.Column("region", "Region", kind: .text), sector] : [sector]
  }

  /// The cells that name a sector, as `labelColumns` has them.
  static func cells(_ label: SectorLabel, among labels: [SectorLabel]) -> [ResultTable.Cell] {
    labels.contains { !$0.region.isEmpty }
      ? [.text(label.region), .text(label.sector)] : [.text(label.sector)]
  }
}
