public import Provenance
public import Workbook

extension TableFormat {
  /// What kind of thing a path leads to, from its first bytes and not from its name.
  enum Container: Sendable {
    case text, workbook
    case folder(TableFormat)

    /// What a format that is given asks for; what `path` is where none is, or where it may be a workbook or
    /// the text of one sheet.
    init(_ format: TableFormat?, _ path: String) throws(InvalidInput) {
      switch format {
      case .csv: self = .text
      case .xlsx: self = .workbook
      case .pymrio, .mario, .npy: self = .folder(format ?? .csv)
      case nil, .bureau, .ceads: self = try TableFormat.container(path)
      }
    }
  }

  /// The format that a file or folder most likely has, from what is in it.
  ///
  /// - Throws: `InvalidInput` if there is nothing to read, or several sheets and none is named.
  public static func detect(_ path: String, sheet: String? = nil) throws(InvalidInput)
    -> TableFormat
  {
    switch try container(path) {
    case .text: try ofText(path)
    case .folder(let format): format
    case .workbook: of(try WorkbookReader().sheet(path, named: sheet))
    }
  }

  static func container(_ path: String) throws(InvalidInput) -> Container {
    if InputFile.kind(path) == .folder { return .folder(try ofFolder(path)) }
    let start = try InputFile.start(of: path, count: 8)
    if start.starts(with: [0x50, 0x4B, 3, 4]), (try? ZipArchive(path)).map(isPymrio) == true {
      return .folder(.pymrio)
    }
    // Old binary Excel is an OLE file; xlsx and ods are zips.
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || start.starts(with: [0x50, 0x4B, 3, 4]) {
      return .workbook
    }
    return .text
  }

  private static func ofText(_ path: String) throws(InvalidInput) -> TableFormat {
    let text = try BureauSheet.sheet(ofText: InputFile.read(path, limit: 1 << 30), file: path)
    return text.map { of($0.sheet) } ?? .csv
  }

  private static func isPymrio(_ archive: ZipArchive) -> Bool {
    archive.names.contains { name in
      name == PymrioParameters.fileName || name.hasSuffix("/" + PymrioParameters.fileName)
    }
  }

  /// The format of a folder, from the files that only that format has.
  private static func ofFolder(_ path: String) throws(InvalidInput) -> TableFormat {
    if InputFile.kind("\(path)/\(PymrioParameters.fileName)") == .file { return .pymrio }
    for name in ["Z", "A", "L"] where InputFile.kind("\(path)/\(name).npy") == .file {
      return .npy
    }
    for name in ["flows/units.txt", "units.txt"] where InputFile.kind("\(path)/\(name)") == .file {
      return .mario
    }
    throw InvalidInput(
      code: "unknown-folder",
      "The folder is none that we know: it has no \(PymrioParameters.fileName) (pymrio), no "
        + "flows/units.txt (MARIO) and no Z.npy, A.npy or L.npy (numpy). Name a file in it, or say "
        + "the format with --from.",
      at: SourceLocation(file: path))
  }

  /// The format of a sheet, from its first cells.
  public static func of(_ sheet: Sheet) -> TableFormat {
    if BureauSheet(multiRegional: sheet) != nil { return .ceads }
    let first = sheet.rows.lazy.compactMap { row in row.first { !$0.isBlank } }.first
    if first == .text("code") { return .xlsx }
    return BureauSheet(sheet) == nil ? .xlsx : .bureau
  }

  /// Whether the first row of a sheet that is not blank names the column of our layout's codes.
  static func isOurs(_ sheet: Sheet) -> Bool {
    sheet.rows.first { row in !row.allSatisfy(\.isBlank) }?.contains(.text("code")) ?? false
  }
}
