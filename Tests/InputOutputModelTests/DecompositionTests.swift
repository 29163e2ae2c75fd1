import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

/// Miller and Blair 2009, Table 8.1: two years of a three-sector economy.
private enum Table81 {
  static let demand: [[Double]] = [[45, 30, 25], [50, 35, 26]]
  static let output: [[Double]] = [[100, 80, 100], [112, 100, 120]]
  static let intensity: [[Double]] = [[0.5, 1.2, 0.3], [0.45, 1, 0.33]]
  static let coefficients = [
    Matrix([[10, 20, 25], [15, 5, 30], [30, 40, 5]])
      .scalingColumns(by: output[0].map { 1 / $0 }),
    Matrix([[12, 15, 35], [24, 11, 30], [36, 50, 8]])
      .scalingColumns(by: output[1].map { 1 / $0 }),
  ]

  static func solve(_ coefficients: Matrix, _ demand: [Double]) throws -> [Double] {
    try LUFactorization(Matrix.identity(3) - coefficients).solve(demand)
  }
}

@Suite struct StructuralDecompositionTests {
  @Test func millerAndBlairsChangeOfOutput() throws {
    let result = try StructuralDecomposition(factors: ["technology", "final demand"]) { new in
      try Table81.solve(Table81.coefficients[new & 1], Table81.demand[new >> 1])
    }
    #expect(largestDifference(result.from, Table81.output[0]) < 1e-9)
    #expect(largestDifference(result.to, Table81.output[1]) < 1e-9)
    #expect(
      largestDifference(result.effects[0].sectors, [0.841508, 9.141326, 9.486933]) < 1e-6)
    #expect(
      largestDifference(result.effects[1].sectors, [11.158492, 10.858674, 10.513067]) < 1e-6)
    // Equations 8.3 and 8.4: the two forms are the range.
    #expect(abs(result.effects[0].minimum - 18.530386) < 1e-6)
    #expect(abs(result.effects[0].maximum - 20.409146) < 1e-6)
    #expect(abs(result.effects[1].minimum - 31.590854) < 1e-6)
    #expect(abs(result.effects[1].maximum - 33.469614) < 1e-6)
    #expect(abs(result.change - 52) < 1e-9)
  }

  @Test func allFormsAndPolarFormsOfAFootprint() throws {
    let result = try StructuralDecomposition(factors: ["intensity", "structure", "demand"]) { new in
      zip(
        Table81.intensity[new & 1],
        try Table81.solve(Table81.coefficients[new >> 1 & 1], Table81.demand[new >> 2])
      ).map(*)
    }
    #expect(abs(result.change - 14) < 0.61)
    #expect(
      largestDifference(result.effects.map(\.value), [-19.971097, 13.429106, 20.541990]) < 1e-6)
    #expect(
      largestDifference(result.effects.map(\.polarMean), [-20, 13.486913, 20.513087]) < 1e-6)
  }

  @Test(arguments: 1...10) func effectsSumToTheChangeOfARandomFootprint(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let n = Int.random(in: 1...9, using: &generator)
    func state(_ name: String) -> FootprintFactors {
      var a = Matrix(rows: n, columns: n)
      for index in a.storage.indices {
        a.storage[index] = .random(in: 0...(0.8 / Double(n)), using: &generator)
      }
      var y = Matrix(rows: n, columns: 3)
      for index in y.storage.indices {
        y.storage[index] = .random(in: -1...20, using: &generator)
      }
      return FootprintFactors(
        name: name, sectors: (0..<n).map { "S\($0)" },
        intensity: (0..<n).map { _ in .random(in: 0...3, using: &generator) }, coefficients: a,
        categories: ["households", "government", "capital"], finalDemand: y)
    }
    let old = state("old")
    let new = state("new")
    let result = try StructuralDecomposition(from: old, to: new)
    #expect(result.effects.map(\.name) == StructuralDecomposition.footprintFactors)
    let sum = result.effects.reduce(0) { $0 + $1.value }
    let scale = result.from.reduce(0) { $0 + abs($1) } + result.to.reduce(0) { $0 + abs($1) }
    #expect(abs(sum - result.change) < 1e-12 * scale, "seed \(seed)")
    for i in 0..<n {
      let sector = result.effects.reduce(0) { $0 + $1.sectors[i] }
      #expect(abs(sector - (result.to[i] - result.from[i])) < 1e-12 * scale, "seed \(seed)")
    }
    for effect in result.effects {
      #expect(effect.minimum <= effect.value + 1e-9 * scale)
      #expect(effect.value <= effect.maximum + 1e-9 * scale)
      #expect(effect.minimum <= effect.polarMean + 1e-9 * scale)
      #expect(effect.polarMean <= effect.maximum + 1e-9 * scale)
    }
    // The second route: the new footprint from the system itself.
    let multipliers = try LUFactorization(Matrix.identity(n) - new.coefficients)
      .solveTransposed(new.intensity)
    let footprint = zip(multipliers, new.finalDemand.rowSums()).map(*)
    #expect(largestDifference(result.to, footprint) < 1e-11 * scale, "seed \(seed)")
  }

  @Test func shapleyWeightsAreTheMeanOverAllOrders() throws {
    // v(T) of three factors without any structure, against the six orders written out.
    let v: [Double] = [1, 4, 9, 2, 7, 3, 11, 20]
    let result = StructuralDecomposition(factors: ["a", "b", "c"]) { [v[$0]] }
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    for factor in 0..<3 {
      let forms = orders.map { order in
        let before = order.prefix { $0 != factor }.reduce(0) { $0 | 1 << $1 }
        return v[before | 1 << factor] - v[before]
      }
      #expect(abs(result.effects[factor].value - forms.reduce(0, +) / 6) < 1e-12)
      #expect(result.effects[factor].minimum == forms.min())
      #expect(result.effects[factor].maximum == forms.max())
    }
  }

  @Test func refusesAMixThatDoesNotExist() {
    let good = FootprintFactors(
      name: "BL", sectors: ["A", "B"], intensity: [1, 1], coefficients: Matrix(rows: 2, columns: 2),
      categories: ["use", "stocks"], finalDemand: Matrix([[3, 0], [4, 0]]))
    var bad = good
    bad.name = "UIS"
    bad.finalDemand = Matrix([[3, 2], [4, -2]])
    #expect(
      throws: InvalidInput(
        code: "decomposition-mix",
        "Category stocks of UIS sums to 0 although products have figures in it, so that it has no "
          + "mix. Join it with another category.")
    ) {
      try StructuralDecomposition(from: good, to: bad)
    }
    bad.sectors = ["B", "A"]
    #expect(
      throws: InvalidInput(
        code: "decomposition-labels",
        "BL and UIS have different sectors or categories of final demand; a decomposition needs the "
          + "same ones in the same order. Aggregate both to one classification.")
    ) {
      try StructuralDecomposition(from: good, to: bad)
    }
  }

  @Test func aNewCategoryIsAChangeOfCategoryAlone() throws {
    let old = FootprintFactors(
      name: "old", sectors: ["A", "B"], intensity: [1, 2],
      coefficients: Matrix([[0.1, 0.2], [0.3, 0.1]]), categories: ["use", "stocks"],
      finalDemand: Matrix([[5, 0], [5, 0]]))
    var new = old
    new.finalDemand = Matrix([[2, 6], [2, 0]])
    let result = try StructuralDecomposition(from: old, to: new)
    let values = Dictionary(uniqueKeysWithValues: result.effects.map { ($0.name, $0.value) })
    #expect(abs(values["mix"] ?? .nan) < 1e-12)
    #expect(abs(values["level"] ?? .nan) < 1e-12)
    #expect(abs((values["category"] ?? .nan) - result.change) < 1e-12)
  }
}

