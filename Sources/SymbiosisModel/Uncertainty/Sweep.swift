public import Provenance

/// Scenarios by the thousand: figures of a study set to many values each.
public struct Sweep: Sendable {
  /// A figure that is set.
  public struct Axis: Sendable, Equatable {
    /// Which figure.
    public enum Target: Sendable, Equatable {
      /// The quantity of an exchange in the scenario.
      case exchange(String)
      /// The factor of a flow, of the headline indicator.
      case factor(String)
      /// The rate of an effect.
      case effect(exchange: String, sector: String, flow: String)
    }

    /// Which figure.
    public var target: Target
    /// The values that it takes, in the figure's own unit.
    public var values: [Double]

    /// Creates an axis.
    public init(_ target: Target, values: [Double]) {
      self.target = target
      self.values = values
    }

    /// `exchange.ID`, `factor.FLOW` or `effect.EXCHANGE.SECTOR.FLOW`.
    public var name: String {
      switch target {
      case .exchange(let id): "exchange.\(id)"
      case .factor(let flow): "factor.\(flow)"
      case .effect(let exchange, let sector, let flow): "effect.\(exchange).\(sector).\(flow)"
      }
    }
  }

  /// How values are combined.
  public enum Design: Sendable, Equatable {
    /// Every value of each axis with every value of the others; the last axis runs fastest.
    case factorial
    /// One axis after the other, the others as the study has them.
    case oneAtATime
    /// The settings as given, one value an axis each.
    case settings([[Double]])
  }

  /// One setting and what it leads to.
  public struct Row: Sendable {
    /// The values of the axes; `nil` where the study's own figure holds.
    public var settings: [Double?]
    /// Σ_j D_j.
    public var footprint: Double
    /// Σ_j D_j and the direct emissions of households.
    public var city: Double
    /// What the exchanges save against the reference of the same year.
    public var saving: Double?
    /// Sectors whose output per footprint falls.
    public var tradeOffs: Int?
    /// D_j by sector.
    public var footprints: [Double]
    /// Supplies, demands and limits that the quantities exceed.
    public var capsExceeded: [String]
    /// Whether a flow of the inventory falls below zero.
    public var hasFlowBelowZero: Bool

    /// Whether the scenario could be.
    public var isPossible: Bool { capsExceeded.isEmpty && !hasFlowBelowZero }
  }

  /// The scenario that is varied.
  public var scenario: String
  /// Its reference, where that is of the same year.
  public var against: String?
  /// The headline indicator.
  public var indicator: Indicator
  /// What is set.
  public var axes: [Axis]
  /// The units of the axes.
  public var units: [String]
  /// How values are combined.
  public var design: Design
  /// The solved sectors' codes.
  public var sectors: [String]
  /// The settings, in their order.
  public var rows: [Row]
  /// Settings that could not be computed, since a figure was not finite.
  public var rejected: Int
  /// What to bear in mind.
  public var findings: [Finding]

  /// The most settings of a sweep.
  public static let mostRows = 1_000_000
}
