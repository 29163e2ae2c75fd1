import DenseAlgebra
import TestSupport
import Testing

@Suite struct IterativeSolveTests {
  @Test(arguments: [1, 2, 9, 60, 301], [0.3, 0.9, 0.99])
  func agreesWithPlainLUInBothLayouts(_ n: Int, _ radius: Double) throws {
    for spread in [1.0, 30] {
      var generator = SeededGenerator(seed: UInt64(n))
      let a = RandomTables.coefficients(order: n, radius: radius, spread: spread, using: &generator)
      let b = RandomTables.intensities(stressors: 5, order: n, using: &generator).transposed()
      let expected = try LUFactorization(Matrix(identityMinus: a)).solveTransposed(b)
      let byColumns = try a.withTableView {
        try IterativeSolve(transposedIdentityMinus: $0, rightHandSides: b)
      }
      let byRows = try a.transposed().storage.withUnsafeBufferPointer {
        try IterativeSolve(
          transposedIdentityMinus: TableView($0, order: n, layout: .rowMajor), rightHandSides: b)
      }
      for found in [byColumns, byRows] {
        // Where ‖x‖ is thousands of times ‖b‖, rounding alone keeps any solution from 1e-12.
        #expect(found.residuals.allSatisfy { $0 <= 1e-12 } || found.route != .iterative)
        #expect(found.residuals.allSatisfy { $0 <= 1e-11 })
        for c in 0..<5 {
          #expect(normwiseDifference(found.solutions.column(c), expected.column(c)) < 1e-10)
          // The promised residual is the true one.
          let x = found.solutions.column(c)
          let product = a.multiplied(byRow: x)
          var gap = 0.0
          var size = 0.0
          for i in 0..<n {
            let rest = b[i, c] - x[i] + product[i]
            gap += rest * rest
            size += b[i, c] * b[i, c]
          }
          #expect((gap / size).squareRoot() < found.residuals[c] + 5e-13)
        }
      }
      if spread == 1 { #expect(byRows.route == .iterative && byColumns.route == .iterative) }
    }
  }

  @Test func threadsDoNotChangeTheBits() throws {
    var generator = SeededGenerator(seed: 3)
    let a = RandomTables.coefficients(order: 333, radius: 0.95, using: &generator)
    let b = RandomTables.intensities(stressors: 3, order: 333, using: &generator).transposed()
    for layout in [TableView.Layout.rowMajor, .columnMajor] {
      let results = try (1...3).map { threads in
        try a.storage.withUnsafeBufferPointer {
          try IterativeSolve(
            transposedIdentityMinus: TableView($0, order: 333, layout: layout), rightHandSides: b,
            threads: threads
          ).solutions
        }
      }
      #expect(results[0] == results[1] && results[1] == results[2])
    }
  }

  @Test func saysWhenItFellBackToLU() throws {
    // A cyclic shift: GMRES makes no progress for n − 1 steps, more than a cycle has.
    let n = 100
    var a = Matrix(rows: n, columns: n)
    for i in 0..<n { a[i, (i + 1) % n] = 0.999_999 }
    var b = Matrix(rows: n, columns: 1)
    b[0, 0] = 1
    var reported: [Int] = []
    let found = try a.withTableView {
      try IterativeSolve(transposedIdentityMinus: $0, rightHandSides: b) { passes, _ in
        reported.append(passes)
      }
    }
    guard case .factorised(let residual) = found.route else {
      Issue.record("expected LU to take over")
      return
    }
    #expect(residual > 1e-3)
    #expect(reported.first == 1 && reported.count >= 40)
    let expected = try LUFactorization(Matrix(identityMinus: a)).solveTransposed(b)
    #expect(normwiseDifference(found.solutions.storage.array, expected.storage.array) < 1e-9)
    let byRows = try a.transposed().storage.withUnsafeBufferPointer {
      try IterativeSolve(
        transposedIdentityMinus: TableView($0, order: n, layout: .rowMajor), rightHandSides: b)
    }
    #expect(normwiseDifference(byRows.solutions.storage.array, expected.storage.array) < 1e-9)
  }

  @Test func zeroAndWrongRightHandSides() throws {
    let a = Matrix([[0.1, 0.2], [0.3, 0.4]])
    let mixed = try a.withTableView {
      try IterativeSolve(
        transposedIdentityMinus: $0, rightHandSides: Matrix([[0, 1], [0, 2]]))
    }
    #expect(mixed.solutions.column(0) == [0, 0] && mixed.residuals[0] == 0)
    #expect(
      relativeDifference(
        mixed.solutions.column(1),
        try LUFactorization(Matrix(identityMinus: a)).solveTransposed([1, 2])) < 1e-13)
    #expect(throws: AlgebraError.nonFinite(row: 1, column: 0)) {
      try a.withTableView {
        try IterativeSolve(
          transposedIdentityMinus: $0, rightHandSides: Matrix([[0], [.infinity]]))
      }
    }
    #expect(throws: AlgebraError.nonFinite(row: 0, column: 1)) {
      try Matrix([[0.1, .nan], [0.3, 0.4]]).withTableView {
        try IterativeSolve(transposedIdentityMinus: $0, rightHandSides: Matrix([[1], [1]]))
      }
    }
    #expect(throws: AlgebraError.singular(column: 1)) {
      try Matrix([[0.5, 0.5], [0.5, 0.5]]).withTableView {
        try IterativeSolve(transposedIdentityMinus: $0, rightHandSides: Matrix([[1], [2]]))
      }
    }
  }
}