@Suite struct IndexDecompositionTests {
  /// Activity, structure and intensity of an activity and energy by sector.
  func factors(
    _ activity: ([Double], [Double]), _ energy: ([Double], [Double])
  ) -> [IndexDecomposition.Factor] {
    func parts(_ activity: [Double], _ energy: [Double]) -> [[Double]] {
      let total = activity.reduce(0, +)
      return [
        activity.map { _ in total }, activity.map { $0 / total }, zip(energy, activity).map(/),
      ]
    }
    let old = parts(activity.0, energy.0)
    let new = parts(activity.1, energy.1)
    return ["activity", "structure", "intensity"].enumerated().map { k, name in
      .init(name: name, from: old[k], to: new[k])
    }
  }

  @Test func twoSectorExampleOfAngAndZhang() throws {
    let result = try IndexDecomposition(
      factors: factors(([10, 40], [40, 40]), ([30, 20], [80, 16])), cells: ["1", "2"])
    #expect(result.change == 46)
    #expect(
      largestDifference(result.effects.map(\.value), [32.384638, 38.284867, -24.669505]) < 1e-6)
    let ratios = result.effects.compactMap(\.ratio)
    #expect(largestDifference(ratios, [1.582880, 1.721020, 0.704802]) < 1e-6)
    #expect(abs(ratios.reduce(1, *) - 1.92) < 1e-12)
  }

  @Test func aSecondTwoSectorExample() throws {
    let result = try IndexDecomposition(
      factors: factors(([50, 50], [80, 40]), ([30, 20], [40, 12])), cells: ["1", "2"])
    #expect(
      largestDifference(result.effects.map(\.value), [9.192929, 3.650043, -10.842972]) < 1e-6)
    #expect(abs(result.effects.reduce(0) { $0 + $1.value } - 2) < 1e-12)
  }

  @Test(arguments: 1...8) func sumsAreExactWithZerosAndNearEquals(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let cells = (0..<30).map { "c\($0)" }
    let factors = (0..<4).map { k in
      let old = cells.map { _ in
        Int.random(in: 0..<6, using: &generator) == 0
          ? 0 : Double.random(in: 0.1...5, using: &generator)
      }
      let new = old.map { value in
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return 0.0
        case 1: return value * (1 + 1e-12)
        case 2: return value
        default: return Double.random(in: 0.1...5, using: &generator)
        }
      }
      return IndexDecomposition.Factor(name: "f\(k)", from: old, to: new)
    }
    let result = try IndexDecomposition(factors: factors, cells: cells)
    let sum = result.effects.reduce(0) { $0 + $1.value }
    #expect(abs(sum - result.change) < 1e-12 * (result.from + result.to), "seed \(seed)")
    let product = result.effects.compactMap(\.ratio).reduce(1, *)
    #expect(abs(product / (result.to / result.from) - 1) < 1e-11, "seed \(seed)")
  }

  @Test func zerosAreTheLimitOfSmallNumbers() throws {
    func effects(_ small: Double) throws -> [Double] {
      try IndexDecomposition(
        factors: [
          .init(name: "a", from: [2, small], to: [3, 4]),
          .init(name: "b", from: [1, 5], to: [2, 6]),
        ], cells: ["1", "2"]
      ).effects.map(\.value)
    }
    let limit = try effects(0)
    var distance = Double.infinity
    for small in [1e-10, 1e-50, 1e-300] {
      let near = largestDifference(try effects(small), limit)
      #expect(near < distance)
      distance = near
    }
    #expect(distance < 0.3)
    // Cell 2 appears with factor a alone: the whole 24 counts for a.
    #expect(abs(limit.reduce(0, +) - 28) < 1e-12)
  }

  @Test func negativesAreRefusedByName() {
    #expect(
      throws: InvalidInput(
        code: "index-decomposition-negative",
        "Factor b of steel is -1.0; a logarithmic decomposition takes figures from 0 upwards only. "
          + "Leave the cell out or join it with another.")
    ) {
      try IndexDecomposition(
        factors: [
          .init(name: "a", from: [1], to: [1]), .init(name: "b", from: [2], to: [-1]),
        ], cells: ["steel"])
    }
  }

  @Test func emissionsByFuelWithASectorThatDisappears() throws {
    let old = EmissionActivity(
      name: "2007", output: [100, 50], energy: Matrix([[10, 5], [4, 0]]),
      emissions: Matrix([[25, 9], [10, 0]]))
    let new = EmissionActivity(
      name: "2012", output: [150, 0], energy: Matrix([[12, 8], [0, 0]]),
      emissions: Matrix([[30, 15], [0, 0]]))
    let result = try IndexDecomposition(
      from: old, to: new, sectors: ["steel", "glass"], fuels: ["coal", "oil"])
    #expect(result.effects.map(\.name) == IndexDecomposition.emissionFactors)
    #expect(abs(result.from - 44) < 1e-12 && abs(result.to - 45) < 1e-12)
    #expect(abs(result.effects.reduce(0) { $0 + $1.value } - 1) < 1e-12)
    // Glass vanishes with its output: its 10 counts as structure alone.
    #expect(abs(result.effects[1].cells[2] + 10) < 1e-12)
    #expect([0, 2, 3, 4].allSatisfy { result.effects[$0].cells[2] == 0 })
    // Parts of a total joined are the whole, and their ratios multiply to that of the totals.
    let halves = try ["steel", "glass"].indices.map { i in
      try IndexDecomposition(
        factors: result.effects.indices.map { k in
          IndexDecomposition.Factor(
            name: IndexDecomposition.emissionFactors[k], from: [Double(i + 2), 1],
            to: [Double(i + 3), Double(k + 1)])
        }, cells: ["a", "b"])
    }
    let joined = IndexDecomposition(joining: halves)
    #expect(joined.effects.map(\.name) == IndexDecomposition.emissionFactors)
    for k in joined.effects.indices {
      #expect(
        abs(joined.effects[k].value - halves[0].effects[k].value - halves[1].effects[k].value)
          < 1e-12)
      #expect(
        abs(joined.effects[k].cells.reduce(0, +) - joined.effects[k].value)
          <= 1e-12 * abs(joined.change))
    }
    let product = joined.effects.reduce(1) { $0 * ($1.ratio ?? .nan) }
    #expect(abs(product / (joined.to / joined.from) - 1) < 1e-12)
    let summed = result.summed([0, 0, 1, 1], count: 2)
    #expect(abs(summed.effects[1].cells[1] + 10) < 1e-12)
    #expect(
      throws: InvalidInput(
        code: "index-decomposition-ratio",
        "2012: glass, coal has 3.0 of emissions but no energy, which has no ratio. Correct one of them."
      )
    ) {
      var process = new
      process.emissions = Matrix([[30, 15], [3, 0]])
      _ = try IndexDecomposition(
        from: old, to: process, sectors: ["steel", "glass"], fuels: ["coal", "oil"])
    }
  }
}

