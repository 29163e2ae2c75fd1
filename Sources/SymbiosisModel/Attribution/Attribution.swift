public import Provenance

/// What each exchange and each type contributes to what a scenario saves jointly.
///
/// The worth of a set of exchanges is what the city saves, in the headline indicator, when exactly
/// those take place as in the scenario and the others as in the reference. Where A and y stay and no
/// cap is overrun this is a sum and every rule gives the same share; shared caps and changed purchases
/// make it more or less than one.
public struct Attribution: Sendable {
  /// One exchange's part.
  public struct Share: Sendable, Equatable {
    /// The exchange's code.
    public var id: String
    /// Its type.
    public var type: String
    /// What it saves alone (first in).
    public var alone: Double
    /// What would be lost without it (last in).
    public var lastIn: Double
    /// Its Shapley value.
    public var shapley: Double
    /// The standard error of that; 0 where it is exact.
    public var standardError: Double
  }

  /// The part of all exchanges of a type.
  public struct TypeShare: Sendable, Equatable {
    /// The type.
    public var type: String
    /// What its exchanges save by themselves.
    public var alone: Double
    /// What would be lost without them.
    public var lastIn: Double
    /// The sum of their Shapley values.
    public var shapley: Double
  }

  /// The scenario's code.
  public var scenario: String
  /// The reference's code.
  public var against: String
  /// The headline indicator.
  public var indicator: Indicator
  /// Whether purchases change too (`supply_chain: true`).
  public var includesSupplyChain: Bool
  /// What all exchanges save together.
  public var joint: Double
  /// The exchanges whose quantity differs from the reference's, in file order.
  public var exchanges: [Share]
  /// The types, in the order of the exchanges.
  public var types: [TypeShare]
  /// How many orders were drawn; `nil` where the shares are exact.
  public var sampledOrders: Int?
  /// Whether the work was stopped before all orders were drawn.
  public var wasStopped: Bool
  /// What to bear in mind.
  public var findings: [Finding]
}

/// How many orders of joining are drawn beyond `ShapleyValue.exactLimit` exchanges, and from which seed.
public struct AttributionSampling: Sendable, Equatable {
  /// Orders drawn, each together with its reverse.
  public var pairs: Int
  /// The same seed draws the same orders.
  public var seed: UInt64

  /// Creates a choice.
  public init(pairs: Int = 1000, seed: UInt64 = 1) {
    self.pairs = pairs
    self.seed = seed
  }
}
