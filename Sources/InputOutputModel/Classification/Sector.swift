public import Provenance

/// A sector of a classification: a code, a name and, at the fine level, the group that it belongs to.
public struct Sector: Sendable, Hashable {
  /// The short code by which files refer to the sector.
  public var code: String
  /// The name for people.
  public var name: String
  /// The code of the group that the sector belongs to; `nil` for a group itself.
  public var group: String?
  /// Where the sector is defined.
  public var location: SourceLocation?
  /// Where its group stands.
  public var groupLocation: SourceLocation?

  /// Creates a sector.
  public init(code: String, name: String, group: String? = nil, location: SourceLocation? = nil) {
    self.code = code
    self.name = name
    self.group = group
    self.location = location
  }
}
