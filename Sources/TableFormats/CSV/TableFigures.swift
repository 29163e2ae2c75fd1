import DenseAlgebra
import InputOutputModel
import Provenance

/// The numbers of a file, read cell by cell, and everything among them that is no number.
struct TableFigures {
  /// How many cells are reported one by one before the rest is counted.
  static let reportedCells = 100

  var findings: [Finding] = []
  private(set) var printedDecimals: Int?
  /// Row by row, the code column included; NaN where a cell that need not be filled is blank.
  private var values: [Double]
  private let width: Int
  private var unreported = 0

  init(_ file: CSVFile, layout: TableLayout) {
    width = layout.columnCodes.count
    values = Array(repeating: .nan, count: width * layout.rowCodes.count)
    var decimals = 0
    var isPrinted = false
    for record in layout.rowCodes.indices {
      let rowKind = layout.rowKinds[record]
      guard rowKind != .unknown else { continue }
      for column in layout.columnCodes.indices where column != layout.codeColumn {
        let columnKind = layout.columnKinds[column]
        guard columnKind != .unknown else { continue }
        switch file.number(record, column) {
        case .success(let parsed):
          values[record * width + column] = parsed.value
          if let printed = parsed.decimals {
            isPrinted = true
            if printed > decimals { decimals = printed }
          }
        case .failure(.empty) where rowKind != .sector && columnKind != .sector:
          break
        case .failure(let problem):
          report(problem, file, layout, record, column)
        }
      }
    }
    if isPrinted { printedDecimals = decimals }
    if unreported > 0 {
      findings.append(
        Finding(
          .error, code: "not-a-number",
          "\(unreported) more cells of the table hold no number.", at: file.source))
    }
  }

  private mutating func report(
    _ problem: NumberText.Problem, _ file: CSVFile, _ layout: TableLayout, _ record: Int,
    _ column: Int
  ) {
    guard findings.count < Self.reportedCells else {
      unreported += 1
      return
    }
    let place = "row \(layout.rowCodes[record]), column \(layout.columnCodes[column])"
    let message =
      problem == .empty
      ? "The cell in \(place) is blank; \(problem.remedy)."
      : "The value “\(file.text(record, column))” in \(place) is no number; \(problem.remedy)."
    findings.append(
      Finding(
        .error, code: problem == .empty ? "blank-cell" : "not-a-number", message,
        at: file.location(record: record, column: column), excerpt: file.excerpt(record: record)))
  }

  private func value(_ record: Int, _ column: Int) -> Double { values[record * width + column] }

  /// The cell's figure, 0 where it may be blank and is.
  private func filled(_ record: Int, _ column: Int) -> Double {
    let figure = value(record, column)
    return figure.isNaN ? 0 : figure
  }

