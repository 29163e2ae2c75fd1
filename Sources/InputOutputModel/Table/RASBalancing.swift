public import DenseAlgebra
public import Provenance

/// Biproportional balancing (RAS) of a matrix without negative cells.
///
/// Rows and columns are scaled in turn until both meet their totals; the result is r̂ Z ŝ, which keeps
/// zeros and every cross-product ratio z_ij z_kl / (z_il z_kj) (Miller and Blair 2009, section 7.4).
/// For tables with negative cells use `GRASBalancing`.
public enum RASBalancing {
  /// Balances a rectangular matrix.
  ///
  /// Stops when every row sum is within `tolerance · max(1, |u_i|)` of its total after a column step.
  /// Cost: rows · columns an iteration.
  ///
  /// - Throws: `InvalidInput` that names each row or column that cannot be met and why (a negative cell
  ///   or total, an all-zero line, rows whose only buyers may take less than they must sell), or, when
  ///   the limits are reached, the residual that is left.
  public static func balance(
    _ matrix: Matrix, to targets: MarginTargets, limits: BalancingLimits = BalancingLimits()
  ) throws(InvalidInput) -> BalancedMatrix {
    precondition(
      matrix.rows == targets.rowTotals.count && matrix.columns == targets.columnTotals.count,
      "One total a row and a column")
    let findings =
      targets.findings(tolerance: limits.tolerance) + lineFindings(matrix, targets)
    guard findings.isEmpty else { throw InvalidInput(findings) }

    let rows = matrix.rows
    let columns = matrix.columns
    var rowFactors = [Double](repeating: 1, count: rows)
    var columnFactors = [Double](repeating: 1, count: columns)
    var values = matrix
    var rowSums = matrix.rowSums()
    var iterations = 0
    var residual = Double.infinity
    while iterations < limits.maximumIterations {
      iterations += 1
      let rowSteps = zip(targets.rowTotals, rowSums).map { $1 > 0 ? $0 / $1 : 0 }
      for i in 0..<rows { rowFactors[i] *= rowSteps[i] }
      rowSums = [Double](repeating: 0, count: rows)
      for j in 0..<columns {
        let start = j * rows
        var sum = 0.0
        for i in 0..<rows {
          values.storage[start + i] *= rowSteps[i]
          sum += values.storage[start + i]
        }
        let step = sum > 0 ? targets.columnTotals[j] / sum : 0
        columnFactors[j] *= step
        for i in 0..<rows {
          values.storage[start + i] *= step
          rowSums[i] += values.storage[start + i]
        }
      }
      residual = 0
      var met = true
      for (sum, total) in zip(rowSums, targets.rowTotals) {
        let gap = abs(sum - total)
        guard gap.isFinite else {
          residual = .infinity
          break
        }
        residual = max(residual, gap)
        if gap > limits.tolerance * max(1, abs(total)) { met = false }
      }
      guard residual.isFinite else { break }
      if met && columnsMet(values, targets, limits) {
        return BalancedMatrix(
          values: values, rowFactors: rowFactors, columnFactors: columnFactors,
          iterations: iterations, residual: residual)
      }
    }
    throw notConverged(
      matrix, reached: values, targets: targets, iterations: iterations, residual: residual)
  }

  /// Whether the columns, exact unless a row step emptied one, meet their totals.
  private static func columnsMet(
    _ values: Matrix, _ targets: MarginTargets, _ limits: BalancingLimits
  ) -> Bool {
    zip(values.columnSums(), targets.columnTotals).allSatisfy { sum, total in
      abs(sum - total) <= limits.tolerance * max(1, abs(total))
    }
  }

  private static func lineFindings(_ matrix: Matrix, _ targets: MarginTargets) -> [Finding] {
    var findings: [Finding] = []
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows where !(matrix[i, j] >= 0 && matrix[i, j].isFinite) {
        findings.append(
          Finding(
            .error, code: "balance-cell",
            """
            The cell in row \(targets.rowLabels[i]), column \(targets.columnLabels[j]) is \
            \(matrix[i, j]); RAS takes figures from 0 upwards only. Balance with GRAS instead.
            """))
      }
    }
    let lines = [
      ("row", targets.rowLabels, targets.rowTotals, matrix.rowSums()),
      ("column", targets.columnLabels, targets.columnTotals, matrix.columnSums()),
    ]
    for (kind, labels, totals, sums) in lines {
      for ((label, total), sum) in zip(zip(labels, totals), sums) {
        if total < 0 {
          findings.append(
            Finding(
              .error, code: "balance-target",
              "The total of \(kind) \(label) is \(total); without negative cells it is at least 0.")
          )
        } else if total > 0 && sum == 0 {
          findings.append(
            Finding(
              .error, code: "balance-empty-line",
              """
              The total of \(kind) \(label) is \(total), but all cells of the \(kind) are 0, and \
              balancing keeps zeros. Give the \(kind) a figure or the total 0.
              """))
        }
      }
    }
    return findings
  }

  private static func notConverged(
    _ matrix: Matrix, reached: Matrix, targets: MarginTargets, iterations: Int, residual: Double
  ) -> InvalidInput {
    if let bottleneck = Bottleneck(pattern: matrix, start: reached, targets: targets) {
      return InvalidInput(code: "balance-zero-pattern", bottleneck.sentence(targets))
    }
    return InvalidInput(
      code: "balance-not-converged",
      """
      RAS has not converged after \(iterations) iterations: the largest gap of a row is \
      \(residual). The totals can be met only by letting cells that are not 0 vanish, or very \
      slowly; change the totals, raise the tolerance or the number of iterations.
      """)
  }
}
