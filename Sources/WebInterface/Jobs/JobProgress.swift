internal import Synchronization

/// How far a calculation is and whether it is still wanted, between its thread and the server.
final class JobProgress: Sendable {
  private struct State {
    var done = 0
    var total: Int?
    var hasBegun = false
    var isCancelled = false
  }

  private let state = Mutex(State())

  /// Tells that the calculation begins.
  func begin() { state.withLock { $0.hasBegun = true } }

  /// Tells how far it is; the answer is whether to go on.
  func report(_ done: Int, of total: Int) -> Bool {
    state.withLock {
      $0.done = done
      $0.total = total
      return !$0.isCancelled
    }
  }

  /// Tells the calculation to stop at its next report.
  func cancel() { state.withLock { $0.isCancelled = true } }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }
  var hasBegun: Bool { state.withLock { $0.hasBegun } }
  var done: Int { state.withLock { $0.done } }
  var total: Int? { state.withLock { $0.total } }
}
