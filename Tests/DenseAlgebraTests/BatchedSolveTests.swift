import DenseAlgebra
import Glibc
import TestSupport
import Testing

@Suite struct BatchedSolveTests {
  /// The multipliers of one system by plain LU, stressor after stressor.
  private func plain(_ coefficients: Matrix, _ intensities: Matrix) throws -> [Double] {
    try LUFactorization(Matrix(identityMinus: coefficients))
      .solveTransposed(intensities.transposed()).storage.array
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 13, 42, 61], [0.3, 0.9, 0.99])
  func agreesWithPlainLU(_ n: Int, _ radius: Double) throws {
    for (spread, limit) in [(1.0, 1e-12), (1e4, 1e-10)] {
      var generator = SeededGenerator(seed: UInt64(n))
      let systems = (0..<21).map { _ in
        (
          RandomTables.coefficients(order: n, radius: radius, spread: spread, using: &generator),
          RandomTables.intensities(stressors: 3, order: n, using: &generator)
        )
      }
      let batch = BatchedSolve(samples: 0..<21, order: n, stressors: 3, threads: 2) {
        ($1, $2) = systems[$0]
      }
      #expect(batch.rejected.isEmpty && batch.refactorised.isEmpty)
      #expect(batch.samples == Array(0..<21))
      for (sample, system) in systems.enumerated() {
        let expected = try plain(system.0, system.1)
        let found = (0..<3).flatMap { batch.multipliers(at: sample, stressor: $0) }
        #expect(relativeDifference(found, expected) < limit, "seed \(n), sample \(sample)")
      }
    }
  }

  @Test func rejectsWhatIsNoEconomyAndSolvesNegativesByPlainLU() throws {
    let good = Matrix([[0.2, 0.3], [0.1, 0.4]])
    let explosive = Matrix([[0.9, 0.5], [0.5, 0.9]])
    let negative = Matrix([[0.2, -0.3], [0.1, 0.4]])
    let infinite = Matrix([[0.2, .infinity], [0.1, 0.4]])
    let tables = [good, explosive, negative, good, infinite]
    let batch = BatchedSolve(samples: 10..<15, order: 2, stressors: 1) { sample, a, s in
      a = tables[sample - 10]
      s = Matrix([[1, 2]])
    }
    #expect(batch.samples == [10, 12, 13])
    #expect(batch.rejected == [11, 14])
    #expect(batch.refactorised == [12])
    for (position, table) in [good, negative, good].enumerated() {
      let expected = try plain(table, Matrix([[1, 2]]))
      #expect(
        relativeDifference(Array(batch.multipliers(at: position, stressor: 0)), expected) < 1e-14)
    }
    let footprints = batch.footprints(of: [10, 100])
    #expect(
      footprints[0] == 10 * batch.multipliers[0] && footprints[5] == 100 * batch.multipliers[5])
  }

  @Test func anEmptyRangeAndNoStressorsAreFine() {
    let none = BatchedSolve(samples: 5..<5, order: 3, stressors: 2) { _, _, _ in }
    #expect(none.samples.isEmpty && none.multipliers.isEmpty)
    let bare = BatchedSolve(samples: 0..<3, order: 3, stressors: 0) { _, _, _ in }
    #expect(bare.samples == [0, 1, 2] && bare.multipliers.isEmpty)
  }

  private func lognormal(
    _ n: Int, radius: Double, deviation: Double, seed: UInt64,
    instructions: InstructionSet = .best, preserving centre: LognormalCentre = .mean
  ) -> LognormalSystems {
    var generator = SeededGenerator(seed: 99)
    let a = RandomTables.coefficients(order: n, radius: radius, using: &generator)
    let s = RandomTables.intensities(stressors: 3, order: n, using: &generator)
    return LognormalSystems(
      coefficients: a, intensities: s,
      coefficientDeviations: Matrix(rows: n, columns: n, repeating: deviation),
      intensityDeviations: Matrix(rows: 3, columns: n, repeating: deviation), preserving: centre,
      stream: RandomStream(seed: seed, purpose: 1, instructions: instructions))
  }

  @Test(arguments: InstructionSet.available)
  func drawnSystemsAreThoseOfTheStream(_ instructions: InstructionSet) throws {
    for n in [1, 5, 13, 42] {
      let systems = lognormal(n, radius: 0.6, deviation: 0.15, seed: 7, instructions: instructions)
      let batch = systems.solve(samples: 3..<40, threads: 2)
      #expect(batch.rejected.isEmpty && batch.samples.count == 37)
      for (position, sample) in batch.samples.enumerated() {
        let (a, s) = systems.system(sample: sample)
        let found = (0..<3).flatMap { batch.multipliers(at: position, stressor: $0) }
        #expect(relativeDifference(found, try plain(a, s)) < 1e-11)
      }
    }
  }

  @Test func threadsRangesAndInstructionsDoNotChangeTheBits() {
    let systems = lognormal(13, radius: 0.9, deviation: 0.4, seed: 3)
    let whole = systems.solve(samples: 0..<1003, threads: 1)
    #expect(!whole.rejected.isEmpty, "some draws should be beyond ρ = 1")
    #expect(whole.samples.count + whole.rejected.count == 1003)
    let twoThreads = systems.solve(samples: 0..<1003, threads: 2)
    #expect(twoThreads.multipliers.map(\.bitPattern) == whole.multipliers.map(\.bitPattern))
    #expect(twoThreads.rejected == whole.rejected)
    let parts = [0..<17, 17..<500, 500..<1003].map { systems.solve(samples: $0, threads: 2) }
    #expect(parts.flatMap(\.multipliers).map(\.bitPattern) == whole.multipliers.map(\.bitPattern))
    #expect(parts.flatMap(\.rejected) == whole.rejected)
    for instructions in InstructionSet.available {
      let other = lognormal(13, radius: 0.9, deviation: 0.4, seed: 3, instructions: instructions)
        .solve(samples: 0..<1003)
      #expect(other.rejected == whole.rejected)
      if instructions >= .avx2 && whole.samples == other.samples && InstructionSet.best >= .avx2 {
        #expect(other.multipliers.map(\.bitPattern) == whole.multipliers.map(\.bitPattern))
      }
      #expect(normwiseDifference(other.multipliers, whole.multipliers) < 1e-9)
    }
  }

  @Test func rejectedDrawsAreThoseWithoutAFinitePowerSeries() {
    let systems = lognormal(8, radius: 0.95, deviation: 0.5, seed: 21)
    let batch = systems.solve(samples: 0..<300)
    #expect(batch.rejected.count > 20 && batch.samples.count > 20)
    for sample in 0..<300 {
      let bracket = systems.system(sample: sample).coefficients.withTableView {
        SpectralRadius.bracket($0, tolerance: 1e-12, passes: 3000, threads: 1)
      }
      #expect(bracket.isBelowOne == !batch.rejected.contains(sample), "sample \(sample)")
    }
  }

  @Test func oneSectorsMomentsAreTheClosedForms() {
    // n = 1, A = 0: M = S·exp(σz − σ²/2), whose mean is S and variance S²(exp σ² − 1).
    let deviation = 0.3
    let systems = LognormalSystems(
      coefficients: Matrix([[0]]), intensities: Matrix([[5]]), coefficientDeviations: Matrix([[1]]),
      intensityDeviations: Matrix([[deviation]]), preserving: .mean,
      stream: RandomStream(seed: 1))
    let count = 100_000
    let values = systems.solve(samples: 0..<count).multipliers
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    let expected = 25 * (exp(deviation * deviation) - 1)
    #expect(abs(mean - 5) < 5 * (expected / Double(count)).squareRoot())
    #expect(abs(variance / expected - 1) < 0.04)
  }

  @Test func aFactorBelongsToItsPlace() {
    // Another zero in the table leaves all other factors as they were.
    let full = lognormal(6, radius: 0.5, deviation: 0.2, seed: 2)
    var table = full.coefficients
    table[2, 3] = 0
    let sparse = LognormalSystems(
      coefficients: table, intensities: full.intensities,
      coefficientDeviations: Matrix(rows: 6, columns: 6, repeating: 0.2),
      intensityDeviations: Matrix(rows: 3, columns: 6, repeating: 0.2), preserving: .mean,
      stream: full.stream)
    var expected = full.system(sample: 4).coefficients
    expected[2, 3] = 0
    #expect(sparse.system(sample: 4).coefficients == expected)
    #expect(sparse.system(sample: 4).intensities == full.system(sample: 4).intensities)
  }
}
