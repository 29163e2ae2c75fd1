internal import DenseAlgebra

/// How far the rows and columns of a table are from their identities.
///
/// A gap is what the margin says less what the cells add up to, in the table's money.
public struct TableIdentity: Sendable {
  /// What a gap amounts to.
  public enum Verdict: Sendable, Hashable {
    /// At most 1e-9 of the largest output.
    case holds
    /// At most half a unit of the printed precision times the number of cells summed.
    case rounding
    /// Anything larger.
    case broken
  }

  /// output_i − (Σ Z + Σ final demand + Σ exports − Σ imports + Σ error), by row.
  public let rowGaps: [Double]
  /// output_j − (Σ Z + Σ other inputs + Σ value added), by column.
  public let columnGaps: [Double]
  /// The output column less the output row, where the table prints both.
  public let outputGaps: [Double]?
  let exact: Double
  let rowRounding: Double
  let columnRounding: Double

  /// Adds up a table.
  public init(_ table: InputOutputTable) {
    let n = table.count
    var rows = table.output
    for j in 0..<n {
      for i in 0..<n { rows[i] -= table.intermediate.storage[j * n + i] }
    }
    for (block, sign) in [
      (table.finalDemand, 1.0), (table.exports, 1), (table.imports, -1), (table.error, 1),
    ] {
      for k in block.labels.indices {
        for i in 0..<n { rows[i] -= sign * block.values[i, k] }
      }
    }
    let margin = table.outputRow ?? table.output
    let inputs = table.intermediate.columnSums()
    let primary = zip(table.otherInputs.values.columnSums(), table.valueAdded.values.columnSums())
    columnGaps = zip(margin, zip(inputs, primary)).map { $0 - ($1.0 + $1.1.0 + $1.1.1) }
    rowGaps = rows
    outputGaps = table.outputRow.map { row in zip(table.output, row).map { $0 - $1 } }
    exact = 1e-9 * (table.output.map(abs).max() ?? 0)
    let unit = table.printedDecimals.map { decimals in
      (0..<min(decimals, 300)).reduce(1.0) { value, _ in value / 10 }
    }
    let rowCells =
      n + table.finalDemand.labels.count + table.exports.labels.count + table.imports.labels.count
      + table.error.labels.count
    let columnCells = n + table.otherInputs.labels.count + table.valueAdded.labels.count
    rowRounding = 0.5 * (unit ?? 0) * Double(rowCells)
    columnRounding = 0.5 * (unit ?? 0) * Double(columnCells)
  }

  /// The verdict on a row's gap.
  public func rowVerdict(_ index: Int) -> Verdict {
    verdict(rowGaps[index], rounding: rowRounding)
  }

  /// The verdict on a column's gap.
  public func columnVerdict(_ index: Int) -> Verdict {
    verdict(columnGaps[index], rounding: columnRounding)
  }

  /// The verdict on the difference between output column and output row; no cells are summed, so it
  /// holds or is broken.
  public func outputVerdict(_ index: Int) -> Verdict {
    verdict(outputGaps?[index] ?? 0, rounding: 0)
  }

  private func verdict(_ gap: Double, rounding: Double) -> Verdict {
    if abs(gap) <= exact { return .holds }
    return abs(gap) <= rounding ? .rounding : .broken
  }
}
