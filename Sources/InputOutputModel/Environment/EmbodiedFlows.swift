public import DenseAlgebra

/// Who emits for whose final deliveries: the sector-to-sector matrix of embodied emissions.
public struct EmbodiedFlows: Sendable, Equatable {
  /// diag(S) L diag(y): row i is the emitter, column j the product that is finally delivered.
  public var values: Matrix

  /// Computes the matrix; its row sums are the direct emissions S L y, its column sums the footprint.
  ///
  /// Cost: one inverse of order n.
  ///
  /// - Throws: `AlgebraError` where I − A is singular or not finite.
  public init(
    intensity: [Double], coefficients: Matrix, finalDemand: [Double]
  ) throws(AlgebraError) {
    values = try LUFactorization(coefficients.subtractedFromIdentity()).inverse()
      .scalingRows(by: intensity).scalingColumns(by: finalDemand)
  }

  /// Direct emissions by emitter.
  public var byEmitter: [Double] { values.rowSums() }

  /// The footprint by product.
  public var byProduct: [Double] { values.columnSums() }
}
