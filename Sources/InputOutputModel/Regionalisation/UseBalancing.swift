internal import DenseAlgebra
internal import Provenance

/// Known totals of a region's uses, to which its scaled table is balanced.
///
/// The block of the named rows and columns is fitted by RAS or GRAS, everything else stays: a row's
/// total is what the named columns use of a sector, imported or not, and a column's what it buys of the
/// named rows.
public struct UseBalancing: Sendable, Equatable {
  /// How the block is fitted.
  public enum Method: String, Sendable, CaseIterable { case ras, gras }

  /// A row or column and its total.
  public struct Total: Sendable, Equatable {
    /// A sector, or a column of final demand.
    public var code: String
    /// The total, in the table's money.
    public var value: Double

    /// Creates a total.
    public init(code: String, value: Double) {
      self.code = code
      self.value = value
    }
  }

  /// The totals of rows, by sector.
  public var rows: [Total]
  /// The totals of columns: sectors and columns of final demand.
  public var columns: [Total]
  /// How the block is fitted.
  public var method: Method

  /// Creates totals.
  public init(rows: [Total], columns: [Total], method: Method = .ras) {
    self.rows = rows
    self.columns = columns
    self.method = method
  }

  /// Fits the uses of a table; codes that the table has not are left to the caller's check.
  ///
  /// - Throws: `InvalidInput` as `RASBalancing` and `GRASBalancing` do: the row or column that cannot be
  ///   met and why, or the residual where the attempt is given up.
  func balance(
    _ table: InputOutputTable
  ) throws(InvalidInput) -> (intermediate: Matrix, finalDemand: Matrix, fit: BalancedMatrix) {
    let sectors = table.labels.map(\.sector)
    let demand = table.finalDemand.labels.map(\.sector)
    let n = sectors.count
    let known = rows.compactMap { total in
      sectors.firstIndex(of: total.code).map { (total, $0) }
    }
    let bought = columns.compactMap { total in
      (sectors + demand).firstIndex(of: total.code).map { (total, $0) }
    }
    var block = Matrix(rows: known.count, columns: bought.count)
    for (j, column) in bought.enumerated() {
      for (i, row) in known.enumerated() {
        block[i, j] =
          column.1 < n
          ? table.intermediate[row.1, column.1] : table.finalDemand.values[row.1, column.1 - n]
      }
    }
    let targets = MarginTargets(
      rowLabels: known.map(\.0.code), rowTotals: known.map(\.0.value),
      columnLabels: bought.map(\.0.code), columnTotals: bought.map(\.0.value))
    let fit =
      switch method {
      case .ras: try RASBalancing.balance(block, to: targets)
      case .gras: try GRASBalancing.balance(block, to: targets)
      }
    var intermediate = table.intermediate
    var finalDemand = table.finalDemand.values
    for (j, column) in bought.enumerated() {
      for (i, row) in known.enumerated() {
        if column.1 < n {
          intermediate[row.1, column.1] = fit.values[i, j]
        } else {
          finalDemand[row.1, column.1 - n] = fit.values[i, j]
        }
      }
    }
    return (intermediate, finalDemand, fit)
  }
}
