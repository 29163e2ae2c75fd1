import Synchronization
import TestSupport
import Testing

@testable import LinearPrograms

/// Programs whose answers are not wanted any more.
@Suite struct StoppingTests {
  /// A market split (Cornuéjols and Dawande 1999): no branch and bound ends it soon.
  private func marketSplit() -> LinearProgram {
    var generator = SeededGenerator(seed: 1)
    var program = LinearProgram(.minimize)
    for column in 0..<50 {
      _ = program.add(.init(name: "x\(column)", upper: 1, isInteger: true))
    }
    for row in 0..<6 {
      let shares = (0..<50).map { _ in Double(Int.random(in: 0..<100, using: &generator)) }
      let over = program.add(.init(name: "over \(row)", objective: 1))
      let under = program.add(.init(name: "under \(row)", objective: 1))
      let half = (shares.reduce(0, +) / 2).rounded(.down)
      program.add(
        .init(
          name: "split \(row)", lower: half, upper: half,
          terms: shares.enumerated().map { .init($1, $0) } + [.init(1, over), .init(-1, under)]))
    }
    return program
  }

  @Test func branchAndBoundEndsSoonAfterItIsStopped() throws {
    let program = marketSplit()
    let clock = ContinuousClock()
    let stop = clock.now + .milliseconds(500)
    #expect(throws: LinearProgramError.stopped) {
      try program.solve(timeLimit: 300) { clock.now < stop }
    }
    #expect(clock.now >= stop, "it was at work until it was stopped")
    #expect(clock.now - stop < .seconds(5), "\(clock.now - stop); 1 s on a quiet machine")
  }

  @Test func aLinearProgramEndsBetweenItsSteps() throws {
    var generator = SeededGenerator(seed: 2)
    var program = LinearProgram(.maximize)
    for column in 0..<80 {
      _ = program.add(
        .init(name: "x\(column)", objective: .random(in: 1...2, using: &generator)))
    }
    for row in 0..<80 {
      program.add(
        .init(
          name: "r\(row)", upper: .random(in: 50...100, using: &generator),
          terms: (0..<80).map { .init(.random(in: 0.1...1, using: &generator), $0) }))
    }
    let asked = Atomic(0)
    #expect(throws: LinearProgramError.stopped) {
      try program.solve { asked.add(1, ordering: .relaxed).newValue < 4 }
    }
    #expect(asked.load(ordering: .relaxed) >= 4)
    // Wanted to the end, it is the answer that nobody asks about.
    #expect(try program.solve { true } == program.solve())
  }

  @Test func whatIsNotWantedIsNotBegun() throws {
    #expect(throws: LinearProgramError.stopped) { try marketSplit().solve { false } }
    var program = LinearProgram(.maximize)
    let x = program.add(.init(name: "x", objective: 1))
    program.add(.init(name: "one", upper: 1, terms: [.init(1, x)]))
    program.add(.init(name: "same", upper: 1, terms: [.init(1, x)]))
    let solution = try program.solve()
    #expect(throws: LinearProgramError.stopped) {
      try program.marginalValues(at: solution) { false }
    }
    #expect(LinearProgramError.stopped.description == "Stopped before there was an answer.")
  }
}
