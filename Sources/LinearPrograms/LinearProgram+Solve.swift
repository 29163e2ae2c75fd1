internal import CHiGHS

extension LinearProgram {
  /// Tells whether an answer is still wanted; it is asked many times a second while a program is solved.
  public typealias Wish = () -> Bool

  /// The best answer, by HiGHS (Huangfu and Hall 2018, doi 10.1007/s12532-017-0130-5).
  ///
  /// A program with whole numbers is solved by branch and bound, and then once more as a linear
  /// program with the whole numbers held, which gives the shadow prices. The same program gives the
  /// same answer on every run: one thread, fixed seed.
  ///
  /// - Parameters:
  ///   - timeLimit: seconds after which the best answer so far is returned.
  ///   - isWanted: ends the work with `LinearProgramError.stopped` when it says no.
  /// - Throws: `LinearProgramError` when there is no answer. That time ran out with an answer in
  ///   hand is no error: `status` says so.
  public func solve(
    timeLimit: Double = 60, isWanted: @escaping Wish = { true }
  ) throws(LinearProgramError) -> LinearSolution {
    try check()
    guard let highs = HighsLibrary.functions else { throw .solverMissing }
    // HiGHS has no answer for a program without variables; its rows are then plain comparisons.
    guard !variables.isEmpty else { return try emptySolution() }
    let scaled = ScaledProgram(self)
    var nodes = 0
    return scaled.restored(
      try scaled.program.solve(
        highs: highs, timeLimit: timeLimit, until: .now + .seconds(min(timeLimit, 1e9)),
        isWanted: isWanted, nodes: &nodes))
  }

  /// The most programs that are solved because the solver took a figure near a whole number as whole.
  private static let nodeLimit = 200

  /// Solves the program, and where it has whole numbers, once more with these held.
  ///
  /// HiGHS takes a value within 1e-6 of a whole number as whole: of an exchange that needs a billionth of
  /// what it could be, it finds a billionth of a plant built, and so none. Where the answer does not hold
  /// with the numbers made whole, the one farthest from whole is held at the number below and at the one
  /// above, and the better of the two answers is taken.
  private func solve(
    highs: symbiont_highs, timeLimit: Double, until deadline: ContinuousClock.Instant,
    isWanted: @escaping Wish, nodes: inout Int
  ) throws(LinearProgramError) -> LinearSolution {
    nodes += 1
    guard nodes == 1 || .now < deadline else { throw .timeLimit(seconds: timeLimit) }
    func answer(_ program: LinearProgram) throws(LinearProgramError) -> LinearSolution {
      guard isWanted() else { throw .stopped }
      return try HighsModel(program, highs: highs, timeLimit: timeLimit, isWanted: isWanted).solve()
    }
    let solution = try answer(self)
    guard isMixedInteger else { return solution }
    var held = self
    for position in variables.indices where variables[position].isInteger {
      held.hold(position, at: solution.values[position].rounded())
    }
    let linear: LinearSolution?
    do {
      linear = try answer(held)
    } catch .infeasible {
      linear = nil
    }
    let tolerance = 1e-6 * max(1, abs(solution.objective))
    if var linear,
      abs(linear.objective - solution.objective) <= tolerance || solution.status == .timeLimit
    {
      linear.status = solution.status
      linear.bound = solution.status == .optimal ? linear.objective : solution.bound
      return linear
    }
    func distance(_ position: Int) -> Double {
      abs(solution.values[position] - solution.values[position].rounded())
    }
    let candidates = variables.indices.filter { variables[$0].isInteger && distance($0) > 0 }
    guard let farthest = candidates.max(by: { distance($0) < distance($1) }),
      nodes < Self.nodeLimit
    else { throw .solverFailure(status: 15) }
    var best: LinearSolution?
    let value = solution.values[farthest]
    for whole in [value.rounded(.up), value.rounded(.down)] {
      guard whole >= variables[farthest].lower, whole <= variables[farthest].upper else { continue }
      var branch = self
      branch.hold(farthest, at: whole)
      do {
        let found = try branch.solve(
          highs: highs, timeLimit: timeLimit, until: deadline, isWanted: isWanted, nodes: &nodes)
        let isBetter =
          best.map {
            sense == .minimize ? found.objective < $0.objective : found.objective > $0.objective
          } ?? true
        if isBetter { best = found }
      } catch .infeasible {
        continue
      }
    }
    guard let best else { throw .infeasible }
    return best
  }

  private mutating func hold(_ position: Int, at whole: Double) {
    variables[position].lower = whole
    variables[position].upper = whole
    variables[position].isInteger = false
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
