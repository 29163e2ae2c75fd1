internal import InputOutputModel
internal import Provenance
internal import TableFormats
internal import Workbook

/// A sheet of sectors by fuels: names in the first column and the first row, figures between them, and
/// totals that are compared and never added.
struct InventorySheet {
  /// A row or column of the sheet.
  struct Line {
    var name: String
    var position: Int
  }

  let csv: CSVFile
  /// The rows that are no totals.
  private(set) var rows: [Line] = []
  /// The columns that are no totals.
  private(set) var columns: [Line] = []
  private(set) var totalRow: Line?
  private(set) var totalColumn: Line?
  /// What was found while the figures were read.
  private(set) var findings: [Finding] = []
  private var figures: [[Double]] = []

  /// Reads a CSV file or a sheet of a workbook; a blank cell is 0.
  init(path: String, sheet: String?) throws(InvalidInput) {
    csv =
      try StudyWorkbook.isWorkbook(path)
      ? CSVFile(WorkbookReader().sheet(path, named: sheet), file: path)
      : CSVFile(bytes: InputFile.read(path, limit: 64 << 20), file: path)
    findings = csv.findings
    var problems: [Finding] = []
    for column in csv.header.indices.dropFirst() {
      let line = Line(name: csv.header[column], position: column)
      if !Self.isTotal(line.name) {
        columns.append(line)
      } else if let first = totalColumn {
        problems.append(Self.twice(first.name, line.name, csv.location(record: -1, column: column)))
      } else {
        totalColumn = line
      }
    }
    var seen = Set<String>()
    for record in 0..<csv.count {
      let line = Line(name: csv.text(record, 0), position: record)
      let place = csv.location(record: record, column: 0)
      if line.name.isEmpty || !seen.insert(line.name).inserted {
        problems.append(
          Finding(
            .error, code: "inventory-row",
            line.name.isEmpty
              ? "The row has no name; give it one or remove it."
              : "“\(line.name)” is there twice; keep one of the rows.", at: place))
      }
      if !Self.isTotal(line.name) {
        rows.append(line)
      } else if let first = totalRow {
        problems.append(Self.twice(first.name, line.name, place))
      } else {
        totalRow = line
      }
      figures.append(
        csv.header.indices.map { column in
          guard column > 0, !csv.isBlank(record, column) else { return 0 }
          switch csv.number(record, column) {
          case .success(let parsed): return parsed.value
          case .failure(let problem):
            problems.append(
              Finding(
                .error, code: "bad-number",
                "The value “\(csv.text(record, column))” under “\(csv.header[column])” is no number; \(problem.remedy).",
                at: csv.location(record: record, column: column)))
            return 0
          }
        })
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }

  /// The figure of a row and column.
  subscript(row: Line, column: Line) -> Double { figures[row.position][column.position] }

  /// The sum of a column over the rows that are no totals.
  func sum(_ column: Line) -> Double { rows.reduce(0) { $0 + self[$1, column] } }

  /// Compares the sheet's totals with the sums of their parts; a gap is a warning with its size.
  func compareTotals() -> [Finding] {
    var findings: [Finding] = []
    func compare(_ what: String, _ total: Double, _ sum: Double, _ at: SourceLocation) {
      guard abs(total - sum) > 1e-6 * max(abs(total), abs(sum)) else { return }
      findings.append(
        Finding(
          .warning, code: "inventory-total",
          "The sheet's total of \(what) is \(printed(total)) and its parts add up to \(printed(sum)), a gap of "
            + "\(printed(total - sum)); the parts are taken.",
          at: at))
    }
    if let totalRow {
      for column in columns {
        compare(
          "“\(column.name)”", self[totalRow, column], sum(column),
          csv.location(record: totalRow.position, column: column.position))
      }
    }
    if let totalColumn {
      for row in rows {
        compare(
          "“\(row.name)”", self[row, totalColumn], columns.reduce(0) { $0 + self[row, $1] },
          csv.location(record: row.position, column: totalColumn.position))
      }
    }
    return findings
  }

  private static func isTotal(_ name: String) -> Bool {
    let words = name.prefix(1000).lowercased()
    return words.split { !$0.isLetter }.contains("total")
      || ["合计", "总计", "总消费"].contains { words.contains($0) }
  }

  private static func twice(_ first: String, _ second: String, _ place: SourceLocation) -> Finding {
    Finding(
      .error, code: "inventory-total",
      "“\(first)” and “\(second)” are both totals, and one is enough; remove the subtotal.",
      at: place)
  }
}
