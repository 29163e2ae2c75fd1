/// Why a program has no answer.
public enum LinearProgramError: Error, Sendable, Equatable {
  /// The solver's library is not on this machine, or is of another version.
  case solverMissing
  /// A figure is not a number, or infinite where it may not be; `name` is the row's or variable's.
  case nonFinite(name: String)
  /// A lower bound is above the upper one.
  case crossedBounds(name: String, lower: Double, upper: Double)
  /// No values satisfy all rows and bounds.
  case infeasible
  /// The objective can grow without end.
  case unbounded
  /// Nothing allowed was found in the given seconds.
  case timeLimit(seconds: Double)
  /// The answer was not wanted any more.
  case stopped
  /// The solver gave up for a reason of its own; the number is HiGHS's model status.
  case solverFailure(status: Int)
}

extension LinearProgramError: CustomStringConvertible {
  /// A sentence for people.
  public var description: String {
    switch self {
    case .solverMissing:
      "The solver HiGHS (libhighs.so, version 1) was not found; run scripts/setup, or install HiGHS where the system looks for libraries."
    case .nonFinite(let name):
      "A figure of “\(name)” is not a finite number; a program is solved only with finite coefficients."
    case .crossedBounds(let name, let lower, let upper):
      "“\(name)” must be at least \(lower) and at most \(upper), which no number is."
    case .infeasible:
      "No choice satisfies all limits at once."
    case .unbounded:
      "Nothing limits the choice: the objective can grow without end."
    case .timeLimit(let seconds):
      "No allowed choice was found in \(seconds) seconds; allow more time or fewer whole-number decisions."
    case .stopped:
      "Stopped before there was an answer."
    case .solverFailure(let status):
      "The solver HiGHS stopped without an answer (model status \(status))."
    }
  }
}
