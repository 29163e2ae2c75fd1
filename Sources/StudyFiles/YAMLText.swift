internal import Provenance
internal import Yams

/// Reads the text of study.yaml into a mapping, its faults of form as findings.
enum YAMLText {
  /// The deepest nesting that a study can need, with room.
  private static let depthLimit = 64
  private static let sizeLimit = 4 << 20

  static func mapping(_ bytes: [UInt8], file: String) throws(InvalidInput) -> YAMLMapping {
    try mapping(bytes, source: YAMLSource(file: file))
  }

  static func mapping(_ bytes: [UInt8], source: YAMLSource) throws(InvalidInput) -> YAMLMapping {
    let file = source.file
    guard bytes.count <= sizeLimit else {
      throw InvalidInput(
        code: "file-too-large", "study.yaml may have \(sizeLimit >> 20) MB; this one has more.",
        at: SourceLocation(file: file))
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw InvalidInput(
        code: "encoding", "The file is not UTF-8 text; save it as UTF-8.",
        at: SourceLocation(file: file))
    }
    try checkDepth(bytes, file: file)
    let node: Node?
    do {
      // Values stay the texts that they are: no pattern of YAML decides what is a number here.
      node = try compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw InvalidInput([finding(error, source: source)])
    } catch {
      throw InvalidInput(
        code: "yaml", "The file is no YAML: \(error).", at: SourceLocation(file: file))
    }
    guard let mapping = node?.mapping else {
      throw InvalidInput(
        code: "yaml", "The file has no keys and values; it must begin with `study: 1`.",
        at: source.place(line: 1, column: 1))
    }
    return YAMLMapping(
      mapping, path: "", source: source, location: source.place(line: 1, column: 1))
  }

  /// Refuses brackets and indentation nested beyond any study, which would exhaust the parser's stack.
  private static func checkDepth(_ bytes: [UInt8], file: String) throws(InvalidInput) {
    var depth = 0
    var line = 1
    var dashes = 0
    for byte in bytes {
      switch byte {
      case 0x0A:
        line += 1
        dashes = 0
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth = max(0, depth - 1)
      case 0x2D, 0x3F, 0x3A: dashes += 1
      default: break
      }
      if depth > depthLimit || dashes > 8 * depthLimit {
        throw InvalidInput(
          code: "yaml", "The file is nested more than \(depthLimit) levels deep; a study never is.",
          at: SourceLocation(file: file, line: line))
      }
    }
  }

  private static func finding(_ error: YamlError, source: YAMLSource) -> Finding {
    func form(_ problem: String, _ mark: Mark?) -> Finding {
      Finding(
        .error, code: "yaml", "The file is no valid YAML here: \(problem).",
        at: source.place(line: mark?.line, column: mark?.column))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return form(problem, mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return Finding(
        .error, code: "duplicate-key",
        "\(WordList.quoted(duplicates.sorted())) \(duplicates.count == 1 ? "is" : "are") given twice in "
          + "one place; keep one.",
        at: source.place(line: context.mark.line, column: context.mark.column))
    case .reader(let problem, _, _, _): return form(problem, nil)
    default: return form("it cannot be read", nil)
    }
  }
}
