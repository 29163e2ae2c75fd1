public import Provenance

/// One row of an inventory: how much of a flow a sector, a group or the households use in a year.
public struct InventoryEntry: Sendable {
  /// A sector or group code, or `household`.
  public var sector: String
  /// The code of the flow.
  public var flow: String
  /// The quantity, ≥ 0, in the flow's unit.
  public var quantity: Sourced
  /// Where the row stands.
  public var location: SourceLocation?
  /// Where the flow stands.
  public var flowLocation: SourceLocation?

  /// Creates an entry.
  public init(
    sector: String, flow: String, quantity: Sourced, location: SourceLocation? = nil
  ) {
    self.sector = sector
    self.flow = flow
    self.quantity = quantity
    self.location = location
  }

  /// The code that stands for direct use by households, beside the sectors.
  public static let household = "household"
}
