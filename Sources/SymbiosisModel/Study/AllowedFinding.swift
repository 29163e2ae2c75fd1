public import Provenance

/// A finding that a study allows by its code: an error that it turns into a warning.
///
/// Only findings about what exchanges claim together can be allowed; a figure that has no meaning
/// cannot.
public struct AllowedFinding: Sendable, Hashable {
  /// The finding's code.
  public var code: String
  /// Where the study allows it.
  public var location: SourceLocation?

  /// Creates a permission.
  public init(code: String, location: SourceLocation? = nil) {
    self.code = code
    self.location = location
  }

  /// The codes that may be allowed.
  public static let allowable = [
    "supply-exceeded", "demand-exceeded", "limit-exceeded", "account-exceeded", "same-tonne",
    "both-partners-credit", "saved-twice",
  ]
}

extension StudyDefinition {
  /// The findings, with errors that the study allows as warnings that say so.
  func allowing(_ findings: [Finding]) -> [Finding] {
    guard !allowed.isEmpty else { return findings }
    let codes = Set(allowed.map(\.code)).intersection(AllowedFinding.allowable)
    return findings.map { finding in
      guard finding.severity == .error, codes.contains(finding.code) else { return finding }
      var allowed = finding
      allowed.severity = .warning
      allowed.message += " The study allows this."
      return allowed
    }
  }
}
