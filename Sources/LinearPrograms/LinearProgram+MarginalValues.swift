extension LinearProgram {
  /// By how much the objective grows for one more unit of each row's binding side, exactly.
  ///
  /// Where more rows and bounds bind than there are variables, the duals of a solution are one choice of
  /// many, and one more unit of a single row may bring nothing: two equal caps on one variable have one
  /// price between them. The derivative from above is then the value of a program of its own: the best
  /// direction in which every binding row and bound is kept and this row gives way by one
  /// (Gal 1986, Annals of Operations Research 6:29).
  ///
  /// - Parameters:
  ///   - solution: an answer to this program.
  ///   - isWanted: ends the work when it says no.
  /// - Returns: the derivative by row, 0 for rows that do not bind; `nil` where not even a little more is
  ///   possible, such as more of what is already the most.
  /// - Throws: `LinearProgramError.stopped` when it is not wanted any more, nothing else.
  /// - Complexity: nothing where the duals are unique, otherwise a small program for each row with a dual.
  public func marginalValues(
    at solution: LinearSolution, isWanted: @escaping Wish = { true }
  ) throws(LinearProgramError) -> [Double?] {
    precondition(
      solution.values.count == variables.count && solution.rowDuals.count == rows.count,
      "The solution is of this program")
    let scaled = ScaledProgram(self)
    let values = scaled.scaled(solution.values)
    let active = scaled.program.rows.map { Binding($0, at: values) }
    let bounds = zip(scaled.program.variables, values).map { Binding($0.0, at: $0.1) }
    let binding = active.count { $0 != .none } + bounds.count { $0 != .none }
    guard binding > variables.count else { return solution.rowDuals.map { $0 } }
    return try rows.indices.map { row throws(LinearProgramError) -> Double? in
      guard active[row] != .none else { return 0 }
      // A bound that gives way is worth the least of its duals, and one that tightens the largest.
      if active[row] == .upper, solution.rowDuals[row] == 0 { return 0 }
      do throws(LinearProgramError) {
        let direction = scaled.program.direction(rows: active, bounds: bounds, giving: row)
        return try direction.solve(isWanted: isWanted).objective * scaled.price(ofRow: row)
      } catch .infeasible {
        return nil
      } catch .stopped {
        throw .stopped
      } catch {
        return solution.rowDuals[row]
      }
    }
  }

  /// Which side of a row or variable binds.
  private enum Binding: Equatable {
    case none, lower, upper, both

    init(_ row: Row, at values: [Double]) {
      let value = row.terms.reduce(0) { $0 + $1.coefficient * values[$1.variable] }
      self.init(value, lower: row.lower, upper: row.upper)
    }

    init(_ variable: Variable, at value: Double) {
      self.init(value, lower: variable.lower, upper: variable.upper)
    }

    /// Within what the solver takes as kept, ten times over.
    private init(_ value: Double, lower: Double, upper: Double) {
      let atLower = lower.isFinite && value - lower <= 1e-6 * max(1, abs(lower))
      let atUpper = upper.isFinite && upper - value <= 1e-6 * max(1, abs(upper))
      self = atLower ? (atUpper ? .both : .lower) : (atUpper ? .upper : .none)
    }
  }

  /// Changes of the variables that keep what binds, one row giving way by one.
  private func direction(rows active: [Binding], bounds: [Binding], giving: Int) -> LinearProgram {
    var program = LinearProgram(sense)
    for (variable, binding) in zip(variables, bounds) {
      _ = program.add(
        Variable(
          name: variable.name, lower: binding == .lower || binding == .both ? 0 : -.infinity,
          upper: binding == .upper || binding == .both ? 0 : .infinity,
          objective: variable.objective))
    }
    for (position, binding) in active.enumerated() where binding != .none {
      let one = position == giving ? 1.0 : 0
      program.add(
        Row(
          name: rows[position].name, lower: binding == .upper ? -.infinity : one,
          upper: binding == .lower ? .infinity : one, terms: rows[position].terms))
    }
    return program
  }
}
