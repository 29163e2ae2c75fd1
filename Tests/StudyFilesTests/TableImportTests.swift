import Foundation
import InputOutputModel
import Provenance
import StudyFiles
import SymbiosisModel
import TableFormats
import TestSupport
import Testing

@Suite struct TableImportTests {
  /// Three sectors that the starter's five take up, named as nobody's position has them.
  private static let table = """
    code,c,b,a,private,public,capital,abroad,out,in,output
    c,300,90,60,10,0,300,100,740,0,1600
    b,100,200,60,720,20,0,0,100,0,1200
    a,0,150,200,500,0,20,0,330,0,1200
    wages,700,400,500,,,,,,,
    tax,100,60,80,,,,,,,
    rest,400,300,300,,,,,,,
    output,1600,1200,1200,,,,,,,
    """

  private static let roles = TableRoles(
    money: "1e6 CNY", finalDemand: ["private", "public", "capital"], exports: ["abroad", "out"],
    imports: ["in"], valueAdded: ["wages", "tax", "rest"])

  private static let concordance = """
    code,sector
    a,FARM
    b,SERVICES
    c,STEEL
    private,households
    public,government
    capital,investment
    wages,compensation
    tax,taxes
    rest,surplus
    """

  private static func file(_ text: String = table) throws -> TableFile {
    try TableCSVReader.read(CSVFile(bytes: Array(text.utf8), file: "t.csv"), roles: roles)
  }

