import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

@Suite struct SupplyChainPathsTests {
  static let coefficients = Matrix([[0.15, 0.25], [0.2, 0.05]])
  static let intensity = [0.1, 0.15]

  func paths(_ threshold: Double, depth: Int = 50, count: Int = 100_000) throws -> SupplyChainPaths
  {
    try SupplyChainPaths(
      intensity: Self.intensity, coefficients: Self.coefficients, finalDemand: [0, 1700],
      labels: ["1", "2"],
      limits: .init(threshold: threshold, depth: depth, count: count))
  }

  @Test func millerAndBlairsTwoSectors() throws {
    // CO2 intensities (0.1, 0.15) on Miller and Blair's two-sector example, paths by hand.
    let result = try paths(0.01)
    #expect(abs(result.total - 342.244224) < 1e-6)
    #expect(result.paths.count == 7)
    #expect(abs(result.covered - 333.625) < 1e-9)
    #expect(abs(result.covered / result.total - 0.9748) < 5e-5)
    #expect(result.paths[0].sectors == [1] && abs(result.paths[0].value - 255) < 1e-9)
    #expect(result.paths[1].sectors == [0, 1] && abs(result.paths[1].value - 42.5) < 1e-9)
    #expect(Set(result.paths[2...3].map(\.sectors)) == [[1, 1], [1, 0, 1]])
    #expect(largestDifference(result.paths[2...3].map(\.value), [12.75, 12.75]) < 1e-9)
    #expect(result.paths[4].sectors == [0, 0, 1] && abs(result.paths[4].value - 6.375) < 1e-9)
    #expect(result.leftOut.subtrees == 0)
    #expect(abs(result.leftOut.belowThreshold - (result.total - 333.625)) < 1e-9)
  }

