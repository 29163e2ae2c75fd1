internal import DenseAlgebra

extension InputOutputTable {
  /// The table summed to the coarse sectors of a concordance (Miller and Blair 2009, section 4.9).
  ///
  /// Z becomes C Z Cᵀ with the 0/1 matrix C of the concordance; rows and columns beside the sectors
  /// are summed alike, so that every identity and every total is kept.
  ///
  /// - Precondition: the concordance's source is this table's list of sectors, in order.
  public func aggregated(by concordance: Concordance) -> InputOutputTable {
    precondition(concordance.source == labels.map(\.sector), "The concordance is of another table")
    let count = concordance.target.count
    let assignment = concordance.assignment
    var sum = Matrix(rows: count, columns: count)
    for j in labels.indices {
      let column = assignment[j] * count
      for i in labels.indices {
        sum.storage[column + assignment[i]] += intermediate.storage[j * labels.count + i]
      }
    }
    func columns(_ block: AccountColumns) -> AccountColumns {
      var values = Matrix(rows: count, columns: block.labels.count)
      for k in block.labels.indices {
        for i in labels.indices { values[assignment[i], k] += block.values[i, k] }
      }
      return AccountColumns(labels: block.labels, values: values)
    }
    func rows(_ block: AccountRows) -> AccountRows {
      var values = Matrix(rows: block.labels.count, columns: count)
      for j in labels.indices {
        for k in block.labels.indices { values[k, assignment[j]] += block.values[k, j] }
      }
      return AccountRows(labels: block.labels, values: values)
    }
    let region = labels.first?.region ?? ""
    return InputOutputTable(
      money: money, labels: concordance.target.map { SectorLabel(region: region, sector: $0) },
      intermediate: sum, finalDemand: columns(finalDemand), exports: columns(exports),
      imports: columns(imports), error: columns(error), otherInputs: rows(otherInputs),
      valueAdded: rows(valueAdded), output: concordance.sum(output))
  }
}
