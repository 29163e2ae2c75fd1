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

  /// Clears the line.
  func end() {
    if isShown { Terminal.status("") }
  }
}
