/// What a row or column of an account stands for: a sector in a region.
///
/// A table of one region is the special case in which all labels have the same region.
public struct SectorLabel: Sendable, Hashable {
  /// The region's name; empty where a table of one region does not name it.
  public var region: String
  /// The sector's code.
  public var sector: String

  /// Creates a label.
  public init(region: String = "", sector: String) {
    self.region = region
    self.sector = sector
  }
}

extension SectorLabel: CustomStringConvertible {
  /// The code alone, or `region | code`.
  public var description: String {
    region.isEmpty ? sector : "\(region) | \(sector)"
  }
}
