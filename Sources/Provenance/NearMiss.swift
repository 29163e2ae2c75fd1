/// Finds the word that a mistyped one was probably meant to be.
public enum NearMiss {
  /// The candidate nearest to `word`, or `nil` if none is near enough to suggest.
  ///
  /// Near enough is a difference in case only, or at most one edit for words of up to four letters,
  /// two for up to eight, three beyond. Of equally near candidates the first wins.
  ///
  /// - Complexity: O(candidates × length²); words over 64 letters are not compared.
  public static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
    let lower = Array(word.lowercased().unicodeScalars)
    guard !lower.isEmpty, lower.count <= 64 else { return nil }
    let allowed = lower.count <= 4 ? 1 : lower.count <= 8 ? 2 : 3
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard !other.isEmpty, abs(other.count - lower.count) <= allowed else { continue }
      let distance = editDistance(lower, other)
      // Replacing every letter of a short word is no near miss.
      guard distance <= allowed, distance < max(lower.count, other.count) else { continue }
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// The number of single letters inserted, deleted, replaced or swapped with their neighbour that
  /// lead from one word to the other (optimal string alignment).
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for i in 1...left.count {
      current[0] = i
      for j in 1...right.count {
        let replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        current[j] = min(previous[j] + 1, current[j - 1] + 1, replaced)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          current[j] = min(current[j], beforePrevious[j - 2] + 1)
        }
      }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count]
  }
}
