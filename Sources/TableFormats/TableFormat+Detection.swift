public import Provenance
import Workbook

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

  static func of(_ sheet: Sheet) -> TableFormat {
    .xlsx
  }
}
