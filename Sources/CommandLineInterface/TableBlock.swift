internal import DenseAlgebra
internal import InputOutputModel

/// A table as one matrix of rows and columns, so that any block of it can be balanced.
///
/// Rows are the sectors, other inputs and value added; columns the sectors, final demand, exports, imports
/// (with a minus sign, since they are subtracted) and error. The corner of inputs and margins is 0.
struct TableBlock {
  /// The table, with what was replaced.
  private(set) var table: InputOutputTable

  init(_ table: InputOutputTable) {
    self.table = table
  }

  private var margins:
    [(labels: [String], sign: Double, path: WritableKeyPath<InputOutputTable, AccountColumns>)]
  {
    [
      (table.finalDemand.labels.map(\.description), 1, \.finalDemand),
      (table.exports.labels.map(\.description), 1, \.exports),
      (table.imports.labels.map(\.description), -1, \.imports),
      (table.error.labels.map(\.description), 1, \.error),
    ]
  }

  private var inputs: [(labels: [String], path: WritableKeyPath<InputOutputTable, AccountRows>)] {
    [(table.otherInputs.labels, \.otherInputs), (table.valueAdded.labels, \.valueAdded)]
  }

  /// The whole as one matrix.
  var matrix: LabelledMatrix {
    let n = table.count
    let sectors = table.labels.map(\.description)
    let columns = sectors + margins.flatMap(\.labels)
    let rows = sectors + inputs.flatMap(\.labels)
    var values = Matrix(rows: rows.count, columns: columns.count)
    for j in 0..<n { for i in 0..<n { values[i, j] = table.intermediate[i, j] } }
    var column = n
    for margin in margins {
      for k in margin.labels.indices {
        for i in 0..<n {
          values[i, column] = margin.sign * table[keyPath: margin.path].values[i, k]
        }
        column += 1
      }
    }
    var row = n
    for input in inputs {
      for k in input.labels.indices {
        for j in 0..<n { values[row, j] = table[keyPath: input.path].values[k, j] }
        row += 1
      }
    }
    var result = LabelledMatrix(rows: rows, columns: columns, values: values)
    result.negated = Set(table.imports.labels.map(\.description))
    return result
  }

  /// Puts a balanced block back into the table.
  mutating func replace(_ values: Matrix, rows: [String], columns: [String]) {
    let whole = matrix
    var all = whole.values
    for (i, row) in rows.enumerated() {
      guard let target = whole.rows.firstIndex(of: row) else { continue }
      for (j, column) in columns.enumerated() {
        if let position = whole.columns.firstIndex(of: column) {
          all[target, position] = values[i, j]
        }
      }
    }
    let n = table.count
    for j in 0..<n { for i in 0..<n { table.intermediate[i, j] = all[i, j] } }
    var column = n
    for margin in margins {
      for k in margin.labels.indices {
        for i in 0..<n {
          table[keyPath: margin.path].values[i, k] = margin.sign * all[i, column]
        }
        column += 1
      }
    }
    var row = n
    for input in inputs {
      for k in input.labels.indices {
        for j in 0..<n { table[keyPath: input.path].values[k, j] = all[row, j] }
        row += 1
      }
    }
    table.places = nil
    table.printedDecimals = nil
  }
}
