import Provenance

/// A column together with where its cells come from, so that a table is written once.
struct TableColumn<Row> {
  let column: ResultTable.Column
  let cell: (Row) -> ResultTable.Cell

  /// Names and sentences.
  static func text(_ id: String, _ name: String, _ value: @escaping (Row) -> String) -> TableColumn
  {
    TableColumn(column: .init(id, name, kind: .text)) { .text(value($0)) }
  }

  /// Words and sentences of the program.
  static func word(_ id: String, _ name: String, _ value: @escaping (Row) -> String) -> TableColumn
  {
    TableColumn(column: .init(id, name, kind: .text)) { .word(value($0)) }
  }

  /// Whole numbers such as years and ranks.
  static func integer(
    _ id: String, _ name: String, _ value: @escaping (Row) -> Int?
  ) -> TableColumn {
    TableColumn(column: .init(id, name, kind: .integer)) { .optional(value($0)) }
  }

  /// Quantities.
  static func number(
    _ id: String, _ name: String, _ unit: String? = nil, isChange: Bool = false,
    _ value: @escaping (Row) -> Double?
  ) -> TableColumn {
    TableColumn(column: .init(id, name, unit: unit, kind: .number, isChange: isChange)) {
      .optional(value($0))
    }
  }

  /// Fractions.
  static func share(
    _ id: String, _ name: String, isChange: Bool = false, _ value: @escaping (Row) -> Double?
  ) -> TableColumn {
    TableColumn(column: .init(id, name, kind: .share, isChange: isChange)) { .optional(value($0)) }
  }

  init(column: ResultTable.Column, cell: @escaping (Row) -> ResultTable.Cell) {
    self.column = column
    self.cell = cell
  }
}

extension ResultTable {
  /// A table with a row for each of some values.
  init<Row>(
    id: String, title: String, of values: [Row], _ columns: [TableColumn<Row>],
    notes: [String] = [], audience: Audience = .reader
  ) {
    self.init(
      id: id, title: title, columns: columns.map(\.column),
      rows: values.map { value in columns.map { $0.cell(value) } }, notes: notes,
      audience: audience)
  }

  /// The rows as objects, keyed by the columns' names in files.
  var json: JSONValue {
    .array(
      rows.map { row in
        .object(
          zip(columns, row).map { column, cell in
            switch cell {
            case .text(let text), .word(let text): .init(column.id, .string(text))
            case .integer(let number): .init(column.id, .integer(number))
            case .number(let number): .init(column.id, .number(number))
            case .missing: .init(column.id, .null)
            }
          })
      })
  }
}

extension Analysis {
  /// An answer whose JSON is an object with an array for each of its tables.
  init(
    id: String, title: String, text: [String], tables: [ResultTable],
    charts: [ChartSpecification] = [], findings: [Finding] = []
  ) {
    self.init(
      section: ReportSection(id: id, title: title, text: text, tables: tables, charts: charts),
      json: .object(tables.map { .init($0.id, $0.json) }), findings: findings)
  }
}