  @Test func layersConvergeToTheFootprint() {
    let layers = SupplyChainPaths.layers(
      intensity: Self.intensity, coefficients: Self.coefficients, finalDemand: [350, 1700],
      count: 200)
    #expect(
      largestDifference(
        Array(layers.prefix(6)), [290, 71, 26.525, 8.3225, 2.7918125, 0.91206875]) < 1e-9)
    #expect(abs(layers.reduce(0, +) - 400) < 1e-9)
  }

  @Test func pathsSumToTheFootprintAsTheThresholdFalls() throws {
    var gap = 1.0
    for threshold in [1e-2, 1e-4, 1e-6, 1e-8] {
      let result = try paths(threshold)
      let next = 1 - result.covered / result.total
      #expect(next < gap && next >= -1e-12)
      gap = next
    }
    #expect(gap < 1e-5)
  }

  @Test func saysWhatDepthAndCountLeftOut() throws {
    let shallow = try paths(1e-4, depth: 2)
    #expect(shallow.paths.allSatisfy { $0.sectors.count <= 2 })
    #expect(shallow.leftOut.beyondDepth > 0 && shallow.leftOut.subtrees > 0)
    let few = try paths(1e-4, count: 3)
    #expect(few.paths.count == 3 && few.leftOut.unvisited > 0)
    for result in [shallow, few] {
      let left = result.leftOut
      #expect(
        abs(
          result.covered + left.belowThreshold + left.beyondDepth + left.unvisited - result.total)
          < 1e-9)
      #expect(left.belowThreshold >= -1e-9)
    }
  }

  @Test(arguments: 1...6) func findsEveryPathAboveTheThreshold(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let n = 5
    var a = Matrix(rows: n, columns: n)
    for index in a.storage.indices {
      a.storage[index] = max(0, .random(in: -0.1...0.3, using: &generator))
    }
    // Some clean sectors hide dirty suppliers.
    let intensity = (0..<n).map { $0 % 2 == 0 ? 0 : Double.random(in: 0...2, using: &generator) }
    let demand = (0..<n).map { _ in Double.random(in: -1...9, using: &generator) }
    let result = try SupplyChainPaths(
      intensity: intensity, coefficients: a, finalDemand: demand,
      labels: (0..<n).map { "\($0)" }, limits: .init(threshold: 0.002))
    var brute: [[Int]] = []
    let size = zip(
      try LUFactorization(Matrix.identity(n) - a).solveTransposed(intensity), demand
    ).reduce(0) { $0 + abs($1.0 * $1.1) }
    func visit(_ path: [Int], _ weight: Double) {
      if abs(intensity[path[0]] * weight) >= 0.002 * size { brute.append(path) }
      guard path.count < 7 else { return }
      for k in 0..<n where a[k, path[0]] > 0 { visit([k] + path, weight * a[k, path[0]]) }
    }
    for j in 0..<n { visit([j], demand[j]) }
    let found = Set(result.paths.map(\.sectors))
    #expect(brute.allSatisfy(found.contains), "seed \(seed)")
    for path in result.paths {
      let value = SupplyChainPaths.value(
        of: path.sectors, intensity: intensity, coefficients: a, finalDemand: demand)
      #expect(abs(value - path.value) <= 1e-12 * size, "seed \(seed)")
    }
  }

  /// A table of 2,500 sectors down to 0.01 % of the footprint; the time is asked for where code is optimised.
  @Test func aLargeTableIsFollowedFar() throws {
    let n = 2_500
    var generator = SeededGenerator(seed: 2_500)
    var coefficients = Matrix(rows: n, columns: n)
    // Each sector buys from forty others, half a unit in all, a few of them much.
    for j in 0..<n {
      for k in 0..<40 {
        let i = Int.random(in: 0..<n, using: &generator)
        coefficients[i, j] += 0.5 * (k < 3 ? 0.2 : 0.4 / 37)
      }
    }
    let intensity = (0..<n).map { _ in Double.random(in: 0...1, using: &generator) }
    let demand = (0..<n).map { _ in
      1 / Double.random(in: 0.01...1, using: &generator)
    }
    var result: SupplyChainPaths?
    let time = try processorSeconds {
      result = try SupplyChainPaths(
        intensity: intensity, coefficients: coefficients, finalDemand: demand,
        labels: (0..<n).map { "\($0)" }, limits: .init(threshold: 1e-4))
    }
    let paths = try #require(result)
    #expect(paths.leftOut.subtrees == 0 && paths.paths.count > 1_000)
    let sum = paths.covered + paths.leftOut.belowThreshold
    #expect(abs(sum - paths.total) < 1e-9 * paths.total)
    #if !DEBUG
      #expect(time < 2)
    #endif
    print("2,500 sectors, 0.01 %: \(paths.paths.count) chains in \(time) s of processor time")
  }

  @Test func theThresholdIsAShareOfTheFootprintAlsoWhereDeliveriesCancel() throws {
    // With imports subtracted from deliveries the products' footprints are 1000, −900 and 0.15: a thousandth
    // of the footprint is 0.10015, not 1.9.
    let result = try SupplyChainPaths(
      intensity: [1, 1, 1], coefficients: Matrix(rows: 3, columns: 3),
      finalDemand: [1000, -900, 0.15], labels: ["1", "2", "3"], limits: .init(threshold: 0.001))
    #expect(result.paths.map(\.sectors) == [[0], [1], [2]])
    #expect(abs(result.covered - result.total) < 1e-9)
  }

  @Test func refusesWhatHasNoBound() {
    #expect(
      throws: InvalidInput([
        Finding(
          .error, code: "paths-threshold",
          "The threshold is 0.0; give a share above 0, since the chains are endless."),
        Finding(
          .error, code: "paths-negative",
          "The coefficient of sector b in sector a is -0.2; paths need coefficients of at least 0."),
      ])
    ) {
      try SupplyChainPaths(
        intensity: [1, 1], coefficients: Matrix([[0, 0], [-0.2, 0]]), finalDemand: [1, 1],
        labels: ["a", "b"], limits: .init(threshold: 0))
    }
  }
}

@Suite struct ResponsibilityTests {
  static let intermediate = Matrix([[150, 500], [200, 100]])
  static let output: [Double] = [1000, 2000]

  func view(_ view: Responsibility.View, _ totals: [Double] = [100, 300]) throws -> Responsibility {
    try Responsibility(
      view, totals: totals, intermediate: Self.intermediate, output: Self.output,
      valueAdded: [650, 1400], labels: ["1", "2"])
  }

  @Test func everyViewSumsToTheSameTotal() throws {
    for kind in Responsibility.View.allCases {
      #expect(abs(try view(kind).total - 400) < 1e-9, "\(kind)")
      #expect(kind.boundary.hasSuffix("."))
    }
    #expect(try view(.production).producers == [100, 300])
    // Miller and Blair's two sectors: CFP = (57.755776, 342.244224).
    #expect(largestDifference(try view(.consumption).consumers, [57.755776, 342.244224]) < 1e-6)
  }

