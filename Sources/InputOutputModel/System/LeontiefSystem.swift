public import DenseAlgebra
public import Provenance

/// The quantity system x = A_d x + y of a region, factorised once and solved against many times.
///
/// With imports `domestic`, A_d = (I − M̂)A and y = (I − M̂)f + e (+ error), where m̂_i = m_i/d_i is
/// the import share of row i's domestic use; with `competitive`, A_d = A and y = f + e − m (+ error)
/// (Miller and Blair 2009, section 2.3.4; FORMAT.md, step 5).
public struct LeontiefSystem: Sendable {
  /// The sectors.
  public let labels: [SectorLabel]
  /// A, with imported inputs: n × n.
  public let totalCoefficients: Matrix
  /// A_d, the inputs that the region itself delivers: n × n.
  public let coefficients: Matrix
  /// m̂ by row; zeros with competitive imports.
  public let importShares: [Double]
  /// The share of each product's final demand that the region itself delivers: 1 − m̂ with one import share
  /// a row, the row's own where deliveries are known cell by cell, 1 with competitive imports.
  public let homeDemandShares: [Double]
  /// x by sector, money.
  public let output: [Double]
  /// f by sector, summed over categories, with imported goods, money.
  public let domesticFinalDemand: [Double]
  /// f_d by sector: what of final demand the region makes itself, money; f − m with competitive imports.
  public let ownFinalDemand: [Double]
  /// e by sector, money.
  public let exports: [Double]
  /// y by sector: what the region's sectors deliver to final users, money.
  public let finalDeliveries: [Double]
  /// Whether imports are treated as domestic or competitive.
  public let imports: ImportTreatment
  /// The factors of I − A_d.
  public let factorization: LUFactorization
  /// The factors of I − A.
  public let totalFactorization: LUFactorization

  /// Builds and factorises the system of a table.
  ///
  /// - Throws: `InvalidInput` when an import share is above 1 (re-exports have to leave both
  ///   columns) or when the system is not productive (the spectral radius of A is 1 or more).
  public init(_ table: InputOutputTable, imports treatment: ImportTreatment) throws(InvalidInput) {
    let n = table.count
    let demand = table.finalDemand.values.rowSums()
    let outflow = table.exports.values.rowSums()
    let inflow = table.imports.values.rowSums()
    let error = table.error.values.rowSums()
    let total = table.technicalCoefficients()
    var shares = [Double](repeating: 0, count: n)
    var domestic = total
    var deliveries = [Double](repeating: 0, count: n)
    var own = deliveries
    switch treatment {
    case .competitive:
      for i in 0..<n {
        own[i] = demand[i] - inflow[i]
        deliveries[i] = demand[i] + outflow[i] - inflow[i] + error[i]
      }
    case .domestic:
      let use = zip(table.intermediate.rowSums(), demand).map { $0 + $1 }
      var findings: [Finding] = []
      for i in 0..<n {
        shares[i] = use[i] == 0 ? 0 : inflow[i] / use[i]
        if shares[i] > 1 + 1e-9 || (use[i] == 0 && inflow[i] != 0) {
          findings.append(
            Finding(
              .error, code: "re-exports",
              "Imports of \(table.labels[i]) are \(printed(inflow[i])) (\(table.money)), more than its "
                + "domestic use of \(printed(use[i])): goods that only pass through are in it. "
                + "Take re-exports out of both the import and the export columns, "
                + "or use `imports: competitive`."))
        }
        own[i] = (1 - shares[i]) * demand[i]
        deliveries[i] = own[i] + outflow[i] + error[i]
      }
      if !findings.isEmpty { throw InvalidInput(findings) }
      domestic = total.scalingRows(by: shares.map { 1 - $0 })
    }
    labels = table.labels
    totalCoefficients = total
    coefficients = domestic
    importShares = shares
    homeDemandShares = shares.map { 1 - $0 }
    output = table.output
    domesticFinalDemand = demand
    ownFinalDemand = own
    exports = outflow
    finalDeliveries = deliveries
    imports = treatment
    factorization = try Self.factorise(domestic, labels: table.labels)
    totalFactorization =
      treatment == .competitive ? factorization : try Self.factorise(total, labels: table.labels)
  }

