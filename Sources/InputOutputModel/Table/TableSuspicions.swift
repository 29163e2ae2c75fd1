import DenseAlgebra
import Provenance

/// The usual reasons why a table does not add up, looked for one by one.
struct TableSuspicions {
  /// What was found; errors where an identity is broken, else warnings.
  var findings: [Finding] = []

  let table: InputOutputTable
  let gaps: TableIdentity
  private let severity: Severity
  /// What counts as equal: printed figures add up to within this share of the figures' size.
  let closeness = 1e-6

  init(_ table: InputOutputTable, gaps: TableIdentity, broken: Bool) {
    self.table = table
    self.gaps = gaps
    severity = broken ? .error : .warning
    findSumsAmongSectors()
    findSumsAmongColumns()
    if broken {
      if !findTransposition() { findPowersOfTen() }
      if findings.isEmpty { findWrongFigures() }
      findDifferentMargins()
    }
  }

  // MARK: Sums that stand beside their parts

  /// A sector whose row (or column) is the sum of all others, or of its neighbours.
  private mutating func findSumsAmongSectors() {
    let n = table.count
    guard n >= 3 else { return }
    let rows = table.intermediate.transposed()
    for (kind, vectors) in [("row", rows), ("column", table.intermediate)] {
      for sum in sums(in: (0..<n).map { vectors.column($0) }) {
        let label = table.labels[sum.line]
        let place = table.places?.location(row: label.description)
        if sum.parts.count == n - 1 {
          findings.append(
            Finding(
              severity, code: "total-as-sector",
              """
              The \(kind) of sector \(label) is the sum of all other \(kind)s: a total has slipped in \
              as a sector. Take its row and its column out.
              """, at: place))
        } else if let first = sum.parts.first, let last = sum.parts.last {
          findings.append(
            Finding(
              severity, code: "subtotal-as-sector",
              """
              The \(kind) of sector \(label) is the sum of the \(kind)s \(table.labels[first]) to \
              \(table.labels[last]): a subtotal stands beside its parts and counts twice. Take its \
              row and its column out.
              """, at: place))
        }
      }
    }
  }

  /// A column of final use, or a row of primary inputs, that is the sum of others beside it.
  private mutating func findSumsAmongColumns() {
    let uses = [table.finalDemand, table.exports]
    let useLabels = uses.flatMap { $0.labels.map(\.description) }
    let useVectors = uses.flatMap { block in block.labels.indices.map { block.values.column($0) } }
    let inputs = [table.otherInputs, table.valueAdded]
    let inputLabels = inputs.flatMap(\.labels)
    let inputVectors = inputs.flatMap { block in block.labels.indices.map { block.values.row($0) } }
    for (kind, labels, vectors) in [
      ("column", useLabels, useVectors), ("row", inputLabels, inputVectors),
    ] {
      for sum in sums(in: vectors) {
        findings.append(
          Finding(
            severity, code: "subtotal-counted",
            """
            The \(kind) \(labels[sum.line]) is the sum of the \(kind)s \
            \(sum.parts.map { labels[$0] }.joined(separator: ", ")) beside it and counts twice. Give \
            it no role.
            """, at: kind == "row" ? table.places?.location(row: labels[sum.line]) : nil))
      }
    }
  }

  /// The vectors that are sums of at least two others: of all others, or of an unbroken run of
  /// neighbours directly before or after.
  ///
  /// Totals are compared first and whole vectors only where these fit. A run that is itself all others
  /// is reported once, as that.
  private func sums(in vectors: [[Double]]) -> [(line: Int, parts: [Int])] {
    let totals = vectors.map { $0.reduce(0, +) }
    let sizes = vectors.map { $0.reduce(0) { $0 + abs($1) } }
    func isSum(_ line: Int, _ parts: [Int]) -> Bool {
      guard sizes[line] > 0, parts.count(where: { sizes[$0] > 0 }) >= 2 else { return false }
      let allowed = closeness * sizes[line] + rounding(parts.count)
      guard abs(parts.reduce(0) { $0 + totals[$1] } - totals[line]) <= allowed else { return false }
      let largest = vectors[line].reduce(0) { max($0, abs($1)) }
      let cell = closeness * largest + rounding(parts.count)
      return vectors[line].indices.allSatisfy { k in
        abs(parts.reduce(0) { $0 + vectors[$1][k] } - vectors[line][k]) <= cell
      }
    }
    var found: [(line: Int, parts: [Int])] = []
    for line in vectors.indices {
      let others = vectors.indices.filter { $0 != line }
      if isSum(line, others) {
        found.append((line, others))
        continue
      }
      if let run = runs(at: line, totals: totals, sizes: sizes).first(where: { isSum(line, $0) }) {
        found.append((line, run))
      }
    }
    return found
  }

  /// The runs of neighbours whose totals sum to the line's.
  private func runs(at line: Int, totals: [Double], sizes: [Double]) -> [[Int]] {
    var found: [[Int]] = []
    for step in [-1, 1] {
      var sum = 0.0
      var position = line + step
      var parts: [Int] = []
      while totals.indices.contains(position) {
        sum += totals[position]
        parts.append(position)
        if parts.count >= 2
          && abs(sum - totals[line]) <= closeness * sizes[line] + rounding(parts.count)
        {
          found.append(parts.sorted())
        }
        position += step
      }
    }
    return found
  }

  /// What the printed precision of `cells` figures may add up to.
  private func rounding(_ cells: Int) -> Double {
    guard let decimals = table.printedDecimals else { return 0 }
    return 0.5 * Double(cells + 1) * (0..<min(decimals, 300)).reduce(1) { unit, _ in unit / 10 }
  }

