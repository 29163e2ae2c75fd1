public import ArgumentParser
internal import DenseAlgebra
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import TableFormats

/// `symbiont table balance`: a table or a bare matrix fitted to row and column totals.
public struct TableBalanceCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: "Fit a table or a bare matrix to row and column totals by RAS or GRAS.",
    discussion: """
      Totals are CSV files with the columns `code` and `total`. Of a table the block of the rows and \
      columns that the files name is fitted (sectors, input rows, margins; import columns count as \
      negative uses, their totals are given as positive figures), everything else stays. A CSV file \
      without roles is a bare matrix: the column `code` and any other columns, each of which needs a total.
      """)

  /// The methods.
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case ras, gras
  }

  @OptionGroup var input: TableInput
  @OptionGroup var output: TableOutput
  @Option(help: ArgumentHelp("The totals of the rows.", valueName: "r.csv"))
  var rows: String
  @Option(help: ArgumentHelp("The totals of the columns.", valueName: "c.csv"))
  var columns: String
  @Option(help: "ras for figures from 0 upwards, gras where there are negative ones.")
  var method: Method
  @Option(help: ArgumentHelp("How exactly totals are met, relative to them.", valueName: "number"))
  var tolerance: Double = 1e-10
  @Option(help: ArgumentHelp("When to give up.", valueName: "count"))
  var maxIterations: Int = 10_000
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Checks what does not need the files.
  public func validate() throws {
    guard tolerance > 0 && tolerance < 1 else {
      throw ValidationError("--tolerance is \(tolerance); it has to be above 0 and below 1.")
    }
    guard maxIterations > 0 else {
      throw ValidationError("--max-iterations is \(maxIterations); it has to be above 0.")
    }
  }

  /// Balances and writes the result.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let rowTotals = try totals(rows)
      let columnTotals = try totals(columns)
      if try input.roles() == nil, input.from == nil, input.file.lowercased().hasSuffix(".csv") {
        let matrix = try LabelledMatrix(input.file)
        let balanced = try balance(
          matrix, rowTotals, columnTotals, rowOrder: matrix.rows, columnOrder: matrix.columns)
        try LabelledMatrix(rows: matrix.rows, columns: matrix.columns, values: balanced.values)
          .write(to: output.path)
        try show(balanced, findings: [])
        return
      }
      var file = try input.read()
      var block = TableBlock(file.table)
      let known = block.matrix
      let rowOrder = known.rows.filter { rowTotals.codes.contains($0) }
      let columnOrder = known.columns.filter { columnTotals.codes.contains($0) }
      let balanced = try balance(
        known, rowTotals, columnTotals, rowOrder: rowOrder, columnOrder: columnOrder)
      block.replace(balanced.values, rows: rowOrder, columns: columnOrder)
      file.table = block.table
      let check = TableCheck(file.table)
      file.findings += check.identities.filter { $0.status == .broken }.map {
        Finding(
          .warning, code: "identity-broken",
          "After balancing the identity of \($0.name) has gaps of up to \(printed($0.gap)): the "
            + "totals given are not those of the table's output.")
      }
      try output.write(file)
      try show(balanced, findings: file.findings)
    }
  }

  private func totals(_ path: String) throws(InvalidInput) -> Totals {
    let file = try CodeFigures(path)
    return Totals(path: path, codes: file.codes, values: try file.numbers("total"))
  }

  /// Balances the part of a matrix that both orders name.
  private func balance(
    _ matrix: LabelledMatrix, _ rowTotals: Totals, _ columnTotals: Totals, rowOrder: [String],
    columnOrder: [String]
  ) throws(InvalidInput) -> BalancedMatrix {
    let findings =
      rowTotals.findings("row", known: matrix.rows, needed: rowOrder)
      + columnTotals.findings("column", known: matrix.columns, needed: columnOrder)
    guard findings.isEmpty else { throw InvalidInput(findings) }
    let rowIndex = rowOrder.compactMap { matrix.rows.firstIndex(of: $0) }
    let columnIndex = columnOrder.compactMap { matrix.columns.firstIndex(of: $0) }
    var part = Matrix(rows: rowOrder.count, columns: columnOrder.count)
    for (i, row) in rowIndex.enumerated() {
      for (j, column) in columnIndex.enumerated() { part[i, j] = matrix.values[row, column] }
    }
    let targets = MarginTargets(
      rowLabels: rowOrder, rowTotals: rowOrder.map { rowTotals.value($0) },
      columnLabels: columnOrder,
      columnTotals: columnOrder.map {
        columnTotals.value($0) * (matrix.negated.contains($0) ? -1 : 1)
      })
    let limits = BalancingLimits(tolerance: tolerance, maximumIterations: maxIterations)
    switch method {
    case .ras: return try RASBalancing.balance(part, to: targets, limits: limits)
    case .gras: return try GRASBalancing.balance(part, to: targets, limits: limits)
    }
  }

  private func show(_ balanced: BalancedMatrix, findings: [Finding]) throws {
    for finding in findings { Terminal.note(finding) }
    try TableFaces.write(
      format.format,
      json: [
        "written": .string(output.path), "method": .string(method.rawValue),
        "iterations": .integer(balanced.iterations), "residual": .number(balanced.residual),
        "findings": TableFaces.json(findings),
      ],
      tables: [
        ResultTable(
          id: "balance", title: "Wrote \(output.path)",
          columns: [
            .init("method", "Method", kind: .text),
            .init("iterations", "Iterations", kind: .integer),
            .init("residual", "Largest gap of a row", kind: .number),
          ],
          rows: [
            [
              .word(method.rawValue), .integer(balanced.iterations), .number(balanced.residual),
            ]
          ])
      ])
  }
}

/// Totals by code.
private struct Totals {
  var path: String
  var codes: [String]
  var values: [Double]

  func value(_ code: String) -> Double {
    codes.firstIndex(of: code).map { values[$0] } ?? 0
  }

  /// Codes that the matrix has not, and lines that have no total.
  func findings(_ kind: String, known: [String], needed: [String]) -> [Finding] {
    let place = SourceLocation(file: path)
    if codes.isEmpty {
      return [
        Finding(
          .error, code: "no-totals",
          "The file gives no \(kind) a total; write a row with `code` and `total` for each \(kind) to balance.",
          at: place)
      ]
    }
    let unknown = codes.filter { !known.contains($0) }
    let missing = needed.filter { !codes.contains($0) }
    var findings: [Finding] = []
    if !unknown.isEmpty {
      findings.append(
        Finding(
          .error, code: "unknown-code",
          "There is no \(kind) \(WordList.quoted(unknown, limit: 12)) to balance.", at: place))
    }
    if !missing.isEmpty {
      findings.append(
        Finding(
          .error, code: "missing-total",
          "The totals of \(kind) \(WordList.quoted(missing, limit: 12)) are missing; every \(kind) of "
            + "the matrix needs one.", at: place))
    }
    return findings
  }
}
