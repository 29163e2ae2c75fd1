internal import DenseAlgebra

extension InputOutputTable {
  /// The table at the prices of the base year, by double deflation.
  ///
  /// Each row's deliveries, exports, imports, error and output are divided by the row's index; other
  /// inputs stay as they are, and value added is what remains of each column, in one row (United
  /// Nations, Handbook on Supply and Use Tables 2018, chapter 9).
  ///
  /// - Parameter index: price level over that of the base year, by sector; each above 0.
  public func deflated(by index: [Double]) -> InputOutputTable {
    precondition(index.count == count && index.allSatisfy { $0 > 0 }, "One positive index a sector")
    func divided(_ matrix: Matrix) -> Matrix {
      var result = matrix
      for j in 0..<matrix.columns {
        for i in 0..<matrix.rows { result.storage[j * matrix.rows + i] /= index[i] }
      }
      return result
    }
    func columns(_ block: AccountColumns) -> AccountColumns {
      AccountColumns(labels: block.labels, values: divided(block.values))
    }
    let real = divided(intermediate)
    let realOutput = zip(output, index).map { $0 / $1 }
    let inputs = zip(real.columnSums(), otherInputs.values.columnSums())
    let remainder = zip(realOutput, inputs).map { $0 - ($1.0 + $1.1) }
    return InputOutputTable(
      money: money, labels: labels, intermediate: real, finalDemand: columns(finalDemand),
      exports: columns(exports), imports: columns(imports), error: columns(error),
      otherInputs: otherInputs,
      valueAdded: AccountRows(
        labels: ["value_added"], values: Matrix(rows: 1, columns: count, columnMajor: remainder)),
      output: realOutput, places: places)
  }
}
