/// Lists of names in a sentence.
public enum WordList {
  /// `“a”, “b” and “c”`; beyond `limit` names the rest is counted and of a very long name the beginning shown, so
  /// that a sentence stays one.
  public static func quoted(_ words: [String], limit: Int = 60) -> String {
    var shown = words.prefix(limit).map { word in
      word.utf8.count > 240 ? "“\(word.prefix(80))…”" : "“\(word)”"
    }
    if words.count > limit {
      return shown.joined(separator: ", ") + " and \(words.count - limit) more"
    }
    guard shown.count > 1 else { return shown.first ?? "" }
    let last = shown.removeLast()
    return shown.joined(separator: ", ") + " and " + last
  }
}
