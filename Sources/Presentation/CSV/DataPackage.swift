/// The description of a folder of CSV files by the Frictionless standard (`datapackage.json`).
///
/// Source of the keys: Data Package and Table Schema, version 1 (specs.frictionlessdata.io).
public enum DataPackage {
  /// Describes the files of these tables, `ID.csv` each, with the type and unit of every column.
  public static func value(title: String, tables: [ResultTable]) -> JSONValue {
    [
      "profile": "tabular-data-package",
      "name": "symbiont-result",
      "title": .string(title),
      "resources": .array(tables.map(resource)),
    ]
  }

  private static func resource(_ table: ResultTable) -> JSONValue {
    [
      "name": .string(table.id),
      "path": .string(table.id + ".csv"),
      "profile": "tabular-data-resource",
      "title": .string(table.title),
      "description": .string(table.notes.joined(separator: " ")),
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "schema": [
        "fields": .array(table.columns.map(field)),
        "missingValues": [""],
      ],
    ]
  }

  private static func field(_ column: ResultTable.Column) -> JSONValue {
    let type =
      switch column.kind {
      case .text: "string"
      case .integer: "integer"
      case .number, .share: "number"
      }
    var members = [
      JSONValue.Member("name", .string(column.id)),
      JSONValue.Member("title", .string(column.name)),
      JSONValue.Member("type", .string(type)),
    ]
    if let unit = column.kind == .share ? "1" : column.unit {
      members.append(JSONValue.Member("unit", .string(unit)))
    }
    return .object(members)
  }
}
