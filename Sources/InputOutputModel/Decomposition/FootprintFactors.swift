public import DenseAlgebra
import Provenance

/// What a footprint is made of in one state: intensities, production structure and final demand.
public struct FootprintFactors: Sendable {
  /// The state's name for messages, such as a scenario's id.
  public var name: String
  /// The codes of the sectors.
  public var sectors: [String]
  /// S: direct impact per unit of output, by sector.
  public var intensity: [Double]
  /// A: technical coefficients (of domestic deliveries), n × n.
  public var coefficients: Matrix
  /// The categories of final demand.
  public var categories: [String]
  /// Y: final demand by sector and category, n × categories.
  public var finalDemand: Matrix

  /// Creates the factors of one state.
  public init(
    name: String, sectors: [String], intensity: [Double], coefficients: Matrix,
    categories: [String], finalDemand: Matrix
  ) {
    precondition(
      intensity.count == sectors.count && coefficients.rows == sectors.count
        && coefficients.columns == sectors.count && finalDemand.rows == sectors.count
        && finalDemand.columns == categories.count, "The shapes agree")
    self.name = name
    self.sectors = sectors
    self.intensity = intensity
    self.coefficients = coefficients
    self.categories = categories
    self.finalDemand = finalDemand
  }
}

extension StructuralDecomposition {
  /// The names of the factors of a footprint, in the order of the effects.
  public static let footprintFactors = [
    "intensity", "production structure", "level", "mix", "category",
  ]

  /// Decomposes the change of the footprint by product, D = (S L) ∘ y, between two states.
  ///
  /// Five factors: intensity S, production structure L = (I − A)⁻¹, and final demand
  /// y_i = level · Σ_c category_c · mix_ic with its level (the total), category (each category's share in
  /// the total) and mix (each product's share in its category). A category that one state lacks has the
  /// other state's mix, so that its arrival counts as a change of category.
  /// Cost: two factorisations of order n, four solves.
  ///
  /// - Throws: `InvalidInput` where the sectors or categories differ, a total of final demand is 0, or a
  ///   category sums to 0 with figures in it, which has no mix; `AlgebraError` for a singular system.
  public init(from: FootprintFactors, to: FootprintFactors) throws {
    guard from.sectors == to.sectors && from.categories == to.categories else {
      throw InvalidInput(
        code: "decomposition-labels",
        """
        \(from.name) and \(to.name) have different sectors or categories of final demand; a \
        decomposition needs the same ones in the same order. Aggregate both to one classification.
        """)
    }
    let splits = (try DemandSplit(from), try DemandSplit(to))
    let mixes = (splits.0.mix(orFrom: splits.1), splits.1.mix(orFrom: splits.0))
    let systems = (
      try LUFactorization(from.coefficients.subtractedFromIdentity()),
      try LUFactorization(to.coefficients.subtractedFromIdentity())
    )
    let multipliers = [
      systems.0.solveTransposed(from.intensity), systems.0.solveTransposed(to.intensity),
      systems.1.solveTransposed(from.intensity), systems.1.solveTransposed(to.intensity),
    ]
    self.init(factors: Self.footprintFactors) { state in
      let level = state & 4 == 0 ? splits.0.level : splits.1.level
      let mix = state & 8 == 0 ? mixes.0 : mixes.1
      let shares = state & 16 == 0 ? splits.0.shares : splits.1.shares
      let demand = mix * shares.map { $0 * level }
      return zip(multipliers[state & 3], demand).map(*)
    }
  }
}

/// Final demand as level, shares of categories and mixes of products.
private struct DemandSplit {
  let level: Double
  let shares: [Double]
  /// The products' shares in each category; `nil` for a category without any figure.
  let mixes: [[Double]?]

  init(_ factors: FootprintFactors) throws(InvalidInput) {
    let sums = factors.finalDemand.columnSums()
    let total = sums.reduce(0, +)
    var findings: [Finding] = []
    if total == 0 {
      findings.append(
        Finding(
          .error, code: "decomposition-demand",
          "Final demand of \(factors.name) sums to 0, so that its change cannot be split."))
    }
    mixes = factors.categories.indices.map { c in
      let column = factors.finalDemand.column(c)
      guard column.contains(where: { $0 != 0 }) else { return nil }
      if sums[c] == 0 {
        findings.append(
          Finding(
            .error, code: "decomposition-mix",
            """
            Category \(factors.categories[c]) of \(factors.name) sums to 0 although products have \
            figures in it, so that it has no mix. Join it with another category.
            """))
      }
      return column.map { $0 / sums[c] }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    level = total
    shares = sums.map { $0 / total }
  }

  func mix(orFrom other: DemandSplit) -> Matrix {
    let columns = zip(mixes, other.mixes).map { $0 ?? $1 }
    let rows = columns.lazy.compactMap { $0?.count }.first ?? 0
    return Matrix(
      rows: rows, columns: columns.count,
      columnMajor: columns.flatMap { $0 ?? [Double](repeating: 0, count: rows) })
  }
}
