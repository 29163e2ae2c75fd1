import Foundation
import Presentation
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// Every study that is valid comes back from a workbook with the same result.
@Suite struct PackRoundTripTests {
  private static let cases = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Cases")

  /// The result of a study without the places of its findings, which differ between a folder and a workbook.
  private static func result(_ path: String) throws -> String {
    var result = StudyResult(try StudyReader.solve(path: path))
    for index in result.findings.indices { result.findings[index].location = nil }
    return try JSONReport.value(result, programVersion: "0").text()
  }

  private static func comesBack(_ study: String, _ what: String) throws {
    try withTemporaryFolder { folder in
      let workbook = folder.appendingPathComponent("study.xlsx").path
      let copy = folder.appendingPathComponent("copy").path
      let again = folder.appendingPathComponent("again.xlsx").path
      _ = try StudyPack.pack(study: study, to: workbook)
      _ = try StudyPack.unpack(workbook: workbook, to: copy)
      _ = try StudyPack.pack(study: copy, to: again)
      let expected = try Self.result(study)
      #expect(try Self.result(workbook) == expected, "\(what), as a workbook")
      #expect(try Self.result(copy) == expected, "\(what), unpacked")
      #expect(try Self.result(again) == expected, "\(what), packed again")
      let files = StudyReader.files(ofStudy: study)
      #expect(StudyReader.files(ofStudy: copy) == files, "\(what)")
      for file in files where file != "study.yaml" {
        let texts = try [study, copy].map {
          try String(contentsOfFile: "\($0)/\(file)", encoding: .utf8)
        }
        #expect(texts[0] == texts[1], "\(what), \(file)")
      }
    }
  }

  @Test func theBuiltInCases() throws {
    for name in ["starter", "guiyang"] {
      try Self.comesBack(Self.cases.appendingPathComponent(name).path, name)
    }
  }

  @Test func theStudyWithEveryOptionalFile() throws {
    try ChineseStudy.with { try Self.comesBack($0, "Chinese study") }
  }

  @Test func aStudyOfManyExchanges() throws {
    try withTemporaryFolder { folder in
      let study = folder.appendingPathComponent("knapsack")
      try writeKnapsackStudy(to: study)
      try Self.comesBack(study.path, "knapsack")
    }
  }

  /// Ways of writing study.yaml, each valid.
  private static let ways: [(what: String, edits: [(String, String)], more: String)] = [
    ("an empty title", [("title: A small town with a steel works", "title: \"\"")], ""),
    ("a title like a file", [("title: A small town with a steel works", "title: town.csv")], ""),
    (
      "a title of several lines",
      [
        ("title: A small town with a steel works", "title: |\n  Two\n  lines \"quoted\" # and more")
      ],
      ""
    ),
    ("an empty name", [("name: As planned", "name: \"\"")], ""),
    (
      "no exchanges in braces",
      [("year: 2020, against: BAU, exchanges: today", "year: 2020, against: BAU, exchanges: {}")],
      ""
    ),
    (
      "a value without text",
      [("imports: domestic", "imports: domestic\nallow:\nhousehold_demand: []")], ""
    ),
    (
      "an anchor and an alias",
      [
        ("title: A small town with a steel works", "title: &name Town"),
        ("region: Small town", "region: *name"),
      ],
      ""
    ),
    (
      "scenarios in a block",
      [
        (
          "  - {id: BAU, name: Without any exchange, year: 2020}",
          "  - name: Without any exchange\n    year: 2020\n    id: BAU"
        )
      ], ""
    ),
    (
      "a scenario whose code is a number",
      [("id: TODAY", "id: 2020.5"), ("against: TODAY", "against: 2020.5")], ""
    ),
    (
      "regionalisation by quotients",
      [("{method: proportional}", "{method: flq, delta: 0.30, cap: false}")], ""
    ),
  ]

  @Test func everyWayOfWritingAStudy() throws {
    for way in Self.ways {
      try withStarterStudy(replacing: way.edits, adding: way.more) {
        try Self.comesBack($0, way.what)
      }
    }
  }

  @Test func filesOfAnyName() throws {
    let table = try String(
      contentsOf: Self.cases.appendingPathComponent("starter/tables/province-2020.csv"),
      encoding: .utf8)
    let flows = try String(
      contentsOf: Self.cases.appendingPathComponent("starter/flows.csv"), encoding: .utf8)
    let long = "a-name-that-is-longer-than-the-name-of-a-sheet-may-be"
    for (what, files, edits) in [
      (
        "a file without the ending", ["flows.txt": flows],
        [("flows: flows.csv", "flows: flows.txt")]
      ),
      ("a file called study", ["study.csv": flows], [("flows: flows.csv", "flows: study.csv")]),
      (
        "files whose sheets would be the same",
        ["tables.province-2020.csv": flows, "city.2020.csv": table],
        [
          ("flows: flows.csv", "flows: tables.province-2020.csv"),
          ("table: tables/province-2020.csv", "table: city.2020.csv"),
        ]
      ),
      (
        "files that differ in capitals and where a sheet's name ends",
        ["FLOWS.csv": table, "1\(long).csv": flows, "2\(long).csv": table],
        [
          ("flows: flows.csv", "flows: 1\(long).csv"),
          ("table: tables/province-2020.csv", "table: 2\(long).csv"),
        ]
      ),
      (
        "a quotation mark at the end", ["'flows'": flows],
        [("flows: flows.csv", "flows: \"'flows'\"")]
      ),
    ] {
      try withStarterStudy(files, replacing: edits) { try Self.comesBack($0, what) }
    }
  }
}
