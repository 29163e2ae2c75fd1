public import Provenance

/// A scenario: a year's economy with a set of exchanges in force.
public struct Scenario: Sendable {
  /// Which quantities are exchanged.
  public enum Quantities: Sendable, Hashable {
    /// None: without symbiosis.
    case none
    /// A quantity column of exchanges.csv, by name.
    case column(String)
    /// Quantities by exchange; those not named are 0.
    case explicit([String: Sourced])
  }

  /// The code of the scenario.
  public var id: String
  /// The name for people.
  public var name: String
  /// The year whose economy and inventory it uses.
  public var year: Int
  /// The scenario that it is compared with.
  public var against: String?
  /// Which quantities are exchanged.
  public var quantities: Quantities
  /// Whether exchanges also change what their takers buy, and x is solved anew (`supply_chain: true`).
  public var includesSupplyChain = false
  /// Where the scenario is defined.
  public var location: SourceLocation?
  /// Where its values stand, by key: `year`, `against`, `exchanges`.
  public var places: [String: SourceLocation] = [:]

  /// Creates a scenario.
  public init(
    id: String, name: String, year: Int, against: String? = nil, quantities: Quantities = .none,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.name = name
    self.year = year
    self.against = against
    self.quantities = quantities
    self.location = location
  }

  /// The place of a value, or else of the scenario.
  func place(_ key: String) -> SourceLocation? { places[key] ?? location }
}
