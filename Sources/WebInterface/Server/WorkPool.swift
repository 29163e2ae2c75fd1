internal import Foundation
internal import Hummingbird

/// Runs calculations off the server's own threads, a few at a time.
actor WorkPool {
  private var free: Int
  private let waitingLimit: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Parameters:
  ///   - places: calculations at once.
  ///   - waiting: calculations that may wait.
  init(places: Int, waiting: Int) {
    free = places
    waitingLimit = waiting
  }

  /// Runs a calculation when its turn comes.
  ///
  /// - Throws: `WebError` 503 when too many wait already, and what the calculation throws.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await takePlace()
    defer { giveUpPlace() }
    return try await withCheckedThrowingContinuation { continuation in
      // A thread of its own: Dispatch has no more than there are processors, and a long calculation would keep one
      // from the short ones.
      let thread = Thread { continuation.resume(with: Result(catching: work)) }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  private func takePlace() async throws {
    if free > 0 {
      free -= 1
      return
    }
    guard waiting.count < waitingLimit else {
      throw WebError(
        .serviceUnavailable, "The server is busy with other calculations; try again in a moment.",
        headers: [.retryAfter: "1"])
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func giveUpPlace() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
