internal import CHiGHS

extension LinearProgram {
  /// The best answer, by HiGHS (Huangfu and Hall 2018, doi 10.1007/s12532-017-0130-5).
  ///
  /// A program with whole numbers is solved by branch and bound, and then once more as a linear
  /// program with the whole numbers held, which gives the shadow prices. The same program gives the
  /// same answer on every run: one thread, fixed seed.
  ///
  /// - Parameter timeLimit: seconds after which the best answer so far is returned.
  /// - Throws: `LinearProgramError` when there is no answer. That time ran out with an answer in
  ///   hand is no error: `status` says so.
  public func solve(timeLimit: Double = 60) throws(LinearProgramError) -> LinearSolution {
    try check()
    guard let highs = HighsLibrary.functions else { throw .solverMissing }
    // HiGHS has no answer for a program without variables; its rows are then plain comparisons.
    guard !variables.isEmpty else { return try emptySolution() }
    guard isMixedInteger else {
      return try HighsModel(self, highs: highs, timeLimit: timeLimit).solve()
    }
    var solution = try HighsModel(self, highs: highs, timeLimit: timeLimit).solve()
    var held = self
    for position in variables.indices where variables[position].isInteger {
      let whole = solution.values[position].rounded()
      held.variables[position].lower = whole
      held.variables[position].upper = whole
      held.variables[position].isInteger = false
    }
    let linear = try HighsModel(held, highs: highs, timeLimit: timeLimit).solve()
    let tolerance = 1e-6 * max(1, abs(solution.objective))
    guard abs(linear.objective - solution.objective) <= tolerance || solution.status == .timeLimit
    else { throw .solverFailure(status: 15) }
    solution.objective = linear.objective
    if solution.status == .optimal { solution.bound = linear.objective }
    solution.values = linear.values
    solution.rowValues = linear.rowValues
    solution.rowDuals = linear.rowDuals
    solution.reducedCosts = linear.reducedCosts
    return solution
  }

  private func check() throws(LinearProgramError) {
    for variable in variables {
      guard variable.objective.isFinite else { throw .nonFinite(name: variable.name) }
      try Self.check(variable.name, variable.lower, variable.upper)
    }
    for row in rows {
      for term in row.terms {
        precondition(variables.indices.contains(term.variable), "A row names no variable")
        guard term.coefficient.isFinite else { throw .nonFinite(name: row.name) }
      }
      try Self.check(row.name, row.lower, row.upper)
    }
    guard offset.isFinite else { throw .nonFinite(name: "objective") }
  }

  private static func check(
    _ name: String, _ lower: Double, _ upper: Double
  ) throws(LinearProgramError) {
    guard !lower.isNaN, !upper.isNaN, lower != .infinity, upper != -.infinity else {
      throw .nonFinite(name: name)
    }
    guard lower <= upper else { throw .crossedBounds(name: name, lower: lower, upper: upper) }
  }

  private func emptySolution() throws(LinearProgramError) -> LinearSolution {
    for row in rows where row.lower > 0 || row.upper < 0 { throw .infeasible }
    let zeros = [Double](repeating: 0, count: rows.count)
    return LinearSolution(
      status: .optimal, objective: offset, bound: offset, values: [], rowValues: zeros,
      rowDuals: zeros, reducedCosts: [])
  }
}
