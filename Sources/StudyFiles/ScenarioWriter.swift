public import Provenance
public import SymbiosisModel
internal import Yams

/// Writes a scenario into a study that stands in a folder, and leaves the rest of study.yaml as it is.
public enum ScenarioWriter {
  /// The texts of study.yaml before and after a scenario was written.
  public struct Change: Sendable {
    /// The text that stood there.
    public let before: [UInt8]
    /// The text that stands there now.
    public let after: [UInt8]
  }

  /// Adds a scenario below the others, or puts it in the place of the one with its code.
  ///
  /// The new text is read back before it takes the place of the old one, at once.
  ///
  /// - Parameter replaces: whether a scenario with the same code makes way; else its code is refused.
  /// - Throws: `InvalidInput` when the code is taken, when the scenarios do not stand one a line, or
  ///   when the file cannot be written.
  @discardableResult
  public static func write(
    _ scenario: Scenario, toStudy path: String, replacing replaces: Bool = false
  ) throws(InvalidInput) -> Change {
    var folder = try StudyFolder(path: path)
    try folder.requireFolder()
    let bytes = try folder.bytes(of: StudyAssembly.fileName)
    let written = try writing(scenario, to: bytes, replacing: replaces)
    let isDone = try FileReplacement.exchange(
      StudyAssembly.fileName, ofStudy: path, with: written
    ) { $0 == bytes }
    guard isDone else {
      throw InvalidInput(
        code: "changed-file",
        "study.yaml has changed since it was read, so that the scenario is not written; try again.",
        at: SourceLocation(file: StudyAssembly.fileName))
    }
    return Change(before: bytes, after: written)
  }

  /// The text of study.yaml with the scenario.
  static func writing(
    _ scenario: Scenario, to bytes: [UInt8], replacing replaces: Bool = false
  ) throws(InvalidInput) -> [UInt8] {
    let top = try YAMLText.mapping(bytes, file: StudyAssembly.fileName)
    guard let scenarios = top["scenarios"]?.sequence else { throw shape() }
    let starts = scenarios.compactMap { $0.mark?.line }
    let codes = scenarios.map { $0.mapping?["id"]?.string }
    guard let lastLine = starts.last, starts.count == codes.count else { throw shape() }
    let taken = codes.firstIndex(of: scenario.id)
    if let taken, !replaces {
      throw InvalidInput(
        code: "duplicate",
        "The study has a scenario “\(scenario.id)” already; choose another code.",
        at: scenarios[taken].mark.map {
          SourceLocation(file: StudyAssembly.fileName, line: $0.line, column: $0.column)
        })
    }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    // What is replaced, or for a new scenario the last one, in whose form it is written.
    let line = taken.map { starts[$0] } ?? lastLine
    guard line >= 1, line <= lines.count else { throw shape() }
    let indent = lines[line - 1].prefix { $0 == 0x20 }
    guard lines[line - 1].dropFirst(indent.count).first == 0x2D else { throw shape() }
    // A scenario ends before the next one or the next key, the comments and empty lines above that left there.
    var end =
      (starts + top.entries.compactMap(\.location.line)).filter { $0 > line }.min().map { $0 - 1 }
      ?? lines.count
    while end > line, isBlankOrComment(lines[end - 1]) { end -= 1 }
    let returns = lines[line - 1].last == 0x0D
    let new = Array(indent) + Array(text(of: scenario).utf8) + (returns ? [0x0D] : [])
    lines.replaceSubrange((taken == nil ? end : line - 1)..<end, with: [new])
    var result = Array(lines.joined(separator: [0x0A]))
    if result.last != 0x0A { result.append(0x0A) }
    try requireOthersUnchanged(scenarios, but: taken, in: result, scenario.id)
    return result
  }

  /// Reads a new text back: every scenario but one is what it was.
  private static func requireOthersUnchanged(
    _ before: Node.Sequence, but taken: Int?, in text: [UInt8], _ id: String
  ) throws(InvalidInput) {
    let top = try YAMLText.mapping(text, file: StudyAssembly.fileName)
    guard let after = top["scenarios"]?.sequence,
      after.count == before.count + (taken == nil ? 1 : 0)
    else { throw shape() }
    let position = taken ?? after.count - 1
    guard after[position].mapping?["id"]?.string == id,
      before.indices.allSatisfy({ $0 == taken || after[$0] == before[$0] })
    else { throw shape() }
  }

  private static func isBlankOrComment(_ line: [UInt8]) -> Bool {
    let first = line.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return first == nil || first == 0x23
  }

  /// The scenario as a list item in one line.
  private static func text(of scenario: Scenario) -> String {
    var parts = [
      "id: \(quoted(scenario.id))", "name: \(quoted(scenario.name))", "year: \(scenario.year)",
    ]
    if let against = scenario.against { parts.append("against: \(quoted(against))") }
    switch scenario.quantities {
    case .none: break
    case .column(let name): parts.append("exchanges: \(quoted(name))")
    case .explicit(let chosen):
      let figures = chosen.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \($0.value.value)" }
      parts.append("exchanges: {\(figures.joined(separator: ", "))}")
    }
    if scenario.includesSupplyChain { parts.append("supply_chain: true") }
    return "- {\(parts.joined(separator: ", "))}"
  }

  /// A double-quoted scalar, which YAML reads as JSON does.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func shape() -> InvalidInput {
    InvalidInput(
      code: "scenario-list",
      "The scenarios of study.yaml do not stand one below the other, each behind a dash (`- {id: …}`); write them so, or add the scenario by hand.",
      at: SourceLocation(file: StudyAssembly.fileName))
  }
}
