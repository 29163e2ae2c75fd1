public import DenseAlgebra

/// An input–output table: who sells what to whom, in money, with its margins and labels.
///
/// Rows sell, columns buy. With n sectors the identities are, for row i and column j (Miller and
/// Blair 2009, chapter 2):
/// output_i = Σ_j Z_ij + Σ final demand_i + Σ exports_i − Σ imports_i + Σ error_i and
/// output_j = Σ_i Z_ij + Σ other inputs_j + Σ value added_j.
/// All figures are in `money`. Labels carry region and sector, so that a table of one region and a
/// multi-regional table are the same type.
public struct InputOutputTable: Sendable {
  /// The unit of every figure, such as `1e4 CNY`; a label that is never rescaled silently.
  public var money: String
  /// The sectors, in the order of every vector and matrix of the table.
  public var labels: [SectorLabel]
  /// Z, n × n: intermediate deliveries, row sells to column.
  public var intermediate: Matrix
  /// Columns of final demand, n × k; competitive tables include imported goods here.
  public var finalDemand: AccountColumns
  /// Columns of exports (and outflow to other regions), n × k.
  public var exports: AccountColumns
  /// Columns of imports (and inflow), n × k, positive figures that are subtracted.
  public var imports: AccountColumns
  /// Columns of statistical discrepancy, n × k.
  public var error: AccountColumns
  /// Input rows that are no value added (imported inputs, taxes on products), k × n.
  public var otherInputs: AccountRows
  /// Rows of value added, k × n.
  public var valueAdded: AccountRows
  /// x: total output by sector, from the output column.
  public var output: [Double]
  /// Total output as the output row prints it, where a table has both; `nil` otherwise.
  public var outputRow: [Double]?
  /// The most decimals that any figure of the table was printed with; `nil` if it was never text.
  public var printedDecimals: Int?
  /// Where each figure stands in its file, if the table was read from one.
  public var places: TablePlaces?

  /// Creates a table; the shapes must agree.
  public init(
    money: String, labels: [SectorLabel], intermediate: Matrix, finalDemand: AccountColumns,
    exports: AccountColumns, imports: AccountColumns, error: AccountColumns,
    otherInputs: AccountRows, valueAdded: AccountRows, output: [Double], outputRow: [Double]? = nil,
    printedDecimals: Int? = nil, places: TablePlaces? = nil
  ) {
    let n = labels.count
    precondition(intermediate.rows == n && intermediate.columns == n && output.count == n)
    for block in [finalDemand, exports, imports, error] {
      precondition(block.values.rows == n && block.values.columns == block.labels.count)
    }
    for block in [otherInputs, valueAdded] {
      precondition(block.values.columns == n && block.values.rows == block.labels.count)
    }
    self.money = money
    self.labels = labels
    self.intermediate = intermediate
    self.finalDemand = finalDemand
    self.exports = exports
    self.imports = imports
    self.error = error
    self.otherInputs = otherInputs
    self.valueAdded = valueAdded
    self.output = output
    self.outputRow = outputRow
    self.printedDecimals = printedDecimals
    self.places = places
  }

  /// The number of sectors (over all regions).
  public var count: Int { labels.count }
}

/// Columns of an account beside the sectors: final demand, exports, imports or error.
public struct AccountColumns: Sendable, Equatable {
  /// What each column is: its region (empty in a table of one region) and its category in `sector`.
  public var labels: [SectorLabel]
  /// The figures, n × labels.count.
  public var values: Matrix

  /// Creates columns.
  public init(labels: [SectorLabel], values: Matrix) {
    self.labels = labels
    self.values = values
  }

  /// No columns, for `count` sectors.
  public static func none(count: Int) -> AccountColumns {
    AccountColumns(labels: [], values: Matrix(rows: count, columns: 0))
  }
}

/// Rows of an account below the sectors: value added, other inputs or stressors.
public struct AccountRows: Sendable, Equatable {
  /// What each row is.
  public var labels: [String]
  /// The figures, labels.count × n.
  public var values: Matrix

  /// Creates rows.
  public init(labels: [String], values: Matrix) {
    self.labels = labels
    self.values = values
  }

  /// No rows, for `count` sectors.
  public static func none(count: Int) -> AccountRows {
    AccountRows(labels: [], values: Matrix(rows: 0, columns: count))
  }
}
