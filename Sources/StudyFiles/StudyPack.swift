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
  /// `007` or a figure of 17 digits, is written as a text, which is read as the number that it is. The comments
  /// of study.yaml have a sheet of their own, and so has every text beside it (`.md`, `.txt`).
  ///
  /// - Throws: `InvalidInput` where study.yaml or a file that it names cannot be read, or where there is a file
  ///   already, in which somebody may have worked.
  public static func pack(study path: String, to workbook: String) throws(InvalidInput) -> Summary {
    guard InputFile.kind(workbook) == .nothing else {
      throw InvalidInput(
        code: "output-exists", "“\(workbook)” is there already; name another or remove it first.",
        at: SourceLocation(file: workbook))
    }
    var folder = try StudyFolder(path: path)
    try folder.requireFolder()
    let text = try folder.bytes(of: StudyAssembly.fileName)
    let top = try YAMLText.mapping(text, file: StudyAssembly.fileName)
    let rows = try rows(of: top)
    var summary = Summary()
    var sheets = [
      SheetContents(name: StudySheet.name, header: ["key", "value"], rows: rows, frozenColumns: 1)
    ]
    var names = StudyFileNames(top)
    for file in names.files {
      let csv = try folder.csv(file)
      let cells = (0..<csv.count).map { record in
        csv.header.indices.map { cell(csv.text(record, $0), &summary.textFigures) }
      }
      sheets.append(
        SheetContents(
          name: names.sheet(of: file), header: csv.header, rows: cells, frozenColumns: 1))
    }
    let comments = StudyComments(of: String(decoding: text, as: UTF8.self), top)
    sheets += try texts(&folder, &names)
    if let comments = comments.sheet { sheets.append(comments) }
    summary.names = sheets.map(\.name)
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
    for file in workbook.names.files {
      guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
        throw InvalidInput(
          code: "path-leaves-folder",
          "The path “\(file)” leaves the study's folder; name the file within it.",
          at: SourceLocation(file: path, sheet: StudySheet.name))
      }
    }
    let destination = try StudyCopy.free(folder)
    let staging = try StagedFolder(for: destination)
    do {
      try staging.write(Array(try workbook.commentedText().utf8), to: StudyAssembly.fileName)
      var summary = Summary(names: [StudyAssembly.fileName])
      for sheet in workbook.sheets
      where sheet.name != StudySheet.name && sheet.name != StudyComments.sheetName {
        if let file = workbook.names.file(of: sheet.name) {
          try staging.write(CSVFile.text(of: sheet).text, to: file)
          summary.names.append(file)
        } else if isText(sheet.name) {
          try staging.write(StudyWorkbook.lines(of: sheet), to: sheet.name)
          summary.names.append(sheet.name)
        } else {
          try staging.write(CSVFile.text(of: sheet).text, to: "\(sheet.name).csv")
          summary.names.append("\(sheet.name).csv")
        }
      }
      try staging.commit(replacing: false)
      return summary
    } catch {
      staging.discard()
      throw error
    }
  }

  private static func rows(of top: YAMLMapping) throws(InvalidInput) -> [[Cell]] {
    var rows: [[Cell]] = []
    for entry in top.entries { try add(entry.value, path: [entry.key], to: &rows, at: top) }
    return rows
  }

  /// Whether a name is that of a text for people.
  private static func isText(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".md") || name.lowercased().hasSuffix(".txt")
  }

  /// The texts beside study.yaml, a sheet each with a row a line, if a workbook can hold them as they are.
  private static func texts(
    _ folder: inout StudyFolder, _ names: inout StudyFileNames
  ) throws(InvalidInput) -> [SheetContents] {
    var sheets: [SheetContents] = []
    for name in StudyCopy.names(in: folder.path)
    where isText(name) && StudyFileNames.sheetName(of: name) == name {
      guard let text = String(validating: try folder.bytes(of: name), as: UTF8.self) else {
        continue
      }
      var lines = text.replacing("\r\n", with: "\n")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last?.isEmpty == true { lines.removeLast() }
      guard let first = lines.first, lines.allSatisfy({ $0.utf16.count < 1 << 15 }),
        !names.isTaken(name)
      else { continue }
      sheets.append(
        SheetContents(
          name: name, header: [first],
          rows: lines.dropFirst().map { $0.isEmpty ? [] : [.text($0)] }))
    }
    return sheets
  }

  /// The rows of a value of study.yaml.
  private static func add(
    _ node: Node, path: [String], to rows: inout [[Cell]], at top: YAMLMapping
  ) throws(InvalidInput) {
    let key = Cell.text(StudySheet.key(of: path))
    if let scalar = node.scalar {
      var count = 0
      let isAbsent = scalar.string.isEmpty && scalar.style == .plain
      rows.append([key] + (isAbsent ? [] : [value(scalar.string, &count)]))
    } else if let mapping = node.mapping {
      for (name, value) in mapping {
        try add(value, path: path + [name.scalar?.string ?? ""], to: &rows, at: top)
      }
    } else if let sequence = node.sequence {
      let texts = sequence.compactMap { $0.scalar?.string }
      if texts.count == sequence.count {
        var count = 0
        rows.append([key] + texts.map { value($0, &count) })
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

  /// A value of study.yaml, where an empty text is not the same as none.
  private static func value(_ text: String, _ textFigures: inout Int) -> Cell {
    text.isEmpty ? .text(StudySheet.emptyText) : cell(text, &textFigures)
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