  /// Puts the figures of a layout without errors into a table.
  func tableFile(
    _ file: CSVFile, layout: TableLayout, roles: TableRoles
  ) -> TableFile {
    let sectorRows = layout.sectors.compactMap(layout.row)
    let sectorColumns = layout.sectors.compactMap(layout.column)
    func block(_ rows: [Int], _ columns: [Int]) -> Matrix {
      var storage: [Double] = []
      storage.reserveCapacity(rows.count * columns.count)
      for column in columns {
        for row in rows { storage.append(filled(row, column)) }
      }
      return Matrix(rows: rows.count, columns: columns.count, columnMajor: storage)
    }
    func accountColumns(_ columns: [Int]) -> AccountColumns {
      AccountColumns(
        labels: columns.map { TableLayout.label(layout.columnCodes[$0]) },
        values: block(sectorRows, columns))
    }
    func accountRows(_ rows: [Int]) -> AccountRows {
      AccountRows(labels: rows.map { layout.rowCodes[$0] }, values: block(rows, sectorColumns))
    }
    let outputColumn = layout.outputColumn.map { block(sectorRows, [$0]).storage.array } ?? []
    var table = InputOutputTable(
      money: roles.money, labels: layout.sectors.map(TableLayout.label),
      intermediate: block(sectorRows, sectorColumns),
      finalDemand: accountColumns(layout.finalDemand), exports: accountColumns(layout.exports),
      imports: accountColumns(layout.imports), error: accountColumns(layout.error),
      otherInputs: accountRows(layout.otherInputs), valueAdded: accountRows(layout.valueAdded),
      output: outputColumn,
      outputRow: layout.outputRow.map { block([$0], sectorColumns).storage.array },
      printedDecimals: printedDecimals, places: places(file, layout))
    if file.sheet != nil { table.printedDecimals = PrintedPrecision.decimals(of: table) }
    var satellites: [SatelliteAccount] = []
    if !layout.stressors.isEmpty {
      satellites.append(
        SatelliteAccount(
          name: "stressors", stressors: roles.stressors.map(\.name),
          units: roles.stressors.map(\.unit), totals: block(layout.stressors, sectorColumns),
          finalDemandTotals: block(layout.stressors, layout.finalDemand)))
    }
    return TableFile(
      table: table,
      names: roles.names.isEmpty
        ? nil : table.labels.map { roles.names[$0.description] ?? $0.sector },
      satellites: satellites, format: file.sheet == nil ? .csv : .xlsx,
      source: file.source,
      findings: file.findings + layout.findings
        + ignoredCells(file, layout, sectorRows: sectorRows, sectorColumns: sectorColumns))
  }

  /// Warns of figures below the sectors that belong to no account, unless they are totals of it.
  private func ignoredCells(
    _ file: CSVFile, _ layout: TableLayout, sectorRows: [Int], sectorColumns: [Int]
  ) -> [Finding] {
    var warnings: [Finding] = []
    let demand = Set(layout.finalDemand)
    for record in layout.rowCodes.indices where layout.rowKinds[record] != .sector {
      let kind = layout.rowKinds[record]
      let rowTotal = sectorColumns.reduce(0) { $0 + filled(record, $1) }
      var sum = 0.0
      var cells: [String] = []
      for column in layout.columnCodes.indices where layout.columnKinds[column] != .sector {
        let figure = filled(record, column)
        if figure == 0 || (kind == .stressor && demand.contains(column)) { continue }
        let total =
          layout.columnKinds[column] == .output
          ? rowTotal : sectorRows.reduce(0) { $0 + filled($1, column) }
        let mayBeTotal = kind == .output || layout.columnKinds[column] == .output
        if mayBeTotal, abs(figure - total) <= 1e-6 * max(abs(total), 1) { continue }
        sum += figure
        cells.append(layout.columnCodes[column])
      }
      guard !cells.isEmpty else { continue }
      warnings.append(
        Finding(
          .warning, code: "ignored-cells",
          "The row “\(layout.rowCodes[record])” has figures outside the sectors, under "
            + "\(WordList.quoted(cells)), with a sum of \(NumberText.plain(sum)); they belong to "
            + "no account and are ignored.",
          at: file.location(record: record, column: nil)))
    }
    return warnings
  }

  private func places(_ file: CSVFile, _ layout: TableLayout) -> TablePlaces {
    var lines: [String: Int] = [:]
    var columns: [String: [Int32]] = [:]
    lines.reserveCapacity(layout.rowCodes.count)
    columns.reserveCapacity(layout.rowCodes.count)
    for (record, code) in layout.rowCodes.enumerated() {
      let places = file.places(of: record)
      lines[code] = places.line
      columns[code] = places.columns
    }
    var columnCodes: [String: Int] = [:]
    columnCodes.reserveCapacity(layout.columnCodes.count)
    for (position, code) in layout.columnCodes.enumerated() { columnCodes[code] = position }
    return TablePlaces(
      file: file.source, lines: lines, columns: columns, columnCodes: columnCodes)
  }
}
