public import DenseAlgebra
import Glibc
public import Provenance

/// Location quotients: how much of its own need a region can be expected to supply.
///
/// The trading coefficient t_ij turns a coefficient of the parent's table (net of imports) into the
/// region's, a_ij^r = t_ij a_ij^N, row i supplying and column j buying. Formulas as in Torój 2024
/// (Central European Journal of Economic Modelling and Econometrics 16, equations 2–6) and Flegg and
/// Webber 2000 (Regional Studies 34).
public struct LocationQuotient: Sendable {
  /// SLQ_i = (Q_i^r/Q^r)/(Q_i^N/Q^N); 0 for a sector that neither region nor parent has.
  public let simple: [Double]
  /// Q^r/Q^N, the region's share in the parent.
  public let size: Double

  /// Computes the quotients from outputs (or employment, or value added) by sector.
  ///
  /// - Throws: `InvalidInput` that names each sector with a negative or non-finite figure and each
  ///   that the region has and the parent has not, or says that a total is 0.
  public init(region: [Double], parent: [Double], labels: [String]) throws(InvalidInput) {
    precondition(region.count == parent.count && labels.count == parent.count)
    var findings: [Finding] = []
    for (i, label) in labels.enumerated() {
      for (place, value) in [("region", region[i]), ("parent", parent[i])]
      where !(value >= 0 && value.isFinite) {
        findings.append(
          Finding(
            .error, code: "quotient-output",
            "The \(place)'s figure for sector \(label) is \(value); location quotients need one of at least 0."
          ))
      }
      if region[i] > 0 && parent[i] == 0 {
        findings.append(
          Finding(
            .error, code: "quotient-parent-zero",
            """
            Sector \(label) has \(region[i]) in the region but nothing in the parent, so it has no \
            location quotient. Move the figure to a sector that the parent has.
            """))
      }
    }
    let regionTotal = region.reduce(0, +)
    let parentTotal = parent.reduce(0, +)
    if findings.isEmpty && !(regionTotal > 0 && parentTotal > 0) {
      findings.append(
        Finding(
          .error, code: "quotient-total",
          "The totals of region (\(regionTotal)) and parent (\(parentTotal)) have to be above 0."))
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    simple = zip(region, parent).map { own, whole in
      whole > 0 ? (own / regionTotal) / (whole / parentTotal) : 0
    }
    size = regionTotal / parentTotal
  }

  /// CILQ_ij = SLQ_i/SLQ_j, with SLQ_i on the diagonal; 0 where the buying sector is absent.
  public func crossIndustry() -> Matrix {
    quotients { i, j in i == j ? simple[i] : simple[i] / simple[j] }
  }

  /// λ = [log2(1 + Q^r/Q^N)]^δ, the smaller the region, the smaller.
  ///
  /// - Throws: `InvalidInput` unless 0 ≤ δ < 1.
  public func lambda(delta: Double) throws(InvalidInput) -> Double {
    guard delta >= 0 && delta < 1 else {
      throw InvalidInput(
        code: "quotient-delta",
        "δ is \(delta); Flegg's quotients take 0 ≤ δ < 1, usually 0.2 to 0.4.")
    }
    return pow(log2(1 + size), delta)
  }

  /// FLQ_ij = CILQ_ij λ, with SLQ_i λ on the diagonal.
  public func flegg(delta: Double) throws(InvalidInput) -> Matrix {
    let lambda = try lambda(delta: delta)
    return quotients { i, j in (i == j ? simple[i] : simple[i] / simple[j]) * lambda }
  }

  /// AFLQ_ij = FLQ_ij log2(1 + SLQ_j) where the buying sector is specialised (SLQ_j > 1), else FLQ_ij.
  public func augmentedFlegg(delta: Double) throws(InvalidInput) -> Matrix {
    try flegg(delta: delta).scalingColumns(by: simple.map { $0 > 1 ? log2OfOnePlus($0) : 1 })
  }

  /// t_ij of a method, at most 1 where it caps; `proportional` has 1 everywhere.
  ///
  /// A buying sector that is absent from the region (SLQ_j = 0) has a column of zeros under the
  /// cross-industry quotients.
  public func tradingCoefficients(
    _ regionalisation: Regionalisation
  ) throws(InvalidInput) -> Matrix {
    let n = simple.count
    var result: Matrix
    switch regionalisation.method {
    case .proportional: return Matrix(rows: n, columns: n, repeating: 1)
    case .slq: result = Matrix(rows: n, columns: n, repeating: 1).scalingRows(by: simple)
    case .cilq: result = crossIndustry()
    case .flq: result = try flegg(delta: regionalisation.delta)
    case .aflq: result = try augmentedFlegg(delta: regionalisation.delta)
    }
    if regionalisation.cap {
      for index in result.storage.indices where result.storage[index] > 1 {
        result.storage[index] = 1
      }
    }
    return result
  }

  private func quotients(_ value: (Int, Int) -> Double) -> Matrix {
    let n = simple.count
    var result = Matrix(rows: n, columns: n)
    for j in 0..<n where simple[j] > 0 {
      for i in 0..<n { result[i, j] = value(i, j) }
    }
    return result
  }
}

/// log2(1 + q), by which AFLQ strengthens the purchases of a specialised sector.
public func log2OfOnePlus(_ quotient: Double) -> Double { log2(1 + quotient) }