  // MARK: Transposition

  /// Whether rows and columns both hold once Z is transposed.
  private mutating func findTransposition() -> Bool {
    let difference = zip(table.intermediate.rowSums(), table.intermediate.columnSums()).map(-)
    guard difference.contains(where: { $0 != 0 }) else { return false }
    let scale = table.output.reduce(0) { max($0, abs($1)) }
    let allowed = closeness * scale
    func holds(_ gaps: [Double]) -> Bool { gaps.allSatisfy { abs($0) <= allowed } }
    guard !holds(gaps.rowGaps), !holds(gaps.columnGaps),
      holds(zip(gaps.rowGaps, difference).map(+)), holds(zip(gaps.columnGaps, difference).map(-))
    else { return false }
    findings.append(
      Finding(
        .error, code: "transposed",
        """
        Rows and columns both hold if the deliveries between sectors are transposed: the table has \
        buyers in its rows. Exchange rows and columns, so that a row sells and a column buys.
        """, at: table.places?.file))
    return true
  }

  // MARK: Powers of ten

  /// Lines that hold once one of their parts is multiplied by a power of ten.
  private mutating func findPowersOfTen() {
    func sums(_ block: AccountColumns) -> [Double] { block.values.rowSums() }
    func sums(_ block: AccountRows) -> [Double] { block.values.columnSums() }
    let margin = table.outputRow ?? table.output
    findPowersOfTen(
      "row", gaps: gaps.rowGaps, verdict: gaps.rowVerdict,
      parts: [
        ("output", table.output.map { -$0 }), ("final demand", sums(table.finalDemand)),
        ("exports", sums(table.exports)), ("imports", sums(table.imports).map { -$0 }),
        ("deliveries to sectors", table.intermediate.rowSums()),
      ])
    findPowersOfTen(
      "column", gaps: gaps.columnGaps, verdict: gaps.columnVerdict,
      parts: [
        ("output", margin.map { -$0 }), ("value added", sums(table.valueAdded)),
        ("other inputs", sums(table.otherInputs)),
        ("purchases from sectors", table.intermediate.columnSums()),
      ])
  }

  /// `parts` sum with the gap to 0 in each line: gap = −Σ parts.
  private mutating func findPowersOfTen(
    _ kind: String, gaps: [Double], verdict: (Int) -> TableIdentity.Verdict,
    parts: [(name: String, values: [Double])]
  ) {
    let broken = gaps.indices.filter { verdict($0) == .broken }
    var explained: [(part: Int, exponent: Int, lines: [Int])] = []
    for line in broken {
      guard let (part, exponent) = powerOfTen(line, gap: gaps[line], parts: parts.map(\.values))
      else { continue }
      if let known = explained.firstIndex(where: { $0.part == part && $0.exponent == exponent }) {
        explained[known].lines.append(line)
      } else {
        explained.append((part, exponent, [line]))
      }
    }
    for (part, exponent, lines) in explained {
      let place = lines.count == 1 ? table.labels[lines[0]].description : nil
      let names = lines.prefix(6).map { table.labels[$0].description }.joined(separator: ", ")
      let more = lines.count > 6 ? " and \(lines.count - 6) more" : ""
      findings.append(
        Finding(
          .error, code: "power-of-ten",
          """
          The \(kind)\(lines.count == 1 ? "" : "s") \(names)\(more) would hold with the \
          \(parts[part].name) multiplied by 1e\(exponent): a unit is off by a power of ten. Bring all \
          figures to one unit.
          """, at: place.flatMap { table.places?.location(row: $0) }))
    }
  }

  /// The one part and exponent that mend a line; `nil` where none or several do.
  private func powerOfTen(
    _ line: Int, gap: Double, parts: [[Double]]
  ) -> (part: Int, exponent: Int)? {
    var found: (part: Int, exponent: Int)?
    for (index, values) in parts.enumerated() where values[line] != 0 {
      // part · 10^k + (−gap − part) = 0
      let factor = (values[line] + gap) / values[line]
      guard factor > 0 else { continue }
      for exponent in -9...9 where exponent != 0 {
        let power = (0..<abs(exponent)).reduce(1.0) { value, _ in value * 10 }
        let wanted = exponent > 0 ? power : 1 / power
        guard abs(factor / wanted - 1) <= 1e-4 else { continue }
        guard found == nil else { return nil }
        found = (index, exponent)
      }
    }
    return found
  }

  // MARK: Output row and column

  /// Sectors whose output differs between the output row and the output column.
  private mutating func findDifferentMargins() {
    guard let differences = gaps.outputGaps, let row = table.outputRow else { return }
    for (i, label) in table.labels.enumerated() where gaps.outputVerdict(i) == .broken {
      let figures = [printed(table.output[i]), printed(row[i])]
      // Whole where they are long, unless that hides the difference.
      let isHidden =
        figures[0] == figures[1]
        || abs(differences[i]) < 10 && differences[i] != differences[i].rounded()
      let full = isHidden ? ["\(table.output[i])", "\(row[i])"] : figures
      findings.append(
        Finding(
          .error, code: "output-differs",
          """
          Output of sector \(label) is \(full[0]) in the output column and \(full[1]) in the output \
          row, a difference of \(printed(differences[i])). Correct one of them.
          """,
          at: table.places?.location(row: label.description, column: TableRoles.outputCode)))
    }
  }
}
