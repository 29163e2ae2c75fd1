/// A program in which the solver's absolute tolerances are relative ones.
///
/// HiGHS takes a row as kept within 1e-7 and drops coefficients below 1e-9, whatever the unit: a saving
/// in megatonnes of quantities in tonnes would be lost. Each variable is counted in powers of two of the
/// most that its rows let through, each row in those of its bound or smallest term, the objective in those
/// of its largest term; powers of two change no digit.
struct ScaledProgram {
  /// The program in its own units.
  private(set) var program: LinearProgram
  private let variables: [Double]
  private let rows: [Double]
  private let objective: Double

  init(_ original: LinearProgram) {
    var scales = original.variables.map { variable in
      variable.isInteger ? 1 : Self.power(variable.upper) ?? .infinity
    }
    for row in original.rows
    where row.upper > 0 && row.upper.isFinite && row.terms.allSatisfy({ $0.coefficient >= 0 }) {
      for term in row.terms where !original.variables[term.variable].isInteger {
        guard let most = Self.power(row.upper / term.coefficient) else { continue }
        scales[term.variable] = min(scales[term.variable], most)
      }
    }
    for position in scales.indices where scales[position] == .infinity { scales[position] = 1 }
    variables = scales
    rows = original.rows.map { row in
      let terms = row.terms.map { abs($0.coefficient) * scales[$0.variable] }.filter { $0 > 0 }
      guard let largest = terms.max(), let smallest = terms.min() else { return 1 }
      let bound = [row.lower, row.upper].filter(\.isFinite).map(abs).max() ?? 0
      // Met within 1e-7 of its bound or, compared with 0, of its smallest term; the others stay moderate.
      return Self.power(max(min(bound == 0 ? smallest : bound, largest), largest * 1e-9)) ?? 1
    }
    objective =
      Self.power(
        zip(original.variables, scales).reduce(0) { max($0, abs($1.0.objective) * $1.1) }) ?? 1
    program = original
    program.offset /= objective
    for position in scales.indices {
      program.variables[position].lower /= scales[position]
      program.variables[position].upper /= scales[position]
      program.variables[position].objective *= scales[position] / objective
    }
    for position in rows.indices {
      program.rows[position].lower /= rows[position]
      program.rows[position].upper /= rows[position]
      for term in program.rows[position].terms.indices {
        let variable = program.rows[position].terms[term].variable
        program.rows[position].terms[term].coefficient *= scales[variable] / rows[position]
      }
    }
  }

  /// The answer in the units of the original program.
  func restored(_ solution: LinearSolution) -> LinearSolution {
    LinearSolution(
      status: solution.status, objective: solution.objective * objective,
      bound: solution.bound.map { $0 * objective },
      values: zip(solution.values, variables).map { $0 * $1 },
      rowValues: zip(solution.rowValues, rows).map { $0 * $1 },
      rowDuals: zip(solution.rowDuals, rows).map { $0 * objective / $1 },
      reducedCosts: zip(solution.reducedCosts, variables).map { $0 * objective / $1 })
  }

  /// Values of the variables in the units of the scaled program.
  func scaled(_ values: [Double]) -> [Double] { zip(values, variables).map { $0 / $1 } }

  /// What one unit of the scaled objective by one of a scaled row is in the units of the original.
  func price(ofRow row: Int) -> Double { objective / rows[row] }

  /// The largest power of two that is no larger than a positive, finite figure, within 2^±500.
  private static func power(_ value: Double) -> Double? {
    guard value > 0, value.isFinite else { return nil }
    return Double(sign: .plus, exponent: min(max(Int(value.exponent), -500), 500), significand: 1)
  }
}
