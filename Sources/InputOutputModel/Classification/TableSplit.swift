import DenseAlgebra
public import Provenance

extension InputOutputTable {
  /// The table with one sector split into several by weights, every total kept.
  ///
  /// Each row and column of the sector is divided in proportion to the weights, so that all parts have its
  /// technology and its customers; the cell of the sector with itself is divided both ways. In a
  /// multi-regional table the sector is split in every region.
  ///
  /// - Throws: `InvalidInput` where the sector is missing, a part's code is taken, a weight is negative or
  ///   all are 0.
  public func splitting(
    sector: String, into parts: [(code: String, weight: Double)]
  ) throws(InvalidInput) -> InputOutputTable {
    let spread = try SectorSpread(labels: labels, sector: sector, parts: parts)
    var result = InputOutputTable(
      money: money, labels: spread.labels,
      intermediate: spread.columns(spread.rows(intermediate)),
      finalDemand: AccountColumns(
        labels: finalDemand.labels, values: spread.rows(finalDemand.values)),
      exports: AccountColumns(labels: exports.labels, values: spread.rows(exports.values)),
      imports: AccountColumns(labels: imports.labels, values: spread.rows(imports.values)),
      error: AccountColumns(labels: error.labels, values: spread.rows(error.values)),
      otherInputs: AccountRows(
        labels: otherInputs.labels, values: spread.columns(otherInputs.values)),
      valueAdded: AccountRows(
        labels: valueAdded.labels, values: spread.columns(valueAdded.values)),
      output: spread.vector(output))
    result.outputRow = outputRow.map(spread.vector)
    return result
  }
}

extension SatelliteAccount {
  /// The account with one sector split as `InputOutputTable.splitting` does.
  public func splitting(
    labels: [SectorLabel], sector: String, into parts: [(code: String, weight: Double)]
  ) throws(InvalidInput) -> SatelliteAccount {
    let spread = try SectorSpread(labels: labels, sector: sector, parts: parts)
    var result = self
    result.totals = spread.columns(totals)
    return result
  }

  /// The account summed by the position that each sector is assigned to.
  public func aggregated(assignment: [Int], count: Int) -> SatelliteAccount {
    var sums = Matrix(rows: totals.rows, columns: count)
    for (j, position) in assignment.enumerated() {
      for i in 0..<totals.rows { sums[i, position] += totals[i, j] }
    }
    var result = self
    result.totals = sums
    return result
  }
}

/// Which old line each new line comes from, and with what share.
private struct SectorSpread {
  var labels: [SectorLabel] = []
  private var lines: [(old: Int, share: Double)] = []

  init(
    labels old: [SectorLabel], sector: String, parts: [(code: String, weight: Double)]
  ) throws(InvalidInput) {
    var findings: [Finding] = []
    let codes = old.map(\.sector)
    if !codes.contains(sector) {
      let hint = NearMiss.closest(to: sector, in: codes).map { " Did you mean “\($0)”?" } ?? ""
      findings.append(
        Finding(
          .error, code: "split-sector", "The table has no sector “\(sector)” to split.\(hint)"))
    }
    var taken = Set(codes.filter { $0 != sector })
    for part in parts {
      if !taken.insert(part.code).inserted {
        findings.append(
          Finding(
            .error, code: "split-code",
            "“\(part.code)” is already a sector; give each part a code of its own."))
      }
      if !(part.weight >= 0 && part.weight.isFinite) {
        findings.append(
          Finding(
            .error, code: "split-weight",
            "The weight of “\(part.code)” is \(part.weight); weights are at least 0."))
      }
    }
    let total = parts.reduce(0) { $0 + $1.weight }
    if findings.isEmpty && !(total > 0) {
      findings.append(
        Finding(
          .error, code: "split-weight", "The weights of the parts of “\(sector)” sum to 0."))
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    for (position, label) in old.enumerated() {
      if label.sector == sector {
        for part in parts {
          labels.append(SectorLabel(region: label.region, sector: part.code))
          lines.append((position, part.weight / total))
        }
      } else {
        labels.append(label)
        lines.append((position, 1))
      }
    }
  }

  func vector(_ values: [Double]) -> [Double] { lines.map { values[$0.old] * $0.share } }

  func rows(_ matrix: Matrix) -> Matrix {
    var result = Matrix(rows: lines.count, columns: matrix.columns)
    for j in 0..<matrix.columns {
      for (i, line) in lines.enumerated() { result[i, j] = matrix[line.old, j] * line.share }
    }
    return result
  }

  func columns(_ matrix: Matrix) -> Matrix {
    var result = Matrix(rows: matrix.rows, columns: lines.count)
    for (j, line) in lines.enumerated() {
      for i in 0..<matrix.rows { result[i, j] = matrix[i, line.old] * line.share }
    }
    return result
  }
}
