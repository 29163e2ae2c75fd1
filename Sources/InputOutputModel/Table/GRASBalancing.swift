public import DenseAlgebra
public import Provenance

/// Balancing (GRAS) of a matrix that may have negative cells, such as inventory changes and subsidies.
///
/// With Z = P − N (both ≥ 0) the result is z_ij = r_i p_ij s_j − n_ij/(r_i s_j), which keeps the sign of
/// every cell and all zeros. Multipliers by Temurshoev, Miller and Bouwmeester 2013 (Economic Systems
/// Research 25), for the objective as corrected by Lenzen, Wood and Gallego 2007.
public enum GRASBalancing {
  /// Balances a rectangular matrix.
  ///
  /// Stops when no column multiplier changes by more than `tolerance` (relative to the larger of 1 and
  /// the multiplier) and every row sum is as near to its total, relative to the row's absolute sum.
  /// Cost: rows · columns an iteration.
  ///
  /// - Throws: `InvalidInput` that names each row or column whose signs cannot give its total, or, when
  ///   the limits are reached, the row with the largest residual.
  public static func balance(
    _ matrix: Matrix, to targets: MarginTargets, limits: BalancingLimits = BalancingLimits()
  ) throws(InvalidInput) -> BalancedMatrix {
    precondition(
      matrix.rows == targets.rowTotals.count && matrix.columns == targets.columnTotals.count,
      "One total a row and a column")
    let findings =
      targets.findings(tolerance: limits.tolerance) + lineFindings(matrix, targets)
    guard findings.isEmpty else { throw InvalidInput(findings) }

    let transposed = matrix.transposed()
    var rowFactors = [Double](repeating: 1, count: matrix.rows)
    var columnFactors = [Double](repeating: 1, count: matrix.columns)
    var worst = (row: 0, gap: Double.infinity)
    for iteration in 1...limits.maximumIterations {
      let previous = columnFactors
      columnFactors = factors(matrix, other: rowFactors, totals: targets.columnTotals)
      let settled = zip(previous, columnFactors).allSatisfy { old, new in
        old == new || abs(new - old) <= limits.tolerance * max(1, abs(new))
      }
      if settled {
        let values = apply(matrix, rowFactors, columnFactors)
        let gaps = rowGaps(values, targets)
        worst = gaps.worst
        guard values.isFinite else { break }
        if gaps.scaled <= limits.tolerance {
          return BalancedMatrix(
            values: values, rowFactors: rowFactors, columnFactors: columnFactors,
            iterations: iteration, residual: worst.gap)
        }
      }
      rowFactors = factors(transposed, other: columnFactors, totals: targets.rowTotals)
    }
    if let bottleneck = Bottleneck(
      pattern: matrix, start: apply(matrix, rowFactors, columnFactors), targets: targets)
    {
      throw InvalidInput(code: "balance-zero-pattern", bottleneck.sentence(targets))
    }
    throw InvalidInput(
      code: "balance-not-converged",
      worst.gap.isFinite
        ? """
        GRAS has not converged after \(limits.maximumIterations) iterations: row \
        \(targets.rowLabels[worst.row]) is still \(worst.gap) from its total of \
        \(targets.rowTotals[worst.row]). The zeros or signs of the matrix may not allow these totals; \
        change the totals, raise the tolerance or the number of iterations.
        """
        : """
        GRAS has not converged after \(limits.maximumIterations) iterations: its multipliers still change. \
        The totals can be met only by letting cells that are not 0 vanish, or very slowly, or not at all \
        with these zeros and signs; change the totals, raise the tolerance or the number of iterations.
        """)
  }

  /// The multipliers of the columns, given those of the rows: the positive root of
  /// p s² − v s − n = 0, taken in the form that does not cancel.
  private static func factors(_ matrix: Matrix, other: [Double], totals: [Double]) -> [Double] {
    (0..<matrix.columns).map { j in
      var positive = 0.0
      var negative = 0.0
      let start = j * matrix.rows
      for i in 0..<matrix.rows {
        let value = matrix.storage[start + i]
        if value > 0 {
          positive += value * other[i]
        } else if value < 0 {
          negative -= value / other[i]
        }
      }
      let total = totals[j]
      guard positive > 0 || negative > 0 else { return 1 }
      guard negative > 0 else { return total / positive }
      let root = (total * total + 4 * positive * negative).squareRoot()
      return total > 0 ? (total + root) / (2 * positive) : 2 * negative / (root - total)
    }
  }

  private static func apply(_ matrix: Matrix, _ rows: [Double], _ columns: [Double]) -> Matrix {
    var result = matrix
    for j in 0..<matrix.columns {
      let start = j * matrix.rows
      for i in 0..<matrix.rows {
        let value = matrix.storage[start + i]
        if value > 0 {
          result.storage[start + i] = rows[i] * value * columns[j]
        } else if value < 0 {
          result.storage[start + i] = value / (rows[i] * columns[j])
        }
      }
    }
    return result
  }

  private static func rowGaps(
    _ values: Matrix, _ targets: MarginTargets
  ) -> (worst: (row: Int, gap: Double), scaled: Double) {
    var sums = [Double](repeating: 0, count: values.rows)
    var sizes = sums
    for j in 0..<values.columns {
      for i in 0..<values.rows {
        let value = values.storage[i + j * values.rows]
        sums[i] += value
        sizes[i] += abs(value)
      }
    }
    var worst = (row: 0, gap: 0.0)
    var scaled = 0.0
    for i in sums.indices {
      let gap = abs(sums[i] - targets.rowTotals[i])
      if !(gap <= worst.gap) { worst = (i, gap) }
      scaled = max(scaled, gap / max(1, sizes[i]))
    }
    return (worst, scaled)
  }

  private static func lineFindings(_ matrix: Matrix, _ targets: MarginTargets) -> [Finding] {
    var rowSigns = [(up: Bool, down: Bool)](repeating: (false, false), count: matrix.rows)
    var columnSigns = [(up: Bool, down: Bool)](repeating: (false, false), count: matrix.columns)
    var findings: [Finding] = []
    for j in 0..<matrix.columns {
      for i in 0..<matrix.rows {
        let value = matrix[i, j]
        if !value.isFinite {
          findings.append(
            Finding(
              .error, code: "balance-cell",
              """
              The cell in row \(targets.rowLabels[i]), column \(targets.columnLabels[j]) is \
              \(value); give it a finite number.
              """))
        }
        if value > 0 {
          rowSigns[i].up = true
          columnSigns[j].up = true
        } else if value < 0 {
          rowSigns[i].down = true
          columnSigns[j].down = true
        }
      }
    }
    let lines = [
      ("row", targets.rowLabels, targets.rowTotals, rowSigns),
      ("column", targets.columnLabels, targets.columnTotals, columnSigns),
    ]
    for (kind, labels, totals, signs) in lines {
      for (index, total) in totals.enumerated() {
        let reason: String
        switch (total, signs[index].up, signs[index].down) {
        case (let total, false, false) where total != 0: reason = "all its cells are 0"
        case (let total, false, _) where total > 0: reason = "it has no cell above 0"
        case (let total, _, false) where total < 0: reason = "it has no cell below 0"
        default: continue
        }
        findings.append(
          Finding(
            .error, code: "balance-sign",
            """
            The total of \(kind) \(labels[index]) is \(total), but \(reason), and balancing keeps \
            zeros and signs. Correct the total or the cells.
            """))
      }
    }
    return findings
  }
}
