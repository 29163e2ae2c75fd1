public import SymbiosisModel

/// Tables as CSV (RFC 4180, UTF-8, newline-terminated) that spreadsheets and pandas open.
///
/// Figures are in the study's own units at full precision; an undefined figure is an empty cell.
public enum CSVReport {
  /// One table with a header row of the columns' names in files.
  ///
  /// - Throws: `NotFiniteError` naming the first figure that is infinite or not a number.
  public static func text(
    _ table: ResultTable, isContinued: Bool = false
  ) throws(NotFiniteError) -> String {
    var text = isContinued ? "" : line(table.columns.map(\.id))
    for (position, row) in table.rows.enumerated() {
      var cells: [String] = []
      for (cell, column) in zip(row, table.columns) {
        switch cell {
        case .text(let value), .word(let value): cells.append(value)
        case .integer(let number): cells.append(String(number))
        case .missing: cells.append("")
        case .number(let number):
          guard number.isFinite else {
            throw NotFiniteError(path: "\(table.id)[\(position)].\(column.id)")
          }
          cells.append(number.description)
        }
      }
      text += line(cells)
    }
    return text
  }

  /// The figures of every sector in every scenario in tidy form: `scenario,code,figure,value,unit`.
  ///
  /// - Throws: `NotFiniteError` naming the first figure that is infinite or not a number.
  public static func tidySectors(_ result: StudyResult) throws(NotFiniteError) -> String {
    let tables = ResultTables(result, texts: .english)
    let columns = [
      ResultTable.Column("scenario", "", kind: .text), ResultTable.Column("code", "", kind: .text),
      ResultTable.Column("figure", "", kind: .text),
      ResultTable.Column("value", "", kind: .number), ResultTable.Column("unit", "", kind: .text),
    ]
    let figures = tables.sectorFigures
    let rows: [[ResultTable.Cell]] = result.scenarios.flatMap { scenario in
      scenario.sectors.flatMap { sector in
        figures.map { figure in
          [
            .text(scenario.id), .text(sector.code), .text(figure.id),
            .optional(figure.value(sector)), .text(figure.unit),
          ]
        }
      }
    }
    return try text(ResultTable(id: "sectors", title: "", columns: columns, rows: rows))
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return cell }
    var text = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
