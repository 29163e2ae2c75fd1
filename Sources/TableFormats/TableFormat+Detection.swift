public import Provenance
public import Workbook

extension TableFormat {
  /// What kind of thing a path leads to, from its first bytes and not from its name.
  enum Container: Sendable {
    case text, workbook
  }

  /// The format that a file or folder most likely has, from what is in it.
  ///
  /// - Throws: `InvalidInput` if there is nothing to read, or several sheets and none is named.
  public static func detect(_ path: String, sheet: String? = nil) throws(InvalidInput)
    -> TableFormat
  {
    switch try container(path) {
    case .text: .csv
    case .workbook: of(try WorkbookReader().sheet(path, named: sheet))
    }
  }

  static func container(_ path: String) throws(InvalidInput) -> Container {
    let start = try InputFile.start(of: path, count: 8)
    // Old binary Excel is an OLE file; xlsx and ods are zips.
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || start.starts(with: [0x50, 0x4B, 3, 4]) {
      return .workbook
    }
    return .text
  }

  /// The format of a sheet, from its first cells.
  public static func of(_ sheet: Sheet) -> TableFormat {
    let first = sheet.rows.lazy.compactMap { row in row.first { !$0.isBlank } }.first
    if first == .text("code") { return .xlsx }
    return BureauSheet(sheet) == nil ? .xlsx : .bureau
  }
}
