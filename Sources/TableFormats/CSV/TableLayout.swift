import InputOutputModel
import Provenance

/// Which record and column of a file stands for what, and everything that stands for nothing.
struct TableLayout {
  enum RowKind { case unknown, sector, input, stressor, output }
  enum ColumnKind { case unknown, sector, margin, output }

  /// The column of the rows' codes.
  let codeColumn: Int
  /// In a study's table columns such as `source` are allowed and never interpreted; in a table on its
  /// own every column must stand for something.
  private let allowsSpareColumns: Bool
  var rowCodes: [String]
  var columnCodes: [String]
  var rowKinds: [RowKind]
  var columnKinds: [ColumnKind]
  var sectors: [String] = []
  var finalDemand: [Int] = []
  var exports: [Int] = []
  var imports: [Int] = []
  var error: [Int] = []
  var otherInputs: [Int] = []
  var valueAdded: [Int] = []
  var stressors: [Int] = []
  var outputRow: Int?
  var outputColumn: Int?
  private(set) var rows: [String: Int] = [:]
  private(set) var columns: [String: Int] = [:]
  var findings: [Finding] = []

  init(_ file: CSVFile, roles: TableRoles, expected: [String]?) {
    let header = file.header.map(Self.trimmed)
    let codeColumn = header.firstIndex(of: "code") ?? 0
    self.codeColumn = codeColumn
    allowsSpareColumns = expected != nil
    rowCodes = (0..<file.count).map { Self.trimmed(file.text($0, codeColumn)) }
    columnCodes = header
    rowKinds = Array(repeating: .unknown, count: rowCodes.count)
    columnKinds = Array(repeating: .unknown, count: columnCodes.count)
    index(file)
    var missingRows: [String] = []
    var missingColumns: [String] = []
    assignSectors(expected, roles: roles, &missingRows, &missingColumns)
    assignColumns(roles, missing: &missingColumns)
    assignRows(roles, missing: &missingRows)
    report(file, missingRows: missingRows, missingColumns: missingColumns)
  }

  func row(_ code: String) -> Int? { rows[code] }
  func column(_ code: String) -> Int? { columns[code] }

  /// The label that a code stands for: `region | sector` or a sector alone.
  static func label(_ code: String) -> SectorLabel {
    guard let bar = code.firstRange(of: " | ") else { return SectorLabel(sector: code) }
    return SectorLabel(
      region: String(code[..<bar.lowerBound]), sector: String(code[bar.upperBound...]))
  }

