public import InputOutputModel
public import Provenance
public import Workbook

/// Reads a table in whatever format it is.
public enum TableReader {
  /// Reads the table of a file, a sheet or a folder.
  ///
  /// Without `format` it is detected. `sheet` chooses a sheet of a workbook and may be left out where
  /// only one is visible. `roles` are needed for our own layout, which does not hold them; where there are
  /// none, those of the study that the table goes to may stand for them (`otherwise`), with a note. `money` is
  /// the unit of the figures, whatever the file says of it.
  ///
  /// - Parameter progress: called with the rows of a large text that were read and all that there are.
  /// - Throws: `InvalidInput` with everything that keeps the file from being a table.
  public static func read(
    _ path: String, format: TableFormat? = nil, sheet: String? = nil, roles: TableRoles? = nil,
    otherwise: TableRoles? = nil, money: String? = nil, progress: ReadingProgress? = nil
  ) throws(InvalidInput) -> TableFile {
    var file: TableFile
    switch try TableFormat.Container(format, path) {
    case .folder(.pymrio):
      file = try finite(PymrioReader.read(path, roles: roles, progress: progress))
    case .folder(.mario):
      file = try finite(MarioReader.read(path, roles: roles, progress: progress))
    case .folder(.npy):
      file = try finite(NumpyReader.read(path))
    case .text, .folder:
      let bytes = try InputFile.read(path, limit: 1 << 30)
      if format != .csv, let (sheet, notes) = try BureauSheet.sheet(ofText: bytes, file: path) {
        file = try read(
          sheet, of: path, format: format, roles: roles, otherwise: otherwise, money: money)
        file.findings = notes + file.findings
      } else {
        file = try read(
          CSVFile(bytes: bytes, file: path, fitting: true), roles, otherwise: otherwise, path)
      }
    case .workbook:
      let found = try WorkbookReader().sheet(path, named: sheet)
      file = try read(
        found, of: path, format: format, roles: roles, otherwise: otherwise, money: money)
      file.findings += hidden(found.hiddenSheets, in: path)
    }
    if let money {
      file.findings += Finding.otherMoney(
        file.table.money, given: money, at: SourceLocation(file: path))
      file.table.money = money
    }
    return file
  }

  /// Says which sheets of a workbook were passed over because it hides them.
  public static func hidden(_ names: [String], in path: String) -> [Finding] {
    guard !names.isEmpty else { return [] }
    return [
      Finding(
        .note, code: "hidden-sheets",
        "The workbook hides \(names.count == 1 ? "the sheet" : "the sheets") "
          + "\(WordList.quoted(names)), of which nothing was read; name a sheet with --sheet to read "
          + "it.",
        at: SourceLocation(file: path))
    ]
  }

  /// The sheets of a workbook, so that a caller may read them one by one.
  public static func sheets(_ path: String) throws(InvalidInput) -> [Sheet] {
    try WorkbookReader().sheets(path)
  }

  /// Reads the table of one sheet that was read from the workbook at `path`.
  public static func read(
    _ sheet: Sheet, of path: String, format: TableFormat? = nil, roles: TableRoles? = nil,
    otherwise: TableRoles? = nil, money: String? = nil
  ) throws(InvalidInput) -> TableFile {
    switch format ?? TableFormat.of(sheet) {
    case .csv, .xlsx, .pymrio, .mario, .npy:
      if format == nil, !TableFormat.isOurs(sheet) {
        let isHidden = sheet.isHidden ? [Finding.hiddenSheet(sheet.name, of: path)] : []
        let none = Finding(
          .error, code: "no-table",
          "The sheet holds no table: its first row names no column “code”, as our layout does, and no row "
            + "counts the sectors 1, 2, 3 … along a column that counts too, as a statistics bureau's does.",
          at: SourceLocation(file: path, sheet: sheet.name))
        throw InvalidInput(isHidden + [none])
      }
      var file = try read(
        CSVFile(sheet, file: path, fitting: true), roles, otherwise: otherwise, path)
      if let money { file.table.money = money }
      return file
    case .bureau, .ceads:
      return try BureauReader.read(sheet, file: path, money: money ?? roles?.money)
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

  /// A table in our layout by its roles, or by others with a note that says so.
  private static func read(
    _ csv: CSVFile, _ roles: TableRoles?, otherwise: TableRoles?, _ path: String
  ) throws(InvalidInput) -> TableFile {
    if let roles { return try TableCSVReader.read(csv, roles: roles) }
    if let otherwise {
      var file = try TableCSVReader.read(csv, roles: otherwise)
      file.findings.append(
        Finding(
          .note, code: "assumed-roles",
          "The file does not say its unit nor which of its columns and rows are no sectors; it is read as the "
            + "study's own tables are, in “\(otherwise.money)”.",
          at: SourceLocation(file: path)))
      return file
    }
    let beside = TableWriter.rolesPath(of: path)
    throw InvalidInput(
      code: "missing-roles",
      "The roles of the columns and rows that are no sectors are not known: write them to "
        + "“\(beside)” (`money`, and `tables` as in a study), or give --final-demand, --exports, "
        + "--imports and --value-added.",
      at: SourceLocation(file: path))
  }
}

extension Finding {
  /// A warning where figures are taken to be in another unit than their file says.
  static func otherMoney(_ said: String, given: String, at place: SourceLocation) -> [Finding] {
    guard ![given, ""].contains(said) else { return [] }
    return [
      Finding(
        .warning, code: "other-money",
        "The file's figures are in “\(said)”; as --money asks, they are taken to be in “\(given)”, and not one is changed.",
        at: place)
    ]
  }
}
