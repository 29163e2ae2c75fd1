/// What a language says instead of the program's English sentences.
///
/// Findings, analyses and messages are English where they arise. An entry gives the pattern of a sentence,
/// with `{}` where a figure or name stands, and what the language says, with `{}` or `{0}`, `{1}` … where
/// those go. A sentence follows the pattern that leaves least of it to the holes, that of a sentence before that of
/// a phrase; without one it stays English. What stands in a hole is said too where it is words of the program, and stays where it is data.
/// A short pattern such as `{} of {}` fits no whole sentence, and a very short one such as `{} to {}` only
/// single words: half a sentence in each language would be worse than English.
public struct PhraseBook: Sendable {
  private struct Pattern {
    var pieces: [[UInt8]]
    var translation: String
    var size: Int
    var letters: Int
  }

  private let whole: [String: String]
  private let patterns: [Pattern]
  /// The same, those that end as a sentence does first.
  private let sentencesFirst: [Pattern]

  /// A book of patterns by their English ones.
  init(_ entries: [String: String]) {
    whole = entries
    patterns = entries.filter { $0.key.contains("{}") }.map { english, translation in
      let pieces = Self.split(english)
      return Pattern(
        pieces: pieces, translation: translation, size: pieces.reduce(0) { $0 + $1.count },
        letters: english.count { $0.isLetter })
    }.sorted { ($0.size, $0.translation) > ($1.size, $1.translation) }
    let isSentence = { (pattern: Pattern) in pattern.pieces.last?.last == 0x2E }
    sentencesFirst = patterns.filter(isSentence) + patterns.filter { !isSentence($0) }
  }

  /// The text in the language; as it is where the book has nothing for it.
  public func text(_ english: String) -> String { text(english, isHole: false) }

  private func text(_ english: String, isHole: Bool) -> String {
    if whole.isEmpty || english.isEmpty { return english }
    if let known = whole[english] { return known }
    let bytes = Array(english.utf8)
    guard bytes.count <= 4096 else { return english }
    let isPhrase = !isHole && !english.hasSuffix(".") && !english.contains("; ")
    for pattern in english.hasSuffix(".") ? sentencesFirst : patterns
    where pattern.size <= bytes.count && (pattern.letters >= 7 || isPhrase) {
      if let holes = Self.holes(of: pattern.pieces, in: bytes[...]) {
        if pattern.letters < 4, pattern.pieces[0].isEmpty,
          holes.contains(where: { $0.contains(0x20) })
        {
          continue
        }
        let parts = holes.map { said(String(decoding: $0, as: UTF8.self)) }
        return Self.fill(pattern.translation, with: parts)
      }
    }
    return english
  }

  /// What stands in a hole: names in quotation marks as lists, words of the program in the language.
  private func said(_ hole: String) -> String {
    if hole.hasPrefix("“"), hole.hasSuffix("”") {
      return Self.replacing("” and “", by: "”和“", in: Self.replacing("”, “", by: "”、“", in: hole))
    }
    // One word with a capital is a name rather than ours.
    if !hole.contains(" "), hole.first?.isLowercase != true { return hole }
    return text(hole, isHole: true)
  }

  /// What the holes between the pieces hold, if the text follows the pattern: as little as may be in each
  /// but the last, which finds a fit wherever there is one.
  private static func holes(
    of pieces: [[UInt8]], in text: ArraySlice<UInt8>
  ) -> [ArraySlice<UInt8>]? {
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last,
      text.count >= first.count + last.count, text.starts(with: first),
      text.suffix(last.count).elementsEqual(last)
    else { return nil }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    var holes: [ArraySlice<UInt8>] = []
    for piece in pieces[1..<(pieces.count - 1)] {
      guard let place = position(of: piece, in: rest) else { return nil }
      holes.append(rest[..<place])
      rest = rest[(place + piece.count)...]
    }
    return holes + [rest]
  }

  private static func position(of piece: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    var start = text.startIndex
    while start + piece.count <= text.endIndex {
      if text[start...].starts(with: piece), !isWithinNames(text, start) { return start }
      start += 1
    }
    return nil
  }

  /// Whether a place is within a list of names in quotation marks, such as “a”, “b” and “c”.
  private static func isWithinNames(_ text: ArraySlice<UInt8>, _ place: Int) -> Bool {
    let before = String(decoding: text[..<place], as: UTF8.self)
    guard before.contains("“") else { return false }
    if before.count(where: { $0 == "“" }) != before.count(where: { $0 == "”" }) { return true }
    let after = text[place...]
    return before.hasSuffix("”")
      && (after.starts(with: Array(", “".utf8)) || after.starts(with: Array(" and “".utf8)))
  }

  private static func split(_ pattern: String) -> [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    var bytes = Array(pattern.utf8)[...]
    while let byte = bytes.popFirst() {
      if byte == 0x7B, bytes.first == 0x7D {
        bytes.removeFirst()
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(byte)
      }
    }
    return pieces
  }

  private static func replacing(_ old: String, by new: String, in text: String) -> String {
    let pieces = text.split(separator: old, omittingEmptySubsequences: false)
    return pieces.joined(separator: new)
  }

  private static func fill(_ translation: String, with parts: [String]) -> String {
    var text = ""
    var next = 0
    var rest = Substring(translation)
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      rest = rest[open...]
      let inner = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard inner.endIndex < rest.endIndex, rest[inner.endIndex] == "}",
        let position = inner.isEmpty ? next : Int(inner), position < parts.count
      else {
        text += rest.prefix(1)
        rest = rest.dropFirst()
        continue
      }
      text += parts[position]
      next += 1
      rest = rest[rest.index(after: inner.endIndex)...]
    }
    return text + rest
  }
}
