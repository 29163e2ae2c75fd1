import Provenance

/// The row and column totals that a balanced matrix has to meet, with the names of its lines.
public struct MarginTargets: Sendable, Equatable {
  /// The code of each row.
  public var rowLabels: [String]
  /// u: the total that each row has to have.
  public var rowTotals: [Double]
  /// The code of each column.
  public var columnLabels: [String]
  /// v: the total that each column has to have.
  public var columnTotals: [Double]

  /// Creates targets; there is one label a total.
  public init(
    rowLabels: [String], rowTotals: [Double], columnLabels: [String], columnTotals: [Double]
  ) {
    precondition(rowLabels.count == rowTotals.count, "One label a row total")
    precondition(columnLabels.count == columnTotals.count, "One label a column total")
    self.rowLabels = rowLabels
    self.rowTotals = rowTotals
    self.columnLabels = columnLabels
    self.columnTotals = columnTotals
  }

  /// What is wrong with the totals in themselves: not finite, or rows and columns that do not sum
  /// to the same.
  ///
  /// The two sums may differ by `tolerance` times the larger of 1 and Σ|u|.
  func findings(tolerance: Double) -> [Finding] {
    var findings: [Finding] = []
    for (kind, labels, totals) in [
      ("row", rowLabels, rowTotals), ("column", columnLabels, columnTotals),
    ] {
      for (label, total) in zip(labels, totals) where !total.isFinite {
        findings.append(
          Finding(
            .error, code: "balance-target",
            "The total of \(kind) \(label) is \(total); give it a finite number."))
      }
    }
    guard findings.isEmpty else { return findings }
    let rowSum = rowTotals.reduce(0, +)
    let columnSum = columnTotals.reduce(0, +)
    let scale = max(1, rowTotals.reduce(0) { $0 + abs($1) })
    if abs(rowSum - columnSum) > tolerance * scale {
      findings.append(
        Finding(
          .error, code: "balance-target-sums",
          """
          The row totals sum to \(rowSum) and the column totals to \(columnSum), which differ by \
          \(rowSum - columnSum); no matrix has both. Correct the totals so that the sums agree.
          """))
    }
    return findings
  }
}
