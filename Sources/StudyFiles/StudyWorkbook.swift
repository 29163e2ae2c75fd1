internal import Provenance
internal import TableFormats
internal import Workbook

/// A study as one workbook: the sheet `study` with keys and values, and a sheet for every file.
struct StudyWorkbook {
  /// The workbook as the user named it.
  let path: String
  /// The sheets in their order.
  let sheets: [Sheet]
  /// What the sheet `study` says.
  let study: StudySheet
  /// The files that it names, with their sheets.
  let names: StudyFileNames

  /// Whether a path leads to an Excel or OpenDocument file, by its first bytes.
  static func isWorkbook(_ path: String) throws(InvalidInput) -> Bool {
    guard InputFile.kind(path) == .file else { return false }
    let start = try InputFile.start(of: path, count: 4)
    return start == [0x50, 0x4B, 3, 4] || start == [0xD0, 0xCF, 0x11, 0xE0]
  }

  /// Reads the workbook.
  init(path: String) throws(InvalidInput) {
    self.path = path
    sheets = try WorkbookReader().sheets(path)
    guard let sheet = sheets.first(where: { $0.name == StudySheet.name }) else {
      throw InvalidInput(
        code: "missing-study",
        "The workbook has no sheet “\(StudySheet.name)” with the study's keys and values; "
          + "`symbiont pack` makes a workbook of a study, and `symbiont import` takes a table into one.",
        at: SourceLocation(file: path))
    }
    study = try StudySheet(sheet, file: path)
    names = StudyFileNames(
      try YAMLText.mapping(Array(study.text.utf8), source: study.source))
  }

  /// The sheet that stands for a file.
  func sheet(of file: String) throws(InvalidInput) -> Sheet {
    let name = names.sheet(of: file)
    if let sheet = sheets.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return sheet
    }
    let near = NearMiss.closest(to: name, in: sheets.map(\.name))
    let hint = near.map { "did you mean the sheet “\($0)”?" } ?? "add it or correct the name."
    throw InvalidInput(
      code: "missing-file", "The workbook has no sheet “\(name)” for “\(file)”; \(hint)",
      at: SourceLocation(file: path))
  }

  /// A file's sheet as records whose places are cells.
  func csv(_ file: String, fitting: Bool) throws(InvalidInput) -> CSVFile {
    try CSVFile(try sheet(of: file), file: path, fitting: fitting)
  }

  /// The text of study.yaml with the comments that the workbook holds.
  func commentedText() throws(InvalidInput) -> String {
    guard let study = sheets.first(where: { $0.name == StudySheet.name }),
      let comments = sheets.first(where: { $0.name == StudyComments.sheetName })
    else { return self.study.text }
    return try StudySheet(study, file: path, comments: StudyComments(comments)).text
  }

  /// The text of a sheet that has a line a row.
  static func lines(of sheet: Sheet) -> [UInt8] {
    var text: [UInt8] = []
    for row in sheet.rows {
      text += row.map(StudySheet.text).joined(separator: "\t").utf8
      text.append(0x0A)
    }
    return text
  }

  /// The text of a file: study.yaml from the sheet `study`, any other as CSV.
  func bytes(of file: String) throws(InvalidInput) -> [UInt8] {
    if file == StudyAssembly.fileName { return Array(study.text.utf8) }
    return CSVFile.text(of: try sheet(of: file)).text
  }
}
