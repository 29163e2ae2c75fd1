public import Provenance

extension CSVFile {
  /// A cell and the text that it gets.
  public struct CellChange: Sendable, Hashable {
    /// The record, from 0 below the header.
    public var record: Int
    /// The column, from 0.
    public var column: Int
    /// The new text.
    public var text: String

    /// Creates a change.
    public init(record: Int, column: Int, text: String) {
      self.record = record
      self.column = column
      self.text = text
    }
  }

  /// The bytes of the text with some cells changed and every other byte as it was.
  ///
  /// A byte-order mark is left out; text that came in another encoding is UTF-8.
  ///
  /// - Throws: `InvalidInput` for a cell that is not there or changed twice.
  public func bytes(changing changes: [CellChange]) throws(InvalidInput) -> [UInt8] {
    var findings: [Finding] = []
    var seen = Set<[Int]>()
    for change in changes {
      guard (0..<count).contains(change.record), header.indices.contains(change.column) else {
        findings.append(
          Finding(
            .error, code: "no-cell",
            "There is no cell in row \(change.record) and column \(change.column) (both from 0) of “\(file)”.",
            at: source))
        continue
      }
      if !seen.insert([change.record, change.column]).inserted {
        findings.append(
          Finding(
            .error, code: "no-cell",
            "The cell in row \(change.record) and column \(change.column) of “\(file)” is changed twice.",
            at: location(record: change.record, column: change.column)))
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    var result = bytes
    // From the end, so that the places of what is before stay.
    for change in changes.sorted(by: { ($0.record, $0.column) > ($1.record, $1.column) }) {
      let field = fields[records[change.record + 1].lowerBound + change.column]
      var range = Int(field.start)..<Int(field.end)
      let isQuoted = range.lowerBound > 0 && bytes[range.lowerBound - 1] == 0x22
      if isQuoted {
        let isClosed = range.upperBound < bytes.count && bytes[range.upperBound] == 0x22
        range = range.lowerBound - 1..<range.upperBound + (isClosed ? 1 : 0)
      }
      result.replaceSubrange(range, with: Self.written(change.text, isQuoted: isQuoted))
    }
    return result
  }

  /// Where a place in the text falls: the record, −1 for the header, and the column.
  public func cell(at place: SourceLocation) -> (record: Int, column: Int)? {
    guard let line = place.line else { return nil }
    guard let record = (-1..<count).last(where: { self.line($0) <= line }) else { return nil }
    guard let column = place.column else { return (record, 0) }
    let found = header.indices.last { index in
      guard index < records[record + 1].count else { return false }
      let start = location(record: record, column: index)
      return (start.line ?? 0, start.column ?? 0) <= (line, column)
    }
    return (record, found ?? 0)
  }

  private static func written(_ text: String, isQuoted: Bool) -> [UInt8] {
    let bytes = Array(text.utf8)
    let needsQuotes =
      isQuoted || bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return bytes }
    return [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }
}
