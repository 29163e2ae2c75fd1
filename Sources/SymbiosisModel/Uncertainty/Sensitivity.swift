public import Provenance

/// Which uncertain figures a result depends on.
public struct Sensitivity: Sendable {
  /// The ways to tell.
  public enum Method: String, Sendable, CaseIterable {
    /// Shares of the variance: first-order and total indices.
    case sobol
    /// Elementary effects: a screening by few runs.
    case morris
    /// Each figure at its 5th and 95th percentile, the others as the study has them.
    case oneAtATime = "one-at-a-time"
  }

  /// The figures that can be looked at.
  public enum Figure: String, Sendable, CaseIterable {
    /// What the scenario saves against its reference of the same year.
    case saving
    /// Σ_j D_j, or D_j of a sector.
    case footprint
    /// x_j/D_j of a sector.
    case outputPerFootprint = "output-per-footprint"
  }

  /// What is asked.
  public struct Request: Sendable, Equatable {
    /// The way.
    public var method: Method
    /// The scenario; `nil` = the one that stands for the study.
    public var scenario: String?
    /// The figure; `nil` = the saving where there is one, else the footprint.
    public var figure: Figure?
    /// The sector of the figure; `nil` = all.
    public var sector: String?
    /// Rows of the Saltelli design, or trajectories; `nil` = 512 or 40.
    public var samples: Int?
    /// The same seed gives the same points.
    public var seed: UInt64

    /// Creates a request.
    public init(
      method: Method = .sobol, scenario: String? = nil, figure: Figure? = nil,
      sector: String? = nil, samples: Int? = nil, seed: UInt64 = 1
    ) {
      self.method = method
      self.scenario = scenario
      self.figure = figure
      self.sector = sector
      self.samples = samples
      self.seed = seed
    }
  }

  /// An estimate with the bounds of its 95 % confidence interval.
  public struct Estimate: Sendable, Equatable {
    /// The estimate.
    public var value: Double
    /// The lower bound.
    public var lower: Double
    /// The upper bound.
    public var upper: Double
  }

  /// One independent draw, or all draws of a kind, and what the figure owes to it.
  public struct Input: Sendable {
    /// The uncertain figure, the group, or the kind of data.
    public var name: String
    /// The kind of data.
    public var data: UncertaintyEntry.Data
    /// How many figures it moves.
    public var figures: Int
    /// The first-order index.
    public var first: Estimate?
    /// The total index.
    public var total: Estimate?
    /// Morris's μ*: the mean size of its elementary effects.
    public var meanSize: Estimate?
    /// Morris's μ: their mean.
    public var meanEffect: Double?
    /// Morris's σ: their standard deviation, 0 where the figure is linear in it.
    public var effectDeviation: Double?
    /// The figure with the input at its 5th percentile.
    public var low: Double?
    /// The figure with the input at its 95th percentile.
    public var high: Double?

    /// What inputs are ordered by.
    var importance: Double {
      if let total { return total.value }
      if let meanSize { return meanSize.value }
      return abs((high ?? 0) - (low ?? 0))
    }
  }

  /// What was asked.
  public var request: Request
  /// The scenario.
  public var scenario: String
  /// Its reference, where the figure is a saving.
  public var against: String?
  /// The figure.
  public var figure: Figure
  /// The unit of the figure.
  public var unit: String
  /// What the study's own figures give.
  public var value: Double
  /// The variance of the figure; `nil` but for Sobol's method.
  public var variance: Double?
  /// How many times the study was computed.
  public var evaluations: Int
  /// How many of these had no valid system.
  public var rejected: Int
  /// The inputs, the most important first.
  public var inputs: [Input]
  /// All inputs of each kind of data together; empty but for Sobol's method.
  public var kinds: [Input]
  /// What to bear in mind.
  public var findings: [Finding]
}
