internal import Provenance
internal import SymbiosisModel
internal import TableFormats

/// A CSV file of records with named columns: typed cells, each with its place, problems as findings.
struct RecordFile {
  let csv: CSVFile
  private let positions: [String: Int]

  /// Takes a file whose header has to name `required` columns; others are allowed and kept.
  ///
  /// - Throws: `InvalidInput` that names every missing column.
  init(_ csv: CSVFile, required: [String], optional: [String] = []) throws(InvalidInput) {
    self.csv = csv
    var positions: [String: Int] = [:]
    for (position, name) in csv.header.enumerated() { positions[name] = position }
    self.positions = positions
    let missing = required.filter { positions[$0] == nil }
    guard missing.isEmpty else {
      let known = Set(required + optional)
      let others = csv.header.filter { !known.contains($0) }
      let hints = missing.compactMap { name in
        NearMiss.closest(to: name, in: others).map { "“\($0)” is probably “\(name)”" }
      }
      throw InvalidInput([
        Finding(
          .error, code: "missing-column",
          "The file lacks the \(missing.count == 1 ? "column" : "columns") \(WordList.quoted(missing)); "
            + (hints.isEmpty
              ? "its header is \(WordList.quoted(csv.header, limit: 20))"
              : hints.joined(separator: ", ")) + ".",
          at: csv.location(record: -1, column: nil), excerpt: csv.excerpt(record: -1))
      ])
    }
  }

  var count: Int { csv.count }

  func has(_ column: String) -> Bool { positions[column] != nil }

  func location(_ record: Int, _ column: String? = nil) -> SourceLocation {
    csv.location(record: record, column: column.flatMap { positions[$0] } ?? 0)
  }

  /// The text of a cell; empty where the column is absent.
  func text(_ record: Int, _ column: String) -> String {
    positions[column].map { csv.text(record, $0) } ?? ""
  }

  /// A text that must not be empty.
  func code(_ record: Int, _ column: String, _ findings: inout [Finding]) -> String? {
    let text = text(record, column)
    if !text.isEmpty { return text }
    findings.append(
      Finding(
        .error, code: "empty-cell", "The cell under “\(column)” is empty; give it.",
        at: location(record, column)))
    return nil
  }

  /// A number that has to be there.
  func number(_ record: Int, _ column: String, _ findings: inout [Finding]) -> Sourced? {
    guard let position = positions[column] else { return nil }
    switch csv.number(record, position) {
    case .success(let parsed):
      return Sourced(parsed.value, at: csv.location(record: record, column: position))
    case .failure(let problem):
      findings.append(
        Finding(
          .error, code: problem == .empty ? "empty-cell" : "bad-number",
          problem == .empty
            ? "The cell under “\(column)” is empty; \(problem.remedy)."
            : "The value “\(csv.text(record, position))” under “\(column)” is no number; \(problem.remedy).",
          at: csv.location(record: record, column: position)))
      return nil
    }
  }

  /// A number that may be left blank.
  func optionalNumber(_ record: Int, _ column: String, _ findings: inout [Finding]) -> Sourced? {
    guard let position = positions[column], !csv.isBlank(record, position) else { return nil }
    return number(record, column, &findings)
  }
}
