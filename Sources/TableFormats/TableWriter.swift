public import Provenance
import Workbook

/// Writes a table in one of the formats that other programs read.
public enum TableWriter {
  /// Writes the table to a file or folder; nothing half-written is left there.
  ///
  /// Our own layout gets a YAML file with the roles beside it.
  ///
  /// - Returns: what other readers of the format have to know.
  /// - Throws: `InvalidInput` where the format cannot hold the table or the place cannot be written.
  @discardableResult public static func write(
    _ file: TableFile, to path: String, format: TableFormat
  ) throws(InvalidInput) -> [Finding] {
    switch format {
    case .csv:
      try OutputFile.write(try csv(file, path: path), to: path)
      try OutputFile.write(
        try TableRows(file, path: path).roles.yaml.utf8, to: rolesPath(of: path))
    case .xlsx:
      let layout = try TableRows(file, path: path)
      let sheet = SheetContents(
        name: "table", header: layout.header, rows: layout.rows, frozenColumns: 1)
      try WorkbookWriter.write([sheet], to: path)
      try OutputFile.write(layout.roles.yaml.utf8, to: rolesPath(of: path))
    case .pymrio: try PymrioWriter.write(file, to: path)
    case .mario: try MarioWriter.write(file, to: path)
    case .npy: try NumpyWriter.write(file, to: path)
    case .bureau, .ceads:
      throw InvalidInput(
        code: "unwritable-format",
        "The layouts of bureaus and of CEADs are read and not written; write csv, xlsx, pymrio, mario "
          + "or npy instead.",
        at: SourceLocation(file: path))
    }
    return format == .pymrio || format == .mario ? PeerRoles(of: file).findings : []
  }

  /// The text of the table in our layout, whose roles whoever takes it knows; findings name `path`.
  ///
  /// - Throws: `InvalidInput` where codes alone do not tell rows or columns apart.
  public static func csv(_ file: TableFile, path: String) throws(InvalidInput) -> [UInt8] {
    let layout = try TableRows(file, path: path)
    var text: [UInt8] = []
    for row in [layout.header.map(Cell.text)] + layout.rows { CSVFile.append(row, to: &text) }
    return text
  }

  /// Where the roles of a table in our layout stand: the file's name with `.yaml` as its extension.
  public static func rolesPath(of path: String) -> String {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path + ".yaml" }
    return path[..<dot] + ".yaml"
  }
}