@Suite struct DecouplingTests {
  @Test(arguments: [
    (90.0, 110.0, Decoupling.State.strongDecoupling), (107, 110, .weakDecoupling),
    (100, 110, .weakDecoupling), (108, 110, .expansiveCoupling), (112, 110, .expansiveCoupling),
    (112.01, 110, .expansiveNegativeDecoupling), (110, 90, .strongNegativeDecoupling),
    (93, 90, .weakNegativeDecoupling), (100, 90, .weakNegativeDecoupling),
    (92, 90, .recessiveCoupling), (88, 90, .recessiveCoupling), (87.99, 90, .recessiveDecoupling),
  ]) func tapiosStatesAndTheirBoundaries(
    _ emissions: Double, _ activity: Double, _ state: Decoupling.State
  ) throws {
    // Tapio 2005, Transport Policy 12:137–151, Fig. 1; both start at 100.
    let result = try Decoupling(emissions: (100, emissions), activity: (100, activity))
    #expect(result.state == state)
    #expect(abs(result.emissionsChange - (emissions - 100)) < 1e-12)
  }

  @Test func hasNoStateWithoutAChangeOfActivity() throws {
    let flat = try Decoupling(emissions: (100, 90), activity: (50, 50))
    #expect(flat.elasticity == nil && flat.state == nil && flat.emissionsChange == -10)
    let fresh = try Decoupling(emissions: (0, 90), activity: (50, 60))
    #expect(fresh.elasticity == nil && fresh.state == nil)
    #expect(fresh.emissionsShare == nil && fresh.activityShare == 0.2)
    #expect(flat.emissionsShare == -0.1 && flat.activityShare == 0)
  }

  @Test func aChangeOfRoundingIsNone() throws {
    // Sums of the same figures in another order differ in the last digit: no growth, no decoupling.
    let growth = try Decoupling(emissions: (100, 90), activity: (50, 50 * (1 + 1e-14)))
    #expect(growth.elasticity == nil && growth.state == nil)
    let saved = try Decoupling(emissions: (100, 100 * (1 - 1e-14)), activity: (50, 60))
    #expect(saved.state == .weakDecoupling)
    let real = try Decoupling(emissions: (100, 100 * (1 - 1e-11)), activity: (50, 60))
    #expect(real.state == .strongDecoupling)
  }

  @Test func refusesFiguresBelowZero() {
    #expect(
      throws: InvalidInput(
        code: "decoupling-figure",
        "The figure of activity before is -5.0; decoupling needs figures of at least 0.")
    ) {
      try Decoupling(emissions: (1, 2), activity: (-5, 2))
    }
  }
}
