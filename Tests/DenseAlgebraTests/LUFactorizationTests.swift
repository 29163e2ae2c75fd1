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

  @Test(arguments: [1, 2, 17, 64, 96, 97, 150])
  func smallAndLargeOrdersSolveAndInvertAlike(_ n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n))
    var matrix = Matrix(rows: n, columns: n)
    for index in matrix.storage.indices {
      matrix.storage[index] = .random(in: -1...1, using: &generator)
    }
    let factors = try LUFactorization(matrix)
    let solution = (0..<n).map { _ in Double.random(in: -1...1, using: &generator) }
    let limit = 1e-15 * Double(n) / factors.reciprocalCondition()
    #expect(largestDifference(factors.solve(matrix * solution), solution) < limit)
    #expect(
      largestDifference(factors.solveTransposed(matrix.multiplied(byRow: solution)), solution)
        < limit)
    let inverse = factors.inverse()
    #expect(largestDifference(inverse * matrix, .identity(n)) < limit)
    var inPlace = matrix
    try inPlace.invert()
    #expect(inPlace == inverse)
  }

  @Test func estimatesTheConditionOfHilbertMatrices() throws {
    // κ₁ of the Hilbert matrices of order 3, 5 and 8: 748, 943656 and 3.387279e10.
    for (n, condition) in [(3, 748), (5, 943_656), (8, 3.387_279e10)] {
      var hilbert = Matrix(rows: n, columns: n)
      for i in 0..<n { for j in 0..<n { hilbert[i, j] = 1 / Double(i + j + 1) } }
      let found = 1 / (try LUFactorization(hilbert).reciprocalCondition())
      #expect(abs(found / condition - 1) < 1e-4)
    }
  }

  @Test func invertingASingularMatrixIsAnError() {
    var singular = Matrix([[1, 2], [2, 4]])
    #expect(throws: AlgebraError.singular(column: 1)) { try singular.invert() }
    var large = Matrix(rows: 120, columns: 120, repeating: 1)
    #expect(throws: AlgebraError.singular(column: 1)) { try large.invert() }
  }

  @Test func productsOfOurOwnAndOfTheLibraryAgree() {
    var generator = SeededGenerator(seed: 8)
    for (rows, inner, columns) in [(1, 1, 1), (7, 3, 5), (33, 40, 17), (130, 140, 150)] {
      var left = Matrix(rows: rows, columns: inner)
      var right = Matrix(rows: inner, columns: columns)
      for index in left.storage.indices {
        left.storage[index] = .random(in: -1...1, using: &generator)
      }
      for index in right.storage.indices {
        right.storage[index] = .random(in: -1...1, using: &generator)
      }
      let product = left * right
      for j in 0..<columns {
        #expect(largestDifference(product.column(j), left * right.column(j)) < 1e-13)
      }
    }
  }
}
