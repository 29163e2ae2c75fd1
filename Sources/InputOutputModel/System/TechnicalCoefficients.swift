public import DenseAlgebra

extension InputOutputTable {
  /// A = Z x̂⁻¹, n × n: inputs per unit of output (Miller and Blair 2009, equation 2.4).
  ///
  /// A sector without output has zero coefficients.
  public func technicalCoefficients() -> Matrix {
    intermediate.scalingColumns(by: output.map { $0 == 0 ? 0 : 1 / $0 })
  }
}
