internal import Provenance
internal import SymbiosisModel
internal import Yams

/// Names a file in a year of study.yaml and leaves every other character as it is.
enum StudyYearEdit {
  /// The text with `key: value` in the year, which is added below the others where it is new.
  ///
  /// - Throws: `InvalidInput` where the years stand in a form that is not changed safely.
  static func setting(
    _ key: String, to value: String, year: Int, in bytes: [UInt8]
  ) throws(InvalidInput) -> [UInt8] {
    let top = try YAMLText.mapping(bytes, file: StudyAssembly.fileName)
    let refusal = shape(key, value, year)
    guard let years = top["years"]?.mapping else { throw refusal }
    var lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    let entry = years.first { $0.key.scalar.flatMap { Int($0.string) } == year }
    let isChanged =
      if let entry {
        change(key, value, of: entry, in: &lines)
      } else {
        add(year, key, value, to: years, top: top, in: &lines)
      }
    guard isChanged else { throw refusal }
    var text = String(String.UnicodeScalarView(lines.joined(separator: ["\n"])))
    if text.unicodeScalars.last != "\n" { text += "\n" }
    let result = Array(text.utf8)
    let check = try YAMLText.mapping(result, file: StudyAssembly.fileName)
    let written = check["years"]?.mapping?
      .first { $0.key.scalar.flatMap { Int($0.string) } == year }?
      .value.mapping?[Node(key)]?.scalar?.string
    guard written == value, check.entries.map(\.key) == top.entries.map(\.key) else {
      throw refusal
    }
    return result
  }

  private typealias Line = [Unicode.Scalar]

  /// Changes or adds the key of a year that is there.
  private static func change(
    _ key: String, _ value: String, of entry: (key: Node, value: Node), in lines: inout [Line]
  ) -> Bool {
    guard let mapping = entry.value.mapping else {
      // `2012:` with nothing in it yet.
      guard entry.value.scalar?.string.isEmpty == true, let mark = entry.key.mark else {
        return false
      }
      return insert(
        [String(repeating: " ", count: mark.column + 1) + "\(key): \(value)"],
        at: mark.line, in: &lines)
    }
    if let old = mapping.first(where: { $0.key.scalar?.string == key })?.value {
      return replace(old, by: value, in: &lines)
    }
    if opensBraces(mapping.mark, in: lines) {
      return open(mapping.mark, with: "\(key): \(value)", isEmpty: mapping.isEmpty, in: &lines)
    }
    guard let first = mapping.first?.key.mark else { return false }
    return insert(
      [String(repeating: " ", count: first.column - 1) + "\(key): \(value)"],
      at: first.line - 1, in: &lines)
  }

  /// Adds a year below the others.
  private static func add(
    _ year: Int, _ key: String, _ value: String, to years: Node.Mapping, top: YAMLMapping,
    in lines: inout [Line]
  ) -> Bool {
    if opensBraces(years.mark, in: lines) {
      return open(
        years.mark, with: "\(year): {\(key): \(value)}", isEmpty: years.isEmpty, in: &lines)
    }
    guard let first = years.first?.key.mark else { return false }
    var end =
      top.entries.compactMap(\.location.line).filter { $0 > first.line }.min().map { $0 - 1 }
      ?? lines.count
    while end > first.line, isBlankOrComment(lines[end - 1]) { end -= 1 }
    let indent = String(repeating: " ", count: first.column - 1)
    return insert(["\(indent)\(year):", "\(indent)  \(key): \(value)"], at: end, in: &lines)
  }

  private static func insert(_ new: [String], at position: Int, in lines: inout [Line]) -> Bool {
    guard position >= 1, position <= lines.count else { return false }
    let ending: Line = lines[position - 1].last == "\r" ? ["\r"] : []
    lines.insert(contentsOf: new.map { Array($0.unicodeScalars) + ending }, at: position)
    return true
  }

  /// Whether a mapping stands in braces, by the character at its place.
  private static func opensBraces(_ mark: Mark?, in lines: [Line]) -> Bool {
    guard let mark, lines.indices.contains(mark.line - 1) else { return false }
    let line = lines[mark.line - 1]
    return line.indices.contains(mark.column - 1) && line[mark.column - 1] == "{"
  }

  /// Writes into the braces that open at a place.
  private static func open(
    _ mark: Mark?, with text: String, isEmpty: Bool, in lines: inout [Line]
  ) -> Bool {
    guard let mark, opensBraces(mark, in: lines) else { return false }
    lines[mark.line - 1].insert(
      contentsOf: Array((text + (isEmpty ? "" : ", ")).unicodeScalars), at: mark.column)
    return true
  }

  /// Writes a value in the place of a scalar that stands in one line.
  private static func replace(_ old: Node, by value: String, in lines: inout [Line]) -> Bool {
    guard let scalar = old.scalar, let mark = old.mark, !scalar.string.isEmpty,
      lines.indices.contains(mark.line - 1)
    else { return false }
    let line = lines[mark.line - 1]
    let start = mark.column - 1
    guard line.indices.contains(start) else { return false }
    var end = start + scalar.string.unicodeScalars.count
    if line[start] == "\"" || line[start] == "'" {
      guard let closing = line[(start + 1)...].firstIndex(of: line[start]) else { return false }
      end = closing + 1
    } else {
      guard end <= line.count, line[start..<end].elementsEqual(scalar.string.unicodeScalars) else {
        return false
      }
    }
    lines[mark.line - 1].replaceSubrange(start..<end, with: Array(value.unicodeScalars))
    return true
  }

  private static func isBlankOrComment(_ line: Line) -> Bool {
    let first = line.first { $0 != " " && $0 != "\t" && $0 != "\r" }
    return first == nil || first == "#"
  }

  private static func shape(_ key: String, _ value: String, _ year: Int) -> InvalidInput {
    InvalidInput(
      code: "years-list",
      "study.yaml cannot be changed without touching the rest of it; write `\(key): \(value)` under "
        + "`years:` and `\(year):` by hand.",
      at: SourceLocation(file: StudyAssembly.fileName))
  }
}
