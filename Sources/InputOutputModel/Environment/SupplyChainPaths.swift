public import DenseAlgebra
import Provenance

/// The supply chains behind a footprint, one by one: structural path analysis over A.
///
/// The chain i_k → … → i_1 → j carries S_{i_k} a_{i_k i_{k−1}} … a_{i_1 j} y_j, and all chains together are
/// the footprint M y, M = S(I − A)⁻¹ (Defourny and Thorbecke 1984; Lenzen 2003). A chain is followed
/// further while what its whole subtree carries, |M_{i_k}| times the weight, reaches the threshold; so
/// every chain at or above the threshold is found, also behind clean links. Chains below it that were met
/// on the way are listed too.
public struct SupplyChainPaths: Sendable {
  /// One chain.
  public struct Path: Sendable, Equatable {
    /// The sectors from the emitter to the product that is finally delivered, by position.
    public var sectors: [Int]
    /// What the chain's emitter emits for this final delivery.
    public var value: Double
  }

  /// Where a search stops even though subtrees above the threshold are left.
  public struct Limits: Sendable, Equatable {
    /// The smallest subtree that is followed, as a share of the total (of its parts' sizes where that is 0).
    public var threshold: Double
    /// The largest number of sectors in a chain.
    public var depth: Int
    /// The largest number of chains that are listed.
    public var count: Int
    /// The longest time that the search may take; `nil` for no limit.
    public var time: Duration?

    /// Creates limits.
    public init(
      threshold: Double = 0.001, depth: Int = 50, count: Int = 100_000, time: Duration? = nil
    ) {
      self.threshold = threshold
      self.depth = depth
      self.count = count
      self.time = time
    }
  }

  /// What a footprint consists of that the listed chains do not show.
  public struct LeftOut: Sendable, Equatable {
    /// In subtrees below the threshold.
    public var belowThreshold: Double
    /// In subtrees above the threshold that are longer than the depth allows.
    public var beyondDepth: Double
    /// In subtrees above the threshold that count or time did not allow to follow.
    public var unvisited: Double
    /// How many subtrees above the threshold were not followed for depth, count or time.
    public var subtrees: Int
  }

  /// The footprint that is explained, Σ_j M_j y_j over the chosen products.
  public var total: Double
  /// What the listed chains carry together.
  public var covered: Double
  /// The chains, the largest first.
  public var paths: [Path]
  /// The rest of the total, by reason; the parts and `covered` sum to the total.
  public var leftOut: LeftOut

  /// Follows the chains behind final demand, largest subtree first.
  ///
  /// `multipliers` are M = S(I − A)⁻¹, computed here where they are not given. To explain one product
  /// pass a final demand with that product alone.
  /// Cost: for each chain followed a look at the sector's suppliers in order of size, sorted once a sector.
  ///
  /// - Throws: `InvalidInput` where a coefficient or intensity is negative, whose subtrees have no bound,
  ///   or where the threshold is not above 0; `AlgebraError` where I − A is singular.
  public init(
    intensity: [Double], coefficients: Matrix, finalDemand: [Double], labels: [String],
    multipliers: [Double]? = nil, limits: Limits = Limits()
  ) throws {
    let n = intensity.count
    precondition(
      coefficients.rows == n && coefficients.columns == n && finalDemand.count == n
        && labels.count == n && limits.depth > 0 && limits.count > 0, "The shapes agree")
    try Self.check(intensity, coefficients, labels: labels, threshold: limits.threshold)
    let multipliers =
      try multipliers
      ?? LUFactorization(coefficients.subtractedFromIdentity()).solveTransposed(intensity)
    total = zip(multipliers, finalDemand).reduce(0) { $0 + $1.0 * $1.1 }
    let size = zip(multipliers, finalDemand).reduce(0) { $0 + abs($1.0 * $1.1) }
    var search = PathSearch(
      intensity: intensity, coefficients: coefficients, multipliers: multipliers,
      bound: limits.threshold * (total == 0 ? size : abs(total)), limits: limits)
    search.run(finalDemand: finalDemand)
    paths = search.paths()
    covered = paths.reduce(0) { $0 + $1.value }
    leftOut = LeftOut(
      belowThreshold: total - covered - search.beyondDepth - search.unvisited,
      beyondDepth: search.beyondDepth, unvisited: search.unvisited,
      subtrees: search.subtreesLeft)
  }

  /// The value of one chain, emitter first, in any system: for its change between two scenarios.
  public static func value(
    of sectors: [Int], intensity: [Double], coefficients: Matrix, finalDemand: [Double]
  ) -> Double {
    guard let emitter = sectors.first, let product = sectors.last else { return 0 }
    var value = intensity[emitter] * finalDemand[product]
    for (supplier, buyer) in zip(sectors, sectors.dropFirst()) {
      value *= coefficients[supplier, buyer]
    }
    return value
  }

  /// What each layer of the supply chain emits, S A^k y for k = 0 … count − 1; layer 0 is the producers
  /// of the final deliveries themselves.
  public static func layers(
    intensity: [Double], coefficients: Matrix, finalDemand: [Double], count: Int
  ) -> [Double] {
    var demand = finalDemand
    return (0..<count).map { layer in
      if layer > 0 { demand = coefficients * demand }
      return zip(intensity, demand).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  private static func check(
    _ intensity: [Double], _ coefficients: Matrix, labels: [String], threshold: Double
  ) throws(InvalidInput) {
    var findings: [Finding] = []
    if !(threshold > 0) {
      findings.append(
        Finding(
          .error, code: "paths-threshold",
          "The threshold is \(threshold); give a share above 0, since the chains are endless."))
    }
    for (value, label) in zip(intensity, labels) where !(value >= 0 && value.isFinite) {
      findings.append(
        Finding(
          .error, code: "paths-negative",
          "The intensity of sector \(label) is \(value); paths need intensities of at least 0."))
    }
    if coefficients.storage.contains(where: { !($0 >= 0 && $0.isFinite) }) {
      for j in labels.indices {
        for i in labels.indices where !(coefficients[i, j] >= 0 && coefficients[i, j].isFinite) {
          findings.append(
            Finding(
              .error, code: "paths-negative",
              """
              The coefficient of sector \(labels[i]) in sector \(labels[j]) is \(coefficients[i, j]); \
              paths need coefficients of at least 0.
              """))
        }
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
  }
}
