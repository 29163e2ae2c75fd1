public import Provenance

/// Something that is used, burnt, made or thrown away: a fuel, a material, a waste, heat.
public struct Flow: Sendable {
  /// What sort of flow it is.
  public enum Kind: String, Sendable, CaseIterable {
    case fuel, material, process, waste, heat, electricity
  }

  /// The code by which files refer to the flow.
  public var code: String
  /// The name for people.
  public var name: String
  /// The unit of every quantity of the flow.
  public var unit: String
  /// What sort of flow it is.
  public var kind: Kind
  /// Impact per unit of the flow where it is used, one for each indicator of the study, in the
  /// indicator's unit per unit of the flow; a blank cell is 0 without a place.
  public var factors: [Sourced]
  /// Where the flow is defined.
  public var location: SourceLocation?

  /// Creates a flow.
  public init(
    code: String, name: String, unit: String, kind: Kind, factors: [Sourced],
    location: SourceLocation? = nil
  ) {
    self.code = code
    self.name = name
    self.unit = unit
    self.kind = kind
    self.factors = factors
    self.location = location
  }
}

/// An impact that the study counts, such as CO2 in t.
public struct Indicator: Sendable, Hashable {
  /// The code, which names a column of flows.csv.
  public var code: String
  /// The name for people.
  public var name: String
  /// The unit.
  public var unit: String
  /// What it is made of; empty for an indicator with a column of its own in flows.csv.
  public var parts: [Part]

  /// Creates an indicator.
  public init(code: String, name: String, unit: String, parts: [Part] = []) {
    self.code = code
    self.name = name
    self.unit = unit
    self.parts = parts
  }

  /// One of the indicators that another is made of: Σ figure × weight × units.
  public struct Part: Sendable, Hashable {
    /// The position of the part among the study's indicators.
    public var indicator: Int
    /// How much a unit of it counts, such as a gas's warming potential.
    public var weight: Double
    /// What the weight is, such as “GWP100 of CH4 (AR5)”.
    public var name: String
    /// Units of the whole in one unit of the part, such as 0.001 for kg in t.
    public var units: Double

    /// Creates a part.
    public init(indicator: Int, weight: Double, name: String, units: Double = 1) {
      self.indicator = indicator
      self.weight = weight
      self.name = name
      self.units = units
    }
  }
}
