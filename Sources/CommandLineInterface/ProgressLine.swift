internal import Glibc

/// How far a long computation is, on one line of standard error where that is a terminal.
struct ProgressLine {
  private let what: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now

  init(_ what: String) {
    self.what = what
  }

  /// Shows the state, at most four times a second.
  mutating func update(_ done: Int, of total: Int) {
    guard isShown, done > 0 else { return }
    let now = ContinuousClock.now
    guard now - last > .milliseconds(250) else { return }
    last = now
    let left = (now - start) * (Double(total - done) / Double(done))
    Terminal.status(
      "\(what): \(done) of \(total), \(left.components.seconds) s left (Ctrl-C stops)")
  }

  /// Clears the line.
  func end() {
    if isShown { Terminal.status("") }
  }
}
