import Glibc

/// The lines of a text and their fields, without copies of either.
///
/// A field may stand in quotation marks, with a separator in it; one with a line break in it may not
/// occur. Blank lines at the end are left out.
struct LineIndex: @unchecked Sendable {
  // Holds the file, whose bytes would otherwise go with its last use; nothing writes to them.
  private let file: MappedFile
  let separator: UInt8
  private let starts: [Int]

  /// The bytes of the file.
  var bytes: UnsafeRawBufferPointer { file.bytes }

  init(_ file: MappedFile, separator: UInt8) {
    let bytes = file.bytes
    self.file = file
    self.separator = separator
    var starts = [0]
    if let base = bytes.baseAddress {
      var position = 0
      while position < bytes.count,
        let found = memchr(base + position, 0x0A, bytes.count - position)
      {
        position = UnsafeRawPointer(found) - base + 1
        starts.append(position)
      }
    }
    // The end of the last line, as if it had a line feed.
    if starts.last != bytes.count { starts.append(bytes.count + 1) }
    while starts.count > 1 {
      let line = bytes[starts[starts.count - 2]..<(starts[starts.count - 1] - 1)]
      guard line.allSatisfy({ $0 == 0x0D }) else { break }
      starts.removeLast()
    }
    self.starts = starts
  }

  /// The number of lines.
  var count: Int { starts.count - 1 }

  /// The offset of the end of a line, its line feed not included.
  func end(_ line: Int) -> Int { starts[line + 1] - 1 }

  /// The fields of a line, the first `limit` of them.
  func fields(_ line: Int, limit: Int = .max) -> [String] {
    var fields: [String] = []
    forEachField(line) { range, isQuoted in
      guard fields.count < limit else { return false }
      let text = String(decoding: bytes[range], as: UTF8.self)
      fields.append(isQuoted ? text.replacing("\"\"", with: "\"") : text)
      return true
    }
    return fields
  }

  /// Where the field after the labels begins, or `nil` if the line has no more fields.
  func numbersStart(_ line: Int, after labels: Int) -> Int? {
    var seen = 0
    var start: Int?
    forEachField(line) { range, _ in
      if seen == labels { start = range.lowerBound }
      seen += 1
      return start == nil
    }
    return start
  }

  /// The number of the field that holds an offset.
  func fieldNumber(_ line: Int, at offset: Int) -> Int {
    var number = -1
    forEachField(line) { range, _ in
      guard range.lowerBound <= offset else { return false }
      number += 1
      return true
    }
    return max(0, number)
  }

  private func forEachField(_ line: Int, _ body: (Range<Int>, _ isQuoted: Bool) -> Bool) {
    var position = starts[line]
    var end = end(line)
    if end > position, bytes[end - 1] == 0x0D { end -= 1 }
    while true {
      var range: Range<Int>
      let isQuoted = position < end && bytes[position] == 0x22
      if isQuoted {
        var close = position + 1
        while close < end {
          if bytes[close] == 0x22 {
            guard close + 1 < end, bytes[close + 1] == 0x22 else { break }
            close += 1
          }
          close += 1
        }
        range = (position + 1)..<max(position + 1, close)
        position = min(end, close + 1)
      } else {
        range = position..<position
      }
      let start = position
      while position < end, bytes[position] != separator { position += 1 }
      if !isQuoted { range = start..<position }
      guard body(range, isQuoted), position < end else { return }
      position += 1
    }
  }
}
