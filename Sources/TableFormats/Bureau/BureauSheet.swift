import InputOutputModel
import Provenance
import Workbook

/// Where the parts of a statistics bureau's table stand in its sheet.
///
/// The table is found by its codes: a row in which cells count 1, 2, 3 … and a column to its left that
/// counts along. Everything else has its meaning from the labels above and to the left of the codes.
struct BureauSheet {
  struct Line {
    /// The row or column of the sheet, from 0.
    var position: Int
    var code: String
    var label: String
    var role: BureauRole?
    /// The province, in a table of several.
    var region = ""

    /// What the line stands for in the table.
    var sector: SectorLabel { SectorLabel(region: region, sector: code) }
  }

  let sheet: Sheet
  let codeRow: Int
  let codeColumn: Int
  /// The format that the sheet has: of one table, or of several provinces in CEADs' layout.
  let format: TableFormat
  /// The sectors' columns and rows, in the order of their codes.
  private(set) var sectorColumns: [Line] = []
  private(set) var sectorRows: [Line] = []
  /// The columns from the last sector to the output, and the rows from it to the total input.
  private(set) var margins: [Line] = []
  private(set) var inputs: [Line] = []

  /// Finds the table, or `nil` if the sheet holds none.
  init?(_ sheet: Sheet) {
    format = .bureau
    guard let place = Self.codes(in: sheet) else { return nil }
    self.sheet = sheet
    codeRow = place.row
    codeColumn = place.codeColumn
    var column = place.firstColumn
    while let code = Self.code(sheet[codeRow, column]), Int(code) == sectorColumns.count + 1 {
      let label = label(above: column)
      if BureauRole.ofColumn(label: label, code: code) == .subtotal { break }
      sectorColumns.append(Line(position: column, code: code, label: label))
      column += 1
    }
    margins = lines(from: column, to: sheet.rows.map(\.count).max() ?? 0) { column in
      let code = Self.code(sheet[codeRow, column]) ?? ""
      let label = label(above: column)
      return Line(
        position: column, code: code, label: label,
        role: BureauRole.ofColumn(label: label, code: code))
    }
    var row = codeRow + 1
    while sectorRows.count < sectorColumns.count, row < sheet.rows.count {
      if let code = Self.code(sheet[row, codeColumn]), Int(code) == sectorRows.count + 1 {
        sectorRows.append(Line(position: row, code: code, label: label(leftOf: row)))
      }
      row += 1
    }
    inputs = lines(from: row, to: sheet.rows.count) { row in
      let code = Self.code(sheet[row, codeColumn]) ?? ""
      let label = label(leftOf: row)
      return Line(
        position: row, code: code, label: label, role: BureauRole.ofRow(label: label, code: code))
    }
  }

  /// Finds a table of several provinces: a row of codes in which FU101 stands once for each province,
  /// under rows of provinces and of sectors, and right of columns with the same.
  init?(multiRegional sheet: Sheet) {
    format = .ceads
    let found = sheet.rows.indices.prefix(30).first { row in
      let codes = sheet.rows[row].compactMap(Self.code)
      return codes.count { $0 == "FU101" } > 1 && codes.contains("GO")
    }
    guard let found, found > 1,
      let column = sheet.rows[found].firstIndex(where: { Self.code($0).flatMap { Int($0) } == 1 }),
      column > 2
    else { return nil }
    self.sheet = sheet
    codeRow = found
    codeColumn = column - 1
    var region = ""
    for position in column..<sheet.rows[found].count {
      if let name = Self.text(sheet[found - 2, position]) { region = name }
      let code = Self.code(sheet[found, position]) ?? ""
      let label = Self.text(sheet[found - 1, position]) ?? ""
      if label.isEmpty, code.isEmpty { continue }
      let line = Line(position: position, code: code, label: label, region: region)
      if Int(code) != nil {
        sectorColumns.append(line)
      } else {
        margins.append(Self.with(BureauRole.ofColumn(label: label, code: code), line))
        if margins.last?.role == .output { break }
      }
    }
    region = ""
    for row in (found + 1)..<max(found + 1, sheet.rows.count) {
      if let name = Self.text(sheet[row, codeColumn - 2]) { region = name }
      let code = Self.code(sheet[row, codeColumn]) ?? ""
      let label = Self.text(sheet[row, codeColumn - 1]) ?? (code.isEmpty ? "" : region)
      if label.isEmpty, code.isEmpty { continue }
      let line = Line(position: row, code: code, label: label, region: region)
      if Int(code) != nil {
        sectorRows.append(line)
      } else {
        inputs.append(Self.with(BureauRole.ofRow(label: label, code: code), line))
        if inputs.last?.role == .output { break }
      }
    }
  }

