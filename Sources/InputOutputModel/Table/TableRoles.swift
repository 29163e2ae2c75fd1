/// What the columns and rows of a table that are no sectors stand for.
///
/// A study gives the roles once for all its years; a table outside a study has them in the YAML file
/// beside it. Each code is the one in the table's header or first column; in a multi-regional table
/// the category alone names the column of every region.
public struct TableRoles: Sendable, Hashable {
  /// A row below the value-added rows that counts a stressor instead of money.
  public struct StressorRow: Sendable, Hashable {
    /// The stressor's name.
    public var name: String
    /// The row's code in the table.
    public var row: String
    /// The unit of its figures.
    public var unit: String

    /// Creates a stressor row.
    public init(name: String, row: String, unit: String) {
      self.name = name
      self.row = row
      self.unit = unit
    }
  }

  /// The unit of every money figure, such as `1e4 CNY`.
  public var money: String
  /// Columns of final demand.
  public var finalDemand: [String]
  /// Columns of exports and outflow.
  public var exports: [String]
  /// Columns of imports and inflow, positive figures that are subtracted.
  public var imports: [String]
  /// Columns of statistical discrepancy.
  public var error: [String]
  /// Input rows that are no value added.
  public var otherInputs: [String]
  /// Rows of value added.
  public var valueAdded: [String]
  /// Rows of stressors.
  public var stressors: [StressorRow]
  /// Names of sectors by code, for people.
  public var names: [String: String] = [:]

  /// Creates the roles; what is left out is absent from the table.
  public init(
    money: String = "", finalDemand: [String] = [], exports: [String] = [],
    imports: [String] = [], error: [String] = [], otherInputs: [String] = [],
    valueAdded: [String] = [], stressors: [StressorRow] = []
  ) {
    self.money = money
    self.finalDemand = finalDemand
    self.exports = exports
    self.imports = imports
    self.error = error
    self.otherInputs = otherInputs
    self.valueAdded = valueAdded
    self.stressors = stressors
  }

  /// The code of the output column and of the output row in every table of our layout.
  public static let outputCode = "output"
}

extension TableRoles {
  /// The roles that a table's own accounts have, for writing it with its YAML file beside it.
  public init(of table: InputOutputTable, stressors: [StressorRow] = []) {
    let codes = { (columns: AccountColumns) in
      var seen = Set<String>()
      return columns.labels.map(\.sector).filter { seen.insert($0).inserted }
    }
    self.init(
      money: table.money, finalDemand: codes(table.finalDemand), exports: codes(table.exports),
      imports: codes(table.imports), error: codes(table.error),
      otherInputs: table.otherInputs.labels, valueAdded: table.valueAdded.labels,
      stressors: stressors)
  }
}
