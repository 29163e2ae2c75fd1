import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing
import Workbook

/// Workbooks with what spreadsheets hide, merge and leave uncalculated, and workbooks made to harm.
@Suite struct SpoiledWorkbookTests {
  static let bureauPart = "xl/worksheets/sheet1.xml"

  /// Writes sheets as a workbook and gives its path.
  static func write(_ sheets: [Sheet], in folder: URL) throws -> String {
    let path = folder.appendingPathComponent("t.xlsx").path
    try WorkbookWriter.write(
      sheets.map { sheet in
        SheetContents(
          name: sheet.name,
          header: sheet.rows[0].map { cell in if case .text(let text) = cell { text } else { "" } },
          rows: Array(sheet.rows.dropFirst()))
      }, to: path)
    return path
  }

  /// A bureau's workbook, changed.
  static func bureau(in folder: URL, _ edits: [(part: String, old: String, new: String)]) throws
    -> String
  {
    let other = Sheet(name: "notes", rows: [[.text("a")], [.number(1)]])
    let path = try write([BureauReaderTests.sheet { $0.removeLast(2) }, other], in: folder)
    for edit in edits {
      try WorkbookEdit.replace(in: path, part: edit.part, edit.old, with: edit.new)
    }
    return path
  }

  static let hiding = (
    part: "xl/workbook.xml", old: #"<sheet name="notes""#,
    new: #"<sheet name="notes" state="hidden""#
  )

  /// What reading finds, without the folder's name.
  static func findings(_ path: String, sheet: String? = nil, roles: TableRoles? = nil) -> [String] {
    let folder = path.dropLast("t.xlsx".count)
    func texts(_ findings: [Finding]) -> [String] {
      findings.filter { $0.code != "subtotals" && $0.code != "empty-sector" }
        .map { $0.description.replacing(folder, with: "") }
    }
    do throws(InvalidInput) {
      return texts(try TableReader.read(path, sheet: sheet, roles: roles).findings)
    } catch {
      return texts(error.findings)
    }
  }

