extension ReportSection {
  /// The section for a page that draws it: sentences, tables, and charts as Plotly takes them.
  public var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "text": .strings(text),
      "tables": .array(tables.map(\.pageJSON)),
      "charts": .array(
        charts.map {
          [
            "id": .string($0.id), "title": .string($0.title), "text": .string($0.text),
            "plotly": $0.plotly,
          ]
        }),
    ]
  }
}

extension Analysis {
  /// The analysis for a page: its section, what a program gets, and what to bear in mind.
  public var pageJSON: JSONValue {
    ["section": section.json, "json": json, "findings": JSONReport.findings(findings)]
  }
}

extension ResultTable {
  /// The table with what is said of its columns.
  public var pageJSON: JSONValue {
    [
      "id": .string(id), "title": .string(title),
      "columns": .array(
        columns.map { column in
          [
            "id": .string(column.id), "name": .string(column.name), "unit": .optional(column.unit),
            "kind": .string(column.kind.name), "change": .bool(column.isChange),
          ]
        }),
      "rows": .array(
        rows.map { row in
          .array(
            row.map { cell in
              switch cell {
              case .text(let text), .word(let text): .string(text)
              case .integer(let number): .integer(number)
              case .number(let number): .number(number)
              case .missing: .null
              }
            })
        }),
      "notes": .strings(notes), "audience": audience == .reader ? "reader" : "analyst",
      "transposed": .bool(isTransposed),
    ]
  }
}

extension ResultTable.Column.Kind {
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .number: "number"
    case .share: "share"
    }
  }
}
