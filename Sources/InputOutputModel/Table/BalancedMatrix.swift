public import DenseAlgebra

/// A matrix that meets its row and column totals, and what was done to it.
public struct BalancedMatrix: Sendable, Equatable {
  /// The balanced figures.
  public var values: Matrix
  /// r: the multiplier of each row (the substitution effect).
  public var rowFactors: [Double]
  /// s: the multiplier of each column (the fabrication effect).
  public var columnFactors: [Double]
  /// How many times rows and columns were fitted.
  public var iterations: Int
  /// The largest |row sum − row total| that is left; the columns are exact.
  public var residual: Double
}

/// When an iterative balancing stops.
public struct BalancingLimits: Sendable, Equatable {
  /// How exactly the totals are to be met, relative to the larger of 1 and the total.
  public var tolerance: Double
  /// After how many iterations the attempt is given up with an error.
  public var maximumIterations: Int

  /// Creates limits.
  public init(tolerance: Double = 1e-10, maximumIterations: Int = 10_000) {
    precondition(tolerance > 0 && maximumIterations > 0, "Limits are positive")
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }
}
