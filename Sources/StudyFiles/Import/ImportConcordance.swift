internal import InputOutputModel
internal import Provenance
internal import TableFormats

/// Where a user says the sectors, columns and rows of a table from elsewhere belong: `code,sector`.
struct ImportConcordance {
  /// The study's code by the code or name in the table.
  private(set) var targets: [String: String] = [:]
  private let csv: CSVFile

  /// Reads the file.
  init(_ path: String) throws(InvalidInput) {
    csv = try CSVFile(bytes: InputFile.read(path, limit: 64 << 20), file: path)
    let file = try RecordFile(csv, required: ["code", "sector"])
    var findings: [Finding] = []
    for record in 0..<file.count {
      guard let code = file.code(record, "code", &findings),
        let sector = file.code(record, "sector", &findings)
      else { continue }
      if targets.updateValue(sector, forKey: code) != nil {
        findings.append(
          Finding(
            .error, code: "duplicate",
            "“\(code)” is there twice; a table's sector goes to one place.",
            at: file.location(record, "code")))
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
  }

  /// The place of a row by its code.
  func place(_ code: String) -> SourceLocation? {
    guard let column = csv.column("code") else { return nil }
    return (0..<csv.count).first { csv.text($0, column) == code }
      .map { csv.location(record: $0, column: column) }
  }
}