  /// L = (I − A_d)⁻¹, n × n, formed only here.
  ///
  /// - Complexity: about 4/3·n³ operations.
  public func leontiefInverse() -> Matrix {
    factorization.inverse()
  }

  /// M = S L for the intensities S of a stressor per unit of output, by one transposed solve.
  public func multipliers(of intensities: [Double]) -> [Double] {
    factorization.solveTransposed(intensities)
  }

  /// S (I − A)⁻¹ with imported inputs, as if imports were made as at home.
  public func totalMultipliers(of intensities: [Double]) -> [Double] {
    totalFactorization.solveTransposed(intensities)
  }

  /// x = L y for any final deliveries.
  public func output(for finalDeliveries: [Double]) -> [Double] {
    factorization.solve(finalDeliveries)
  }

  /// The largest |x − L y| relative to the largest output: how well the table's output follows from
  /// its own system.
  public func outputResidual() -> Double {
    let scale = output.map(abs).max() ?? 0
    guard scale > 0 else { return 0 }
    return zip(output, output(for: finalDeliveries)).map { abs($0 - $1) }.reduce(0, max) / scale
  }

  /// The factors of I − A, in the memory of A where nobody else holds it.
  static func factorise(
    _ coefficients: consuming Matrix, labels: [SectorLabel]
  ) throws(InvalidInput) -> LUFactorization {
    try requireProductive(coefficients, labels: labels)
    coefficients.subtractFromIdentity()
    do {
      return try LUFactorization(consume coefficients)
    } catch {
      throw InvalidInput(
        code: "singular-system", "The system I − A cannot be solved. \(error.description)")
    }
  }

  /// Refuses coefficients whose spectral radius is 1 or more.
  static func requireProductive(
    _ coefficients: Matrix, labels: [SectorLabel]
  ) throws(InvalidInput) {
    let radius = spectralRadiusBound(coefficients)
    guard radius < 1 else {
      let sums = coefficients.columnSums()
      let worst = sums.indices.max { sums[$0] < sums[$1] } ?? 0
      throw InvalidInput(
        code: "not-productive",
        "The system is not productive: its coefficients have a spectral radius of \(printed(radius)), "
          + "which must be below 1. Sector \(labels[worst]) buys \(printed(sums[worst])) for each unit "
          + "that it makes; look at its column and its value added.")
    }
  }

  /// The largest column sum of |A| where that is below 1, otherwise ρ(A) by power iteration.
  private static func spectralRadiusBound(_ coefficients: Matrix) -> Double {
    let n = coefficients.rows
    let bound = coefficients.storage.withUnsafeBufferPointer { elements in
      (0..<n).reduce(0) { largest, column in
        var sum = 0.0
        for index in (column * n)..<((column + 1) * n) { sum += abs(elements[index]) }
        return max(largest, sum)
      }
    }
    guard bound >= 1 else { return bound }
    let magnitudes =
      coefficients.storage.contains { $0 < 0 }
      ? Matrix(rows: n, columns: n, columnMajor: coefficients.storage.map { abs($0) })
      : coefficients
    var vector = [Double](repeating: 1, count: n)
    var upper = Double.infinity
    for _ in 0..<2_000 {
      let next = magnitudes * vector
      // Collatz and Wielandt: the largest quotient bounds the radius of a non-negative matrix.
      var largest = 0.0
      for i in 0..<n where vector[i] > 0 { largest = max(largest, next[i] / vector[i]) }
      if abs(largest - upper) <= 1e-13 * largest {
        upper = largest
        break
      }
      upper = min(upper, largest)
      if upper < 1 { break }
      let norm = next.max() ?? 0
      guard norm > 0 else { return 0 }
      vector = zip(next, vector).map { ($0 / norm + $1) / 2 }
    }
    return upper
  }
}
