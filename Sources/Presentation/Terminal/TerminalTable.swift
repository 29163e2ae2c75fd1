/// Lays a table out in lines of a given width: text on the left, figures on the right, no boxes.
///
/// A table that is too wide is cut into blocks below each other, each of which starts with the
/// columns that name the rows.
struct TerminalTable {
  private let table: FormattedTable
  private let width: Int

  init(_ table: ResultTable, format: NumberFormat, width: Int) {
    self.table = FormattedTable(table, format: format)
    self.width = max(20, width)
  }

  /// The title, with the unit where all figures share one.
  var title: String { table.title }

  /// The lines of the table; heading lines and rows apart, so that headings can be set off.
  var blocks: [(headings: [String], rows: [String])] {
    let usual = columnWidths(widestText: 34)
    // Names in narrower columns often spare a second block.
    let widths = columnsByBlock(usual).count > 1 ? columnWidths(widestText: 24) : usual
    return columnsByBlock(widths).map { columns in
      let wrapped = columns.map { headingLines($0, width: widths[$0]) }
      let height = wrapped.map(\.count).max() ?? 0
      let headings = (0..<height).map { line in
        join(columns, widths) { position, column in
          let lines = wrapped[position]
          // Headings stand on the line above the figures, whatever their height.
          let offset = line - (height - lines.count)
          return offset >= 0 ? lines[offset] : ""
        }
      }
      let rows = table.rows.flatMap { row -> [String] in
        let cells = columns.map { row[$0].text.withoutControls.wrapped(toWidth: widths[$0]) }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { line in
          join(columns, widths) { position, _ in
            line < cells[position].count ? cells[position][line] : ""
          }
        }
      }
      return (headings, rows)
    }
  }

  private func join(
    _ columns: [Int], _ widths: [Int], text: (_ position: Int, _ column: Int) -> String
  ) -> String {
    var line = columns.enumerated().map { position, column in
      text(position, column)
        .padded(toWidth: widths[column], onLeft: table.headings[column].isNumeric)
    }.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }

  private func columnWidths(widestText: Int) -> [Int] {
    table.headings.indices.map { column in
      let heading = table.headings[column]
      let cells = table.rows.map { $0[column].text.withoutControls.terminalWidth }.max() ?? 0
      let words = heading.text.split(separator: " ").map { String($0).terminalWidth }
      let least = max(words.max() ?? 0, heading.unit?.terminalWidth ?? 0)
      return max(heading.isNumeric ? cells : min(cells, widestText), least, 1)
    }
  }

  private func headingLines(_ column: Int, width: Int) -> [String] {
    let heading = table.headings[column]
    return heading.text.withoutControls.wrapped(toWidth: width)
      + (heading.unit.map { [$0.withoutControls] } ?? [])
  }

  private func columnsByBlock(_ widths: [Int]) -> [[Int]] {
    let labels = Array(
      table.headings.indices.prefix { !table.headings[$0].isNumeric })
    let labelWidth = labels.reduce(0) { $0 + widths[$1] + 2 }
    var blocks: [[Int]] = []
    var block: [Int] = []
    var used = labelWidth
    for column in table.headings.indices.dropFirst(labels.count) {
      if !block.isEmpty, used + widths[column] > width {
        blocks.append(labels + block)
        block = []
        used = labelWidth
      }
      block.append(column)
      used += widths[column] + 2
    }
    if !block.isEmpty || blocks.isEmpty { blocks.append(labels + block) }
    return blocks
  }
}
