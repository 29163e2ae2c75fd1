import DenseAlgebra
import SymbiosisModel
import TestSupport
import Testing

@Suite struct ShapleyValueTests {
  /// Three slags that displace clinker up to a cap they share; METHODS.md, test S1.
  private static func slags(_ coalition: [Bool]) -> Double {
    let clinker = zip(coalition, [96.0, 250, 120]).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    return 0.85 * min(clinker, 300)
  }

  @Test func sharesACapAmongThreeSlags() throws {
    let value = try ShapleyValue.exact(players: 3, worth: Self.slags)
    #expect(largestDifference(value.firstIn, [81.6, 212.5, 102]) < 1e-9)
    #expect(abs(value.firstIn.reduce(0, +) - 396.1) < 1e-9)
    #expect(abs(value.joint - 255) < 1e-9)
    #expect(
      largestDifference(value.shares, [47.883333333, 149.033333333, 58.083333333]) < 1e-8)
    #expect(largestDifference(value.lastIn, [0, 71.4, 0]) < 1e-9)
    #expect(value.standardErrors == [0, 0, 0])
    #expect(value.sampledOrders == nil)
  }

  @Test func sharesALessEmittingProcessAndAnEditedTable() throws {
    // METHODS.md, test U1: ε and A change, each alone and together; exact solves of the 3-sector table.
    let output = [100.0, 200, 200]
    let demand = [85.0, 125, 110]
    let flows = Matrix([[10, 0, 5], [5, 60, 10], [30, 40, 20]])
    func emissions(_ emitsLess: Bool, _ buysOther: Bool) throws -> Double {
      var table = flows
      if buysOther {
        table[1, 0] += 2
        table[2, 0] -= 3
      }
      var system = Matrix.identity(3)
      for i in 0..<3 { for j in 0..<3 { system[i, j] -= table[i, j] / output[j] } }
      let x = try LUFactorization(system).solve(demand)
      let emission = [80 - (emitsLess ? 8.0 : 0), 240, 400]
      return (0..<3).reduce(0) { $0 + emission[$1] / output[$1] * x[$1] }
    }
    let value = try ShapleyValue.exact(players: 2) { try emissions($0[0], $0[1]) }
    #expect(abs(value.firstIn[0] + 8) < 1e-9)
    #expect(abs(value.firstIn[1] + 2.413528) < 1e-6)
    #expect(abs(value.joint + 10.407379) < 1e-6)
    #expect(largestDifference(value.shares, [-7.996925, -2.410453]) < 1e-6)
  }

  /// A random game of `players` with synergies and caps.
  private static func game(_ players: Int, seed: UInt64) -> ([Bool]) -> Double {
    var generator = SeededGenerator(seed: seed)
    let worths = (0..<(1 << players)).map { _ in Double.random(in: -5...9, using: &generator) }
    return { coalition in
      worths[coalition.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }]
    }
  }

  @Test(arguments: UInt64(1)...20)
  func holdsShapleysAxioms(seed: UInt64) throws {
    let players = 2 + Int(seed % 6)
    let first = Self.game(players, seed: seed)
    let second = Self.game(players, seed: seed + 1000)
    let value = try ShapleyValue.exact(players: players, worth: first)
    let efficiency =
      first([Bool](repeating: true, count: players))
      - first([Bool](repeating: false, count: players))
    #expect(abs(value.shares.reduce(0, +) - efficiency) < 1e-12 * 100, "seed \(seed)")
    // Additivity.
    let other = try ShapleyValue.exact(players: players, worth: second)
    let both = try ShapleyValue.exact(players: players) { first($0) + second($0) }
    #expect(
      largestDifference(both.shares, zip(value.shares, other.shares).map { $0 + $1 }) < 1e-11)
    // A player that adds a fixed amount to every coalition receives just that.
    let withGuest = try ShapleyValue.exact(players: players + 1) {
      first(Array($0.dropLast())) + ($0[players] ? 3.5 : 0)
    }
    #expect(largestDifference(withGuest.shares, value.shares + [3.5]) < 1e-11)
    // Players who can stand in for each other receive alike: worth by number of members.
    let symmetric = try ShapleyValue.exact(players: players) {
      second((0..<players).map { [count = $0.count(where: \.self)] in $0 < count })
    }
    let equal = symmetric.joint / Double(players)
    #expect(symmetric.shares.allSatisfy { abs($0 - equal) < 1e-11 }, "seed \(seed)")
  }

  @Test func samplingStaysWithinItsOwnError() throws {
    // 40 seeds; a share lies outside 4 standard errors about once in 16,000 times.
    let game = Self.game(6, seed: 99)
    let exact = try ShapleyValue.exact(players: 6, worth: game)
    for seed in UInt64(1)...40 {
      let sampled = try ShapleyValue.sampled(players: 6, pairs: 200, seed: seed, worth: game)
      for player in 0..<6 {
        let error = abs(sampled.shares[player] - exact.shares[player])
        #expect(error < 4 * sampled.standardErrors[player], "seed \(seed), player \(player)")
      }
      #expect(abs(sampled.shares.reduce(0, +) - exact.joint) < 1e-10)
      #expect(largestDifference(sampled.firstIn, exact.firstIn) == 0)
      #expect(largestDifference(sampled.lastIn, exact.lastIn) < 1e-12)
      #expect(sampled.sampledOrders == 400)
    }
  }

  @Test func theSameSeedDrawsTheSameOrders() throws {
    let game = Self.game(5, seed: 5)
    let first = try ShapleyValue.sampled(players: 5, pairs: 50, seed: 7, worth: game)
    #expect(try first == ShapleyValue.sampled(players: 5, pairs: 50, seed: 7, worth: game))
    #expect(try first != ShapleyValue.sampled(players: 5, pairs: 50, seed: 8, worth: game))
  }

  @Test func canBeStopped() throws {
    let game = Self.game(6, seed: 3)
    #expect(throws: CancellationError.self) {
      try ShapleyValue.exact(players: 6, progress: { done, _ in done < 10 }, worth: game)
    }
    var calls = 0
    let partial = try ShapleyValue.sampled(
      players: 6, pairs: 1000, seed: 1,
      progress: { done, total in
        calls += 1
        #expect(done == calls && done <= total)
        // In the midst of the eleventh pair, which then does not count.
        return done < 14 + 10 * 10 + 5
      }, worth: game)
    #expect(partial.wasStopped && calls == 119)
    #expect(partial.sampledOrders == 20)
    #expect(abs(partial.shares.reduce(0, +) - partial.joint) < 1e-10)
    #expect(throws: CancellationError.self) {
      try ShapleyValue.sampled(
        players: 6, pairs: 5, seed: 1, progress: { _, _ in false }, worth: game)
    }
  }

  @Test func nobodyAndOne() throws {
    #expect(try ShapleyValue.exact(players: 0) { _ in 4 }.shares.isEmpty)
    #expect(try ShapleyValue.exact(players: 1) { $0[0] ? 4 : 1 }.shares == [3])
    let one = try ShapleyValue.sampled(players: 1, pairs: 2, seed: 0) { $0[0] ? 4 : 1 }
    #expect(one.shares == [3])
    #expect(one.standardErrors == [0])
  }
}
