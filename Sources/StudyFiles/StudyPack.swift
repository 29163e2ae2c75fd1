internal import Glibc
public import Provenance
internal import TableFormats
internal import Workbook
internal import Yams

/// Makes one workbook of a study's folder, and a folder of such a workbook.
public enum StudyPack {
  /// What was made.
  public struct Summary: Sendable {
    /// The sheets or files, in their order.
    public var names: [String] = []
    /// Figures that stay texts, since Excel would not give them back as they are written.
    public var textFigures = 0
  }

  /// Writes the study as a workbook; nothing half-written is left there.
  ///
  /// Every cell comes back as it is written: one that looks like a number and that Excel would alter, such as
  /// `007` or a figure of 17 digits, is written as a text, which is read as the number that it is. Comments of
  /// study.yaml and files that are no CSV are not taken along.
  ///
  /// - Throws: `InvalidInput` where study.yaml or a file that it names cannot be read, or two files need the
  ///   same sheet.
  public static func pack(study path: String, to workbook: String) throws(InvalidInput) -> Summary {
    var folder = try StudyFolder(path: path)
    try folder.requireFolder()
    let top = try YAMLText.mapping(
      try folder.bytes(of: StudyAssembly.fileName), file: StudyAssembly.fileName)
    var rows: [[Cell]] = []
    for entry in top.entries { try add(entry.value, path: [entry.key], to: &rows, at: top) }
    var summary = Summary(names: [StudySheet.name])
    var sheets = [
      SheetContents(name: StudySheet.name, header: ["key", "value"], rows: rows, frozenColumns: 1)
    ]
    var owners = [StudySheet.name: StudyAssembly.fileName]
    for file in files(in: rows) {
      let name = StudyWorkbook.sheetName(of: file)
      if let owner = owners[name.lowercased()] {
        throw InvalidInput(
          code: "duplicate-sheet",
          "“\(owner)” and “\(file)” would both be the sheet “\(name)”; rename one of them.",
          at: SourceLocation(file: file))
      }
      owners[name.lowercased()] = file
      let csv = try folder.csv(file)
      let cells = (0..<csv.count).map { record in
        csv.header.indices.map { cell(csv.text(record, $0), &summary.textFigures) }
      }
      sheets.append(
        SheetContents(name: name, header: csv.header, rows: cells, frozenColumns: 1))
      summary.names.append(name)
    }
    try WorkbookWriter.write(sheets, to: workbook)
    return summary
  }

  /// Writes the study of a workbook as a folder, which must not exist yet.
  ///
  /// - Throws: `InvalidInput` where the workbook holds no study or the folder cannot be made.
  public static func unpack(workbook path: String, to folder: String) throws(InvalidInput)
    -> Summary
  {
    let workbook = try StudyWorkbook(path: path)
    let top = try YAMLText.mapping(
      Array(workbook.study.text.utf8), source: workbook.study.source)
    var rows: [[Cell]] = []
    for entry in top.entries { try add(entry.value, path: [entry.key], to: &rows, at: top) }
    var names: [String: String] = [:]
    for file in files(in: rows) {
      guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
        throw InvalidInput(
          code: "path-leaves-folder",
          "The path “\(file)” leaves the study's folder; name the file within it.",
          at: SourceLocation(file: path, sheet: StudySheet.name))
      }
      names[StudyWorkbook.sheetName(of: file).lowercased()] = file
    }
    let staging = try StagedFolder(for: folder)
    do {
      try staging.write(Array(workbook.study.text.utf8), to: StudyAssembly.fileName)
      var summary = Summary(names: [StudyAssembly.fileName])
      for sheet in workbook.sheets where sheet.name != StudySheet.name {
        let file = names[sheet.name.lowercased()] ?? "\(sheet.name).csv"
        try staging.write(CSVFile.text(of: sheet).text, to: file)
        summary.names.append(file)
      }
      try staging.commit(replacing: false)
      return summary
    } catch {
      staging.discard()
      throw error
    }
  }

  /// The rows of a value of study.yaml.
  private static func add(
    _ node: Node, path: [String], to rows: inout [[Cell]], at top: YAMLMapping
  ) throws(InvalidInput) {
    let key = Cell.text(StudySheet.key(of: path))
    if let scalar = node.scalar {
      var count = 0
      rows.append([key] + (scalar.string.isEmpty ? [] : [cell(scalar.string, &count)]))
    } else if let mapping = node.mapping {
      for (name, value) in mapping {
        try add(value, path: path + [name.scalar?.string ?? ""], to: &rows, at: top)
      }
    } else if let sequence = node.sequence {
      let texts = sequence.compactMap { $0.scalar?.string }
      if texts.count == sequence.count {
        var count = 0
        rows.append([key] + texts.map { cell($0, &count) })
        return
      }
      for item in sequence {
        guard path == ["scenarios"], let mapping = item.mapping,
          let id = mapping["id"]?.scalar?.string
        else {
          throw InvalidInput(
            code: "study-key",
            "“\(StudySheet.key(of: path))” is a list of what is no single value, for which a workbook has no "
              + "rows; scenarios need an `id` each.",
            at: top.place(item))
        }
        for (name, value) in mapping where name.scalar?.string != "id" {
          try add(value, path: path + [id, name.scalar?.string ?? ""], to: &rows, at: top)
        }
      }
    }
  }

  /// The files that the values name, each once.
  private static func files(in rows: [[Cell]]) -> [String] {
    var seen = Set<String>()
    return rows.flatMap { $0.dropFirst() }.compactMap { cell in
      guard case .text(let text) = cell, text.lowercased().hasSuffix(".csv"),
        seen.insert(text).inserted
      else { return nil }
      return text
    }
  }

  /// A text as a number where a workbook gives the same text back.
  private static func cell(_ text: String, _ textFigures: inout Int) -> Cell {
    if text.isEmpty { return .empty }
    guard case .success(let parsed) = NumberText.parse(text) else { return .text(text) }
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }.count
    if digits <= 16, parsed.value.isFinite, NumberText.plain(parsed.value) == text {
      return .number(parsed.value)
    }
    textFigures += 1
    return .text(text)
  }
}
