import LinearPrograms
import TestSupport
import Testing

@Suite struct LinearProgramTests {
  /// The exchange network of METHODS.md, test N1: two givers, two takers, benefit less distance.
  static func network(fixedCost: Double? = nil, minimumLot: Double = 0) -> LinearProgram {
    let supply = [120.0, 80]
    let demand = [100.0, 90]
    let benefit = [[0.8, 0.5], [0.6, 0.7]]
    let distance = [[10.0, 40], [25, 5]]
    var program = LinearProgram(.maximize)
    var quantity: [[Int]] = []
    for i in 0..<2 {
      quantity.append(
        (0..<2).map { j in
          program.add(
            LinearProgram.Variable(
              name: "q\(i + 1)\(j + 1)", objective: benefit[i][j] - 1e-4 * distance[i][j]))
        })
    }
    for i in 0..<2 {
      program.add(
        LinearProgram.Row(
          name: "supply \(i + 1)", upper: supply[i],
          terms: (0..<2).map { LinearProgram.Term(1, quantity[i][$0]) }))
    }
    for j in 0..<2 {
      program.add(
        LinearProgram.Row(
          name: "demand \(j + 1)", upper: demand[j],
          terms: (0..<2).map { LinearProgram.Term(1, quantity[$0][j]) }))
    }
    guard let fixedCost else { return program }
    for i in 0..<2 {
      for j in 0..<2 {
        let built = program.add(
          LinearProgram.Variable(
            name: "y\(i + 1)\(j + 1)", upper: 1, objective: -fixedCost, isInteger: true))
        program.add(
          LinearProgram.Row(
            name: "link \(i + 1)\(j + 1)", upper: 0,
            terms: [.init(1, quantity[i][j]), .init(-min(supply[i], demand[j]), built)]))
        program.add(
          LinearProgram.Row(
            name: "lot \(i + 1)\(j + 1)", lower: 0,
            terms: [.init(1, quantity[i][j]), .init(-minimumLot, built)]))
      }
    }
    return program
  }

  @Test func solvesTheNetworkWithItsShadowPrices() throws {
    let solution = try Self.network().solve()
    #expect(solution.status == .optimal)
    #expect(abs(solution.objective - 140.82) < 1e-9)
    #expect(solution.bound == solution.objective)
    #expect(largestDifference(solution.values, [100, 10, 0, 80]) < 1e-9)
    #expect(largestDifference(solution.rowValues, [110, 80, 100, 90]) < 1e-9)
    #expect(largestDifference(solution.rowDuals, [0, 0.2035, 0.799, 0.496]) < 1e-9)
  }

  @Test func shadowPricesAreWhatOneMoreUnitBrings() throws {
    let program = Self.network()
    let solution = try program.solve()
    for row in program.rows.indices {
      var more = program
      more.rows[row].upper += 1e-3
      let change = (try more.solve().objective - solution.objective) / 1e-3
      #expect(abs(change - solution.rowDuals[row]) < 1e-6)
    }
  }

  @Test func solvesTheNetworkWithFixedCostsAndLots() throws {
    let solution = try Self.network(fixedCost: 12, minimumLot: 30).solve()
    #expect(abs(solution.objective - 111.86) < 1e-9)
    #expect(largestDifference(Array(solution.values[..<4]), [100, 0, 0, 80]) < 1e-9)
    #expect(largestDifference(Array(solution.values[4...]), [1, 0, 0, 1]) < 1e-12)
  }

  @Test func minimizesWithLowerRowsAndReducedCosts() throws {
    // min 2a + 3b, a + b ≥ 10, a ≤ 6: a = 6, b = 4; one more unit costs 3, one more a spares 1.
    var program = LinearProgram(.minimize, offset: 5)
    let a = program.add(LinearProgram.Variable(name: "a", upper: 6, objective: 2))
    let b = program.add(LinearProgram.Variable(name: "b", objective: 3))
    program.add(LinearProgram.Row(name: "need", lower: 10, terms: [.init(1, a), .init(1, b)]))
    let solution = try program.solve()
    #expect(abs(solution.objective - 29) < 1e-9)
    #expect(largestDifference(solution.values, [6, 4]) < 1e-9)
    #expect(largestDifference(solution.rowDuals, [3]) < 1e-9)
    #expect(largestDifference(solution.reducedCosts, [-1, 0]) < 1e-9)
  }

