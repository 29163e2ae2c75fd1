internal import Provenance
internal import TableFormats
internal import Workbook

/// The sheet `study` of a workbook: a key in the first column, its value beside it, the items of a list in
/// the cells further right.
///
/// Keys within keys are joined by dots (`classification.level`); a dot that belongs to a key has a backslash
/// before it. A scenario is keyed by its code: `scenarios.BAU2012.year`. A value of two quotation marks is an empty
/// text, a blank cell none.
struct StudySheet {
  static let name = "study"
  /// How a cell says that a value is an empty text.
  static let emptyText = "\"\""
  /// The deepest key that a study has, with room.
  private static let depthLimit = 8

  /// The same as the text of study.yaml, a line a row.
  private(set) var text = ""
  /// The places of the lines of the text.
  var source: YAMLSource { YAMLSource(file: file, sheet: (Self.name, lines)) }
  private let file: String
  private let comments: StudyComments
  private var lines: [YAMLSource.Row] = []

  /// A key with its values or the keys below it.
  private struct Entry {
    var key: String
    var row: Int
    var values: [String]?
    var children: [Entry] = []
  }

  /// Takes the cells, and the comments that the text has at their keys.
  ///
  /// - Throws: `InvalidInput` that names the cell of every key without sense.
  init(
    _ sheet: Sheet, file: String, comments: StudyComments = StudyComments()
  ) throws(InvalidInput) {
    self.file = file
    self.comments = comments
    var top: [Entry] = []
    var findings: [Finding] = []
    for (position, cells) in sheet.rows.enumerated() {
      guard cells.contains(where: { !$0.isBlank }) else { continue }
      let texts = cells.map(Self.text)
      let key = texts[0]
      if position == 0, key == "key" { continue }
      let path = Self.parts(of: key)
      let place = SourceLocation(
        file: file, sheet: sheet.name, line: position + 1, column: 1)
      guard !path.contains(""), path.count <= Self.depthLimit else {
        findings.append(
          Finding(
            .error, code: "study-key",
            key.isEmpty
              ? "The row has a value and no key; give it one such as `title` or `classification.level`."
              : "“\(key)” is no key: its parts are joined by single dots, such as `classification.level`.",
            at: place))
        continue
      }
      let values = texts.dropFirst().filter { !$0.isEmpty }
        .map { $0 == Self.emptyText ? "" : $0 }
      if !Self.add(path[...], values, row: position + 1, to: &top) {
        findings.append(
          Finding(
            .error, code: "duplicate-key",
            "“\(key)” is given twice, or once with a value and once with keys below it; keep one.",
            at: place))
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    for entry in top { write(entry, [entry.key], indent: 0) }
    for comment in comments.trailing { line(comment, row: sheet.rows.count) }
  }

  static func text(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .number(let number): NumberText.plain(number)
    case .boolean(let value): value ? "true" : "false"
    case .text(let text), .date(let text), .fault(let text): text
    }
  }

  /// The parts of a dotted key.
  static func parts(of key: String) -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in key {
      if isEscaped || (character != "." && character != "\\") {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        parts.append("")
      }
    }
    return parts
  }

  /// A dotted key of its parts.
  static func key(of parts: [String]) -> String {
    parts.map { part in
      String(part.flatMap { $0 == "." || $0 == "\\" ? ["\\", $0] : [$0] })
    }.joined(separator: ".")
  }

  private static func add(
    _ path: ArraySlice<String>, _ values: [String], row: Int, to entries: inout [Entry]
  ) -> Bool {
    guard let key = path.first else { return false }
    let known = entries.firstIndex { $0.key == key }
    if path.count == 1 {
      guard known == nil else { return false }
      entries.append(Entry(key: key, row: row, values: values))
      return true
    }
    let position = known ?? entries.count
    if known == nil { entries.append(Entry(key: key, row: row)) }
    guard entries[position].values == nil else { return false }
    return add(path.dropFirst(), values, row: row, to: &entries[position].children)
  }

  private mutating func write(_ entry: Entry, _ path: [String], indent: Int) {
    let space = String(repeating: " ", count: indent)
    for comment in comments.above(path) {
      line(comment.isEmpty ? "" : space + comment, row: entry.row)
    }
    guard let values = entry.values else {
      let isScenario = path.count == 2 && path[0] == "scenarios"
      let key = isScenario ? "- id: \(Self.scalar(entry.key))" : "\(Self.scalar(entry.key)):"
      line("\(space)\(key)\(comments.beside(path))", row: entry.row)
      for child in entry.children { write(child, path + [child.key], indent: indent + 2) }
      return
    }
    var text = "\(space)\(Self.scalar(entry.key)):"
    var columns: [Int] = []
    if values.count > 1 { text += " [" } else if !values.isEmpty { text += " " }
    for (position, value) in values.enumerated() {
      if position > 0 { text += ", " }
      columns.append(text.unicodeScalars.count + 1)
      text += Self.scalar(value)
    }
    if values.count > 1 { text += "]" }
    line(text + comments.beside(path), row: entry.row, columns: columns)
  }

  private mutating func line(_ text: String, row: Int, columns: [Int] = []) {
    self.text += text + "\n"
    lines.append(YAMLSource.Row(row: row, values: columns))
  }

  /// A scalar as it stands where YAML cannot mistake it, else in double quotation marks.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { isLetterOrDigit($0) } == true && text.utf8.last != 0x20
      && text.utf8.allSatisfy { isLetterOrDigit($0) || "_./ -".utf8.contains($0) }
    if isPlain { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      // YAML takes these for the end of a line, or for no text.
      case "\u{2028}", "\u{2029}", "\u{FEFF}": result += "\\u" + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
