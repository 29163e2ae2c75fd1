public import Provenance
public import SymbiosisModel
internal import Yams

/// Adds a scenario to a study that stands in a folder, and leaves the rest of study.yaml as it is.
public enum ScenarioWriter {
  /// Adds a scenario below the others.
  ///
  /// The new text is read back before it takes the place of the old one, at once.
  ///
  /// - Throws: `InvalidInput` when the code is taken, when the scenarios do not stand one a line, or
  ///   when the file cannot be written.
  public static func add(_ scenario: Scenario, toStudy path: String) throws(InvalidInput) {
    var folder = try StudyFolder(path: path)
    try folder.requireFolder()
    let bytes = try folder.bytes(of: StudyAssembly.fileName)
    let added = try adding(scenario, to: bytes)
    let check = try YAMLText.mapping(added, file: StudyAssembly.fileName)
    guard let last = check["scenarios"]?.sequence?.last?.mapping, last["id"]?.string == scenario.id
    else { throw shape() }
    let isDone = try FileReplacement.exchange(
      StudyAssembly.fileName, ofStudy: path, with: added
    ) { $0 == bytes }
    guard isDone else {
      throw InvalidInput(
        code: "changed-file",
        "study.yaml has changed since it was read, so that the scenario is not written; try again.",
        at: SourceLocation(file: StudyAssembly.fileName))
    }
  }

  /// The text of study.yaml with a scenario more.
  static func adding(_ scenario: Scenario, to bytes: [UInt8]) throws(InvalidInput) -> [UInt8] {
    let top = try YAMLText.mapping(bytes, file: StudyAssembly.fileName)
    guard let scenarios = top["scenarios"]?.sequence, let last = scenarios.last,
      let lastLine = last.mark?.line
    else { throw shape() }
    for known in scenarios where known.mapping?["id"]?.string == scenario.id {
      throw InvalidInput(
        code: "duplicate",
        "The study has a scenario “\(scenario.id)” already; choose another code.",
        at: known.mark.map {
          SourceLocation(file: StudyAssembly.fileName, line: $0.line, column: $0.column)
        })
    }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    guard lastLine >= 1, lastLine <= lines.count else { throw shape() }
    let indent = lines[lastLine - 1].prefix { $0 == 0x20 }
    guard lines[lastLine - 1].dropFirst(indent.count).first == 0x2D else { throw shape() }
    // The last scenario ends before the next key, the comments and empty lines above it left there.
    var end =
      top.entries.compactMap(\.location.line).filter { $0 > lastLine }.min().map { $0 - 1 }
      ?? lines.count
    while end > lastLine, isBlankOrComment(lines[end - 1]) { end -= 1 }
    let returns = lines[lastLine - 1].last == 0x0D
    lines.insert(Array(indent) + Array(text(of: scenario).utf8) + (returns ? [0x0D] : []), at: end)
    var result = Array(lines.joined(separator: [0x0A]))
    if result.last != 0x0A { result.append(0x0A) }
    return result
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