  @Test func downstreamIsTheGhoshMirrorOfConsumption() throws {
    // Transposing the table exchanges buyers and sellers.
    let mirror = try Responsibility(
      .consumption, totals: [100, 300], intermediate: Self.intermediate.transposed(),
      output: Self.output, valueAdded: [0, 0], labels: ["1", "2"])
    #expect(largestDifference(try view(.downstream).producers, mirror.consumers) < 1e-9)
  }

  @Test func whatIsBoughtOfAProductThatNobodyMakesIsAPrimaryInput() throws {
    // A second route: the imported product's row counted as value added, so that two sectors are left.
    let imported = Matrix([[150, 500, 0], [200, 100, 0], [40, 60, 0]])
    let downstream = try Responsibility(
      .downstream, totals: [100, 300, 0], intermediate: imported, output: Self.output + [0],
      valueAdded: [610, 1340, 0], labels: ["1", "2", "3"])
    #expect(abs(downstream.total - 400) < 1e-9)
    #expect(
      largestDifference(downstream.producers, try view(.downstream).producers + [0]) < 1e-9)
    for sector in 0..<2 {
      let lost = try HypotheticalExtraction(
        sector: sector, rule: .sales, intermediate: imported, output: Self.output + [0])
      let without = try HypotheticalExtraction(
        sector: sector, rule: .sales, intermediate: Self.intermediate, output: Self.output)
      #expect(largestDifference(lost.outputLoss, without.outputLoss + [0]) < 1e-9)
    }
    let nothing = try HypotheticalExtraction(
      sector: 2, rule: .sales, intermediate: imported, output: Self.output + [0])
    #expect(largestDifference(nothing.outputLoss, [0, 0, 0]) < 1e-9)
  }

  @Test func valueAddedFootprintsSumToValueAdded() throws {
    let footprint = try view(.consumption, [650, 1400])
    // With value added as the only primary input every multiplier is 1.
    #expect(largestDifference(footprint.consumers, [350, 1700]) < 1e-9)
  }

  @Test func sharedLiesBetweenTheExtremes() throws {
    // Retaining everything is the producers' view, passing everything on the consumers'.
    let producer = try Responsibility(
      .shared, totals: [100, 300], intermediate: Matrix([[0, 500], [200, 0]]),
      output: Self.output, valueAdded: [1000, 2000], labels: ["1", "2"])
    #expect(largestDifference(producer.producers, [100, 300]) < 1e-9)
    let consumer = try Responsibility(
      .shared, totals: [100, 300], intermediate: Self.intermediate, output: Self.output,
      valueAdded: [0, 0], labels: ["1", "2"])
    #expect(largestDifference(consumer.consumers, try view(.consumption).consumers) < 1e-9)
    #expect(consumer.producers == [0, 0])
  }

  @Test func refusesWhatWouldVanish() {
    #expect(
      throws: InvalidInput(
        code: "responsibility-no-output",
        "Sector b has no output but 3.0 of the stressor, which would vanish. Move the figure to a "
          + "sector with output.")
    ) {
      try Responsibility(
        .production, totals: [1, 3], intermediate: Matrix(rows: 2, columns: 2), output: [5, 0],
        valueAdded: [5, 0], labels: ["a", "b"])
    }
    #expect(
      throws: InvalidInput(
        code: "responsibility-value-added",
        "Value added of sector a is -1.0 and its output net of deliveries to itself 5.0; shared "
          + "responsibility needs a value added between 0 and that.")
    ) {
      try Responsibility(
        .shared, totals: [1], intermediate: Matrix([[0]]), output: [5], valueAdded: [-1],
        labels: ["a"])
    }
  }

  @Test func embodiedFlowsHaveBothMargins() throws {
    let flows = try EmbodiedFlows(
      intensity: [0.1, 0.15], coefficients: Self.intermediate.scalingColumns(by: [0.001, 0.0005]),
      finalDemand: [350, 1700])
    #expect(largestDifference(flows.byEmitter, [100, 300]) < 1e-9)
    #expect(largestDifference(flows.byProduct, [57.755776, 342.244224]) < 1e-6)
  }
}
