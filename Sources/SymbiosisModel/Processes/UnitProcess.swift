public import Provenance

/// A process of a sector: what one unit of its activity takes in, makes and gives off.
///
/// The paper's process analysis: input = output + intermediate emission.
public struct UnitProcess: Sendable {
  /// Which way a flow goes.
  public enum Direction: String, Sendable, CaseIterable {
    case input, output, emission
  }

  /// One flow of a process.
  public struct Exchanged: Sendable {
    /// Which way it goes.
    public var direction: Direction
    /// The flow: a code of flows.csv where the study counts it, any other name otherwise.
    public var flow: String
    /// Units of the flow per unit of activity.
    public var quantity: Sourced
    /// The unit of the quantity.
    public var unit: String
    /// Tonnes per unit of the flow; `nil` where it is not known.
    public var mass: Sourced?
    /// Gigajoules per unit of the flow.
    public var energy: Sourced?
    /// Tonnes of carbon per unit of the flow.
    public var carbon: Sourced?
    /// Where the row stands.
    public var location: SourceLocation?

    /// Creates a flow.
    public init(
      direction: Direction, flow: String, quantity: Sourced, unit: String, mass: Sourced? = nil,
      energy: Sourced? = nil, carbon: Sourced? = nil, location: SourceLocation? = nil
    ) {
      self.direction = direction
      self.flow = flow
      self.quantity = quantity
      self.unit = unit
      self.mass = mass
      self.energy = energy
      self.carbon = carbon
      self.location = location
    }
  }

  /// The code of the process.
  public var id: String
  /// The name for people.
  public var name: String
  /// The sector or group, or `household`, where it takes place.
  public var sector: String
  /// The unit of its activity, such as t of clinker.
  public var unit: String
  /// Its flows.
  public var flows: [Exchanged]
  /// Where the process is defined.
  public var location: SourceLocation?
  /// Where its sector stands.
  public var sectorLocation: SourceLocation?

  /// Creates a process.
  public init(
    id: String, name: String, sector: String, unit: String, flows: [Exchanged] = [],
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.name = name
    self.sector = sector
    self.unit = unit
    self.flows = flows
    self.location = location
  }
}

/// What a unit of an exchange changes in a process: one row of process_links.csv.
public struct ProcessLink: Sendable {
  /// The exchange.
  public var exchange: String
  /// The process.
  public var process: String
  /// The flow of the process that changes; empty where its whole activity does.
  public var flow: String
  /// Units of the flow (or of activity) replaced by a unit exchanged; negative where one is added.
  public var rate: Sourced
  /// How good the replacement is, 0 to 1.
  public var quality: Sourced
  /// How much of it displaces the other on the market, 0 to 1.
  public var displacement: Sourced
  /// Where the row stands.
  public var location: SourceLocation?
  /// Where the process and its flow stand.
  public var places: (process: SourceLocation?, flow: SourceLocation?) = (nil, nil)

  /// Creates a link.
  public init(
    exchange: String, process: String, flow: String, rate: Sourced, quality: Sourced = Sourced(1),
    displacement: Sourced = Sourced(1), location: SourceLocation? = nil
  ) {
    self.exchange = exchange
    self.process = process
    self.flow = flow
    self.rate = rate
    self.quality = quality
    self.displacement = displacement
    self.location = location
  }
}
