internal import Provenance
internal import TableFormats

/// A small CSV file of codes with a figure or a text each, such as `code,total`.
struct CodeFigures {
  /// The file with its text.
  let file: CSVFile
  /// The codes in the order of the file.
  let codes: [String]

  /// Reads the file; `code` has to be there and every code once.
  init(_ path: String) throws(InvalidInput) {
    let file = try CSVFile(bytes: InputFile.read(path, limit: 64 << 20), file: path)
    guard let column = file.column("code") else {
      throw InvalidInput(
        code: "missing-column",
        "The column “code” is missing; the columns are \(WordList.quoted(file.header)).",
        at: file.location(record: -1, column: nil))
    }
    var seen = Set<String>()
    var findings: [Finding] = []
    codes = (0..<file.count).map { file.text($0, column) }
    for (record, code) in codes.enumerated() where !seen.insert(code).inserted {
      findings.append(
        Finding(
          .error, code: "duplicate-code", "The code “\(code)” is there twice; keep one row.",
          at: file.location(record: record, column: column),
          excerpt: file.excerpt(record: record)))
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    self.file = file
  }

  /// Whether the file has a column.
  func has(_ column: String) -> Bool { file.column(column) != nil }

  /// The texts of a column, code by code.
  func texts(_ name: String) throws(InvalidInput) -> [String] {
    let column = try position(name)
    return (0..<file.count).map { file.text($0, column) }
  }

  /// The figures of a column, code by code.
  func numbers(_ name: String) throws(InvalidInput) -> [Double] {
    let column = try position(name)
    var findings: [Finding] = []
    let values = (0..<file.count).map { record -> Double in
      switch file.number(record, column) {
      case .success(let parsed): return parsed.value
      case .failure(let problem):
        findings.append(
          Finding(
            .error, code: "not-a-number",
            "“\(file.text(record, column))” in “\(name)” is no number; \(problem.remedy).",
            at: file.location(record: record, column: column),
            excerpt: file.excerpt(record: record)))
        return 0
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    return values
  }

  /// The place of a code's row.
  func location(_ code: String) -> SourceLocation {
    file.location(record: codes.firstIndex(of: code) ?? -1, column: nil)
  }

  private func position(_ name: String) throws(InvalidInput) -> Int {
    guard let column = file.column(name) else {
      throw InvalidInput(
        code: "missing-column",
        "The column “\(name)” is missing; the columns are \(WordList.quoted(file.header)).",
        at: file.location(record: -1, column: nil))
    }
    return column
  }
}
