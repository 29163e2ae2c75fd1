import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

/// Torój 2024 (Central European Journal of Economic Modelling and Econometrics 16:285–322), Tables 4–7.
@Suite struct LocationQuotientTests {
  static let labels = ["1", "2", "3"]
  static let national = Matrix([
    [0.4, 0.1, 0.0625], [0.05, 0.3, 0.125], [0.05, 0.1, 0.3125],
  ])
  static let total: [Double] = [100, 50, 80]

  func first() throws -> LocationQuotient {
    try LocationQuotient(region: [70, 20, 10], parent: Self.total, labels: Self.labels)
  }

  func second() throws -> LocationQuotient {
    try LocationQuotient(region: [30, 30, 70], parent: Self.total, labels: Self.labels)
  }

  func regional(
    _ quotient: LocationQuotient, _ method: Regionalisation.Method
  ) throws -> Matrix {
    let t = try quotient.tradingCoefficients(Regionalisation(method: method))
    return Matrix(
      rows: 3, columns: 3, columnMajor: zip(t.storage, Self.national.storage).map(*))
  }

  @Test func simpleQuotients() throws {
    #expect(largestDifference(try first().simple, [1.610, 0.920, 0.288]) < 5.1e-4)
    #expect(largestDifference(try second().simple, [0.531, 1.062, 1.548]) < 5.1e-4)
  }

  @Test func publishedCoefficients() throws {
    let expected: [(LocationQuotient, Regionalisation.Method, Matrix)] = [
      (
        try first(), .slq,
        Matrix([[0.400, 0.100, 0.063], [0.046, 0.276, 0.115], [0.014, 0.029, 0.090]])
      ),
      (
        try second(), .slq,
        Matrix([[0.212, 0.053, 0.033], [0.050, 0.300, 0.125], [0.050, 0.100, 0.313]])
      ),
      (
        try first(), .cilq,
        Matrix([[0.400, 0.100, 0.063], [0.029, 0.276, 0.125], [0.009, 0.031, 0.090]])
      ),
      (
        try second(), .cilq,
        Matrix([[0.212, 0.050, 0.021], [0.050, 0.300, 0.086], [0.050, 0.100, 0.313]])
      ),
    ]
    for (quotient, method, matrix) in expected {
      #expect(largestDifference(try regional(quotient, method), matrix) < 5.1e-4, "\(method)")
    }
  }

  @Test func publishedImplicitImports() throws {
    // Σ_j (a^N_ij − a^r_ij) x_j^r, Table 7.
    let outputs: [[Double]] = [[70, 20, 10], [30, 30, 70]]
    let expected: [(Regionalisation.Method, [[Double]])] = [
      (.slq, [[0, 0.860, 6.145], [9.091, 0, 0]]),
      (.cilq, [[0, 1.980, 6.477], [10.006, 2.750, 0]]),
    ]
    for (method, imports) in expected {
      for (region, quotient) in [try first(), try second()].enumerated() {
        let missing = Self.national - (try regional(quotient, method))
        #expect(
          largestDifference(missing * outputs[region], imports[region]) < 5.1e-4,
          "\(method), region \(region + 1)")
      }
    }
  }

  @Test func fleggQuotientsOnTheSameData() throws {
    // Computed from the formulas at δ = 0.3; λ uses the parent's total of 230.
    #expect(abs(try first().lambda(delta: 0.3) - 0.822_260_330_9) < 1e-9)
    #expect(abs(try second().lambda(delta: 0.3) - 0.877_289_548_7) < 1e-9)
    let flq = Regionalisation(method: .flq)
    let aflq = Regionalisation(method: .aflq)
    #expect(
      largestDifference(
        try first().tradingCoefficients(flq),
        Matrix([[1, 1, 1], [0.469863, 0.756480, 1], [0.146832, 0.256956, 0.236400]])) < 1e-6)
    #expect(
      largestDifference(
        try second().tradingCoefficients(flq),
        Matrix([[0.465638, 0.438645, 0.300785], [1, 0.931277, 0.601570], [1, 1, 1]])) < 1e-6)
    #expect(
      largestDifference(
        try first().tradingCoefficients(aflq),
        Matrix([[1, 1, 1], [0.650314, 0.756480, 1], [0.203223, 0.256956, 0.236400]])) < 1e-6)
    #expect(
      largestDifference(
        try second().tradingCoefficients(aflq),
        Matrix([[0.465638, 0.457823, 0.405882], [1, 0.971993, 0.811764], [1, 1, 1]])) < 1e-6)
  }

  @Test func withoutCapTheQuotientsStand() throws {
    let open = try first().tradingCoefficients(Regionalisation(method: .slq, cap: false))
    #expect(abs(open[0, 2] - 1.61) < 1e-12)
    let uncapped = try first().tradingCoefficients(Regionalisation(method: .flq, cap: false))
    let capped = try first().tradingCoefficients(Regionalisation(method: .flq))
    #expect(zip(uncapped.storage, capped.storage).allSatisfy { min($0, 1) == $1 })
  }

  @Test func anAbsentBuyerHasAColumnOfZeros() throws {
    let quotient = try LocationQuotient(
      region: [70, 0, 10], parent: Self.total, labels: Self.labels)
    for method in [Regionalisation.Method.cilq, .flq, .aflq] {
      let t = try quotient.tradingCoefficients(Regionalisation(method: method))
      #expect(t.column(1) == [0, 0, 0], "\(method)")
      #expect(t.row(1) == [0, 0, 0], "\(method)")
      #expect(t.isFinite)
    }
  }

  @Test(arguments: 1...10) func weightedQuotientsOfAllRegionsSumToOne(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let n = Int.random(in: 1...8, using: &generator)
    let regions = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      (0..<n).map { _ in Double.random(in: 0.01...100, using: &generator) }
    }
    let parent = (0..<n).map { i in regions.reduce(0) { $0 + $1[i] } }
    let labels = (0..<n).map { "\($0)" }
    var sums = [Double](repeating: 0, count: n)
    for region in regions {
      let quotient = try LocationQuotient(region: region, parent: parent, labels: labels)
      for i in 0..<n { sums[i] += quotient.size * quotient.simple[i] }
    }
    #expect(largestDifference(sums, [Double](repeating: 1, count: n)) < 1e-12, "seed \(seed)")
  }

  @Test func saysWhatIsWrongWithTheOutputs() {
    let error = #expect(throws: InvalidInput.self) {
      try LocationQuotient(region: [-1, 2, 3], parent: [4, 0, .nan], labels: Self.labels)
    }
    #expect(
      error?.findings.map(\.message) == [
        "The region's figure for sector 1 is -1.0; location quotients need one of at least 0.",
        "Sector 2 has 2.0 in the region but nothing in the parent, so it has no location quotient. "
          + "Move the figure to a sector that the parent has.",
        "The parent's figure for sector 3 is nan; location quotients need one of at least 0.",
      ])
    #expect(
      throws: InvalidInput(
        code: "quotient-delta", "δ is 1.0; Flegg's quotients take 0 ≤ δ < 1, usually 0.2 to 0.4.")
    ) {
      try first().lambda(delta: 1)
    }
  }
}
