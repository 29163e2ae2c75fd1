import Provenance
import Workbook

extension BureauSheet {
  /// A bureau's sheet that was saved as CSV, or `nil` if the text is none.
  ///
  /// Rows and columns are those that a spreadsheet shows when it opens the file, which names the sheet after
  /// the file. `notes` tell of another encoding.
  static func sheet(
    ofText bytes: [UInt8], file: String
  ) throws(InvalidInput) -> (sheet: Sheet, notes: [Finding])? {
    let (body, notes) = try CSVFile.decoded(bytes, file: file)
    // Our own layout, however large, begins with this and needs no second look.
    if body.starts(with: "code,".utf8) { return nil }
    let scan = CSVFile.scan(body)
    guard scan.unclosedQuoteLine == nil else { return nil }
    let name = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? file
    // The header of every bureau ends long before row 100.
    let top = Sheet(name: name, rows: rows(scan.records.prefix(100), scan.fields, body))
    guard isTable(top) else {
      try requireCommas(body, name, file)
      return nil
    }
    return (Sheet(name: name, rows: rows(scan.records[...], scan.fields, body)), notes)
  }

  private static func isTable(_ top: Sheet) -> Bool {
    BureauSheet(multiRegional: top) != nil || BureauSheet(top) != nil
  }

  /// Refuses a bureau's sheet that was saved with another mark between the cells, and with it perhaps with
  /// decimal commas.
  private static func requireCommas(
    _ body: [UInt8], _ name: String, _ file: String
  ) throws(InvalidInput) {
    let lines = body.prefix(1 << 20).split(separator: 0x0A, omittingEmptySubsequences: false)
    for (mark, word) in [(UInt8(ascii: ";"), "semicolons"), (0x09, "tabs")] {
      let rows = lines.prefix(100).map { line in
        line.split(separator: mark, omittingEmptySubsequences: false).map { bytes in
          let text = String(decoding: bytes.filter { $0 != 0x22 && $0 != 0x0D }, as: UTF8.self)
          return text.isEmpty ? Cell.empty : .text(text)
        }
      }
      guard isTable(Sheet(name: name, rows: rows)) else { continue }
      throw InvalidInput(
        code: "separator",
        "The columns are separated by \(word); save the file as CSV with commas (and decimal points).",
        at: SourceLocation(file: file, line: 1))
    }
  }

  private static func rows(
    _ records: ArraySlice<Range<Int>>, _ fields: [CSVFile.Field], _ body: [UInt8]
  ) -> [[Cell]] {
    var rows: [[Cell]] = []
    // Lines that lie within quoted cells are no rows.
    var inner = 0
    for record in records {
      let line = Int(fields[record.lowerBound].line)
      while rows.count < line - 1 - inner { rows.append([]) }
      rows.append(record.map { cell(fields[$0], body) })
      for field in record {
        inner += body[Int(fields[field].start)..<Int(fields[field].end)].count { $0 == 0x0A }
      }
    }
    return rows
  }

  private static func cell(_ field: CSVFile.Field, _ body: [UInt8]) -> Cell {
    let text = CSVFile.text(of: field, in: body)
    if text.isEmpty { return .empty }
    // A code such as 01 keeps its zero.
    let isCode = text.utf8.count > 1 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isCode, text.utf8.first == 0x30 { return .text(text) }
    guard case .success(let parsed) = NumberText.parse(text) else { return .text(text) }
    return .number(parsed.value)
  }
}