  @Test func namesTheInfeasibleAndTheUnbounded() throws {
    var program = LinearProgram(.maximize)
    let a = program.add(LinearProgram.Variable(name: "a", objective: 1))
    #expect(throws: LinearProgramError.unbounded) { try program.solve() }
    program.add(LinearProgram.Row(name: "at most", upper: 1, terms: [.init(1, a)]))
    program.add(LinearProgram.Row(name: "at least", lower: 2, terms: [.init(1, a)]))
    #expect(throws: LinearProgramError.infeasible) { try program.solve() }
    program.variables[a].isInteger = true
    #expect(throws: LinearProgramError.infeasible) { try program.solve() }
    #expect(
      LinearProgramError.infeasible.description == "No choice satisfies all limits at once.")
    #expect(
      LinearProgramError.unbounded.description
        == "Nothing limits the choice: the objective can grow without end.")
  }

  @Test func refusesFiguresThatAreNone() {
    let crossed = LinearProgram(
      .minimize, variables: [.init(name: "a", lower: 2, upper: 1)])
    #expect(throws: LinearProgramError.crossedBounds(name: "a", lower: 2, upper: 1)) {
      try crossed.solve()
    }
    let cost = LinearProgram(.minimize, variables: [.init(name: "a", objective: .nan)])
    #expect(throws: LinearProgramError.nonFinite(name: "a")) { try cost.solve() }
    let bound = LinearProgram(.minimize, variables: [.init(name: "a", lower: .infinity)])
    #expect(throws: LinearProgramError.nonFinite(name: "a")) { try bound.solve() }
    let row = LinearProgram(
      .minimize, variables: [.init(name: "a")],
      rows: [.init(name: "r", upper: 1, terms: [.init(.infinity, 0)])])
    #expect(throws: LinearProgramError.nonFinite(name: "r")) { try row.solve() }
  }

  @Test func aProgramWithoutVariablesIsAComparison() throws {
    let empty = LinearProgram(.maximize, offset: 3, rows: [.init(name: "r", upper: 0, terms: [])])
    #expect(try empty.solve().objective == 3)
    let impossible = LinearProgram(.maximize, rows: [.init(name: "r", lower: 1, terms: [])])
    #expect(throws: LinearProgramError.infeasible) { try impossible.solve() }
  }

  @Test(arguments: UInt64(1)...40)
  func agreesWithBruteForceOnSmallIntegerPrograms(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var program = LinearProgram(seed % 2 == 0 ? .maximize : .minimize)
    let count = Int.random(in: 1...4, using: &generator)
    for j in 0..<count {
      _ = program.add(
        LinearProgram.Variable(
          name: "x\(j)", lower: Double(Int.random(in: -2...0, using: &generator)),
          upper: Double(Int.random(in: 1...3, using: &generator)),
          objective: Double(Int.random(in: -9...9, using: &generator)), isInteger: true))
    }
    for i in 0..<Int.random(in: 1...3, using: &generator) {
      let terms = (0..<count).map {
        LinearProgram.Term(Double(Int.random(in: -5...5, using: &generator)), $0)
      }
      let upper = Double(Int.random(in: -3...8, using: &generator))
      program.add(LinearProgram.Row(name: "r\(i)", upper: upper, terms: terms))
    }
    if let best = Self.bruteForce(program) {
      #expect(abs(try program.solve().objective - best) < 1e-9, "seed \(seed)")
    } else {
      #expect(throws: LinearProgramError.infeasible, "seed \(seed)") { try program.solve() }
    }
  }

  private static func bruteForce(_ program: LinearProgram) -> Double? {
    var best: Double?
    func visit(_ values: [Double]) {
      guard values.count < program.variables.count else {
        let allowed = program.rows.allSatisfy { row in
          row.terms.reduce(0) { $0 + $1.coefficient * values[$1.variable] } <= row.upper
        }
        guard allowed else { return }
        let objective = zip(values, program.variables).reduce(0) { $0 + $1.0 * $1.1.objective }
        guard let current = best else { return best = objective }
        best = program.sense == .maximize ? max(current, objective) : min(current, objective)
        return
      }
      let variable = program.variables[values.count]
      for value in Int(variable.lower)...Int(variable.upper) { visit(values + [Double(value)]) }
    }
    visit([])
    return best
  }

  @Test(arguments: [1.0, 1e3, 1e6, 1e9])
  func aBillionthOfAWholeNumberIsNotNone(most: Double) throws {
    // One unit of q is needed and q ≤ most · y: y is 1 however small 1/most is. A second plant costs less
    // and holds too little.
    var program = LinearProgram(.minimize)
    let q = program.add(.init(name: "q"))
    let small = program.add(.init(name: "small", upper: 0.5))
    let y = program.add(.init(name: "built", upper: 1, objective: 5, isInteger: true))
    let z = program.add(.init(name: "small built", upper: 1, objective: 3, isInteger: true))
    program.add(.init(name: "if built", upper: 0, terms: [.init(1, q), .init(-most, y)]))
    program.add(.init(name: "if small built", upper: 0, terms: [.init(1, small), .init(-0.5, z)]))
    program.add(.init(name: "need", lower: 1, terms: [.init(1, q), .init(1, small)]))
    let solution = try program.solve()
    #expect(solution.objective == 5)
    #expect(solution.values[y] == 1 && solution.values[z] == 0)
    #expect(abs(solution.values[q] - 1) < 1e-6)
  }

  @Test(arguments: [1e-12, 1e-6, 1, 1e6, 1e12])
  func unitsOfRowsAndVariablesChangeNothing(unit: Double) throws {
    // max 3a + 2b with a + b ≤ 4, a + 3b ≤ 8, a ≤ 3: a = 3, b = 1, duals 2, 0, 1.
    var program = LinearProgram(.maximize)
    let a = program.add(.init(name: "a", objective: 3 * unit))
    let b = program.add(.init(name: "b", objective: 2))
    program.add(
      .init(name: "first", upper: 4 * unit, terms: [.init(unit * unit, a), .init(unit, b)]))
    program.add(.init(name: "second", upper: 8, terms: [.init(unit, a), .init(3, b)]))
    program.add(.init(name: "third", upper: 3 / unit, terms: [.init(1, a)]))
    let solution = try program.solve()
    #expect(abs(solution.objective - 11) < 1e-9)
    #expect(abs(solution.values[a] * unit - 3) < 1e-9 && abs(solution.values[b] - 1) < 1e-9)
    let duals = zip(solution.rowDuals, [unit, 1, 1 / unit]).map { $0 * $1 }
    #expect(zip(duals, [2, 0, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func oneMoreUnitOfOneOfTwoEqualCapsBringsNothing() throws {
    // max 2a + b with a ≤ 4 twice, a + b ≤ 6, b ≤ 2: at (4, 2) all four bind.
    var program = LinearProgram(.maximize)
    let a = program.add(LinearProgram.Variable(name: "a", objective: 2))
    let b = program.add(LinearProgram.Variable(name: "b", objective: 1))
    for upper in [4.0, 4] {
      program.add(LinearProgram.Row(name: "a", upper: upper, terms: [.init(1, a)]))
    }
    program.add(LinearProgram.Row(name: "both", upper: 6, terms: [.init(1, a), .init(1, b)]))
    program.add(LinearProgram.Row(name: "b", upper: 2, terms: [.init(1, b)]))
    let solution = try program.solve()
    #expect(solution.values == [4, 2])
    #expect(try program.marginalValues(at: solution) == [0, 0, 0, 0])
    // Without the second cap on a, one more of it takes b's place.
    program.rows.remove(at: 1)
    let other = try program.solve()
    let values = try program.marginalValues(at: other).map { $0 ?? .nan }
    #expect(abs(values[0] - 1) < 1e-12)
    #expect(values[1] == 0 && values[2] == 0)
  }

  @Test(arguments: UInt64(1)...60)
  func aMarginalValueIsTheDifferenceOfTwoSolutions(seed: UInt64) throws {
    // Small whole numbers make many corners where more binds than is needed.
    var generator = SeededGenerator(seed: seed)
    let sense: LinearProgram.Sense = seed.isMultiple(of: 2) ? .maximize : .minimize
    var program = LinearProgram(sense)
    for k in 0..<4 {
      _ = program.add(
        LinearProgram.Variable(
          name: "x\(k)", upper: 5, objective: Double(Int.random(in: 1...3, using: &generator))))
    }
    for k in 0..<6 {
      let sum = Double(Int.random(in: 2...4, using: &generator))
      program.add(
        LinearProgram.Row(
          name: "r\(k)", lower: sense == .minimize ? sum : -.infinity,
          upper: sense == .minimize ? .infinity : sum,
          terms: (0..<4).map {
            .init(Double(Int.random(in: 0...2, using: &generator)), $0)
          }.filter { $0.coefficient != 0 } + [.init(1, k % 4)]))
    }
    let solution = try program.solve()
    let step = 1e-4
    for (row, value) in try program.marginalValues(at: solution).enumerated() {
      var wider = program
      if sense == .minimize { wider.rows[row].lower += step } else { wider.rows[row].upper += step }
      let gain = (try wider.solve().objective - solution.objective) / step
      #expect(abs(gain - (value ?? .nan)) < 1e-6, "seed \(seed), row \(row)")
    }
  }

  @Test func theMostHasNoMore() throws {
    var program = LinearProgram(.minimize)
    let x = program.add(LinearProgram.Variable(name: "x", objective: 3))
    program.add(LinearProgram.Row(name: "cap", upper: 2, terms: [.init(1, x)]))
    program.add(LinearProgram.Row(name: "wanted", lower: 2, terms: [.init(1, x)]))
    let solution = try program.solve()
    #expect(try program.marginalValues(at: solution) == [0, nil])
  }
}
