import DenseAlgebra

/// Writes tables of numbers with labels as pandas does, so that it reads them with header rows and
/// index columns.
struct LabelledTextWriter {
  var separator: UInt8

  /// The table: a header line for each level of `columnNames` and a line of index names; with no
  /// column levels one header line that holds both.
  func table(
    columnNames: [String], columns: [[String]], rowNames: [String], rows: [[String]],
    values: Matrix
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(values.storage.count * 12)
    let padding = Array(repeating: "", count: max(0, rowNames.count - 1))
    if columnNames.isEmpty {
      line(rowNames + columns.map { $0[0] }, to: &text)
    } else {
      for (level, name) in columnNames.enumerated() {
        line([name] + padding + columns.map { $0[level] }, to: &text)
      }
      line(rowNames + columns.map { _ in "" }, to: &text)
    }
    for (i, labels) in rows.enumerated() {
      append(labels, to: &text)
      for j in 0..<values.columns {
        text.append(separator)
        text += values[i, j].description.utf8
      }
      text.append(0x0A)
    }
    return text
  }

  /// A table with one column, `unit`.
  func units(rowNames: [String], rows: [(labels: [String], unit: String)]) -> [UInt8] {
    var text: [UInt8] = []
    line(rowNames + ["unit"], to: &text)
    for row in rows { line(row.labels + [row.unit], to: &text) }
    return text
  }

  /// A line of texts.
  func line(_ fields: [String], to text: inout [UInt8]) {
    append(fields, to: &text)
    text.append(0x0A)
  }

  private func append(_ fields: [String], to text: inout [UInt8]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { text.append(separator) }
      let needsQuotes = field.utf8.contains {
        $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
      }
      guard needsQuotes else {
        text += field.utf8
        continue
      }
      // A label stays on its line.
      let plain = field.replacing("\n", with: " ").replacing("\r", with: " ")
      text.append(0x22)
      text += plain.replacing("\"", with: "\"\"").utf8
      text.append(0x22)
    }
  }
}
