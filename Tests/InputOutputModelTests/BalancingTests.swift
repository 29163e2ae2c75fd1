import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

private func targets(_ rows: [Double], _ columns: [Double]) -> MarginTargets {
  MarginTargets(
    rowLabels: rows.indices.map { "r\($0 + 1)" }, rowTotals: rows,
    columnLabels: columns.indices.map { "c\($0 + 1)" }, columnTotals: columns)
}

private func messages(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch let error as InvalidInput {
    return error.findings.map(\.message)
  } catch {
    return ["\(error)"]
  }
}

@Suite struct RASBalancingTests {
  @Test func workedExampleKeepsTheCrossProductRatio() throws {
    // A 2 × 2 example, computed by hand iteration; the ratio 10·40/(20·30) stays.
    let balanced = try RASBalancing.balance(
      Matrix([[10, 20], [30, 40]]), to: targets([40, 80], [50, 70]))
    let expected = Matrix([[14.080515, 25.919485], [35.919485, 44.080515]])
    #expect(largestDifference(balanced.values, expected) < 1e-6)
    let z = balanced.values
    #expect(abs(z[0, 0] * z[1, 1] / (z[0, 1] * z[1, 0]) - 2.0 / 3) < 1e-12)
    let product = Matrix([[10, 20], [30, 40]]).scalingRows(by: balanced.rowFactors)
      .scalingColumns(by: balanced.columnFactors)
    #expect(largestDifference(product, z) < 1e-12)
  }

  @Test(arguments: 1...12) func keepsRatiosAndZerosOfRandomRectangles(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rows = Int.random(in: 2...7, using: &generator)
    let columns = Int.random(in: 2...7, using: &generator)
    var start = Matrix(rows: rows, columns: columns)
    var wanted = start
    for i in 0..<rows {
      for j in 0..<columns where Double.random(in: 0...1, using: &generator) < 0.8 || i == j {
        start[i, j] = .random(in: 0.1...10, using: &generator)
        wanted[i, j] = .random(in: 0.1...10, using: &generator)
      }
    }
    // Margins of a matrix with the same zeros can be met.
    let goal = targets(wanted.rowSums(), wanted.columnSums())
    let balanced = try RASBalancing.balance(start, to: goal)
    #expect(relativeDifference(balanced.values.rowSums(), goal.rowTotals) < 1e-9, "seed \(seed)")
    #expect(relativeDifference(balanced.values.columnSums(), goal.columnTotals) < 1e-9)
    for i in 1..<rows {
      for j in 1..<columns {
        let before = start[0, 0] * start[i, j] / (start[0, j] * start[i, 0])
        let after =
          balanced.values[0, 0] * balanced.values[i, j]
          / (balanced.values[0, j] * balanced.values[i, 0])
        if before.isFinite && before > 0 {
          #expect(abs(after / before - 1) < 1e-9, "seed \(seed)")
        }
        #expect((start[i, j] == 0) == (balanced.values[i, j] == 0), "seed \(seed)")
      }
    }
  }

  @Test func namesEveryLineThatCannotBeMet() {
    let start = Matrix([[0, 0, 0], [1, -2, 0], [3, 4, 0]])
    #expect(
      messages { _ = try RASBalancing.balance(start, to: targets([5, 3, -1], [2, 4, 1])) } == [
        "The cell in row r2, column c2 is -2.0; RAS takes figures from 0 upwards only. Balance with "
          + "GRAS instead.",
        "The total of row r1 is 5.0, but all cells of the row are 0, and balancing keeps zeros. Give "
          + "the row a figure or the total 0.",
        "The total of row r3 is -1.0; without negative cells it is at least 0.",
        "The total of column c3 is 1.0, but all cells of the column are 0, and balancing keeps zeros. "
          + "Give the column a figure or the total 0.",
      ])
  }

  @Test func namesTotalsThatDoNotAgree() {
    #expect(
      messages { _ = try RASBalancing.balance(Matrix([[1, 2]]), to: targets([3], [1, 1])) } == [
        "The row totals sum to 3.0 and the column totals to 2.0, which differ by 1.0; no matrix has "
          + "both. Correct the totals so that the sums agree."
      ])
    #expect(
      messages { _ = try RASBalancing.balance(Matrix([[1, 2]]), to: targets([.nan], [1, 1])) } == [
        "The total of row r1 is nan; give it a finite number."
      ])
  }

  @Test func namesTheRowsAndColumnsThatBlockATarget() {
    // Rows 1 and 2 sell to column 1 alone, which may take 5 of their 9.
    let start = Matrix([[1, 0, 0], [2, 0, 0], [1, 1, 1]])
    #expect(
      messages {
        _ = try RASBalancing.balance(
          start, to: targets([4, 5, 3], [5, 4, 3]), limits: BalancingLimits(maximumIterations: 200))
      } == [
        "The totals of row r1, r2 sum to 9.0, but the only columns in which these rows have figures "
          + "(c1) may take 5.0; balancing keeps zeros, so the totals cannot be met. Correct these "
          + "totals or fill a zero cell."
      ])
  }

  @Test func saysHowFarItGotWhenIterationsRunOut() {
    let found = messages {
      _ = try RASBalancing.balance(
        Matrix([[10, 20], [30, 40]]), to: targets([40, 80], [50, 70]),
        limits: BalancingLimits(maximumIterations: 1))
    }
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "RAS has not converged after 1 iterations: the largest gap of a row is 0.21") == true)
  }
}

@Suite struct GRASBalancingTests {
  static let start = Matrix([[7, 3, 5, -3], [2, 9, 8, 0], [-2, 0, 2, 0]])

