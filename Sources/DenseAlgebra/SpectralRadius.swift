/// Bounds of the spectral radius ρ(A), the size of the largest eigenvalue.
///
/// A table of coefficients describes an economy that can reproduce itself when ρ(A) < 1; then
/// (I − A)⁻¹ = I + A + A² + … exists and is not negative.
public enum SpectralRadius {
  /// An interval that holds ρ(A).
  public struct Bracket: Sendable, Equatable {
    /// ρ(A) is no smaller.
    public let lower: Double
    /// ρ(A) is no larger.
    public let upper: Double

    /// Whether ρ(A) < 1, where the interval tells.
    public var isBelowOne: Bool? {
      if upper < 1 { return true }
      return lower >= 1 ? false : nil
    }
  }

  /// An interval that holds ρ of a table without negative elements, narrowed by power iteration.
  ///
  /// For A ≥ 0 and any vector x > 0, min (Aᵀx)ᵢ/xᵢ ≤ ρ(A) ≤ max (Aᵀx)ᵢ/xᵢ (Collatz and Wielandt; Horn
  /// and Johnson, Matrix Analysis, 2nd ed., theorem 8.1.26). x = 1 gives the column sums; each pass over
  /// the table then improves x. A table with zero columns has no lower bound above 0.
  ///
  /// - Parameters:
  ///   - table: the table; no element may be below 0.
  ///   - tolerance: the width at which to stop.
  ///   - passes: the most passes over the table.
  ///   - threads: the most threads to use.
  public static func bracket(
    _ table: TableView, tolerance: Double = 1e-9, passes: Int = 200,
    threads: Int = ThreadCount.current
  ) -> Bracket {
    let n = table.order
    guard n > 0 else { return Bracket(lower: 0, upper: 0) }
    var vector = [Double](repeating: 1, count: n)
    var image = vector
    var lower = 0.0
    var upper = Double.infinity
    for _ in 0..<max(1, passes) {
      table.multiplyTransposed(vector, count: 1, into: &image, threads: threads)
      var least = Double.infinity
      var most = 0.0
      var largest = 0.0
      for i in 0..<n {
        let ratio = image[i] / vector[i]
        precondition(image[i] >= 0, "A table with a negative element or one that is no number")
        least = min(least, ratio)
        most = max(most, ratio)
        // A + I has the same eigenvectors and no others of the same size; it keeps x positive.
        image[i] += vector[i]
        largest = max(largest, image[i])
      }
      lower = max(lower, least)
      upper = min(upper, most)
      if upper - lower <= tolerance || !largest.isFinite { break }
      for i in 0..<n { vector[i] = max(image[i] / largest, 1e-250) }
    }
    return Bracket(lower: lower, upper: upper)
  }

  /// Whether ρ(A) < 1, for a finite matrix of any signs.
  ///
  /// For A ≥ 0 this is decided by x = (I − Aᵀ)⁻¹·1: where x ≥ 1, Aᵀx = x − 1 < x proves ρ(A) < 1
  /// (Collatz and Wielandt), and where ρ(A) < 1, x = 1 + Aᵀ1 + … ≥ 1. For other signs, ρ(A) ≤ ρ(|A|) is
  /// tried; failing that, A is squared until its powers vanish or grow. Cost: O(n²) where the column
  /// sums are below 1, else O(n³).
  public static func isBelowOne(_ matrix: Matrix) -> Bool {
    precondition(matrix.rows == matrix.columns, "Only a square matrix has eigenvalues")
    let sizes = matrix.absolute()
    if (sizes.columnSums().max() ?? 0) < 1 { return true }
    if isBelowOneWithoutNegatives(sizes) { return true }
    return sizes == matrix ? false : powersVanish(matrix)
  }

  private static func isBelowOneWithoutNegatives(_ matrix: Matrix) -> Bool {
    guard let factors = try? LUFactorization(Matrix(identityMinus: matrix)) else { return false }
    let certificate = factors.solveTransposed([Double](repeating: 1, count: matrix.rows))
    // Rounding may take a last place from an exact 1.
    return certificate.allSatisfy { $0 >= 1 - 1e-9 && $0.isFinite }
  }

  /// Gelfand's formula: ρ(A) ≤ ‖Aᵏ‖^(1/k) for each k, and Aᵏ vanishes exactly when ρ(A) < 1.
  private static func powersVanish(_ matrix: Matrix) -> Bool {
    var power = matrix
    for _ in 0..<48 {
      let norm = power.absolute().columnSums().max() ?? 0
      if norm < 1 { return true }
      if norm > 1e150 { return false }
      power = power * power
    }
    return false
  }
}

extension Matrix {
  fileprivate func absolute() -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: storage.map(abs))
  }
}
