/// Lists of names in a sentence.
public enum WordList {
  /// `“a”, “b” and “c”`; beyond `limit` names the rest is counted, so that a sentence stays one.
  public static func quoted(_ words: [String], limit: Int = 60) -> String {
    let shown = words.prefix(limit).map { "“\($0)”" }
    if words.count > limit {
      return shown.joined(separator: ", ") + " and \(words.count - limit) more"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
