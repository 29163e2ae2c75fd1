import Provenance

/// A header and records of cells below it: what a CSV file and a sheet of a workbook have in common.
///
/// Records and columns count from 0; record −1 is the header.
protocol CellGrid {
  /// The file, and the sheet if it is a workbook.
  var source: SourceLocation { get }
  /// The column names.
  var header: [String] { get }
  /// The number of records below the header.
  var count: Int { get }
  /// The text of a cell.
  func text(_ record: Int, _ column: Int) -> String
  /// Whether a cell holds nothing.
  func isBlank(_ record: Int, _ column: Int) -> Bool
  /// The number in a cell.
  func number(_ record: Int, _ column: Int) -> Result<NumberText.Parsed, NumberText.Problem>
  /// The place of a cell, or of the whole record.
  func location(record: Int, column: Int?) -> SourceLocation
  /// The line of text in which a record stands; `nil` where there is no text.
  func excerpt(of record: Int) -> String?
  /// The line of a record and the column of each of its cells, as a location gives them.
  func places(of record: Int) -> (line: Int, columns: [Int32])
}

extension CSVFile: CellGrid {
  var source: SourceLocation { SourceLocation(file: file) }

  func excerpt(of record: Int) -> String? { excerpt(record: record) }

  func places(of record: Int) -> (line: Int, columns: [Int32]) {
    let range = records[record + 1]
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
    return (Int(fields[range.lowerBound].line), columns)
  }
}
