/// The error that carries everything a check has found wrong, so that one run reports it all.
///
/// `findings` holds at least one of severity `error`; warnings and notes found on the way come along.
public struct InvalidInput: Error, Sendable, Hashable {
  /// What was found, in the order of the files.
  public var findings: [Finding]

  /// Creates the error from findings.
  public init(_ findings: [Finding]) {
    self.findings = findings
  }

  /// Creates the error from one message, for a function that can fail in one way.
  public init(code: String, _ message: String, at location: SourceLocation? = nil) {
    self.findings = [Finding(.error, code: code, message, at: location)]
  }
}

extension InvalidInput: CustomStringConvertible {
  /// The findings, one below the other.
  public var description: String {
    findings.map(\.description).joined(separator: "\n")
  }
}
