public import Provenance
public import Workbook

/// Where the records of a `CSVFile` stand in a workbook.
struct SheetOrigin: Sendable {
  /// The sheet's name.
  var name: String
  /// The row of each record in the sheet, from 1, the header's first.
  var rows: [Int]
}

extension Finding {
  static func hiddenSheet(_ name: String, of file: String) -> Finding {
    Finding(
      .warning, code: "hidden-sheet", "The sheet is hidden in the workbook.",
      at: SourceLocation(file: file, sheet: name))
  }
}

extension CSVFile {
  /// Takes a sheet whose first row that is not blank names the columns, so that whatever reads a CSV
  /// file reads a sheet too, and its findings name cells.
  ///
  /// A cell that holds an error, or a formula that nothing has calculated, becomes a text that is no
  /// number. Blank rows are skipped.
  ///
  /// - Throws: `InvalidInput` as for the bytes of a file.
  public init(_ sheet: Sheet, file: String, fitting: Bool = false) throws(InvalidInput) {
    let place = { (row: Int?) in SourceLocation(file: file, sheet: sheet.name, line: row) }
    var notes: [Finding] = []
    if sheet.isHidden { notes.append(.hiddenSheet(sheet.name, of: file)) }
    for merge in sheet.merges.prefix(100) {
      let cells =
        "\(Self.cell(merge.rows.lowerBound, merge.columns.lowerBound)):"
        + Self.cell(merge.rows.upperBound, merge.columns.upperBound)
      notes.append(
        Finding(
          .warning, code: "merged-cells",
          "The cells \(cells) are merged: only the first of them has a value, the others count as "
            + "blank.",
          at: place(merge.rows.lowerBound + 1)))
    }
    let (text, rows) = Self.text(of: sheet)
    guard text.count < Int(Int32.max) else {
      throw InvalidInput(
        code: "file-size", "The sheet holds more than 2 GB of text; split it or save it as .npy.",
        at: place(nil))
    }
    try self.init(
      body: text, file: file, sheet: SheetOrigin(name: sheet.name, rows: rows), notes: notes,
      fitting: fitting)
  }

  /// The sheet as the text of a CSV file, and the row of the sheet, from 1, of each of its records.
  ///
  /// Blank rows are left out; a row has a field for every column of the header.
  public static func text(of sheet: Sheet) -> (text: [UInt8], rows: [Int]) {
    var rows: [Int] = []
    var width = 0
    var text: [UInt8] = []
    for (position, row) in sheet.rows.enumerated() {
      guard let last = row.lastIndex(where: { !$0.isBlank }) else { continue }
      if rows.isEmpty { width = last + 1 }
      rows.append(position + 1)
      for column in 0..<max(width, last + 1) {
        if column > 0 { text.append(UInt8(ascii: ",")) }
        append(column <= last ? row[column] : .empty, to: &text)
      }
      text.append(UInt8(ascii: "\n"))
    }
    return (text, rows)
  }

  /// A header and rows of texts as the text of a CSV file.
  public static func text(of header: [String], _ rows: [[String]]) -> [UInt8] {
    var text: [UInt8] = []
    for row in [header] + rows { append(row.map(Cell.text), to: &text) }
    return text
  }

  private static func cell(_ row: Int, _ column: Int) -> String {
    "\(SourceLocation.columnLetters(column + 1))\(row + 1)"
  }

  static func append(_ cell: Cell, to text: inout [UInt8]) {
    switch cell {
    case .empty: break
    case .number(let number): text += NumberText.plain(number).utf8
    case .boolean(let value): text += (value ? "TRUE" : "FALSE").utf8
    case .text(let string), .date(let string), .fault(let string): append(quoted: string, to: &text)
    }
  }

  /// Appends a text as a field of CSV, in quotation marks where it needs them.
  static func append(quoted string: String, to text: inout [UInt8]) {
    guard string.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
    else {
      text += string.utf8
      return
    }
    text.append(0x22)
    for byte in string.utf8 {
      if byte == 0x22 { text.append(0x22) }
      text.append(byte)
    }
    text.append(0x22)
  }
}
