public import Provenance

/// One row of uncertainty.csv: which figures of a study are uncertain, and how.
///
/// Locators that are `nil` cover everything. Of the rows that cover a figure the one that names it most
/// closely holds: a sector's code counts 2, a group's 1 (2 where the table is by group), every other locator 2.
public struct UncertaintyEntry: Sendable {
  /// The kinds of figures.
  public enum Data: String, Sendable, CaseIterable {
    /// Coefficients of the system that is solved, `sector` (row) × `buyer` (column).
    case table
    /// Quantities of the inventory.
    case inventory
    /// Impact per unit of a flow.
    case factor
    /// Rates of effects.
    case effect
    /// Quantities of exchanges.
    case quantity
    /// Price indices.
    case price
  }

  /// What the distribution is of.
  public enum Basis: String, Sendable, CaseIterable {
    /// A factor on the figure, around 1.
    case factor
    /// The figure itself, in its own unit.
    case value
  }

  /// The kind of figures.
  public var data: Data
  /// A sector or group: the row of a table, the user of an inventory or effect, the code of a price.
  public var sector: String?
  /// A sector or group: the column of a table.
  public var buyer: String?
  /// A flow.
  public var flow: String?
  /// An indicator.
  public var indicator: String?
  /// An exchange.
  public var exchange: String?
  /// A column of quantities.
  public var column: String?
  /// A year; `nil` covers all years, with one draw for the same place in each.
  public var year: Int?
  /// How the figures may differ.
  public var distribution: Distribution
  /// What the distribution is of.
  public var basis: Basis
  /// Rows of one group share a draw; without one, every figure has a draw of its own.
  public var group: String?
  /// The correlation of each figure's normal score with the group's draw, −1 to 1.
  public var correlation: Double
  /// Where the row stands.
  public var location: SourceLocation?
  /// Where each of its cells stands, by column.
  public var places: [String: SourceLocation]

  /// Creates a row that covers every figure of a kind until locators are set.
  public init(
    _ data: Data, distribution: Distribution, basis: Basis = .factor, group: String? = nil,
    correlation: Double = 1, location: SourceLocation? = nil,
    places: [String: SourceLocation] = [:]
  ) {
    self.data = data
    self.distribution = distribution
    self.basis = basis
    self.group = group
    self.correlation = correlation
    self.location = location
    self.places = places
  }

  /// The place of one of its cells, else of the row.
  public func place(_ column: String) -> SourceLocation? { places[column] ?? location }

  /// The locators by column name, those that are set.
  var locators: [(column: String, value: String)] {
    [
      ("sector", sector), ("buyer", buyer), ("flow", flow), ("indicator", indicator),
      ("exchange", exchange), ("column", column), ("year", year.map { String($0) }),
    ].compactMap { column, value in value.map { (column, $0) } }
  }
}

extension UncertaintyEntry.Data {
  /// The locators that mean something for the kind.
  var columns: [String] {
    switch self {
    case .table: ["sector", "buyer", "year"]
    case .inventory: ["sector", "flow", "year"]
    case .factor: ["flow", "indicator"]
    case .effect: ["exchange", "sector", "flow"]
    case .quantity: ["exchange", "column"]
    case .price: ["sector", "year"]
    }
  }
}
