import DenseAlgebra
import InputOutputModel

/// The decimals to which a workbook's figures were rounded before they were stored as doubles.
enum PrintedPrecision {
  /// The fewest decimals, up to 6, that all figures have but for noise below 1e-9 of their size;
  /// `nil` if they have more, as figures that nobody rounded do.
  static func decimals(of table: InputOutputTable) -> Int? {
    let blocks = [
      table.intermediate.storage, table.finalDemand.values.storage, table.exports.values.storage,
      table.imports.values.storage, table.error.values.storage, table.otherInputs.values.storage,
      table.valueAdded.values.storage,
    ]
    var decimals = 0
    var scale = 1.0
    for block in blocks {
      for figure in block {
        while abs((figure * scale).rounded() / scale - figure) > 1e-9 * max(1, abs(figure)) {
          decimals += 1
          scale *= 10
          if decimals > 6 { return nil }
        }
      }
    }
    return decimals
  }
}
