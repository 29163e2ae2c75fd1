internal import Dispatch
internal import Glibc
internal import Presentation

/// How far a long computation is, on one line of standard error where that is a terminal.
struct ProgressLine {
  private let what: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now

  init(_ what: String) {
    self.what = what
  }

  /// Shows the state with its rate, at most four times a second.
  mutating func update(_ done: Int, of total: Int) {
    guard done > 0 else { return }
    let passed = ContinuousClock.now - start
    let left = passed * (Double(total - done) / Double(done))
    let rate = Int(Double(done) / max(passed / .seconds(1), 1e-9))
    show(
      "\(done) of \(total), \(rate) a second, \(left.components.seconds) s left (Ctrl-C stops)")
  }

  /// Shows a state in words, at most four times a second.
  mutating func show(_ state: @autoclosure () -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - last > .milliseconds(250) else { return }
    last = now
    Terminal.status("\(Terminal.texts.string(what)): \(Terminal.texts.string(state()))")
  }

  /// Does work that does not tell how far it is: once it takes over a second, the line shows how long it has
  /// taken.
  static func during<Result, Failure>(
    _ what: String, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isatty(STDERR_FILENO) == 1 else { return try work() }
    let start = ContinuousClock.now
    let queue = DispatchQueue(label: "progress")
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.setEventHandler {
      let passed = (ContinuousClock.now - start).components.seconds
      Terminal.status("\(Terminal.texts.string(what)): \(passed) s")
    }
    timer.resume()
    defer {
      // On the timer's own queue, so that nothing is shown after this.
      queue.sync {
        timer.cancel()
        Terminal.status("")
      }
    }
    return try work()
  }

  /// Clears the line.
  func end() {
    if isShown { Terminal.status("") }
  }
}
