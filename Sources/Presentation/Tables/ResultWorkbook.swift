public import Workbook

/// The tables of a result as the sheets of a workbook, one a table.
///
/// Figures are numbers in the study's own units at full precision, a figure that is not defined is an empty
/// cell, and the unit stands in the header.
public enum ResultWorkbook {
  /// The sheets of the tables, in their order.
  ///
  /// A sheet has the name that the table has in files, up to the 31 characters that Excel allows.
  public static func sheets(
    of tables: [ResultTable], texts: Texts = .english
  ) -> [SheetContents] {
    var taken = Set<String>()
    return tables.map { table in
      let table = table.said(in: texts)
      var name = String(table.id.prefix(31))
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(table.id.prefix(28))_\(number)"
        number += 1
      }
      return SheetContents(
        name: name, header: table.columns.map { heading($0, texts) },
        rows: table.rows.map { $0.map(cell) },
        frozenColumns: table.columns.first?.kind == .text ? 1 : 0)
    }
  }

  private static func heading(_ column: ResultTable.Column, _ texts: Texts) -> String {
    let name = column.name.isEmpty ? column.id : column.name
    let unit = column.kind == .share ? texts.string("share") : column.unit.map(texts.numbers.unit)
    return unit.map { "\(name) (\($0))" } ?? name
  }

  private static func cell(_ cell: ResultTable.Cell) -> Cell {
    switch cell {
    case .text(let text), .word(let text): .text(text)
    case .integer(let number): .number(Double(number))
    case .number(let number): .number(number)
    case .missing: .empty
    }
  }
}
