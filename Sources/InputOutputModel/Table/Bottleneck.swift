import DenseAlgebra

/// Rows that must sell more than the only columns in which they have figures may take.
///
/// A matrix with the zeros of `pattern` and the given margins exists exactly if a flow from rows to
/// columns along the non-zero cells can carry all totals (Gale 1957); where it cannot, the minimum cut
/// is a set of rows and the columns that they reach.
struct Bottleneck {
  /// The rows, by index.
  var rows: [Int]
  /// All columns in which these rows have a figure.
  var columns: [Int]

  /// Looks for a bottleneck; `nil` if the totals can be met, or if there are negative cells, which make room.
  ///
  /// `start` is any matrix with the same zeros; its figures, cut back to the totals, are where the
  /// search starts. Cost: rows · columns for each augmentation of the flow, of which there are few.
  init?(pattern: Matrix, start: Matrix, targets: MarginTargets) {
    guard !pattern.storage.contains(where: { $0 < 0 }) else { return nil }
    let rowCount = pattern.rows
    let columnCount = pattern.columns
    var flow = start
    for index in flow.storage.indices where !flow.storage[index].isFinite {
      flow.storage[index] = 0
    }
    flow = flow.scalingRows(
      by: zip(flow.rowSums(), targets.rowTotals).map { $0 > $1 ? $1 / $0 : 1 })
    flow = flow.scalingColumns(
      by: zip(flow.columnSums(), targets.columnTotals).map { $0 > $1 ? $1 / $0 : 1 })
    var supply = zip(targets.rowTotals, flow.rowSums()).map { $0 - $1 }
    var demand = zip(targets.columnTotals, flow.columnSums()).map { $0 - $1 }
    let smallest = 1e-9 * max(1, targets.rowTotals.reduce(0, +))

    for _ in 0..<(4 * (rowCount + columnCount)) {
      var cameToRow = [Int?](repeating: nil, count: rowCount)
      var cameToColumn = [Int?](repeating: nil, count: columnCount)
      var seen = supply.map { $0 > smallest }
      var queue = seen.indices.filter { seen[$0] }
      guard !queue.isEmpty else { return nil }
      var goal: Int?
      search: while !queue.isEmpty {
        var next: [Int] = []
        for i in queue {
          for j in 0..<columnCount where cameToColumn[j] == nil && pattern[i, j] > 0 {
            cameToColumn[j] = i
            if demand[j] > smallest {
              goal = j
              break search
            }
            for k in 0..<rowCount where !seen[k] && flow[k, j] > smallest {
              seen[k] = true
              cameToRow[k] = j
              next.append(k)
            }
          }
        }
        queue = next
      }
      guard let goal else {
        rows = seen.indices.filter { seen[$0] }
        columns = cameToColumn.indices.filter { cameToColumn[$0] != nil }
        return
      }
      var path: [(row: Int, column: Int, forward: Bool)] = []
      var amount = demand[goal]
      var column = goal
      while let row = cameToColumn[column] {
        path.append((row, column, true))
        guard let back = cameToRow[row] else {
          amount = min(amount, supply[row])
          break
        }
        path.append((row, back, false))
        amount = min(amount, flow[row, back])
        column = back
      }
      for step in path { flow[step.row, step.column] += step.forward ? amount : -amount }
      demand[goal] -= amount
      if let first = path.last { supply[first.row] -= amount }
    }
    return nil
  }

  /// What a planner has to know about it.
  func sentence(_ targets: MarginTargets) -> String {
    func list(_ indices: [Int], _ labels: [String]) -> String {
      let names = indices.prefix(8).map { labels[$0] }.joined(separator: ", ")
      return indices.count > 8 ? "\(names) and \(indices.count - 8) more" : names
    }
    let sold = rows.reduce(0) { $0 + targets.rowTotals[$1] }
    let taken = columns.reduce(0) { $0 + targets.columnTotals[$1] }
    return """
      The totals of row \(list(rows, targets.rowLabels)) sum to \(sold), but the only columns in \
      which these rows have figures (\(list(columns, targets.columnLabels))) may take \(taken); \
      balancing keeps zeros, so the totals cannot be met. Correct these totals or fill a zero cell.
      """
  }
}
