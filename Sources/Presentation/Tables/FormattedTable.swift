/// A table as people see it: scaled, rounded, signed and, where the table asks, transposed.
struct FormattedTable {
  /// A heading with the unit below it.
  struct Heading: Hashable {
    var text: String
    var unit: String?
    var isNumeric: Bool
  }

  /// A cell's text and, for figures, the value by which it is sorted.
  struct Cell: Hashable {
    var text: String
    var value: Double?
    /// The name of the row that explains the figure.
    var link: String?
  }

  /// The title, with the unit where all figures share one.
  var title: String
  var headings: [Heading]
  var rows: [[Cell]]

  init(_ table: ResultTable, format: NumberFormat) {
    let scales = Self.scales(table)
    let shared = Self.sharedUnit(table).map { format.unit(scales[$0]?.unit ?? $0) }
    title = shared.map { "\(table.title), \($0)" } ?? table.title
    let headings = table.columns.map { column in
      Heading(
        text: column.name,
        unit: shared == nil ? column.unit.map { format.unit(scales[$0]?.unit ?? $0) } : nil,
        isNumeric: column.kind != .text)
    }
    let shareDecimals = table.columns.enumerated().map { position, column in
      // Changes of a percent or less matter beside large ones; shares of a whole do not need as much.
      let large = column.isChange ? 1 : 0.1
      return table.values(ofColumn: position).contains { abs($0) >= large } ? 1 : 2
    }
    let rows = table.rows.enumerated().map { line, row in
      row.indices.map { position in
        var cell = Self.cell(
          row[position], table.columns[position], scales: scales,
          shareDecimals: shareDecimals[position], format)
        cell.link = table.links[ResultTable.Place(row: line, column: position)]
        return cell
      }
    }
    guard table.isTransposed else {
      self.headings = headings
      self.rows = rows
      return
    }
    self.headings =
      [Heading(text: "", unit: nil, isNumeric: false)]
      + rows.map { Heading(text: $0.first?.text ?? "", unit: nil, isNumeric: true) }
    self.rows = headings.indices.dropFirst().map { position in
      let heading = headings[position]
      let name = heading.text + (heading.unit.map { " (\($0))" } ?? "")
      return [Cell(text: name, value: nil)] + rows.map { $0[position] }
    }
  }

  /// The unit of all figures, where there are several columns of them and all share it.
  private static func sharedUnit(_ table: ResultTable) -> String? {
    let figures = table.columns.filter { $0.kind != .text }
    guard figures.count > 1, !table.isTransposed, let unit = figures.first?.unit,
      figures.allSatisfy({ $0.unit == unit })
    else { return nil }
    return unit
  }

  /// One scale for each unit of the table, so that figures of a unit can be compared at sight.
  private static func scales(_ table: ResultTable) -> [String: DisplayScale] {
    var values: [String: [Double]] = [:]
    for (position, column) in table.columns.enumerated() where column.kind == .number {
      guard let unit = column.unit else { continue }
      values[unit, default: []] += table.values(ofColumn: position)
    }
    return Dictionary(
      uniqueKeysWithValues: values.map { ($0, DisplayScale(unit: $0, values: $1)) })
  }

  private static func cell(
    _ cell: ResultTable.Cell, _ column: ResultTable.Column, scales: [String: DisplayScale],
    shareDecimals: Int, _ format: NumberFormat
  ) -> Cell {
    switch cell {
    case .text(let text), .word(let text): return Cell(text: text, value: nil)
    case .integer(let number): return Cell(text: String(number), value: Double(number))
    case .missing: return Cell(text: format.missing, value: nil)
    case .number(let number):
      if column.kind == .share {
        let text = format.percent(number, decimals: shareDecimals, isChange: column.isChange)
        return Cell(text: text, value: number)
      }
      guard let unit = column.unit, let scale = scales[unit] else {
        let text =
          number.rounded() == number
          ? format.fixed(number, decimals: 0, isChange: column.isChange)
          : format.significant(number, digits: 4, isChange: column.isChange)
        return Cell(text: text, value: number)
      }
      let text = format.fixed(
        number / scale.divisor, decimals: scale.decimals, isChange: column.isChange)
      return Cell(text: text, value: number)
    }
  }
}

extension ResultTable {
  /// The figures of a column, undefined ones left out.
  func values(ofColumn position: Int) -> [Double] {
    rows.compactMap { row in
      if case .number(let number) = row[position] { number } else { nil }
    }
  }
}
