internal import Provenance
internal import TableFormats
internal import Workbook
internal import Yams

/// The comments of study.yaml by the key at which they stand, and the sheet that holds them in a workbook.
struct StudyComments {
  /// What stands at a key.
  private struct Note {
    /// The comments and blank lines above the key, each line ended by a line feed.
    var above = ""
    /// The comment beside the key.
    var beside = ""
  }

  static let sheetName = "study comments"
  /// The key of what stands after the last one.
  private static let end = ""

  private var notes: [String: Note] = [:]
  private var order: [String] = []

  /// No comments.
  init() {}

  /// The comments of a text whose keys are those of `top`.
  init(of text: String, _ top: YAMLMapping) {
    var keys: [Int: String] = [:]
    for entry in top.entries {
      if let line = entry.location.line, keys[line] == nil {
        keys[line] = StudySheet.key(of: [entry.key])
      }
      Self.find(entry.value, [entry.key], &keys)
    }
    var pending = ""
    for (number, line) in Self.lines(of: text).enumerated() {
      let comment = Self.comment(in: line)
      guard let key = keys[number + 1] else {
        // Of a list over several lines, too, the comments come before the next key.
        if let comment { pending += comment + "\n" } else if line.isEmpty { pending += "\n" }
        continue
      }
      add(Note(above: pending, beside: comment ?? ""), at: key)
      pending = ""
    }
    add(Note(above: pending), at: Self.end)
  }

  /// The comments in a workbook's sheet.
  init(_ sheet: Sheet) {
    for row in sheet.rows.indices.dropFirst() {
      let texts = (0..<3).map { column in
        if case .text(let text) = sheet[row, column] { text } else { "" }
      }
      add(Note(above: texts[1], beside: texts[2]), at: texts[0])
    }
  }

  /// The sheet that holds the comments; `nil` where there are none.
  var sheet: SheetContents? {
    guard notes.values.contains(where: { $0.above.contains("#") || !$0.beside.isEmpty }) else {
      return nil
    }
    let rows = order.compactMap { key in
      notes[key].map { [Cell.text(key), .text($0.above), .text($0.beside)] }
    }
    return SheetContents(
      name: Self.sheetName, header: ["key", "above", "beside"], rows: rows, frozenColumns: 1)
  }

  /// The lines that stand above a key, each a comment or blank.
  func above(_ path: [String]) -> [String] {
    guard let above = notes[StudySheet.key(of: path)]?.above, !above.isEmpty else { return [] }
    return Self.lines(of: above).map(Self.marked)
  }

  /// The lines that stand after the last key.
  var trailing: [String] { above([Self.end]) }

  /// The comment beside a key, with the space before it; empty where there is none.
  func beside(_ path: [String]) -> String {
    let text = Self.marked(notes[StudySheet.key(of: path)]?.beside ?? "")
    return text.isEmpty ? "" : "  " + text.split(separator: "\n").joined(separator: " ")
  }

  /// A line as a comment, whatever somebody wrote into the sheet.
  private static func marked(_ line: String) -> String {
    line.isEmpty || line.hasPrefix("#") ? line : "# " + line
  }

  private mutating func add(_ note: Note, at key: String) {
    guard !note.above.isEmpty || !note.beside.isEmpty, notes[key] == nil else { return }
    notes[key] = note
    order.append(key)
  }

  /// The first key of each line, counted from 1.
  private static func find(_ node: Node, _ path: [String], _ keys: inout [Int: String]) {
    func add(_ mark: Mark?, _ path: [String]) {
      if let line = mark?.line, keys[line] == nil { keys[line] = StudySheet.key(of: path) }
    }
    for (key, value) in node.mapping ?? [:] {
      let path = path + [key.scalar?.string ?? ""]
      add(key.mark, path)
      find(value, path, &keys)
    }
    for item in node.sequence ?? [] {
      guard let id = item.mapping?["id"]?.scalar?.string else { continue }
      add(item.mark, path + [id])
      find(item, path + [id], &keys)
    }
  }

  /// The lines, each ended by a line feed, blank ones empty.
  private static func lines(of text: String) -> [String] {
    var lines = text.replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.allSatisfy(\.isWhitespace) ? "" : String(line) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The comment of a line, from its mark on: one that is outside quotation marks and after a space.
  private static func comment(in line: String) -> String? {
    var quote: Character?
    var previous: Character = " "
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "#", previous == " " || previous == "\t" {
        return String(line[index...])
      } else if character == "\"" || character == "'", " \t[{,:".contains(previous) {
        quote = character
      }
      previous = character
    }
    return nil
  }
}
