internal import CHiGHS

/// One program inside HiGHS, from creation to release.
struct HighsModel {
  private enum ModelStatus {
    static let optimal: Int32 = 7
    static let infeasible: Int32 = 8
    static let unboundedOrInfeasible: Int32 = 9
    static let unbounded: Int32 = 10
    static let timeLimit: Int32 = 13
    static let interrupted: Int32 = 17
  }

  private let program: LinearProgram
  private let highs: symbiont_highs
  private let timeLimit: Double
  private let isWanted: LinearProgram.Wish

  init(
    _ program: LinearProgram, highs: symbiont_highs, timeLimit: Double,
    isWanted: @escaping LinearProgram.Wish
  ) {
    self.program = program
    self.highs = highs
    self.timeLimit = timeLimit
    self.isWanted = isWanted
  }

  /// The best answer; a program that presolve calls “infeasible or unbounded” is solved again
  /// without presolve to learn which.
  func solve() throws(LinearProgramError) -> LinearSolution {
    do {
      return try solve(presolve: true)
    } catch .solverFailure(let status) where status == Int(ModelStatus.unboundedOrInfeasible) {
      return try solve(presolve: false)
    }
  }

  private func solve(presolve: Bool) throws(LinearProgramError) -> LinearSolution {
    guard let model = highs.create() else { throw .solverFailure(status: 0) }
    defer { highs.destroy(model) }
    _ = highs.set_bool_option(model, "output_flag", 0)
    _ = highs.set_int_option(model, "threads", 1)
    _ = highs.set_string_option(model, "parallel", "off")
    _ = highs.set_string_option(model, "presolve", presolve ? "on" : "off")
    _ = highs.set_double_option(model, "time_limit", timeLimit)
    _ = highs.set_double_option(model, "mip_rel_gap", 1e-9)
    _ = highs.set_double_option(model, "mip_abs_gap", 1e-9)
    guard pass(to: model) != -1 else { throw .solverFailure(status: 2) }
    run(model)
    let status = highs.model_status(model)
    switch status {
    case ModelStatus.optimal: return solution(of: model, status: .optimal)
    case ModelStatus.timeLimit:
      var primal: Int32 = 0
      _ = highs.int_info(model, "primal_solution_status", &primal)
      guard primal == 2 else { throw .timeLimit(seconds: timeLimit) }
      return solution(of: model, status: .timeLimit)
    case ModelStatus.interrupted: throw .stopped
    case ModelStatus.infeasible: throw .infeasible
    case ModelStatus.unbounded: throw .unbounded
    default: throw .solverFailure(status: Int(status))
    }
  }

  /// Solves the model, asking between its steps whether the answer is still wanted.
  private func run(_ model: UnsafeMutableRawPointer) {
    withUnsafePointer(to: isWanted) { wish in
      _ = highs.set_callback(
        model,
        { _, _, _, answer, context in
          guard let wish = context?.assumingMemoryBound(to: LinearProgram.Wish.self), let answer,
            !wish.pointee()
          else { return }
          // The first member of HighsCallbackDataIn is `int user_interrupt`.
          answer.storeBytes(of: 1, as: Int32.self)
        }, UnsafeMutableRawPointer(mutating: wish))
      // kHighsCallbackSimplexInterrupt and kHighsCallbackMipInterrupt.
      for kind: Int32 in [1, 6] { _ = highs.start_callback(model, kind) }
      _ = highs.run(model)
    }
  }

  private func pass(to model: UnsafeMutableRawPointer) -> Int32 {
    let variables = program.variables
    let rows = program.rows
    var start: [Int32] = []
    var index: [Int32] = []
    var value: [Double] = []
    for row in rows {
      start.append(Int32(index.count))
      var merged: [Int: Double] = [:]
      for term in row.terms { merged[term.variable, default: 0] += term.coefficient }
      for (variable, coefficient) in merged.sorted(by: { $0.key < $1.key }) {
        index.append(Int32(variable))
        value.append(coefficient)
      }
    }
    let rowwise: Int32 = 2
    let sense: Int32 = program.sense == .minimize ? 1 : -1
    let columns = Int32(variables.count)
    let rowCount = Int32(rows.count)
    let nonzeros = Int32(index.count)
    guard program.isMixedInteger else {
      return highs.pass_lp(
        model, columns, rowCount, nonzeros, rowwise, sense, program.offset,
        variables.map(\.objective), variables.map(\.lower), variables.map(\.upper),
        rows.map(\.lower), rows.map(\.upper), start, index, value)
    }
    return highs.pass_mip(
      model, columns, rowCount, nonzeros, rowwise, sense, program.offset,
      variables.map(\.objective), variables.map(\.lower), variables.map(\.upper),
      rows.map(\.lower), rows.map(\.upper), start, index, value,
      variables.map { $0.isInteger ? 1 : 0 })
  }

  private func solution(
    of model: UnsafeMutableRawPointer, status: LinearSolution.Status
  ) -> LinearSolution {
    var values = [Double](repeating: 0, count: program.variables.count)
    var reducedCosts = values
    var rowValues = [Double](repeating: 0, count: program.rows.count)
    var rowDuals = rowValues
    _ = highs.solution(model, &values, &reducedCosts, &rowValues, &rowDuals)
    let objective = highs.objective(model)
    var bound: Double? = objective
    if status == .timeLimit {
      var dualBound = 0.0
      _ = highs.double_info(model, "mip_dual_bound", &dualBound)
      bound = program.isMixedInteger && dualBound.isFinite ? dualBound : nil
    }
    return LinearSolution(
      status: status, objective: objective, bound: bound, values: values, rowValues: rowValues,
      rowDuals: rowDuals, reducedCosts: reducedCosts)
  }
}
