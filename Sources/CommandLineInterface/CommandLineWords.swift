/// The words of a command line as they are to be read.
public enum CommandLineWords {
  /// Joins a negative number to the option that it follows: `--budget -5` becomes `--budget=-5`.
  ///
  /// No option of ours is a number. So the option itself says what is wrong with the value, where the parser
  /// would take it for an option that does not exist.
  public static func joiningNegativeNumbers(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if word.hasPrefix("-"), Double(word) != nil, let last = joined.last, last.hasPrefix("--"),
        last.count > 2, !last.contains("=")
      {
        joined[joined.count - 1] = "\(last)=\(word)"
      } else {
        joined.append(word)
      }
    }
    return joined
  }
}
