public import Provenance

/// How many draws are made of a study's uncertain figures, and how.
public struct UncertaintySettings: Sendable, Equatable {
  /// The number of draws, the most where `precision` is given.
  public var samples: Int
  /// The same seed gives the same draws.
  public var seed: UInt64
  /// How the draws are spread.
  public var sampler: Sampler
  /// The standard error at which drawing stops, as a share of the mean of every scenario's footprint and
  /// every saving; `nil` draws all samples.
  public var precision: Double?

  /// Creates settings.
  public init(
    samples: Int = 1000, seed: UInt64 = 1, sampler: Sampler = .random, precision: Double? = nil
  ) {
    self.samples = samples
    self.seed = seed
    self.sampler = sampler
    self.precision = precision
  }

  /// The most draws of a run.
  public static let mostSamples = 10_000_000
}

/// What a study's uncertainty makes of its results: the distributions of the headline indicator's figures.
///
/// All scenarios share each draw, so that a difference of two scenarios has its own distribution.
public struct UncertaintyResult: Sendable {
  /// A scenario's figures.
  public struct ScenarioFigures: Sendable {
    /// The scenario.
    public var id: String
    /// Σ_j D_j.
    public var footprint: FigureSummary
    /// Σ_j D_j and the direct emissions of households.
    public var city: FigureSummary
    /// The sectors' figures.
    public var sectors: [SectorFigures]
    /// Draws in which a flow of the inventory is below zero.
    public var flowsBelowZero: Int
    /// Draws in which a quantity exceeds a supply, demand or limit.
    public var capsExceeded: Int
  }

  /// A sector's figures.
  public struct SectorFigures: Sendable {
    /// The sector.
    public var code: String
    /// D_j.
    public var footprint: FigureSummary
    /// x_j/D_j over the draws with D_j > 0; `nil` where there are none.
    public var outputPerFootprint: FigureSummary?
  }

  /// How a scenario differs from its reference.
  public struct ComparisonFigures: Sendable {
    /// The scenario.
    public var scenario: String
    /// Its reference.
    public var against: String
    /// What the exchanges save (METHOD.md, equation 7.4); `nil` between years.
    public var saving: FigureSummary?
    /// Σ_j D_j less that of the reference.
    public var footprintChange: FigureSummary
    /// The share of draws in which the scenario saves, or, between years, has the lower city total.
    public var probabilityBetter: Double
    /// The share of draws in which each sector's output per footprint falls, in the order of the sectors;
    /// `nil` between years.
    public var tradeOffs: [Double]?
    /// Draws in equal steps of the saving, or of the footprint's change between years.
    public var histogram: Histogram
  }

  /// Counts in equal steps.
  public struct Histogram: Sendable, Equatable {
    /// The left end of the first step.
    public var start: Double
    /// The width of a step; 0 where all values are one.
    public var step: Double
    /// The values in each step.
    public var counts: [Int]
  }

  /// A mean after some of the draws.
  public struct Convergence: Sendable, Equatable {
    /// The draws used.
    public var samples: Int
    /// The mean so far.
    public var mean: Double
    /// Its standard error.
    public var standardError: Double
  }

  /// What was asked for.
  public var settings: UncertaintySettings
  /// The draws made, rejected ones included.
  public var samples: Int
  /// The draws left out, since they have no valid system.
  public var rejected: Int
  /// How many figures vary.
  public var figures: Int
  /// By how many independent draws.
  public var dimensions: Int
  /// The headline indicator.
  public var indicator: Indicator
  /// The solved sectors' codes.
  public var sectors: [String]
  /// The scenarios, in the study's order.
  public var scenarios: [ScenarioFigures]
  /// The comparisons, in the study's order.
  public var comparisons: [ComparisonFigures]
  /// What `convergence` is the mean of, such as “saving of UIS2012”.
  public var convergenceFigure: String
  /// The mean of one figure after ever more draws.
  public var convergence: [Convergence]
  /// Whether the work was stopped before all draws were made.
  public var wasStopped: Bool
  /// What to bear in mind.
  public var findings: [Finding]
}