  @Test func hiddenSheetsAreNamedAndReadOnlyWhenAskedFor() throws {
    try withTemporaryFolder { folder in
      let path = try Self.bureau(in: folder, [Self.hiding])
      #expect(
        Self.findings(path) == [
          "t.xlsx: note: The workbook hides the sheet “notes”, of which nothing was read; name a sheet "
            + "with --sheet to read it."
        ])
      #expect(
        Self.findings(path, sheet: "notes", roles: TableRoles()).first
          == "t.xlsx!notes: warning: The sheet is hidden in the workbook.")
      try WorkbookEdit.replace(
        in: path, part: "xl/workbook.xml", #"<sheet name="GZH""#,
        with: #"<sheet name="GZH" state="veryHidden""#)
      #expect(
        Self.findings(path, sheet: "GZH")
          == ["t.xlsx!GZH: warning: The sheet is hidden in the workbook."])
      #expect(
        Self.findings(path) == [
          "t.xlsx: error: Every sheet of the workbook is hidden; unhide the one to read, or name it."
        ])
    }
  }

  @Test func mergedFiguresAndUncalculatedFormulasAreErrorsAndTextIsSaid() throws {
    try withTemporaryFolder { folder in
      let path = try Self.bureau(
        in: folder,
        [
          Self.hiding,
          (
            Self.bureauPart, "</sheetData>",
            #"</sheetData><mergeCells count="1"><mergeCell ref="D6:D7"/></mergeCells>"#
          ),
          (Self.bureauPart, #"<c r="D7"><v>5</v></c>"#, #"<c r="D7"/>"#),
          (Self.bureauPart, #"<c r="E6"><v>20</v></c>"#, #"<c r="E6"><f>10+10</f></c>"#),
          (Self.bureauPart, #"<c r="E7"><v>50</v></c>"#, #"<c r="E7" t="e"><v>#REF!</v></c>"#),
          (
            Self.bureauPart, #"<c r="E10"><v>90</v></c>"#,
            #"<c r="E10" t="inlineStr"><is><t>90 t</t></is></c>"#
          ),
        ])
      #expect(
        Self.findings(path) == [
          "t.xlsx!GZH!D7: error: The cell in row 2 工业, column 1 农业 is merged with D6 and has no value of "
            + "its own; unmerge them and write each figure.",
          "t.xlsx!GZH!E6: error: The cell in row 1 农业, column 2 工 业 has no value (#formula without a "
            + "value); mend its formula, let Excel or LibreOffice calculate and save it.",
          "t.xlsx!GZH!E7: error: The cell in row 2 工业, column 2 工 业 has no value (#REF!); mend its "
            + "formula, let Excel or LibreOffice calculate and save it.",
          "t.xlsx!GZH!E10: error: The value “90 t” in row 5 劳动者报酬, column 2 工 业 is no number; leave the "
            + "unit out of the cell and write plain decimals.",
        ])
    }
    try withTemporaryFolder { folder in
      let path = try Self.bureau(
        in: folder,
        [
          Self.hiding,
          (
            Self.bureauPart, #"<c r="E10"><v>90</v></c>"#,
            #"<c r="E10" t="inlineStr"><is><t> 90 </t></is></c>"#
          ),
          (Self.bureauPart, #"<c r="E6"><v>20</v></c>"#, #"<c r="E6"><f>10+10</f><v>20</v></c>"#),
        ])
      #expect(
        Self.findings(path).first
          == "t.xlsx!GZH!E10: warning: 1 number is stored as text, the first here; read as numbers."
      )
      #expect(try TableReader.read(path).table.intermediate[0, 1] == 20)
    }
  }

  @Test func whatIsMadeToFillTheMemoryIsRefused() throws {
    let tooLarge =
      "t.xlsx: error: The workbook needs more than 2048 MB or 60 seconds to read: a cell far outside the "
      + "table, or a file made to overflow; save the table alone as a workbook of its own, or as CSV."
    let entities =
      "t.xlsx: error: The workbook's XML declares entities, which no Excel file needs and which can fill the "
      + "memory; it is not read. Save it again with Excel or LibreOffice."
    try withTemporaryFolder { folder in
      let path = try Self.bureau(
        in: folder,
        [
          Self.hiding,
          (
            Self.bureauPart, "</sheetData>",
            #"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#
          ),
        ])
      #expect(Self.findings(path) == [tooLarge])
    }
    try withTemporaryFolder { folder in
      let path = try Self.bureau(in: folder, [])
      try WorkbookEdit.addZeros(to: path, part: "xl/media/image1.png", megabytes: 300)
      let error = #expect(throws: InvalidInput.self) {
        try WorkbookReader(limits: .init(memory: 256 << 20)).sheets(path)
      }
      #expect(
        error?.findings.map(\.message) == [
          "The workbook needs more than 256 MB or 60 seconds to read: a cell far outside the table, or a "
            + "file made to overflow; save the table alone as a workbook of its own, or as CSV."
        ])
    }
    let bomb = #"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>"#
    for (part, before) in [
      (Self.bureauPart, "<worksheet"),
      // Beyond the first bytes, in a part that is parsed by a parser that expands entities.
      ("xl/workbook.xml", "<workbook"),
    ] {
      try withTemporaryFolder { folder in
        let space = part == "xl/workbook.xml" ? String(repeating: " ", count: 5000) : ""
        let path = try Self.bureau(in: folder, [(part, before, space + bomb + before)])
        #expect(Self.findings(path, sheet: "GZH") == [entities], "\(part)")
      }
    }
  }

  @Test func aSpoiledWorkbookOfEachLayoutNeverCrashesTheReader() throws {
    var generator = SeededGenerator(seed: 47)
    for sheet in [BureauReaderTests.sheet(), CEADsReaderTests.sheet()] {
      try withTemporaryFolder { folder in
        let path = try Self.write([sheet], in: folder)
        let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(try TableReader.read(path).table.output.count > 2)
        for round in 0..<12 {
          try Data(generator.spoiled(whole)).write(to: URL(fileURLWithPath: path))
          do throws(InvalidInput) {
            let table = try TableReader.read(path).table
            let isFinite = table.output.allSatisfy(\.isFinite)
            #expect(isFinite, "round \(round), seed 47")
          } catch {
            #expect(
              error.findings.contains { $0.severity == .error && $0.message.hasSuffix(".") },
              "round \(round), seed 47")
          }
        }
      }
    }
  }

  @Test func aSheetWithAnyCellChangedIsATableOrErrorsInSentences() {
    var generator = SeededGenerator(seed: 53)
    let values: [Cell] = [
      .empty, .text(""), .text("x"), .text("合计"), .text("1"), .text("1e999"), .number(1e308),
      .number(-1), .number(2), .boolean(true), .date("2010-10-02"), .fault("#REF!"), .text("GO"),
      .text("FU101"), .number(1e15), .text("\u{0}\u{7}"),
    ]
    for sheet in [BureauReaderTests.sheet(), CEADsReaderTests.sheet()] {
      for round in 0..<1500 {
        var changed = sheet
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let row = Int.random(in: 0..<changed.rows.count, using: &generator)
          switch Int.random(in: 0..<12, using: &generator) {
          case 0: changed.rows.remove(at: row)
          case 1: changed.rows.insert([], at: row)
          case 2: changed.rows[row] = changed.rows[row].dropLast()
          case 3:
            changed.merges.append(Sheet.Merge(rows: row...(row + 1), columns: 2...5))
          default:
            guard !changed.rows[row].isEmpty else { continue }
            let column = Int.random(in: 0..<changed.rows[row].count, using: &generator)
            changed.rows[row][column] = values.randomElement(using: &generator) ?? .empty
          }
          if changed.rows.isEmpty { break }
        }
        do throws(InvalidInput) {
          let table = try BureauReader.read(changed, file: "p.xls").table
          let isFinite = table.output.allSatisfy(\.isFinite)
          #expect(isFinite, "round \(round), seed 53")
        } catch {
          #expect(
            error.findings.contains { $0.severity == .error && $0.message.hasSuffix(".") },
            "round \(round), seed 53")
        }
      }
    }
  }
}