  /// The line with its role; only final demand is by province.
  private static func with(_ role: BureauRole?, _ line: Line) -> Line {
    var line = line
    line.role = role
    if case .finalDemand = role { return line }
    line.region = ""
    return line
  }

  /// Labelled lines up to and including the output; those without label and code are left out.
  private func lines(from start: Int, to end: Int, _ line: (Int) -> Line) -> [Line] {
    var found: [Line] = []
    for position in start..<max(start, end) {
      let next = line(position)
      if next.label.isEmpty, next.code.isEmpty { continue }
      found.append(next)
      if next.role == .output { break }
    }
    return found
  }

  /// Whether anything but zero stands right of the output or below the total input.
  var hasMore: Bool {
    let right = margins.last?.position ?? Int.max
    let below = inputs.last?.position ?? Int.max
    return sheet.rows.enumerated().contains { row, cells in
      cells.enumerated().contains { column, cell in
        guard row > below || (row >= codeRow && column > right) else { return false }
        return cell != .number(0) && !cell.isBlank
      }
    }
  }

  /// The lowest text above the codes in a column.
  private func label(above column: Int) -> String {
    for row in stride(from: codeRow - 1, through: max(0, codeRow - 8), by: -1) {
      if case .text(let text) = sheet[row, column], !sheet[row, column].isBlank {
        return Self.trimmed(text)
      }
    }
    return ""
  }

  /// The nearest text to the left of the codes in a row.
  private func label(leftOf row: Int) -> String {
    for column in stride(from: codeColumn - 1, through: 0, by: -1) {
      if case .text(let text) = sheet[row, column], !sheet[row, column].isBlank {
        return Self.trimmed(text)
      }
    }
    return ""
  }

  private static func text(_ cell: Cell) -> String? {
    if case .text(let text) = cell, !cell.isBlank { return trimmed(text) }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A code as text: whole numbers without a point.
  private static func code(_ cell: Cell) -> String? {
    switch cell {
    case .number(let number) where number == number.rounded() && abs(number) < 1e6:
      return String(Int(number))
    case .text(let text) where !cell.isBlank: return trimmed(text)
    default: return nil
    }
  }

  private static func codes(
    in sheet: Sheet
  ) -> (row: Int, firstColumn: Int, codeColumn: Int)? {
    for row in sheet.rows.indices.prefix(60) {
      for column in sheet.rows[row].indices.prefix(20) where counts(sheet, row, column, along: 1) {
        let left = (0..<column).last { candidate in
          (row + 1..<row + 4).contains { counts(sheet, $0, candidate, along: 0) }
        }
        if let left { return (row, column, left) }
      }
    }
    return nil
  }

  /// Whether the cells from one on read 1, 2, 3, to the right (`along` 1) or downwards (0).
  private static func counts(_ sheet: Sheet, _ row: Int, _ column: Int, along right: Int) -> Bool {
    (0..<3).allSatisfy { step in
      let cell = right == 1 ? sheet[row, column + step] : sheet[row + step, column]
      return code(cell).flatMap { Int($0) } == step + 1
    }
  }
}
