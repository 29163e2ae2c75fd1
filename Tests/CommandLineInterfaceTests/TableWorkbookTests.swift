import Foundation
import TestSupport
import Testing
import Workbook

/// Tables in every format and workbook, as the command takes them.
@Suite struct TableWorkbookTests {
  private static let names = "names:\n  \"1\": \"农林牧渔业\"\n  \"2\": \"采矿业，煤\"\n"

  private static func cells(_ table: String) -> SheetContents {
    let rows = table.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { cell -> Cell in
        Double(cell).map { .number($0) } ?? (cell.isEmpty ? .empty : .text(String(cell)))
      }
    }
    let header = rows[0].map { cell -> String in
      if case .text(let text) = cell { return text }
      if case .number(let number) = cell { return String(Int(number)) }
      return ""
    }
    return SheetContents(name: "table", header: header, rows: Array(rows.dropFirst()))
  }

  @Test func namesComeThroughEveryFormat() throws {
    let tests = TableCommandTests()
    let files = ["t.yaml": TableCommandTests.roles + Self.names]
    let first = try tests.run(["convert", "t.csv", "a.xlsx"], files: files) { folder in
      for (from, to, more) in [
        ("a.xlsx", "b", ["--to", "pymrio"]), ("b", "c.zip", []), ("c.zip", "d", ["--to", "mario"]),
        ("d", "e", ["--to", "npy"]), ("e", "f.csv", []),
      ] {
        let run = try BuiltProgram.run(["table", "convert", from, to] + more, in: folder.path)
        // The codes are numbers.
        let note = ["b", "c.zip", "d"].contains(to) ? "note: The codes of sectors are numbers" : ""
        #expect(run.status == 0 && run.errors.hasPrefix(note), "\(to): \(run.errors)")
        #expect(run.errors.split(separator: "\n").count == (note.isEmpty ? 0 : 1))
      }
      let roles = try ["a.yaml", "f.yaml"].map {
        try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
      }
      #expect(roles[0].contains(Self.names))
      #expect(roles[1].contains(Self.names))
      let figures = try String(contentsOf: folder.appendingPathComponent("f.csv"), encoding: .utf8)
      #expect(figures.contains("1,150,500,300,50,1000\n"))
    }
    #expect(first.status == 0, "\(first.errors)")
  }

  @Test func aSheetWithoutATableIsOneSentence() throws {
    try withTemporaryFolder { folder in
      let table = Self.cells(TableCommandTests.table)
      let scribbles = SheetContents(
        name: "notes", header: ["Draft of 3 May"],
        rows: [[.text("ask the bureau"), .number(3), .number(4)], [], [.number(1), .text("?")]])
      try Data(TableCommandTests.roles.utf8)
        .write(to: folder.appendingPathComponent("book.yaml"))
      let path = folder.appendingPathComponent("book.xlsx").path
      let sentence =
        "The sheet holds no table: its first row names no column “code”, as our layout does, and no row counts "
        + "the sectors 1, 2, 3 … along a column that counts too, as a statistics bureau's does."
      try WorkbookWriter.write([scribbles, table], to: path)
      let run = try BuiltProgram.run(["table", "check", "book.xlsx"], in: folder.path)
      #expect(run.status == 0)
      #expect(run.errors == "book.xlsx!notes: note: \(sentence)\n")
      let json = try BuiltProgram.run(
        ["table", "check", "book.xlsx", "--format", "json"], in: folder.path)
      #expect(json.status == 0)
      #expect(json.output.contains("\"no-table\""))
      var other = scribbles
      other.name = "more"
      try WorkbookWriter.write([scribbles, other], to: path)
      let none = try BuiltProgram.run(["table", "check", "book.xlsx"], in: folder.path)
      #expect(none.status == 1)
      #expect(
        none.errors
          == "book.xlsx!notes: error: \(sentence)\nbook.xlsx!more: error: \(sentence)\n")
    }
  }

  @Test func aBrokenTableHasItsReason() throws {
    let broken = TableCommandTests.table.replacing("1,150,500,", with: "1,150,510,")
    let run = try TableCommandTests().run(["check", "t.csv"], files: ["t.csv": broken])
    #expect(run.status == 1)
    #expect(
      run.errors
        == "t.csv:2:7: error: The row of sector 1 and the column of sector 2 are both off by -10: the figure where "
        + "they cross, 510, changed by as much mends both. Compare it with the source.\n")
  }

  @Test func aRefusalShowsHowItsOwnCommandIsUsed() throws {
    try withTemporaryFolder { folder in
      let pack = try BuiltProgram.run(["pack", "starter", "study.doc"], in: folder.path)
      #expect(pack.status == 64)
      #expect(
        pack.errors
          == "Error: The workbook is “study.doc”; give it a name that ends with .xlsx.\n"
          + "Usage: symbiont pack <study> <file.xlsx> [--language <language>]\n"
          + "  See 'symbiont pack --help' for more information.\n")
      let table = try BuiltProgram.run(
        ["table", "info", "t.csv", "--from", "doc"], in: folder.path)
      #expect(table.status == 64)
      #expect(table.errors.contains("Usage: symbiont table info <in> [--from <format>]"))
      #expect(table.errors.hasSuffix("  See 'symbiont table info --help' for more information.\n"))
      let chinese = try BuiltProgram.run(
        ["table", "info", "t.csv", "--from", "doc", "--language", "zh"], in: folder.path)
      #expect(
        chinese.errors.hasSuffix("  详见“symbiont table info --help”（英文）。\n"), "\(chinese.errors)")
    }
  }
}