  @Test func publishedExample() throws {
    // Unit test of the R package riot (zauster/riot), after Temurshoev, Miller and Bouwmeester 2013.
    let balanced = try GRASBalancing.balance(
      Self.start, to: targets([15, 26, -1], [9, 16, 17, -2]))
    let expected = Matrix([
      [8.424340881, 3.375237362, 5.200422021, -2.0],
      [3.000997078, 12.624763744, 10.374239178, 0],
      [-2.425339135, 0, 1.425339135, 0],
    ])
    #expect(largestDifference(balanced.values, expected) < 1e-6)
    // Multipliers, up to a common factor that rows and columns share.
    let first = balanced.rowFactors[0]
    #expect(
      largestDifference(balanced.rowFactors.map { $0 / first }, [1, 1.246803, 0.685204]) < 1e-5)
    #expect(
      largestDifference(
        balanced.columnFactors.map { $0 * first }, [1.203477, 1.125079, 1.040084, 1.5]) < 1e-5)
  }

  @Test func ownMarginsGiveTheMatrixBack() throws {
    let balanced = try GRASBalancing.balance(
      Self.start, to: targets(Self.start.rowSums(), Self.start.columnSums()))
    #expect(largestDifference(balanced.values, Self.start) < 1e-9)
  }

  @Test(arguments: 1...12) func keepsSignsAndZerosAndAgreesWithRAS(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rows = Int.random(in: 2...6, using: &generator)
    let columns = Int.random(in: 2...6, using: &generator)
    var start = Matrix(rows: rows, columns: columns)
    var wanted = start
    for i in 0..<rows {
      for j in 0..<columns {
        let sign: Double = i > 0 && Int.random(in: 0..<5, using: &generator) == 0 ? -1 : 1
        let zero = j > 0 && Int.random(in: 0..<5, using: &generator) == 0
        start[i, j] = zero ? 0 : sign * .random(in: 1...9, using: &generator)
        wanted[i, j] = zero ? 0 : sign * .random(in: 1...9, using: &generator)
      }
    }
    let goal = targets(wanted.rowSums(), wanted.columnSums())
    let balanced = try GRASBalancing.balance(start, to: goal)
    #expect(largestDifference(balanced.values.rowSums(), goal.rowTotals) < 1e-7, "seed \(seed)")
    #expect(largestDifference(balanced.values.columnSums(), goal.columnTotals) < 1e-7)
    for (before, after) in zip(start.storage, balanced.values.storage) {
      #expect(before.sign == after.sign || before == 0, "seed \(seed)")
      #expect((before == 0) == (after == 0), "seed \(seed)")
    }
    if start.storage.allSatisfy({ $0 >= 0 }) {
      let ras = try RASBalancing.balance(start, to: goal)
      #expect(largestDifference(ras.values, balanced.values) < 1e-7, "seed \(seed)")
    }
  }

  @Test func namesLinesWhoseSignsCannotGiveTheirTotal() {
    let start = Matrix([[1, 2], [-1, -3], [0, 0]])
    #expect(
      messages { _ = try GRASBalancing.balance(start, to: targets([-1, 2, 3], [2, 2])) } == [
        "The total of row r1 is -1.0, but it has no cell below 0, and balancing keeps zeros and "
          + "signs. Correct the total or the cells.",
        "The total of row r2 is 2.0, but it has no cell above 0, and balancing keeps zeros and "
          + "signs. Correct the total or the cells.",
        "The total of row r3 is 3.0, but all its cells are 0, and balancing keeps zeros and signs. "
          + "Correct the total or the cells.",
      ])
  }

  @Test func aTotalOfZeroEmptiesALineOfOneSign() throws {
    let balanced = try GRASBalancing.balance(
      Matrix([[1, 2, 0], [3, 4, 0], [0, 0, -5]]), to: targets([0, 7, 0], [3, 4, 0]))
    #expect(
      largestDifference(balanced.values, Matrix([[0, 0, 0], [3, 4, 0], [0, 0, 0]])) < 1e-9)
  }

  @Test func neverEndsSilentlyWithoutConvergence() {
    let found = messages {
      _ = try GRASBalancing.balance(
        Self.start, to: targets([15, 26, -1], [9, 16, 17, -2]),
        limits: BalancingLimits(maximumIterations: 1))
    }
    let still =
      "iterations: its multipliers still change. The totals can be met only by letting cells that are not 0 "
      + "vanish, or very slowly, or not at all with these zeros and signs; change the totals, raise the tolerance "
      + "or the number of iterations."
    #expect(found == ["GRAS has not converged after 1 \(still)"])
    // The cell in the first row and second column would have to vanish.
    #expect(
      messages {
        _ = try GRASBalancing.balance(
          Matrix([[1, 1], [0, 1]]), to: targets([1, 3], [1, 3]),
          limits: BalancingLimits(maximumIterations: 100))
      } == ["GRAS has not converged after 100 \(still)"])
  }

  @Test func grasNamesTheRowsThatZerosBlockAsRASDoes() {
    let goal = targets([3, 1], [1, 3])
    let found = messages { _ = try GRASBalancing.balance(Matrix([[1, 0], [0, 1]]), to: goal) }
    #expect(
      found == [
        "The totals of row r1 sum to 3.0, but the only columns in which these rows have figures (c1) may take 1.0; "
          + "balancing keeps zeros, so the totals cannot be met. Correct these totals or fill a zero cell."
      ])
    #expect(
      found == messages { _ = try RASBalancing.balance(Matrix([[1, 0], [0, 1]]), to: goal) })
  }
}