  private static func trimmed(_ text: String) -> String {
    guard text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
    return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private mutating func index(_ file: CSVFile) {
    if !columnCodes.contains("code") {
      findings.append(
        Finding(
          .error, code: "code-column",
          "The table has no column “code” for the rows' codes; its first column is "
            + "“\(columnCodes.first ?? "")”.",
          at: file.location(record: -1, column: 0), excerpt: file.excerpt(record: -1)))
    }
    for (position, code) in columnCodes.enumerated() where position != codeColumn {
      if columns.updateValue(columns[code] ?? position, forKey: code) != nil {
        findings.append(
          Finding(
            .error, code: "duplicate-column",
            "The column “\(code)” is there twice; keep one of them.",
            at: file.location(record: -1, column: position), excerpt: file.excerpt(record: -1)))
      }
    }
    for (record, code) in rowCodes.enumerated() {
      if code.isEmpty {
        findings.append(
          Finding(
            .error, code: "unnamed-row", "The row has no code; give it one or remove it.",
            at: file.location(record: record, column: codeColumn),
            excerpt: file.excerpt(record: record)))
      } else if let first = rows.updateValue(rows[code] ?? record, forKey: code) {
        let line = file.location(record: first, column: nil).line.map { " (first in line \($0))" }
        findings.append(
          Finding(
            .error, code: "duplicate-row",
            "The row “\(code)” is there twice\(line ?? ""); keep one of them.",
            at: file.location(record: record, column: codeColumn),
            excerpt: file.excerpt(record: record)))
      }
    }
  }

  private mutating func assignSectors(
    _ expected: [String]?, roles: TableRoles, _ missingRows: inout [String],
    _ missingColumns: inout [String]
  ) {
    if let expected {
      sectors = expected
      missingRows = expected.filter { rows[$0] == nil }
      missingColumns = expected.filter { columns[$0] == nil }
    } else {
      let taken = Set(
        roles.finalDemand + roles.exports + roles.imports + roles.error + roles.otherInputs
          + roles.valueAdded + roles.stressors.map(\.row) + [TableRoles.outputCode])
      var seen = Set<String>()
      sectors = rowCodes.filter {
        columns[$0] != nil && !taken.contains($0) && seen.insert($0).inserted
      }
    }
    for code in sectors {
      if let record = rows[code] { rowKinds[record] = .sector }
      if let position = columns[code] { columnKinds[position] = .sector }
    }
  }

  private mutating func assignColumns(_ roles: TableRoles, missing: inout [String]) {
    var byCategory: [String: [Int]] = [:]
    for (position, code) in columnCodes.enumerated()
    where position != codeColumn && code.contains(" | ") {
      byCategory[Self.label(code).sector, default: []].append(position)
    }
    func positions(_ codes: [String]) -> [Int] {
      var found: [Int] = []
      for code in codes {
        if let position = columns[code] {
          found.append(position)
        } else if let regional = byCategory[code] {
          found += regional
        } else {
          missing.append(code)
        }
      }
      // The columns of several regions stay in the file's order, region by region.
      return byCategory.isEmpty ? found : found.sorted()
    }
    finalDemand = positions(roles.finalDemand)
    exports = positions(roles.exports)
    imports = positions(roles.imports)
    error = positions(roles.error)
    for position in finalDemand + exports + imports + error { take(column: position, as: .margin) }
    outputColumn = columns[TableRoles.outputCode]
    if let outputColumn {
      take(column: outputColumn, as: .output)
    } else {
      missing.append(TableRoles.outputCode)
    }
  }

  private mutating func assignRows(_ roles: TableRoles, missing: inout [String]) {
    func records(_ codes: [String]) -> [Int] {
      codes.compactMap { code in
        if rows[code] == nil { missing.append(code) }
        return rows[code]
      }
    }
    otherInputs = records(roles.otherInputs)
    valueAdded = records(roles.valueAdded)
    stressors = records(roles.stressors.map(\.row))
    outputRow = records([TableRoles.outputCode]).first
    for record in otherInputs + valueAdded { take(row: record, as: .input) }
    for record in stressors { take(row: record, as: .stressor) }
    if let outputRow { take(row: outputRow, as: .output) }
  }

  private mutating func take(column: Int, as kind: ColumnKind) {
    if columnKinds[column] != .unknown { twice.append(columnCodes[column]) }
    columnKinds[column] = kind
  }

  private mutating func take(row: Int, as kind: RowKind) {
    if rowKinds[row] != .unknown { twice.append(rowCodes[row]) }
    rowKinds[row] = kind
  }

  private var twice: [String] = []

  private mutating func report(
    _ file: CSVFile, missingRows: [String], missingColumns: [String]
  ) {
    let spareRows = rowCodes.indices.filter { rowKinds[$0] == .unknown && !rowCodes[$0].isEmpty }
    let spareColumns = columnCodes.indices.filter {
      $0 != codeColumn && columnKinds[$0] == .unknown
    }
    if !missingRows.isEmpty {
      findings.append(
        Finding(
          .error, code: "missing-row",
          Self.plural(missingRows, "The row", "is", "The rows", "are") + " missing"
            + Self.suggestions(for: missingRows, among: spareRows.map { rowCodes[$0] })
            + "; add \(missingRows.count == 1 ? "it" : "them") to the first column.",
          at: file.source))
    }
    if !missingColumns.isEmpty {
      findings.append(
        Finding(
          .error, code: "missing-column",
          Self.plural(missingColumns, "The column", "is", "The columns", "are") + " missing"
            + Self.suggestions(for: missingColumns, among: spareColumns.map { columnCodes[$0] })
            + "; add \(missingColumns.count == 1 ? "it" : "them") to the header.",
          at: file.location(record: -1, column: nil)))
    }
    if let first = spareRows.first {
      let codes = spareRows.map { rowCodes[$0] }
      findings.append(
        Finding(
          .error, code: "unassigned-row",
          Self.plural(codes, "The row", "is", "The rows", "are")
            + " assigned to nothing: a sector is both a row and a column, and every other row is "
            + "named in `value_added`, `other_inputs` or `stressors` of `tables`.",
          at: file.location(record: first, column: codeColumn), excerpt: file.excerpt(record: first)
        ))
    }
    if let first = spareColumns.first, !allowsSpareColumns {
      let codes = spareColumns.map { columnCodes[$0] }
      findings.append(
        Finding(
          .error, code: "unassigned-column",
          Self.plural(codes, "The column", "is", "The columns", "are")
            + " assigned to nothing: a sector is both a row and a column, and every other column is "
            + "named in `final_demand`, `exports`, `imports` or `error` of `tables`.",
          at: file.location(record: -1, column: first), excerpt: file.excerpt(record: -1)))
    }
    if !twice.isEmpty {
      findings.append(
        Finding(
          .error, code: "two-roles",
          Self.plural(twice, "The code", "has", "The codes", "have")
            + " two roles; a row or column is a sector or stands once under `tables`, not both.",
          at: file.source))
    }
    if sectors.isEmpty {
      findings.append(
        Finding(
          .error, code: "no-sectors",
          "The table has no sectors: no code is both a row and a column.", at: file.source))
    }
  }

  private static func plural(
    _ words: [String], _ one: String, _ isOne: String, _ many: String, _ isMany: String
  ) -> String {
    words.count == 1
      ? "\(one) \(WordList.quoted(words)) \(isOne)"
      : "\(many) \(WordList.quoted(words, limit: 200)) \(isMany)"
  }

  private static func suggestions(for missing: [String], among spare: [String]) -> String {
    // Only what stands for nothing yet can be a misspelling of what is missing.
    let near = missing.prefix(200).compactMap { word in
      NearMiss.closest(to: word, in: spare.prefix(200)).map { "“\($0)” for “\(word)”" }
    }
    guard !near.isEmpty else { return "" }
    return " (did you write \(near.joined(separator: ", "))?)"
  }
}
