public import Provenance

extension CSVFile {
  /// The number in a field.
  public func number(
    _ record: Int, _ column: Int
  ) -> Result<NumberText.Parsed, NumberText.Problem> {
    let field = fields[records[record + 1].lowerBound + column]
    let parsed = bytes.withUnsafeBufferPointer { all in
      NumberText.parse(UnsafeBufferPointer(rebasing: all[Int(field.start)..<Int(field.end)]))
    }
    // A workbook stores doubles, whose digits tell nothing of a printed precision.
    return sheet == nil ? parsed : parsed.map { NumberText.Parsed(value: $0.value, decimals: nil) }
  }

  /// The place of the file or sheet as a whole.
  public var source: SourceLocation { SourceLocation(file: file, sheet: sheet?.name) }

  /// The place of a field, or of a whole record; record −1 is the header.
  public func location(record: Int, column: Int?) -> SourceLocation {
    let range = records[record + 1]
    guard let column, column < range.count else {
      return SourceLocation(file: file, sheet: sheet?.name, line: line(record))
    }
    return SourceLocation(
      file: file, sheet: sheet?.name, line: lineOfField(record, column),
      column: textColumn(record, column))
  }

  /// The column of a field, from 1: of the text, in characters, or of the sheet.
  public func textColumn(_ record: Int, _ column: Int) -> Int {
    guard sheet == nil else { return column + 1 }
    let field = fields[records[record + 1].lowerBound + column]
    // A byte that does not continue a scalar begins one.
    return bytes[Int(field.lineStart)..<Int(field.start)].count { $0 & 0xC0 != 0x80 } + 1
  }

  /// The line of a record, or its row in the sheet.
  public func line(_ record: Int) -> Int { lineOfField(record, 0) }

  /// The text of the line in which a field stands; `nil` for a sheet and for a line of more than
  /// 2,000 bytes, of which nobody would find the place in a terminal.
  public func excerpt(record: Int, column: Int = 0) -> String? {
    guard sheet == nil else { return nil }
    let range = records[record + 1]
    let field = fields[range.lowerBound + min(column, range.count - 1)]
    let start = Int(field.lineStart)
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end - start > 2000 ? nil : String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The line of a record and the column of each of its fields, in one pass over the record.
  func places(of record: Int) -> (line: Int, columns: [Int32]) {
    let range = records[record + 1]
    guard sheet == nil else { return (line(record), (0..<range.count).map { Int32($0 + 1) }) }
    var columns: [Int32] = []
    columns.reserveCapacity(range.count)
    var lineStart: Int32 = -1
    var position = 0
    var characters: Int32 = 0
    bytes.withUnsafeBufferPointer { bytes in
      for index in range {
        let field = fields[index]
        if field.lineStart != lineStart {
          lineStart = field.lineStart
          position = Int(lineStart)
          characters = 0
        }
        while position < Int(field.start) {
          if bytes[position] & 0xC0 != 0x80 { characters += 1 }
          position += 1
        }
        columns.append(characters + 1)
      }
    }
    return (line(record), columns)
  }

  private func lineOfField(_ record: Int, _ column: Int) -> Int {
    sheet?.rows[record + 1] ?? Int(fields[records[record + 1].lowerBound + column].line)
  }
}
