/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  /// The input is invalid; nothing is computed from it.
  case error
  /// The result stands, but something in the input deserves a look.
  case warning
  /// A standing assumption or remark that belongs beside the figures.
  case note
}
