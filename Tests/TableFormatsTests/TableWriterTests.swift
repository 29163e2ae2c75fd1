import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing

@Suite struct TableWriterTests {
  static let roles = TableRoles(
    money: "1e4 CNY", finalDemand: ["households"], exports: ["exports"], imports: ["imports"],
    valueAdded: ["value_added"], stressors: [.init(name: "CO2", row: "CO2", unit: "t")])

  static func table() throws -> TableFile {
    let text = TableCSVReaderTests.text.replacing("650", with: "0.1") + "\nCO2,30,1e-7,9,,,"
    return try TableCSVReaderTests.read(text, roles: roles)
  }

  @Test(arguments: [TableFormat.csv, .xlsx])
  func ourLayoutReadsBackAsItWas(format: TableFormat) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("t.\(format.rawValue)").path
      let file = try Self.table()
      try TableWriter.write(file, to: path, format: format)
      let back = try TableReader.read(path, roles: Self.roles)
      #expect(back.format == format)
      #expect(back.table.labels == file.table.labels)
      #expect(back.table.intermediate == file.table.intermediate)
      #expect(back.table.finalDemand == file.table.finalDemand)
      #expect(back.table.exports == file.table.exports)
      #expect(back.table.imports == file.table.imports)
      #expect(back.table.valueAdded == file.table.valueAdded)
      #expect(back.table.output == file.table.output)
      #expect(back.satellites.first?.totals == file.satellites.first?.totals)
      #expect(
        back.satellites.first?.finalDemandTotals == file.satellites.first?.finalDemandTotals)
      #expect(back.findings.isEmpty)
      let roles = try String(
        contentsOf: folder.appendingPathComponent("t.yaml"), encoding: .utf8)
      #expect(
        roles == """
          money: "1e4 CNY"
          tables:
            final_demand: ["households"]
            exports: ["exports"]
            imports: ["imports"]
            error: []
            other_inputs: []
            value_added: ["value_added"]
          stressors:
            "CO2": {row: "CO2", unit: "t"}

          """)
    }
  }

  @Test(arguments: [TableFormat.pymrio, .mario, .npy])
  func theSectorsNamesAreKept(format: TableFormat) throws {
    try withTemporaryFolder { folder in
      var file = try Self.table()
      file.names = ["农林牧渔业", "采矿业，“煤”"]
      let path = folder.appendingPathComponent("t.\(format.rawValue)").path
      try TableWriter.write(file, to: path, format: format)
      let back = try TableReader.read(path)
      #expect(back.names == file.names)
      #expect(back.table.labels == file.table.labels)
      #expect(back.table.intermediate == file.table.intermediate)
      // Without names none are made up.
      file.names = nil
      let bare = folder.appendingPathComponent("bare.\(format.rawValue)").path
      try TableWriter.write(file, to: bare, format: format)
      #expect(try TableReader.read(bare).names == nil)
    }
  }

  @Test(arguments: [TableFormat.pymrio, .mario])
  func codesThatAreNumbersGetAWordForPandas(format: TableFormat) throws {
    try withTemporaryFolder { folder in
      var file = try Self.table()
      file.table.labels = [SectorLabel(sector: "01"), SectorLabel(sector: "02")]
      file.names = ["Agriculture", "Industry"]
      let path = folder.appendingPathComponent("t.\(format.rawValue)").path
      let findings = try TableWriter.write(file, to: path, format: format)
      #expect(
        findings.map(\.description) == [
          "note: The codes of sectors are numbers, which pymrio and MARIO take for numbers in one place and for texts in another; they are written as “sector …”, and read without it here."
        ])
      let rows = try String(
        contentsOfFile: format == .pymrio ? path + "/Z.txt" : path + "/flows/Z.txt",
        encoding: .utf8
      ).split(separator: "\n").suffix(2)
      #expect(rows.map { $0.contains("sector 0") } == [true, true])
      let back = try TableReader.read(path)
      #expect(back.table.labels == file.table.labels)
      #expect(back.names == file.names)
      #expect(back.table.intermediate == file.table.intermediate)
      #expect(back.satellites.first?.totals == file.satellites.first?.totals)
      // One code that is none keeps them all as texts.
      file.table.labels[1].sector = "02a"
      let mixed = folder.appendingPathComponent("mixed.\(format.rawValue)").path
      #expect(try TableWriter.write(file, to: mixed, format: format).isEmpty)
      #expect(try TableReader.read(mixed).table.labels == file.table.labels)
      // Regions likewise.
      file.table.labels = ["11", "52"].map { SectorLabel(region: $0, sector: "a") }
      file.table.finalDemand.labels = [SectorLabel(region: "52", sector: "households")]
      let regions = folder.appendingPathComponent("regions.\(format.rawValue)").path
      #expect(
        try TableWriter.write(file, to: regions, format: format).map(\.code) == ["code-prefix"])
      let again = try TableReader.read(regions)
      #expect(again.table.labels == file.table.labels)
      #expect(again.table.finalDemand.labels == file.table.finalDemand.labels)
    }
  }

  @Test func aSheetsFindingsNameCells() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("t.xlsx").path
      try TableWriter.write(try Self.table(), to: path, format: .xlsx)
      var roles = Self.roles
      roles.stressors = []
      roles.exports = []
      do {
        _ = try TableReader.read(path, roles: roles)
        Issue.record("nothing was thrown")
      } catch let error as InvalidInput {
        #expect(
          error.findings.map { $0.location?.description } == [
            "\(path)!table!A6", "\(path)!table!E1",
          ])
      }
    }
  }

  @Test func withoutRolesTheReaderSaysWhereTheyGo() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("t.csv").path
      try TableWriter.write(try Self.table(), to: path, format: .csv)
      do {
        _ = try TableReader.read(path)
        Issue.record("nothing was thrown")
      } catch let error as InvalidInput {
        #expect(
          error.findings.map(\.message) == [
            "The roles of the columns and rows that are no sectors are not known: write them to "
              + "“\(folder.path)/t.yaml” (`money`, and `tables` as in a study), or give "
              + "--final-demand, --exports, --imports and --value-added."
          ])
      }
    }
  }
}