  private static func inStarter<Result>(
    _ body: (_ study: String, _ concordance: String) throws -> Result
  )
    throws -> Result
  {
    try withTemporaryFolder { folder in
      let study = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("starter"), to: study)
      let concordance = folder.appendingPathComponent("c.csv")
      try Data(Self.concordance.utf8).write(to: concordance)
      return try body(study.path, concordance.path)
    }
  }

  @Test func placesByTheConcordanceAndSumsWhatTheStudyHasOneOf() throws {
    try Self.inStarter { study, concordance in
      let before = try String(contentsOfFile: study + "/study.yaml", encoding: .utf8)
      let plan = try TableImport(
        try Self.file(), study: study, year: 2020, concordance: concordance)
      #expect(plan.file == "tables/imported-2020.csv")
      #expect(plan.output == 4000)
      #expect(plan.placements.prefix(3).map(\.target) == ["STEEL", "SERVICES", "FARM"])
      #expect(
        plan.placements.filter { $0.means == "exports" }.map { [$0.code, $0.target] } == [
          ["abroad", "outflow"], ["out", "outflow"],
        ])
      #expect(
        plan.findings.map(\.message) == [
          "The table has nothing for “inflow” of the study's imports, which is 0 in this year.",
          "No sector of the table goes to “CEMENT” and “POWER” of the study; their output is 0 in this year.",
          "“tables/province-2020.csv”, which study.yaml named for 2020 before, stays in the folder; name it there "
            + "again to go back.",
        ])
      // Prepared is not written.
      #expect(!FileManager.default.fileExists(atPath: study + "/" + plan.file))
      try plan.write()
      #expect(
        try String(contentsOfFile: study + "/" + plan.file, encoding: .utf8) == """
          code,FARM,CEMENT,STEEL,POWER,SERVICES,households,government,investment,outflow,inflow,output
          FARM,200,0,0,0,150,500,0,20,330,0,1200
          CEMENT,0,0,0,0,0,0,0,0,0,0,0
          STEEL,60,0,300,0,90,10,0,300,840,0,1600
          POWER,0,0,0,0,0,0,0,0,0,0,0
          SERVICES,60,0,100,0,200,720,20,0,100,0,1200
          compensation,500,0,700,0,400,,,,,,
          taxes,80,0,100,0,60,,,,,,
          surplus,300,0,400,0,300,,,,,,
          output,1200,0,1600,0,1200,,,,,,

          """)
      #expect(
        try String(contentsOfFile: study + "/study.yaml", encoding: .utf8)
          == before.replacing("table: tables/province-2020.csv", with: "table: \(plan.file)"))
    }
  }

  @Test func aRepeatedImportTakesThePlaceOfTheFormer() throws {
    try Self.inStarter { study, concordance in
      func plan(_ text: String = Self.table) throws -> TableImport {
        try TableImport(try Self.file(text), study: study, year: 2020, concordance: concordance)
      }
      func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(study)/\(name)", encoding: .utf8)
      }
      func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: study + "/tables").sorted()
      }
      try plan().write()
      let first = try text("tables/imported-2020.csv")
      let yaml = try text("study.yaml")
      let same = try plan()
      #expect(same.file == "tables/imported-2020.csv")
      #expect(
        same.findings.last?.description
          == "note: “tables/imported-2020.csv” holds the same figures already; nothing changes.")
      try same.write()
      #expect(try names() == ["imported-2020.csv", "province-2020.csv"])
      // Other figures: all former ones are kept, each under a name of its own.
      for (cell, kept) in [("400", "old"), ("410", "old-2")] {
        let former = try text("tables/imported-2020.csv")
        let other = try plan(
          Self.table.replacing("wages,700,", with: "wages,\(cell),")
            .replacing("rest,400,", with: "rest,\(1100 - (Int(cell) ?? 0)),"))
        #expect(
          other.findings.last?.description
            == "note: “tables/imported-2020.csv” takes the place of what an earlier import wrote there, which is "
            + "kept as “tables/imported-2020.csv.\(kept)”; rename that to go back.")
        #expect(try text("tables/imported-2020.csv") == former, "prepared is not written")
        try other.write()
        #expect(try text("tables/imported-2020.csv").contains("compensation,500,0,\(cell),"))
        #expect(try text("tables/imported-2020.csv.\(kept)") == former)
      }
      #expect(first.contains("compensation,500,0,700,"))
      #expect(
        try names() == [
          "imported-2020.csv", "imported-2020.csv.old", "imported-2020.csv.old-2",
          "province-2020.csv",
        ])
      #expect(try text("study.yaml") == yaml)
    }
  }

  @Test func aFormerImportThatAnotherYearNamesStays() throws {
    try Self.inStarter { study, concordance in
      func plan() throws -> TableImport {
        try TableImport(
          try Self.file(
            Self.table.replacing("wages,700,", with: "wages,600,").replacing(
              "rest,400,", with: "rest,500,")),
          study: study, year: 2020, concordance: concordance)
      }
      try TableImport(try Self.file(), study: study, year: 2020, concordance: concordance).write()
      let yaml = try String(contentsOfFile: study + "/study.yaml", encoding: .utf8)
      try Data(
        yaml.replacing(
          "years:\n",
          with:
            "years:\n  2021: {table: ./tables//imported-2020.csv, inventory: inventory/2020.csv}\n"
        ).utf8
      ).write(to: URL(fileURLWithPath: study + "/study.yaml"))
      let other = try plan()
      #expect(other.file == "tables/imported-2020-2.csv")
      #expect(
        other.findings.last?.description
          == "note: “tables/imported-2020.csv”, which study.yaml named for 2020 before, stays in the folder; name it "
          + "there again to go back.")
      try other.write()
      // Its own former file is nobody else's.
      #expect(try plan().file == "tables/imported-2020-2.csv")
      #expect(try plan().findings.last?.code == "former-file")
    }
  }

  @Test func listsWhatHasNoPlaceAndWritesNothing() throws {
    try Self.inStarter { study, _ in
      let error = #expect(throws: InvalidInput.self) {
        try TableImport(try Self.file(), study: study, year: 2020, concordance: nil)
      }
      #expect(error?.findings.count == 7)
      #expect(
        error?.findings.first?.description
          == "t.csv: error: 3 of the table's 3 sectors have no place in the study: “c”, “b” and “a”. Give "
          + "--concordance a CSV file with the columns `code` (the table's code or name) and `sector` (the study's)."
      )
      #expect(
        error?.findings.last?.description
          == "t.csv: error: “rest” of the table's value_added is none of the study's (“compensation”, “taxes” "
          + "and “surplus”); add it to `tables.value_added` of study.yaml, or say in a concordance where it belongs."
      )
    }
  }

  @Test func refusesABrokenTableAndAnotherUnit() throws {
    try Self.inStarter { study, concordance in
      let broken = try Self.file(Self.table.replacing("c,300,90,60,10", with: "c,300,90,60,410"))
      let error = #expect(throws: InvalidInput.self) {
        try TableImport(broken, study: study, year: 2020, concordance: concordance)
      }
      #expect(error?.findings.first?.code == "broken-identity")
      #expect(
        error?.findings.first?.message.hasPrefix("The identity of the rows is broken (c by -400")
          == true)
      var other = try Self.file()
      other.table.money = "1e4 CNY"
      let unit = #expect(throws: InvalidInput.self) {
        try TableImport(other, study: study, year: 2020, concordance: concordance)
      }
      #expect(
        unit?.findings.map(\.message) == [
          "The table is in “1e4 CNY” and the study in “1e6 CNY”; nothing is rescaled here, so convert the table, "
            + "or correct the unit with --money or in study.yaml."
        ])
    }
  }

  @Test(.enabled(if: RealData.path("provinces-2007.xls") != nil, "../shared/data is absent"))
  func takesGuizhouIntoGuiyangAndTheStudyRuns() throws {
    let workbook = try #require(RealData.path("provinces-2007.xls"))
    try withTemporaryFolder { folder in
      let study = folder.appendingPathComponent("guiyang").path
      try StudyCopy.make(from: cases.appendingPathComponent("guiyang").path, at: study)
      let file = try TableReader.read(workbook, sheet: "GZH")
      let plan = try TableImport(file, study: study, year: 2007, concordance: nil)
      #expect(
        plan.placements.prefix(42).map(\.target) == (1...42).map { String(format: "S%02d", $0) })
      #expect(plan.identities.allSatisfy { $0.status == .holds })
      try plan.write()
      let before = try StudyReader.solve(path: cases.appendingPathComponent("guiyang").path)
      let after = try StudyReader.solve(path: study)
      #expect(after.definition.scenarios.count == before.definition.scenarios.count)
    }
  }
}
