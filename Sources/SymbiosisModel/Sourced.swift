public import Provenance

/// A figure together with the place in the user's files where it stands.
public struct Sourced: Sendable, Hashable {
  /// The figure, in the unit that its file gives.
  public var value: Double
  /// Where it stands; `nil` where a program made the study.
  public var location: SourceLocation?

  /// Creates a figure with its place.
  public init(_ value: Double, at location: SourceLocation? = nil) {
    self.value = value
    self.location = location
  }
}
