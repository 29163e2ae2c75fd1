public import Provenance

/// Which coarse sector each fine sector belongs to.
///
/// A concordance is total: every fine sector has exactly one coarse one. Those that have none are
/// named together when it is made.
public struct Concordance: Sendable, Equatable {
  /// The fine codes.
  public let source: [String]
  /// The coarse codes.
  public let target: [String]
  /// For each fine sector the position of its coarse one.
  public let assignment: [Int]

  /// Makes a concordance from a coarse code for each fine code.
  ///
  /// - Throws: `InvalidInput` that names every orphan: fine sectors without a coarse code or with
  ///   one that `target` does not have.
  public init(
    source: [String], target: [String], mapping: [String: String]
  ) throws(InvalidInput) {
    var positions: [String: Int] = [:]
    for (position, code) in target.enumerated() { positions[code] = position }
    let orphans = source.filter { code in mapping[code].flatMap { positions[$0] } == nil }
    guard orphans.isEmpty else {
      throw InvalidInput(
        code: "orphan-sector",
        "\(orphans.count == 1 ? "The sector" : "The sectors") \(orphans.joined(separator: ", ")) "
          + "\(orphans.count == 1 ? "has" : "have") no place in the coarser classification; "
          + "give each a group that it defines.")
    }
    self.source = source
    self.target = target
    self.assignment = source.map { code in mapping[code].flatMap { positions[$0] } ?? 0 }
  }

  /// The concordance that leaves every sector as it is.
  public init(identity codes: [String]) {
    source = codes
    target = codes
    assignment = Array(codes.indices)
  }

  /// The sums of a vector by coarse sector.
  public func sum(_ values: [Double]) -> [Double] {
    precondition(values.count == assignment.count, "The vector has another classification")
    var result = [Double](repeating: 0, count: target.count)
    for (position, value) in values.enumerated() { result[assignment[position]] += value }
    return result
  }
}
