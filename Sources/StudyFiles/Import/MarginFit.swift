internal import Provenance

/// Fits the columns or rows of one role of a table from elsewhere to those of the study.
struct MarginFit {
  /// One column or row.
  typealias Line = (code: String, values: [Double])

  /// The study's lines in its order.
  private(set) var lines: [Line]
  /// What became of every line: its code and the study's, `nil` where it was left out.
  private(set) var placements: [(code: String, target: String?)] = []
  /// What the user should know, and what keeps the table out.
  private(set) var findings: [Finding] = []

  init(
    _ given: [Line], to wanted: [String], count: Int, role: String,
    concordance: ImportConcordance?, source: SourceLocation
  ) {
    lines = wanted.map { ($0, [Double](repeating: 0, count: count)) }
    var filled = Set<String>()
    for line in given {
      var target = concordance?.targets[line.code] ?? line.code
      let isZero = line.values.allSatisfy { $0 == 0 }
      // Where the study has one line of the role, all of the table's are summed in it.
      if !wanted.contains(target), wanted.count == 1, !isZero { target = wanted[0] }
      guard let position = wanted.firstIndex(of: target) else {
        if isZero {
          placements.append((line.code, nil))
        } else {
          findings.append(
            Finding(
              .error, code: "unplaced-line",
              "“\(line.code)” of the table's \(role) is none of the study's (\(wanted.isEmpty ? "it has none" : WordList.quoted(wanted))); "
                + "add it to `tables.\(role)` of study.yaml, or say in a concordance where it belongs.",
              at: source))
        }
        continue
      }
      filled.insert(target)
      placements.append((line.code, target))
      for index in line.values.indices { lines[position].values[index] += line.values[index] }
    }
    let empty = wanted.filter { !filled.contains($0) }
    if !empty.isEmpty {
      findings.append(
        Finding(
          .warning, code: "empty-line",
          "The table has nothing for \(WordList.quoted(empty)) of the study's \(role), which is 0 in this year.",
          at: source))
    }
  }
}
