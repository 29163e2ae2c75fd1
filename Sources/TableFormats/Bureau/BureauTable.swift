import DenseAlgebra
import InputOutputModel
import Provenance
import Workbook

/// The figures of a bureau's table, on the way from its cells to an `InputOutputTable`.
struct BureauTable {
  let layout: BureauSheet
  let file: String
  var numbers: SheetNumbers
  var findings: [Finding] = []
  var notes: [Finding] = []

  init(_ layout: BureauSheet, file: String) {
    self.layout = layout
    self.file = file
    numbers = SheetNumbers(layout.sheet, file: file)
    if layout.sheet.isHidden { notes.append(.hiddenSheet(layout.sheet.name, of: file)) }
  }

  mutating func tableFile(money: String?) throws(InvalidInput) -> TableFile {
    checkLayout()
    guard findings.isEmpty else { throw InvalidInput(findings) }
    let n = layout.sectorColumns.count
    let sectorColumns = layout.sectorColumns.map { column($0, layout.sectorRows) }
    let sectorRows = layout.inputs.map { row($0) }
    let margins = layout.margins.map { column($0, layout.sectorRows) }
    let bad = numbers.findings.filter { $0.severity == .error }
    guard bad.isEmpty else { throw InvalidInput(bad) }
    let intermediate = Matrix(rows: n, columns: n, columnMajor: sectorColumns.flatMap { $0 })
    verifySubtotals(layout.margins, margins, sectors: sectorColumns, what: "column")
    verifySubtotals(
      layout.inputs, sectorRows, sectors: (0..<n).map { intermediate.row($0) }, what: "row")
    let output = take(margins) { if case .output = $0 { "output" } else { nil } }
    var table = InputOutputTable(
      money: "", labels: layout.sectorRows.map(\.sector),
      intermediate: intermediate,
      finalDemand: columns(margins) { if case .finalDemand(let code) = $0 { code } else { nil } },
      exports: columns(margins) { if case .exports(let code) = $0 { code } else { nil } },
      imports: columns(margins) { if case .imports(let code) = $0 { code } else { nil } },
      error: columns(margins) { if case .error(let code) = $0 { code } else { nil } },
      otherInputs: inputs(sectorRows) {
        if case .otherInputs(let code) = $0 { code } else { nil }
      },
      valueAdded: inputs(sectorRows) { if case .valueAdded(let code) = $0 { code } else { nil } },
      output: output.first?.values ?? [],
      outputRow: zip(layout.inputs, sectorRows).first { $0.0.role == .output }?.1,
      places: places())
    table.printedDecimals = PrintedPrecision.decimals(of: table)
    table.money = self.money(given: money)
    noteEmptySectors(table)
    return TableFile(
      table: table, names: layout.sectorRows.map(\.label), format: layout.format,
      source: SourceLocation(file: file, sheet: layout.sheet.name),
      findings: numbers.findings + notes)
  }

  private mutating func column(_ line: BureauSheet.Line, _ rows: [BureauSheet.Line]) -> [Double] {
    rows.map { row in
      numbers.number(
        row.position, line.position,
        "row \(row.code) \(row.label), column \(line.code) \(line.label)")
    }
  }

  private mutating func row(_ line: BureauSheet.Line) -> [Double] {
    layout.sectorColumns.map { column in
      numbers.number(
        line.position, column.position,
        "row \(line.code) \(line.label), column \(column.code) \(column.label)")
    }
  }

  private func take(
    _ margins: [[Double]], _ code: (BureauRole) -> String?
  ) -> [(label: SectorLabel, values: [Double])] {
    zip(layout.margins, margins).compactMap { line, values in
      line.role.flatMap(code).map { (SectorLabel(region: line.region, sector: $0), values) }
    }
  }

  private func columns(
    _ margins: [[Double]], _ code: (BureauRole) -> String?
  ) -> AccountColumns {
    let taken = take(margins, code)
    return AccountColumns(
      labels: taken.map(\.label),
      values: Matrix(
        rows: layout.sectorRows.count, columns: taken.count,
        columnMajor: taken.flatMap(\.values)))
  }

  private func inputs(
    _ rows: [[Double]], _ code: (BureauRole) -> String?
  ) -> AccountRows {
    var labels: [String] = []
    var values: [[Double]] = []
    for (line, row) in zip(layout.inputs, rows) {
      guard let code = line.role.flatMap(code) else { continue }
      labels.append(code)
      values.append(row)
    }
    guard !labels.isEmpty else { return .none(count: layout.sectorColumns.count) }
    return AccountRows(labels: labels, values: Matrix(values))
  }

  private mutating func money(given: String?) -> String {
    let place = SourceLocation(file: file, sheet: layout.sheet.name)
    for row in layout.sheet.rows.prefix(layout.codeRow) {
      for case .text(let text) in row {
        guard let unit = BureauMoney.unit(in: text) else { continue }
        guard let given, !given.isEmpty else { return unit }
        notes += Finding.otherMoney(unit, given: given, at: place)
        return given
      }
    }
    if let given, !given.isEmpty { return given }
    notes.append(
      Finding(
        .warning, code: "unknown-unit",
        "The sheet does not name the unit of its figures (单位); give it with --money.", at: place))
    return ""
  }

  private mutating func noteEmptySectors(_ table: InputOutputTable) {
    let empty = layout.sectorRows.indices.filter { table.output[$0] == 0 }
    for index in empty.prefix(10) {
      let line = layout.sectorRows[index]
      notes.append(
        Finding(
          .note, code: "empty-sector", "Sector \(line.sector) \(line.label) has no output.",
          at: numbers.place(line.position)))
    }
    if empty.count > 10 {
      notes.append(
        Finding(
          .note, code: "empty-sector", "\(empty.count - 10) more sectors have no output.",
          at: SourceLocation(file: file, sheet: layout.sheet.name)))
    }
    if layout.hasMore {
      notes.append(
        Finding(
          .note, code: "outside-table",
          "Cells right of the output column or below the total input are no part of the table and "
            + "were not read.",
          at: SourceLocation(file: file, sheet: layout.sheet.name)))
    }
  }

  private func places() -> TablePlaces {
    let code = { (line: BureauSheet.Line) -> String? in
      switch line.role {
      case nil: line.sector.description
      case .finalDemand(let code): SectorLabel(region: line.region, sector: code).description
      case .exports(let code), .imports(let code), .error(let code), .otherInputs(let code),
        .valueAdded(let code):
        code
      case .output: TableRoles.outputCode
      case .subtotal: nil
      }
    }
    var lines: [String: Int] = [:]
    var columns: [String: [Int32]] = [:]
    var columnCodes: [String: Int] = [:]
    var positions: [Int32] = []
    for line in layout.sectorColumns + layout.margins {
      guard let code = code(line) else { continue }
      columnCodes[code] = positions.count
      positions.append(Int32(clamping: line.position + 1))
    }
    for line in layout.sectorRows + layout.inputs {
      guard let code = code(line) else { continue }
      lines[code] = line.position + 1
      columns[code] = positions
    }
    return TablePlaces(
      file: SourceLocation(file: file, sheet: layout.sheet.name), lines: lines, columns: columns,
      columnCodes: columnCodes)
  }
}
