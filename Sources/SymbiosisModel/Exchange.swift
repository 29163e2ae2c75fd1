public import Provenance

/// An exchange of a waste, a by-product or heat between a giver and a taker.
public struct Exchange: Sendable {
  /// The four types of the paper (section 5.2).
  public enum Kind: String, Sendable, CaseIterable {
    case bulkyWaste = "bulky-waste"
    case scrap
    case urban
    case heat
  }

  /// The code by which files refer to the exchange.
  public var id: String
  /// The name for people.
  public var name: String
  /// The type.
  public var kind: Kind
  /// Who gives: a sector or group code, or `household`.
  public var from: String
  /// Who takes: a sector or group code, or `household`.
  public var to: String
  /// What is exchanged.
  public var waste: String
  /// The unit of every quantity of the exchange.
  public var unit: String
  /// The quantities, one for each name in the study's `quantities`.
  public var quantities: [Sourced]
  /// Caps the sum of all exchanges with the same `from` and `waste`.
  public var supply: Sourced?
  /// Caps this exchange.
  public var demand: Sourced?
  /// Where the exchange is defined.
  public var location: SourceLocation?
  /// Where the giver and the taker stand.
  public var places: (from: SourceLocation?, to: SourceLocation?) = (nil, nil)

  /// Creates an exchange.
  public init(
    id: String, name: String, kind: Kind, from: String, to: String, waste: String, unit: String,
    quantities: [Sourced], supply: Sourced? = nil, demand: Sourced? = nil,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.from = from
    self.to = to
    self.waste = waste
    self.unit = unit
    self.quantities = quantities
    self.supply = supply
    self.demand = demand
    self.location = location
  }
}

/// What a unit of an exchange does to an inventory: one row of effects.csv.
public struct Effect: Sendable {
  /// The exchange.
  public var exchange: String
  /// A sector or group code, or `household`.
  public var sector: String
  /// The flow that changes.
  public var flow: String
  /// Units of the flow per unit exchanged: negative is saved (the paper's substitution rate with a
  /// minus sign), positive is an added burden.
  public var rate: Sourced
  /// What the rate is the product of, less its sign, where it follows from a process; empty for a row of
  /// effects.csv.
  public var factors: [Factor]
  /// Where the row stands.
  public var location: SourceLocation?
  /// Where the sector and the flow stand.
  public var places: (sector: SourceLocation?, flow: SourceLocation?) = (nil, nil)

  /// Creates an effect.
  public init(
    exchange: String, sector: String, flow: String, rate: Sourced, factors: [Factor] = [],
    location: SourceLocation? = nil
  ) {
    self.exchange = exchange
    self.sector = sector
    self.flow = flow
    self.rate = rate
    self.factors = factors
    self.location = location
  }

  /// A figure that a rate is made of.
  public struct Factor: Sendable {
    /// What it is.
    public var name: String
    /// The figure; without a place it is a blank cell's or a unit's.
    public var figure: Sourced
    /// Its unit; empty for a share.
    public var unit: String

    /// Creates a factor.
    public init(_ name: String, _ figure: Sourced, unit: String = "") {
      self.name = name
      self.figure = figure
      self.unit = unit
    }
  }
}

/// A limit that exchanges share: Σ coefficient × quantity ≤ maximum.
public struct Limit: Sendable {
  /// One exchange's part in a limit.
  public struct Term: Sendable {
    /// The exchange.
    public var exchange: String
    /// Units of the limit per unit exchanged.
    public var coefficient: Sourced
    /// Where the exchange stands.
    public var location: SourceLocation?

    /// Creates a term.
    public init(exchange: String, coefficient: Sourced) {
      self.exchange = exchange
      self.coefficient = coefficient
    }
  }

  /// The code of the limit.
  public var id: String
  /// The name for people.
  public var name: String
  /// The unit of the maximum.
  public var unit: String
  /// The most that all terms together may reach.
  public var maximum: Sourced
  /// The exchanges that use the limit.
  public var terms: [Term]
  /// Where the limit first stands.
  public var location: SourceLocation?

  /// Creates a limit.
  public init(
    id: String, name: String, unit: String, maximum: Sourced, terms: [Term],
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.maximum = maximum
    self.terms = terms
    self.location = location
  }
}
