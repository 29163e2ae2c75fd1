import DenseAlgebra
import TestSupport
import Testing

@Suite struct LUFactorizationTests {
  @Test func solvesTheTwoSectorSystemOfMillerAndBlair() throws {
    // Miller and Blair 2009, section 2.3: A, f and x of the two-sector example.
    let system = try LUFactorization(Matrix([[0.85, -0.25], [-0.2, 0.95]]))
    #expect(largestDifference(system.solve([350, 1700]), [1000, 2000]) < 1e-9)
    #expect(system.reciprocalCondition() > 0.1)
    #expect(
      largestDifference(system.inverse() * Matrix([[0.85, -0.25], [-0.2, 0.95]]), .identity(2))
        < 1e-14)
  }

  @Test func transposedSolveEqualsSolvingTheTranspose() throws {
    var generator = SeededGenerator(seed: 7)
    for n in [1, 2, 5, 30] {
      var matrix = Matrix(rows: n, columns: n)
      for i in 0..<n { for j in 0..<n { matrix[i, j] = .random(in: -1...1, using: &generator) } }
      for i in 0..<n { matrix[i, i] += Double(n) }
      let b = (0..<n).map { _ in Double.random(in: -1...1, using: &generator) }
      let left = try LUFactorization(matrix).solveTransposed(b)
      let right = try LUFactorization(matrix.transposed()).solve(b)
      #expect(largestDifference(left, right) < 1e-12, "seed 7, n \(n)")
    }
  }

  @Test func refusesSingularAndNonFiniteMatrices() {
    #expect(throws: AlgebraError.singular(column: 1)) {
      try LUFactorization(Matrix([[1, 2], [2, 4]]))
    }
    #expect(throws: AlgebraError.nonFinite(row: 1, column: 0)) {
      try LUFactorization(Matrix([[1, 2], [.nan, 4]]))
    }
    #expect(
      AlgebraError.singular(column: 1).description
        == "The matrix is singular: elimination found no pivot in column 2.")
  }
}
