import Foundation
import Provenance
import SymbiosisModel
import TestSupport
import Testing

@testable import StudyFiles

@Suite struct InventoryImportTests {
  private static let sheet = """
    sector,Raw Coal,Diesel Oil,Other Energy,Scope 1 Total
    Total Consumption,10,5,0,15
    Iron works,6,1,0,7
    Trade and services,1,3,0,4
    Rural,3,1,0,4

    """

  /// Coal is given as Mt of CO2, diesel in 1,000 t; half of the iron works is taken for cement.
  private static let concordance = """
    from,to,factor,as
    Iron works,STEEL,0.5,
    Iron works,CEMENT,0.5,
    Raw Coal,coal,1000000,co2
    Diesel Oil,diesel,1000,

    """

  private static func inStarter<Result>(
    sheet: String = sheet, concordance: String? = concordance,
    _ body: (_ sheet: String, _ study: String, _ concordance: String?) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      let study = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("starter"), to: study)
      let file = folder.appendingPathComponent("sheet.csv")
      try Data(sheet.utf8).write(to: file)
      let said = folder.appendingPathComponent("c.csv")
      if let concordance { try Data(concordance.utf8).write(to: said) }
      return try body(file.path, study.path, concordance.map { _ in said.path })
    }
  }

  @Test func splitsAndMapsVisiblyAndComparesTheTotals() throws {
    try Self.inStarter { sheet, study, concordance in
      let plan = try InventoryImport(
        sheet, sheet: nil, study: study, year: 2020, concordance: concordance)
      #expect(plan.findings.map(\.code) == ["former-file"])
      #expect(
        plan.rows.map { [$0.name, $0.targets] } == [
          ["Iron works", "STEEL × 0.5, CEMENT × 0.5"], ["Trade and services", "SERVICES"],
          ["Rural", "household"],
        ])
      #expect(
        plan.columns == [
          .init(name: "Raw Coal", flows: "coal × 1000000", total: 10, sum: 10, placed: 10),
          .init(name: "Diesel Oil", flows: "diesel × 1000", total: 5, sum: 5, placed: 5),
          .init(name: "Other Energy", flows: "left out", total: 0, sum: 0, placed: 0),
        ])
      try plan.write()
      let lines = try String(contentsOfFile: study + "/" + plan.file, encoding: .utf8)
        .split(separator: "\n").map(String.init)
      #expect(plan.file == "inventory/imported-2020.csv")
      #expect(lines.count == 1 + plan.entries)
      #expect(lines[0] == "sector,flow,quantity,source")
      // 6 Mt × 0.5 / 1.8252 t of CO2 a t of raw coal.
      #expect(lines[1] == "STEEL,coal,\(6 * 0.5 * 1e6 / 1.8252),Iron works × Raw Coal")
      #expect(lines[3] == "STEEL,diesel,500,Iron works × Diesel Oil")
      // The emissions of the inventory are those of the sheet.
      let year = try #require(try StudyReader(path: study).definition.years.first)
      let coal = year.inventory.filter { $0.flow == "coal" }.reduce(0) { $0 + $1.quantity.value }
      #expect(abs(coal * 1.8252 - 10e6) < 1e-6)
    }
  }

  private let former =
    "note: “inventory/2020.csv”, which study.yaml named for 2020 before, stays in the folder; name it there again "
    + "to go back."

  @Test func aTotalThatItsPartsMissIsAWarningWithTheGap() throws {
    try Self.inStarter(sheet: Self.sheet.replacing("Rural,3,1,0,4", with: "Rural,2,1,0,4")) {
      sheet, study, concordance in
      let plan = try InventoryImport(
        sheet, sheet: nil, study: study, year: 2020, concordance: concordance)
      #expect(
        plan.findings.map(\.description) == [
          "\(sheet):2:19: warning: The sheet's total of “Raw Coal” is 10 and its parts add up to 9, a gap of 1; "
            + "the parts are taken.",
          "\(sheet):5:13: warning: The sheet's total of “Rural” is 4 and its parts add up to 3, a gap of 1; the "
            + "parts are taken.",
          former,
        ])
    }
  }

  @Test func refusesAQuantityBelowZero() throws {
    try Self.inStarter(sheet: Self.sheet.replacing("Rural,3,1,0,4", with: "Rural,-3,1,0,4")) {
      sheet, study, concordance in
      let error = #expect(throws: InvalidInput.self) {
        try InventoryImport(sheet, sheet: nil, study: study, year: 2020, concordance: concordance)
      }
      #expect(
        error?.findings.map(\.description) == [
          "\(sheet):5:7: error: The figure of “Rural” under “Raw Coal” is -3; a quantity cannot be negative. Correct "
            + "it, or leave its column out in the concordance."
        ])
      #expect(!FileManager.default.fileExists(atPath: study + "/inventory/imported-2020.csv"))
    }
  }

  @Test func listsWhatHasFiguresAndNoPlace() throws {
    try Self.inStarter(concordance: nil) { sheet, study, _ in
      let error = #expect(throws: InvalidInput.self) {
        try InventoryImport(sheet, sheet: nil, study: study, year: 2020, concordance: nil)
      }
      let advice =
        " Give --concordance a CSV file with the columns `from` (the name here) and `to` (the study's code; "
        + "blank to leave it out)."
      #expect(
        error?.findings.map(\.description) == [
          "\(sheet): error: 1 rows of the sheet have figures and no place in the study: “Iron works”.\(advice)",
          "\(sheet): error: 1 columns of the sheet have figures and no place in the study: “Diesel Oil”.\(advice)",
        ])
      #expect(!FileManager.default.fileExists(atPath: study + "/inventory/imported-2020.csv"))
    }
  }

  @Test func refusesSharesThatLoseAPartAndFlowsWithoutAFactor() throws {
    let said = Self.concordance.replacing("CEMENT,0.5", with: "CEMENT,0.4")
      .replacing("Diesel Oil,diesel,1000,", with: "Diesel Oil,heat,1000,co2")
    try Self.inStarter(concordance: said) { sheet, study, concordance in
      let error = #expect(throws: InvalidInput.self) {
        try InventoryImport(sheet, sheet: nil, study: study, year: 2020, concordance: concordance)
      }
      #expect(
        error?.findings.map(\.description) == [
          "\(sheet):3:1: error: The shares of “Iron works” add up to 0.9; they must add up to 1.",
          "\(sheet):1:17: error: The column “Diesel Oil” holds CO2, and the flow “heat” has no factor of it by which "
            + "a quantity could be found; give one in flows.csv, or send the column to another flow.",
        ])
    }
  }

  @Test func columnsPlacedByNameSayThatTheirUnitIsTaken() throws {
    let sheet = "sector,Raw Coal\nSteel,5\n"
    try Self.inStarter(sheet: sheet, concordance: nil) { sheet, study, _ in
      let plan = try InventoryImport(
        sheet, sheet: nil, study: study, year: 2020, concordance: nil)
      #expect(plan.entries == 1)
      #expect(
        plan.findings.map(\.message) == [
          "The figures under “Raw Coal” are taken to be in their flow's own unit; where they are not, give a "
            + "concordance with `factor` and, for emissions, `as`.",
          String(former.dropFirst("note: ".count)),
        ])
    }
  }
}
