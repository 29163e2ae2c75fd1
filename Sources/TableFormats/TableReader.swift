public import InputOutputModel
public import Provenance
public import Workbook

/// Reads a table in whatever format it is.
public enum TableReader {
  /// Reads the table of a file, a sheet or a folder.
  ///
  /// Without `format` it is detected. `sheet` chooses a sheet of a workbook and may be left out where
  /// only one is visible. `roles` are needed for our own layout, which does not hold them.
  ///
  /// - Parameter progress: called with the rows of a large text that were read and all that there are.
  /// - Throws: `InvalidInput` with everything that keeps the file from being a table.
  public static func read(
    _ path: String, format: TableFormat? = nil, sheet: String? = nil, roles: TableRoles? = nil,
    progress: ReadingProgress? = nil
  ) throws(InvalidInput) -> TableFile {
    let container =
      if let format { TableFormat.Container(format) } else { try TableFormat.container(path) }
    switch container {
    case .folder(.pymrio):
      return try finite(PymrioReader.read(path, roles: roles, progress: progress))
    case .folder(.mario):
      return try finite(MarioReader.read(path, roles: roles, progress: progress))
    case .folder(.npy):
      return try finite(NumpyReader.read(path))
    case .text, .folder:
      let file = try CSVFile(bytes: InputFile.read(path, limit: 1 << 30), file: path)
      return try TableCSVReader.read(file, roles: required(roles, path))
    case .workbook:
      return try read(
        WorkbookReader().sheet(path, named: sheet), of: path, format: format, roles: roles)
    }
  }

  /// The sheets of a workbook, so that a caller may read them one by one.
  public static func sheets(_ path: String) throws(InvalidInput) -> [Sheet] {
    try WorkbookReader().sheets(path)
  }

  /// Reads the table of one sheet that was read from the workbook at `path`.
  public static func read(
    _ sheet: Sheet, of path: String, format: TableFormat? = nil, roles: TableRoles? = nil
  ) throws(InvalidInput) -> TableFile {
    switch format ?? TableFormat.of(sheet) {
    case .csv, .xlsx, .pymrio, .mario, .npy:
      return try TableCSVReader.read(
        CSVFile(sheet, file: path), roles: required(roles, path))
    case .bureau, .ceads:
      return try BureauReader.read(sheet, file: path, money: roles?.money)
    }
  }

  /// The table, if the sums that gave its output did not overflow.
  private static func finite(_ file: TableFile) throws(InvalidInput) -> TableFile {
    guard let index = file.table.output.firstIndex(where: { !$0.isFinite }) else { return file }
    throw InvalidInput(
      code: "not-finite",
      "The output of \(file.table.labels[index]) is no finite number: a figure in its row is far too "
        + "large.",
      at: file.source)
  }

  private static func required(
    _ roles: TableRoles?, _ path: String
  ) throws(InvalidInput) -> TableRoles {
    if let roles { return roles }
    let beside = TableWriter.rolesPath(of: path)
    throw InvalidInput(
      code: "missing-roles",
      "The roles of the columns and rows that are no sectors are not known: write them to "
        + "“\(beside)” (`money`, and `tables` as in a study), or give --final-demand, --exports, "
        + "--imports and --value-added.",
      at: SourceLocation(file: path))
  }
}
