/// Finds the English in a text that should be Chinese.
public enum EnglishWords {
  /// What stays as it is in any language: names of methods, programs and formats, units, literals.
  public static let allowed: Set<String> = [
    "Symbiont", "symbiont", "Shapley", "Ghosh", "Rasmussen", "Flegg", "Leontief", "Sobol", "Morris",
    "Tapio", "Excel", "LibreOffice", "Python", "Plotly", "JavaScript", "CEADs", "pymrio",
    "python", "calamine", "libzip", "libxlsxwriter", "Debian", "mario", "csv", "json", "xlsx",
    "npy", "zip", "yaml", "html", "true",
    "false", "kt", "Mt", "ktce", "tce", "km", "kg", "Gg", "MWh", "GWh", "TWh", "log", "max", "min",
    "NaN", "inf", "numpy", "Ctrl", "ETag", "random", "path", "txt", "ij", "Bearer",
  ]

  /// The words of two or more lower-case Latin letters that are neither allowed nor codes.
  ///
  /// Not looked at: what stands in backquotes or quotation marks, options such as `--scenario` with their
  /// values, tokens with a digit, hyphen, dot, slash, colon, equals sign or underscore, and words in capitals.
  public static func found(in text: String, allowing codes: Set<String> = []) -> [String] {
    var words: [String] = []
    var isValue = false
    for token in outsideQuotes(text).split(whereSeparator: isSeparator) {
      let wasOption = isValue
      isValue = token.hasPrefix("--")
      guard !wasOption, !token.contains(where: { isMark($0) }) else { continue }
      for part in token.split(whereSeparator: { !($0.isASCII && $0.isLetter) }) {
        let word = String(part)
        let small = word.count(where: \.isLowercase)
        guard small > 1, !allowed.contains(word), !codes.contains(word), !words.contains(word)
        else { continue }
        words.append(word)
      }
    }
    return words
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || (!character.isASCII && !character.isNumber)
      || "()[]{}<>,;!?'\"|×".contains(character)
  }

  private static func isMark(_ character: Character) -> Bool {
    character.isNumber || "./:=_@&#-".contains(character)
  }

  /// The text without what stands between backquotes and between quotation marks.
  private static func outsideQuotes(_ text: String) -> String {
    var result = ""
    var end: Character?
    for character in text {
      if let closing = end {
        if character == closing { end = nil }
      } else if character == "`" || character == "“" {
        end = character == "`" ? "`" : "”"
        result += " "
      } else {
        result.append(character)
      }
    }
    return result
  }
}
