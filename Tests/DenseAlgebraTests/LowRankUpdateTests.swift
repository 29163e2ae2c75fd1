import DenseAlgebra
import TestSupport
import Testing

@Suite struct LowRankUpdateTests {
  /// A system and changes of k columns that keep it an economy.
  private func example(
    _ n: Int, k: Int, radius: Double, spread: Double, seed: UInt64
  ) -> (matrix: Matrix, change: ColumnChange, right: [Double]) {
    var generator = SeededGenerator(seed: seed)
    let a = RandomTables.coefficients(order: n, radius: radius, spread: spread, using: &generator)
    let columns = Array((0..<n).shuffled(using: &generator).prefix(k))
    var values = Matrix(rows: n, columns: k)
    for (place, column) in columns.enumerated() {
      for i in 0..<n {
        values[i, place] = -a[i, column] * .random(in: 0.3...1, using: &generator)
      }
      values[column, place] += 1
    }
    let right = (0..<n).map { _ in Double.random(in: 0.1...2, using: &generator) }
    return (Matrix(identityMinus: a), ColumnChange(columns: columns, values: values), right)
  }

  @Test(arguments: [1, 2, 8, 42, 130], [0.3, 0.99])
  func agreesWithAFreshFactorisation(_ n: Int, _ radius: Double) throws {
    for spread in [1.0, 100] {
      for k in [1, min(3, n), min(8, n)] {
        let (matrix, change, right) = example(n, k: k, radius: radius, spread: spread, seed: 5)
        let base = try LUFactorization(matrix)
        let update = try LowRankUpdate(of: matrix, factorization: base, change: change)
        let fresh = try LUFactorization(change.applied(to: matrix))
        #expect(normwiseDifference(update.solve(right), fresh.solve(right)) < 1e-10)
        #expect(
          normwiseDifference(update.solveTransposed(right), fresh.solveTransposed(right)) < 1e-10)
        if spread == 1 { #expect(!update.didRefactorise, "n \(n), k \(k), radius \(radius)") }
        if !update.didRefactorise { #expect(update.estimatedError <= LowRankUpdate.errorLimit) }
      }
    }
  }

  @Test func fallsBackWhenTheUnchangedMatrixIsNearlySingular() throws {
    // ρ(A) is 1 but for 1e-12 before the change and well below it after: M⁻¹ has lost what M' would keep.
    let (matrix, change, right) = example(20, k: 5, radius: 1 - 1e-12, spread: 1, seed: 14)
    let base = try LUFactorization(matrix)
    let update = try LowRankUpdate(of: matrix, factorization: base, change: change)
    #expect(update.didRefactorise && update.estimatedError < 1e-12)
    let fresh = try LUFactorization(change.applied(to: matrix))
    #expect(update.solve(right) == fresh.solve(right))
    #expect(update.solveTransposed(right) == fresh.solveTransposed(right))
    let scenarios = try ScenarioSolve(
      matrix: matrix, factorization: base,
      rightHandSides: Matrix(rows: 20, columns: 1, columnMajor: right), changes: [change])
    #expect(scenarios.refactorised == [0] && scenarios.estimatedErrors[0] < 1e-12)
    #expect(scenarios.solutions[0].storage.array == fresh.solveTransposed(right))
  }

  @Test func aSingularChangeIsAnErrorAndNotANumber() throws {
    let matrix = Matrix([[1, 0], [0, 1]])
    let base = try LUFactorization(matrix)
    let change = ColumnChange(columns: [1], values: Matrix([[1], [0]]))
    #expect(throws: AlgebraError.singular(column: 1)) {
      try LowRankUpdate(of: matrix, factorization: base, change: change)
    }
    #expect(throws: AlgebraError.singular(column: 1)) {
      try ScenarioSolve(
        matrix: matrix, factorization: base, rightHandSides: matrix, changes: [change])
    }
    let wrong = ColumnChange(columns: [1], values: Matrix([[1], [.nan]]))
    #expect(throws: AlgebraError.nonFinite(row: 1, column: 0)) {
      try LowRankUpdate(of: matrix, factorization: base, change: wrong)
    }
    #expect(throws: AlgebraError.nonFinite(row: 1, column: 0)) {
      try ScenarioSolve(
        matrix: matrix, factorization: base, rightHandSides: matrix, changes: [wrong])
    }
  }

  @Test(arguments: [2, 13, 42, 130])
  func scenariosAgreeWithFreshFactorisations(_ n: Int) throws {
    for (radius, spread) in [(0.5, 1.0), (0.99, 1.0), (0.99, 30)] {
      let (matrix, _, _) = example(n, k: 1, radius: radius, spread: spread, seed: 77)
      let changes = (0..<37).map { index in
        var generator = SeededGenerator(seed: UInt64(index))
        let k = Int.random(in: 0...min(n, 8), using: &generator)
        let columns = Array((0..<n).shuffled(using: &generator).prefix(k))
        var values = Matrix(rows: n, columns: k)
        for (place, column) in columns.enumerated() {
          for i in 0..<n {
            values[i, place] =
              (i == column ? 1 : 0)
              - ((i == column ? 1 : 0) - matrix[i, column])
              * .random(in: 0.2...1, using: &generator)
          }
        }
        return ColumnChange(columns: columns, values: values)
      }
      var generator = SeededGenerator(seed: 6)
      let right = RandomTables.intensities(stressors: 3, order: n, using: &generator).transposed()
      let base = try LUFactorization(matrix)
      let one = try ScenarioSolve(
        matrix: matrix, factorization: base, rightHandSides: right, changes: changes, threads: 1)
      let two = try ScenarioSolve(
        matrix: matrix, factorization: base, rightHandSides: right, changes: changes, threads: 2)
      #expect(one.solutions == two.solutions)
      if spread == 1 { #expect(one.refactorised.isEmpty, "n \(n), radius \(radius)") }
      for (index, change) in changes.enumerated() {
        let fresh = try LUFactorization(change.applied(to: matrix)).solveTransposed(right)
        #expect(
          normwiseDifference(one.solutions[index].storage.array, fresh.storage.array) < 1e-10,
          "n \(n), radius \(radius), scenario \(index)")
      }
    }
  }
}
