public import Provenance

/// A known way to use a waste: an entry of a catalogue of synergies.
public struct Synergy: Sendable {
  /// What a unit of the waste changes where it is used.
  public struct Change: Sendable {
    /// The flow.
    public var flow: String
    /// Units of the flow per unit of waste; negative = saved.
    public var rate: Sourced
    /// The greatest share of the taker's flow that may be replaced, 0 to 1.
    public var share: Double

    /// Creates a change.
    public init(flow: String, rate: Sourced, share: Double = 1) {
      self.flow = flow
      self.rate = rate
      self.share = share
    }
  }

  /// The code of the entry.
  public var id: String
  /// The waste, by the name that accounts use.
  public var waste: String
  /// The process that takes it.
  public var process: String
  /// Words of which one stands in the taker's code or name; empty where any sector will do.
  public var takers: [String]
  /// What it changes.
  public var changes: [Change]
  /// Money per unit of waste, beside transport; `nil` where it is not known.
  public var cost: Double?
  /// Money per unit of waste and kilometre.
  public var transport: Double
  /// Where the entry comes from.
  public var source: String
  /// Where it stands.
  public var location: SourceLocation?

  /// Creates an entry.
  public init(
    id: String, waste: String, process: String, takers: [String] = [], changes: [Change],
    cost: Double? = nil,
    transport: Double = 0, source: String = "", location: SourceLocation? = nil
  ) {
    self.id = id
    self.waste = waste
    self.process = process
    self.takers = takers
    self.changes = changes
    self.cost = cost
    self.transport = transport
    self.source = source
    self.location = location
  }
}

/// Where a sector's plants lie, roughly: a row of sites.csv, in degrees.
public struct Site: Sendable {
  /// A sector or group code, or `household`.
  public var sector: String
  /// Degrees north.
  public var latitude: Sourced
  /// Degrees east.
  public var longitude: Sourced
  /// Where the row stands.
  public var location: SourceLocation?

  /// Creates a site.
  public init(
    sector: String, latitude: Sourced, longitude: Sourced, location: SourceLocation? = nil
  ) {
    self.sector = sector
    self.location = location
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// An exchange that could be: a waste that remains and a sector that could use it.
public struct CandidateExchange: Sendable, Equatable {
  /// What keeps the quantity from being larger.
  public enum LimitedBy: String, Sendable {
    /// What remains of the waste.
    case supply
    /// What the taker uses of the flow that it replaces.
    case demand
  }

  /// The catalogue's entry.
  public var synergy: String
  /// Who would give.
  public var from: String
  /// Who would take.
  public var to: String
  /// The waste.
  public var waste: String
  /// The process that takes it.
  public var process: String
  /// The most that could be exchanged.
  public var quantity: Double
  /// Its unit.
  public var unit: String
  /// What keeps it from being more.
  public var limitedBy: LimitedBy
  /// What it would save of the headline indicator.
  public var saving: Double
  /// Kilometres between the two; `nil` without sites.
  public var distance: Double?
  /// Yearly cost, transport included; `nil` where the catalogue gives none.
  public var cost: Double?
  /// The place by saving, from 1.
  public var rankBySaving: Int
  /// The place by cost per unit saved, from 1; `nil` without a cost or a saving.
  public var rankByCost: Int?
  /// Where the substitution rate comes from.
  public var source: String
}
