/// The answer to a linear or mixed-integer program.
public struct LinearSolution: Sendable, Equatable {
  /// How good the answer is.
  public enum Status: Sendable, Equatable {
    /// Proven best, to the solver's tolerances (1e-7 on rows, a gap of 1e-9 on whole numbers).
    case optimal
    /// Allowed, but the time ran out before it was proven best; `bound` says what may be left.
    case timeLimit
  }

  /// How good the answer is.
  public var status: Status
  /// The objective at the answer.
  public var objective: Double
  /// What the objective of no answer can pass: equal to `objective` where that is proven best, `nil`
  /// where time ran out before any was known.
  public var bound: Double?
  /// The value of each variable; exactly whole where the variable is.
  public var values: [Double]
  /// The sum of each row's terms.
  public var rowValues: [Double]
  /// By how much the objective grows for one more unit of each row's binding side.
  ///
  /// These are the shadow prices: ∂objective/∂bound, 0 for a row that does not bind. With whole
  /// numbers in the program they hold for the whole numbers as they are in the answer.
  public var rowDuals: [Double]
  /// By how much the objective grows for one more unit of each variable's binding bound.
  public var reducedCosts: [Double]

  /// Creates an answer.
  public init(
    status: Status, objective: Double, bound: Double?, values: [Double], rowValues: [Double],
    rowDuals: [Double], reducedCosts: [Double]
  ) {
    self.status = status
    self.objective = objective
    self.bound = bound
    self.values = values
    self.rowValues = rowValues
    self.rowDuals = rowDuals
    self.reducedCosts = reducedCosts
  }
}
