public import ArgumentParser
internal import InputOutputModel
internal import Provenance
internal import StudyFiles
internal import Synchronization
internal import TableFormats
internal import Workbook

/// The table that a command reads, and how.
public struct TableInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The table: a file, or a folder that another program saved.", valueName: "in"))
  var file: String
  @Option(
    help: ArgumentHelp(
      "Read it as this format instead of the detected one: csv, xlsx, bureau, ceads, pymrio, mario or npy.",
      valueName: "format"))
  var from: String?
  @Option(help: ArgumentHelp("The sheet of a workbook.", valueName: "name"))
  var sheet: String?
  @Option(help: ArgumentHelp("Columns of final demand, separated by commas.", valueName: "codes"))
  var finalDemand: String?
  @Option(help: ArgumentHelp("Columns of exports and outflow.", valueName: "codes"))
  var exports: String?
  @Option(help: ArgumentHelp("Columns of imports and inflow.", valueName: "codes"))
  var imports: String?
  @Option(help: ArgumentHelp("Columns of statistical discrepancy.", valueName: "codes"))
  var error: String?
  @Option(help: ArgumentHelp("Input rows that are no value added.", valueName: "codes"))
  var otherInputs: String?
  @Option(help: ArgumentHelp("Rows of value added.", valueName: "codes"))
  var valueAdded: String?
  @Option(help: ArgumentHelp("The unit of the figures, such as “1e4 CNY”.", valueName: "unit"))
  var money: String?

  /// Creates the options.
  public init() {}

  /// Reads the table.
  ///
  /// - Parameter otherwise: the roles of columns and rows where neither the options nor a file beside the
  ///   table give any.
  func read(otherwise: TableRoles? = nil) throws -> TableFile {
    let line = Mutex(ProgressLine("Reading rows"))
    defer { line.withLock { $0.end() } }
    return try TableReader.read(
      file, format: try format(from), sheet: sheet, roles: try roles(), otherwise: otherwise,
      money: money
    ) { done, total in line.withLock { $0.update(done, of: total) } }
  }

  /// A visible sheet of a workbook, with its table or what keeps it from being one.
  typealias ReadSheet = (name: String, table: Result<TableFile, InvalidInput>)

  /// Reads every visible sheet of a workbook, and says which others there are; `nil` where the file is no
  /// workbook or a sheet is named.
  func readSheets() throws -> (sheets: [ReadSheet], notes: [Finding])? {
    guard sheet == nil, isWorkbook else { return nil }
    let format = try format(from)
    let roles = try roles()
    let all = try TableReader.sheets(file)
    let sheets = all.filter { !$0.isHidden }
    guard sheets.count > 1 else { return nil }
    let notes = TableReader.hidden(all.filter(\.isHidden).map(\.name), in: file)
    let read: [ReadSheet] = sheets.map { sheet in
      do throws(InvalidInput) {
        return (
          sheet.name,
          .success(
            try TableReader.read(sheet, of: file, format: format, roles: roles, money: money))
        )
      } catch {
        return (sheet.name, .failure(error))
      }
    }
    return (read, notes)
  }

  private var isWorkbook: Bool {
    guard InputFile.kind(file) == .file else { return false }
    return [".xls", ".xlsx", ".ods"].contains { file.lowercased().hasSuffix($0) }
  }

  /// The roles from the options or the file beside the table; `nil` where there is neither.
  func roles() throws -> TableRoles? {
    let lists = [finalDemand, exports, imports, error, otherInputs, valueAdded]
    if lists.contains(where: { $0 != nil }) {
      let codes = lists.map { list in
        (list ?? "").split(separator: ",").map { $0.trimmed }
      }
      return TableRoles(
        money: money ?? "", finalDemand: codes[0], exports: codes[1], imports: codes[2],
        error: codes[3], otherInputs: codes[4], valueAdded: codes[5])
    }
    let beside = TableWriter.rolesPath(of: file)
    guard beside != file, InputFile.kind(file) == .file, InputFile.kind(beside) == .file else {
      return nil
    }
    return try TableRolesFile.read(beside)
  }

  private func format(_ name: String?) throws -> TableFormat? {
    try name.map { try TableFormat.named($0, option: "--from") }
  }
}

/// The table that a command writes, and how.
public struct TableOutput: ParsableArguments {
  @Argument(help: ArgumentHelp("Where to write the table.", valueName: "out"))
  var path: String
  @Option(
    help: ArgumentHelp(
      "Write it in this format: csv, xlsx, pymrio, mario or npy.", valueName: "format"))
  var to: String?

  /// Creates the options.
  public init() {}

  /// Writes the table: in the format that is asked for, that the name tells, or in which it was read.
  func write(_ file: TableFile) throws {
    for finding in try TableWriter.write(file, to: path, format: try format(for: file)) {
      Terminal.note(finding)
    }
  }

  func format(for file: TableFile) throws -> TableFormat {
    if let to { return try TableFormat.named(to, option: "--to") }
    let name = path.lowercased()
    if name.hasSuffix(".csv") { return .csv }
    if name.hasSuffix(".xlsx") { return .xlsx }
    if name.hasSuffix(".zip") { return .pymrio }
    return file.format
  }
}

extension TableFormat {
  /// The format of a name on the command line.
  static func named(_ name: String, option: String) throws -> TableFormat {
    if let format = TableFormat(rawValue: name) { return format }
    throw ValidationError(
      "\(option) is “\(name)”; the formats are \(allCases.map(\.rawValue).joined(separator: ", "))."
    )
  }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
