internal import DenseAlgebra
public import Provenance

extension LeontiefSystem {
  /// The system of a region whose own deliveries are known cell by cell, as location quotients give them.
  ///
  /// A_d, the deliveries to final users and the exports are those of `own`, A and final demand with imported
  /// goods those of `total`; m̂_i is the share of row i's uses that comes from outside. x = L y holds as for a
  /// table of one import share a row.
  ///
  /// - Throws: `InvalidInput` when one of the systems is not productive.
  public init(own: InputOutputTable, total: InputOutputTable) throws(InvalidInput) {
    precondition(own.labels == total.labels, "Both tables have the same sectors")
    func uses(_ table: InputOutputTable) -> [Double] {
      zip(table.intermediate.rowSums(), table.finalDemand.values.rowSums()).map { $0 + $1 }
    }
    labels = own.labels
    totalCoefficients = total.technicalCoefficients()
    coefficients = own.technicalCoefficients()
    importShares = zip(uses(own), uses(total)).map { $1 == 0 ? 0 : 1 - $0 / $1 }
    output = own.output
    let shares = importShares
    homeDemandShares = zip(
      own.finalDemand.values.rowSums(), total.finalDemand.values.rowSums()
    ).enumerated().map { $1.1 == 0 ? 1 - shares[$0] : $1.0 / $1.1 }
    domesticFinalDemand = total.finalDemand.values.rowSums()
    exports = own.exports.values.rowSums()
    finalDeliveries = zip(own.finalDemand.values.rowSums(), exports).map { $0 + $1 }
    imports = .domestic
    factorization = try Self.factorise(coefficients, labels: labels)
    totalFactorization = try Self.factorise(totalCoefficients, labels: labels)
  }
}
