import Foundation

/// The texts that the program's sources write, read from the sources: what stands in quotation marks, with a
/// hole where a figure or name is put in.
///
/// Texts that `+` joins are one. Where what is put in chooses between words, as in `\(n == 1 ? "" : "s")`,
/// there is a text for each choice.
public enum SourceSentences {
  /// A text.
  public struct Sentence: Sendable {
    /// The file within Sources.
    public var file: String
    /// The words, with `{}` for a hole, for each choice.
    public var variants: [String]
    /// Whether it is what is told to a user: the sentence of a finding, an error or a note.
    public var isMessage: Bool
  }

  /// Every text of the sources except the Chinese ones.
  public static func all() throws -> [Sentence] {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources").path
    let names = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") && !$0.contains("Chinese") }
    return try names.sorted().flatMap { name -> [Sentence] in
      var scanner = Scanner(try String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8))
      scanner.scan()
      return scanner.texts.map { text, isMessage in
        Sentence(file: name, variants: variants(text), isMessage: isMessage)
      }
    }
  }

  /// The names of enumerations' cases, which are texts too where they are raw values.
  public static func cases() throws -> Set<String> {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources").path
    var found: Set<String> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: sources)
    where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        guard let start = words.firstIndex(of: "case") else { continue }
        found.formUnion(words[(start + 1)...].map(String.init))
      }
    }
    return found
  }

  /// The text for each choice of its holes, at most 64.
  private static func variants(_ pieces: [Piece]) -> [String] {
    pieces.reduce([""]) { texts, piece in
      let choices: [String] =
        switch piece {
        case .text(let text): [text]
        case .hole(let words): words.isEmpty ? ["{}"] : words
        }
      return texts.count * choices.count > 64
        ? texts.map { $0 + "{}" } : texts.flatMap { text in choices.map { text + $0 } }
    }
  }

  enum Piece {
    case text(String)
    /// With the texts that it chooses between.
    case hole([String])
  }

  /// Reads one file.
  private struct Scanner {
    private let source: [Character]
    private var position = 0
    var texts: [(pieces: [Piece], isMessage: Bool)] = []
    /// The names before the brackets that are open.
    private var calls: [String] = []
    private var name = ""

    init(_ text: String) { source = Array(text) }

    private static let messages: Set<String> = [
      "Finding", "InvalidInput", "ValidationError", "WebError", "note", "say", "ProgressLine",
    ]

    mutating func scan() {
      while position < source.count {
        let character = source[position]
        if isNext("//") {
          while position < source.count, !source[position].isNewline { position += 1 }
        } else if isNext("#\"") {
          position += 2
          while position < source.count, !isNext("\"#") { position += 1 }
          position += 2
        } else if character == "\"" {
          let isMessage = calls.suffix(2).contains { Self.messages.contains($0) }
          var pieces = literal()
          while skipPlus() { pieces += literal() }
          texts.append((pieces, isMessage))
        } else {
          step(character)
        }
      }
    }

    private mutating func step(_ character: Character) {
      switch character {
      case "(":
        calls.append(name)
        name = ""
      case "[", "{": calls.append("")
      case ")", "]", "}": _ = calls.popLast()
      default: name = character.isLetter || character.isNumber ? name + String(character) : ""
      }
      position += 1
    }

    /// Whether another text is joined on, and goes to it.
    private mutating func skipPlus() -> Bool {
      var next = position
      while next < source.count, source[next].isWhitespace { next += 1 }
      guard next < source.count, source[next] == "+" else { return false }
      next += 1
      while next < source.count, source[next].isWhitespace { next += 1 }
      guard next < source.count, source[next] == "\"" else { return false }
      position = next
      return true
    }

    /// A text from its first quotation mark to behind its last.
    private mutating func literal() -> [Piece] {
      let isBlock = isNext("\"\"\"")
      position += isBlock ? 3 : 1
      var pieces: [Piece] = []
      var text = ""
      while position < source.count, !(isBlock ? isNext("\"\"\"") : source[position] == "\"") {
        guard source[position] == "\\" else {
          text.append(source[position])
          position += 1
          continue
        }
        position += 1
        switch source[position] {
        case "(":
          pieces += [.text(text), .hole(hole())]
          text = ""
          continue
        case "u":
          let digits = source[(position + 2)...].prefix { $0 != "}" }
          text +=
            UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
          position += digits.count + 2
        case "n": text += "\n"
        case "\n":
          while source[position + 1] == " " { position += 1 }
        default: text.append(source[position])
        }
        position += 1
      }
      position += isBlock ? 3 : 1
      guard isBlock else { return pieces + [.text(text)] }
      return Self.unindented(pieces + [.text(text)])
    }

    /// What is put into a text: the words that it chooses between.
    private mutating func hole() -> [String] {
      var inner: [Character] = []
      var depth = 0
      repeat {
        if source[position] == "\"" {
          let start = position
          _ = literal()
          inner += source[start..<position]
          continue
        }
        depth += source[position] == "(" ? 1 : source[position] == ")" ? -1 : 0
        inner.append(source[position])
        position += 1
      } while depth > 0
      var scanner = Scanner(String(inner.dropFirst().dropLast()))
      scanner.scan()
      texts += scanner.texts
      guard inner.contains("?") else { return [] }
      // A comparison with a text is no choice; a choice has two.
      guard scanner.texts.count == 2, scanner.texts.allSatisfy({ $0.pieces.count == 1 }) else {
        return []
      }
      return scanner.texts.flatMap { variants($0.pieces) }
    }

    private static func unindented(_ pieces: [Piece]) -> [Piece] {
      guard case .text(let last)? = pieces.last,
        let indent = last.split(separator: "\n", omittingEmptySubsequences: false).last?.count
      else { return pieces }
      let margin = "\n" + String(repeating: " ", count: indent)
      var result = pieces.map { piece -> Piece in
        guard case .text(let text) = piece else { return piece }
        return .text(text.replacingOccurrences(of: margin, with: "\n"))
      }
      if case .text(let first)? = result.first { result[0] = .text(String(first.dropFirst())) }
      if case .text(let text)? = result.last, text.hasSuffix("\n") {
        result[result.count - 1] = .text(String(text.dropLast()))
      }
      return result
    }

    private func isNext(_ text: String) -> Bool {
      position + text.count <= source.count
        && zip(text, source[position...]).allSatisfy { $0 == $1 }
    }
  }
}
