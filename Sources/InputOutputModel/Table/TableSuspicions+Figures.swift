import DenseAlgebra
import Provenance

extension TableSuspicions {
  /// Where single figures may be wrong: a row and a column that are off by as much cross in one, and a row or
  /// a column alone has it in its margins.
  mutating func findWrongFigures() {
    let lines = table.labels.indices.filter { gaps.outputVerdict($0) != .broken }
    let rows = lines.filter { gaps.rowVerdict($0) == .broken }
    let columns = lines.filter { gaps.columnVerdict($0) == .broken }
    var crossed: [(row: Int, column: Int)] = []
    for row in rows {
      let fitting = columns.filter { areEqual(gaps.rowGaps[row], gaps.columnGaps[$0]) }
      let rivals = rows.filter { areEqual(gaps.rowGaps[row], gaps.rowGaps[$0]) }
      if fitting.count == 1, rivals.count == 1 { crossed.append((row, fitting[0])) }
    }
    for (row, column) in crossed.prefix(10) { cross(row, column) }
    let lonelyRows = rows.filter { row in !crossed.contains { $0.row == row } }
    if let first = lonelyRows.first {
      wrong(
        "The rows of \(named(lonelyRows, gaps.rowGaps)) do not add up, and none of the usual reasons explains it: no "
          + "total or subtotal, nothing transposed, no unit off by a power of ten. Compare their final use, exports, "
          + "imports and output with the source, then what they deliver to sectors.",
        at: table.places?.location(row: table.labels[first].description))
    }
    let lonelyColumns = columns.filter { column in !crossed.contains { $0.column == column } }
    if let first = lonelyColumns.first {
      wrong(
        "The columns of \(named(lonelyColumns, gaps.columnGaps)) do not add up, and none of the usual reasons explains "
          + "it: no total or subtotal, nothing transposed, no unit off by a power of ten. Compare their value added, "
          + "other inputs and output with the source, then what they buy from sectors.",
        at: table.places?.location(
          row: TableRoles.outputCode, column: table.labels[first].description))
    }
  }

  private func areEqual(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= closeness * max(abs(first), abs(second))
  }

  private mutating func cross(_ row: Int, _ column: Int) {
    let (seller, buyer) = (table.labels[row], table.labels[column])
    let gap = printed(gaps.rowGaps[row])
    let cell = printed(table.intermediate[row, column])
    let place = table.places?.location(row: seller.description, column: buyer.description)
    if row == column {
      wrong(
        "The row and the column of sector \(seller) are both off by \(gap): what it delivers to itself, \(cell), changed "
          + "by as much mends both, and so does the opposite change of its output, \(printed(table.output[row])). Compare "
          + "both with the source.",
        at: place)
    } else {
      wrong(
        "The row of sector \(seller) and the column of sector \(buyer) are both off by \(gap): the figure where they "
          + "cross, \(cell), changed by as much mends both. Compare it with the source.",
        at: place)
    }
  }

  /// Lines with their gaps, for people.
  private func named(_ lines: [Int], _ gaps: [Double]) -> String {
    let texts = lines.map { "\(table.labels[$0]) (\(printed(gaps[$0])))" }
    return texts.prefix(6).joined(separator: ", ")
      + (texts.count > 6 ? " and \(texts.count - 6) more" : "")
  }

  private mutating func wrong(_ message: String, at place: SourceLocation?) {
    findings.append(Finding(.error, code: "wrong-figure", message, at: place))
  }
}
