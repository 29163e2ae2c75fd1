import CXLSXWriter
import Glibc
public import Provenance

/// Writes xlsx workbooks with libxlsxwriter.
public enum WorkbookWriter {
  /// Writes the sheets as the workbook at `path`, replacing one that is there.
  ///
  /// Numbers are written as numbers with 16 digits, dates and faults as text. Sheets go to a
  /// temporary file row by row, so that the memory does not grow with them.
  ///
  /// - Throws: `InvalidInput` if a sheet's name is one that Excel refuses, a cell is no finite number
  ///   or too long a text, the sheets are more than Excel's rows or columns, the file cannot be
  ///   written, or the machine has no libxlsxwriter.
  public static func write(_ sheets: [SheetContents], to path: String) throws(InvalidInput) {
    guard xlsxwriter_is_available() else {
      throw InvalidInput(
        code: "missing-library",
        "Workbooks are written with libxlsxwriter \(LXW_VERSION), which is not on this machine: install it (Debian: `apt install libxlsxwriter4`).",
        at: SourceLocation(file: path))
    }
    try OutputFile.write(to: path) { (temporary) throws(InvalidInput) in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      guard let workbook = workbook_new_opt(temporary, &options) else {
        throw refused("no memory for it", path)
      }
      // The time of day is no part of a result: the same sheets give the same bytes.
      var properties = lxw_doc_properties()
      properties.created = 315_532_800
      workbook_set_properties(workbook, &properties)
      var failure: InvalidInput?
      do throws(InvalidInput) {
        guard !sheets.isEmpty else { throw refused("it has no sheets", path) }
        let bold = workbook_add_format(workbook)
        format_set_bold(bold)
        for sheet in sheets { try add(sheet, to: workbook, bold: bold, path: path) }
      } catch {
        failure = error
      }
      let closed = workbook_close(workbook)
      if let failure { throw failure }
      guard closed == LXW_NO_ERROR else { throw refused(reason(closed), path) }
    }
  }

  /// The workbook as bytes, the same for the same sheets, for a folder that is written at once.
  ///
  /// - Throws: `InvalidInput` as `write(_:to:)`.
  public static func bytes(_ sheets: [SheetContents]) throws(InvalidInput) -> [UInt8] {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/symbiont-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw refused("no temporary folder can be made in \(base)", base)
    }
    let folder = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? base
    }
    let path = "\(folder)/workbook.xlsx"
    defer {
      unlink(path)
      rmdir(folder)
    }
    try write(sheets, to: path)
    return try InputFile.read(path)
  }

  private static func add(
    _ sheet: SheetContents, to workbook: UnsafeMutablePointer<lxw_workbook>,
    bold: UnsafeMutablePointer<lxw_format>?, path: String
  ) throws(InvalidInput) {
    let nameError = workbook_validate_sheet_name(workbook, sheet.name)
    guard nameError == LXW_NO_ERROR, let worksheet = workbook_add_worksheet(workbook, sheet.name)
    else {
      throw refused("the sheet name “\(sheet.name)” is not allowed: \(reason(nameError))", path)
    }
    worksheet_freeze_panes(worksheet, 1, UInt16(clamping: sheet.frozenColumns))
    worksheet_set_column(worksheet, 0, UInt16(clamping: max(0, sheet.header.count - 1)), 14, nil)
    for (column, name) in sheet.header.enumerated() {
      try write(.text(name), worksheet, 0, column, bold, sheet: sheet.name, path: path)
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try write(cell, worksheet, row + 1, column, nil, sheet: sheet.name, path: path)
      }
    }
  }

  private static func write(
    _ cell: Cell, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int,
    _ format: UnsafeMutablePointer<lxw_format>?, sheet: String, path: String
  ) throws(InvalidInput) {
    let place = SourceLocation(file: path, sheet: sheet, line: row + 1, column: column + 1)
    guard let row = UInt32(exactly: row), let column = UInt16(exactly: column) else {
      throw InvalidInput(
        code: "workbook-size", "The sheet has more columns than Excel allows; write .npy or CSV.",
        at: place)
    }
    let error: lxw_error
    switch cell {
    case .empty: return
    case .number(let number):
      guard number.isFinite else {
        throw InvalidInput(
          code: "not-finite", "The figure is no finite number and cannot stand in a workbook.",
          at: place)
      }
      error = worksheet_write_number(worksheet, row, column, number, format)
    case .text(let text), .date(let text), .fault(let text):
      error = worksheet_write_string(worksheet, row, column, text, format)
    case .boolean(let value):
      error = worksheet_write_boolean(worksheet, row, column, value ? 1 : 0, format)
    }
    guard error == LXW_NO_ERROR else {
      throw InvalidInput(
        code: "unwritable-workbook", "The cell cannot be written: \(reason(error)).", at: place)
    }
  }

  private static func reason(_ error: lxw_error) -> String {
    lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
  }

  private static func refused(_ reason: String, _ path: String) -> InvalidInput {
    InvalidInput(
      code: "unwritable-workbook", "The workbook cannot be written (\(reason)).",
      at: SourceLocation(file: path))
  }
}
