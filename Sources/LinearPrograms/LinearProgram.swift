/// A linear or mixed-integer program as a value: variables, rows and what to optimise.
///
/// Optimise offset + Σ_j objective_j · x_j subject to
/// lower_i ≤ Σ_j coefficient_ij · x_j ≤ upper_i for every row and lower_j ≤ x_j ≤ upper_j for every
/// variable, with x_j whole where the variable says so. An infinite bound is no bound. Names serve
/// messages; they need not differ.
public struct LinearProgram: Sendable, Equatable {
  /// Which way the objective goes.
  public enum Sense: Sendable { case minimize, maximize }

  /// One unknown.
  public struct Variable: Sendable, Equatable {
    /// What it stands for, for messages.
    public var name: String
    /// The smallest value; −infinity for none.
    public var lower: Double
    /// The largest value; +infinity for none.
    public var upper: Double
    /// What one unit adds to the objective.
    public var objective: Double
    /// Whether only whole numbers are allowed.
    public var isInteger: Bool

    /// Creates a variable.
    public init(
      name: String, lower: Double = 0, upper: Double = .infinity, objective: Double = 0,
      isInteger: Bool = false
    ) {
      self.name = name
      self.lower = lower
      self.upper = upper
      self.objective = objective
      self.isInteger = isInteger
    }
  }

  /// A coefficient of a row.
  public struct Term: Sendable, Equatable {
    /// The position of the variable.
    public var variable: Int
    /// What one unit of it adds to the row.
    public var coefficient: Double

    /// Creates a term.
    public init(_ coefficient: Double, _ variable: Int) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// One restriction.
  public struct Row: Sendable, Equatable {
    /// What it stands for, for messages.
    public var name: String
    /// The least that the terms may sum to; −infinity for none.
    public var lower: Double
    /// The most that the terms may sum to; +infinity for none.
    public var upper: Double
    /// The terms; a variable that stands twice counts twice.
    public var terms: [Term]

    /// Creates a row.
    public init(
      name: String, lower: Double = -.infinity, upper: Double = .infinity, terms: [Term]
    ) {
      self.name = name
      self.lower = lower
      self.upper = upper
      self.terms = terms
    }
  }

  /// Which way the objective goes.
  public var sense: Sense
  /// A constant part of the objective.
  public var offset: Double
  /// The unknowns.
  public var variables: [Variable]
  /// The restrictions.
  public var rows: [Row]

  /// Creates a program.
  public init(
    _ sense: Sense, offset: Double = 0, variables: [Variable] = [], rows: [Row] = []
  ) {
    self.sense = sense
    self.offset = offset
    self.variables = variables
    self.rows = rows
  }

  /// Adds a variable and returns its position.
  public mutating func add(_ variable: Variable) -> Int {
    variables.append(variable)
    return variables.count - 1
  }

  /// Adds a row and returns its position.
  @discardableResult
  public mutating func add(_ row: Row) -> Int {
    rows.append(row)
    return rows.count - 1
  }

  /// Whether any variable must be whole.
  public var isMixedInteger: Bool { variables.contains(where: \.isInteger) }
}
