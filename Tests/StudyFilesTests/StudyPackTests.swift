import Foundation
import Provenance
import SymbiosisModel
import TestSupport
import Testing
import Workbook

@testable import StudyFiles

@Suite struct StudyPackTests {
  /// The text of every CSV file below a folder, by its path within.
  private static func texts(_ folder: URL) throws -> [String: String] {
    var texts: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
    where name.hasSuffix(".csv") {
      texts[name] = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return texts
  }

  /// The starter as a workbook, its sheets changed.
  private static func spoiled(
    in folder: URL, _ change: (inout [SheetContents]) -> Void
  ) throws -> String {
    let packed = folder.appendingPathComponent("packed.xlsx").path
    _ = try StudyPack.pack(study: cases.appendingPathComponent("starter").path, to: packed)
    var sheets = try WorkbookReader().sheets(packed).map { sheet in
      SheetContents(
        name: sheet.name,
        header: sheet.rows[0].map { cell in if case .text(let text) = cell { text } else { "" } },
        rows: Array(sheet.rows.dropFirst()))
    }
    change(&sheets)
    let path = folder.appendingPathComponent("spoiled.xlsx").path
    try WorkbookWriter.write(sheets, to: path)
    return path
  }

  @Test(arguments: ["starter", "guiyang"]) func comesBackAsItWas(name: String) throws {
    try withTemporaryFolder { folder in
      let source = cases.appendingPathComponent(name)
      let workbook = folder.appendingPathComponent("study.xlsx").path
      let copy = folder.appendingPathComponent("copy")
      let packed = try StudyPack.pack(study: source.path, to: workbook)
      // Somebody may have worked in it since.
      let error = #expect(throws: InvalidInput.self) {
        try StudyPack.pack(study: source.path, to: workbook)
      }
      #expect(
        error?.description
          == "\(workbook): error: “\(workbook)” is there already; name another or remove it first.")
      #expect(packed.names.first == "study")
      _ = try StudyPack.unpack(workbook: workbook, to: copy.path)
      // Columns that nobody interprets come back with the rest.
      #expect(try Self.texts(copy) == (try Self.texts(source)))
      func totals(_ path: String) throws -> [ScenarioTotals] {
        StudyResult(try StudyReader.solve(path: path)).scenarios.map(\.totals)
      }
      let original = try totals(source.path)
      #expect(original.count > 3)
      #expect(try totals(copy.path).map(\.city) == original.map(\.city))
      #expect(try totals(workbook).map(\.city) == original.map(\.city))
    }
  }

  @Test func commentsAndTextsComeBackAtTheirKeys() throws {
    try withTemporaryFolder { folder in
      let study = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("starter"), to: study)
      let file = study.appendingPathComponent("study.yaml")
      let text = try String(contentsOf: file, encoding: .utf8).appending("\n# the end\n")
        .replacing(
          "title: A small", with: "title: \"A # small\" # quoted\n# and below\nx_: A small"
        )
        .replacing("x_: A small town with a steel works\n", with: "")
      try Data(text.utf8).write(to: file)
      let sources = "# Sources\n\n=1+1, \t42\n  indented\n"
      try Data(sources.utf8).write(to: study.appendingPathComponent("SOURCES.md"))
      let workbook = folder.appendingPathComponent("study.xlsx").path
      let copy = folder.appendingPathComponent("copy")
      let packed = try StudyPack.pack(study: study.path, to: workbook)
      #expect(packed.names.suffix(2) == ["SOURCES.md", "study comments"])
      _ = try StudyPack.unpack(workbook: workbook, to: copy.path)
      #expect(
        try String(contentsOf: copy.appendingPathComponent("SOURCES.md"), encoding: .utf8)
          == sources)
      let back = try String(
        contentsOf: copy.appendingPathComponent("study.yaml"), encoding: .utf8)
      func comments(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
          line.hasPrefix("#")
            ? String(line)
            : line.firstRange(of: " #").map { String(line[$0.lowerBound...].dropFirst()) }
        }.filter { !$0.hasPrefix("# small") }
      }
      #expect(comments(text).count > 20)
      #expect(comments(back) == comments(text))
      #expect(
        back.contains("title: \"A # small\"  # quoted\n# and below\nregion: Small town\n"))
      #expect(back.contains("\n\nclassification:\n  sectors: sectors.csv  # the level of the"))
      #expect(back.hasSuffix("\n# the end\n"))
      // What comes back is packed and unpacked as it is.
      let again = folder.appendingPathComponent("again")
      try FileManager.default.removeItem(atPath: workbook)
      _ = try StudyPack.pack(study: copy.path, to: workbook)
      _ = try StudyPack.unpack(workbook: workbook, to: again.path)
      #expect(
        try String(contentsOf: again.appendingPathComponent("study.yaml"), encoding: .utf8) == back)
      let error = #expect(throws: InvalidInput.self) {
        try StudyPack.unpack(workbook: workbook, to: again.path)
      }
      #expect(
        error?.findings.map(\.description) == [
          "error: “\(again.path)” exists already and is left as it is; choose a folder that does not exist yet."
        ])
      let nowhere = folder.appendingPathComponent("no/study.xlsx").path
      let refused = #expect(throws: InvalidInput.self) {
        try StudyPack.pack(study: study.path, to: nowhere)
      }
      #expect(
        refused?.findings.map(\.description) == [
          "\(nowhere): error: “\(nowhere)” cannot be written (No such file or directory); check that its "
            + "folder exists and may be written to."
        ])
    }
  }

  @Test func aFileThatIsNoStudyIsCalledWhatItIs() throws {
    try withTemporaryFolder { folder in
      for (name, text, expected) in [
        (
          "a.xlsx", "",
          "The file is empty and no study; give a study's folder, or a workbook that `symbiont pack` made."
        ),
        (
          "t.csv", "code,a\n",
          "The file is no workbook and no study; give a study's folder, or a workbook that `symbiont pack` made."
        ),
        ("study.yaml", "study: 1\n", "Give the folder that holds study.yaml, not the file itself."),
      ] {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        let error = #expect(throws: InvalidInput.self) { try StudyReader(path: file.path) }
        #expect(error?.findings.map(\.description) == ["\(file.path): error: \(expected)"])
      }
    }
  }

  @Test func twoWorkbooksOfAStudyAreTheSameBytes() throws {
    try withTemporaryFolder { folder in
      let study = cases.appendingPathComponent("starter").path
      let files = ["a.xlsx", "b.xlsx"].map { folder.appendingPathComponent($0) }
      for file in files { _ = try StudyPack.pack(study: study, to: file.path) }
      #expect(try Data(contentsOf: files[0]) == (try Data(contentsOf: files[1])))
    }
  }

  @Test func findingsNameSheetAndCell() throws {
    try withTemporaryFolder { folder in
      let path = try Self.spoiled(in: folder) { sheets in
        for index in sheets.indices {
          switch sheets[index].name {
          case "effects": sheets[index].rows[0][3] = .text("much")
          case "study":
            for row in sheets[index].rows.indices
            where sheets[index].rows[row][0] == .text("imports") {
              sheets[index].rows[row][1] = .text("foreign")
            }
          default: break
          }
        }
      }
      let error = #expect(throws: InvalidInput.self) { try StudyReader(path: path) }
      #expect(
        Set((error?.findings ?? []).map(\.description)) == [
          "\(path)!study!B19: error: “imports” is “foreign”; it must be one of “domestic” and “competitive”.",
          "\(path)!effects!D2: error: The value “much” under “rate” is no number; write plain decimals, such as 1234.5.",
        ])
    }
  }

  @Test func aFileWithoutItsSheetIsNamedWhereTheStudyNamesIt() throws {
    try withTemporaryFolder { folder in
      let path = try Self.spoiled(in: folder) { sheets in
        for index in sheets.indices where sheets[index].name == "city.2020" {
          sheets[index].name = "city.2021"
        }
      }
      let error = #expect(throws: InvalidInput.self) { try StudyReader(path: path) }
      #expect(error?.findings.count == 1)
      let text = error?.findings.first?.description ?? ""
      #expect(text.hasPrefix("\(path)!study!B"))
      #expect(
        text.hasSuffix(
          ": error: The workbook has no sheet “city.2020” for “city/2020.csv”; did you mean the sheet “city.2021”?"
        ))
    }
  }

  @Test func aWorkbookWithoutAStudyIsRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("other.xlsx").path
      try WorkbookWriter.write([SheetContents(name: "data", header: ["a"], rows: [])], to: path)
      let error = #expect(throws: InvalidInput.self) { try StudyReader(path: path) }
      #expect(
        error?.findings.map(\.description) == [
          "\(path): error: The workbook has no sheet “study” with the study's keys and values; "
            + "`symbiont pack` makes a workbook of a study, and `symbiont import` takes a table into one."
        ])
    }
  }

  @Test func nothingIsWrittenOutsideTheNewFolder() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("evil.xlsx").path
      try WorkbookWriter.write(
        [
          SheetContents(
            name: "study", header: ["key", "value"],
            rows: [[.text("flows"), .text("../flows.csv")]]),
          SheetContents(name: "...flows", header: ["flow"], rows: [[.text("coal")]]),
        ], to: path)
      let error = #expect(throws: InvalidInput.self) {
        try StudyPack.unpack(workbook: path, to: folder.appendingPathComponent("new").path)
      }
      #expect(
        error?.findings.map(\.description) == [
          "\(path)!study: error: The path “../flows.csv” leaves the study's folder; name the file within it."
        ])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["evil.xlsx"])
    }
  }

  @Test func keysBecomeTheTextOfTheStudy() throws {
    let sheet = Sheet(
      name: "study",
      rows: [
        [.text("key"), .text("value")],
        [.text("study"), .number(1)],
        [.text("title"), .text("Coal: \"much\"")],
        [],
        [.text("years.2012.table"), .text("t.csv")],
        [.text("tables.final_demand"), .text("rural"), .text("urban")],
        [.text("tables.error")],
        [.text("scenarios.UIS.year"), .number(2012)],
        [.text("scenarios.UIS.exchanges.a\\.b"), .number(2.5)],
      ])
    let study = try StudySheet(sheet, file: "s.xlsx")
    #expect(
      study.text == """
        study: 1
        title: "Coal: \\"much\\""
        years:
          2012:
            table: t.csv
        tables:
          final_demand: [rural, urban]
          error:
        scenarios:
          - id: UIS
            year: 2012
            exchanges:
              a.b: 2.5

        """)
    #expect(study.source.place(line: 7, column: 26).description == "s.xlsx!study!C6")
    #expect(study.source.place(line: 7, column: 3).description == "s.xlsx!study!A6")
  }

  @Test func keysWithoutSenseAreFindings() {
    let sheet = Sheet(
      name: "study",
      rows: [
        [.text("title"), .text("a")], [.text("title"), .text("b")],
        [.text("title.sub"), .text("c")], [.text("a..b"), .text("d")], [.empty, .text("e")],
      ])
    let error = #expect(throws: InvalidInput.self) { try StudySheet(sheet, file: "s.xlsx") }
    #expect(
      error?.findings.map(\.description) == [
        "s.xlsx!study!A2: error: “title” is given twice, or once with a value and once with keys below it; keep one.",
        "s.xlsx!study!A3: error: “title.sub” is given twice, or once with a value and once with keys below it; keep one.",
        "s.xlsx!study!A4: error: “a..b” is no key: its parts are joined by single dots, such as `classification.level`.",
        "s.xlsx!study!A5: error: The row has a value and no key; give it one such as `title` or `classification.level`.",
      ])
  }
}
