import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing

@Suite struct MarioTests {
  /// Two sectors of one region as MARIO's `to_txt` saves them.
  static let files = [
    "flows/Z.txt": """
    Region,,,R,R
    Level,,,Sector,Sector
    Item,,,one,"two, three"
    Region,Level,Item,,
    R,Sector,one,150.0,500.0
    R,Sector,"two, three",200.0,100.0
    """,
    "flows/Y.txt": """
    Region,,,R
    Level,,,Consumption category
    Item,,,households
    Region,Level,Item,
    R,Sector,one,350.0
    R,Sector,"two, three",1700.0
    """,
    "flows/V.txt": """
    Region,R,R
    Level,Sector,Sector
    Item,one,"two, three"
    Item,,
    wages,650.0,1400.0
    """,
    "flows/E.txt": """
    Region,R,R
    Level,Sector,Sector
    Item,one,"two, three"
    Item,,
    CO2,30.0,1e-7
    """,
    "flows/EY.txt": """
    Region,R
    Level,Consumption category
    Item,households
    Item,
    CO2,9.0
    """,
    "flows/VY.txt": """
    Region,R
    Level,Consumption category
    Item,households
    Item,
    wages,5.0
    """,
    "flows/units.txt": """
    ,,unit
    Sector,one,M EUR
    Sector,"two, three",M EUR
    Factor of production,wages,M EUR
    Satellite account,CO2,t
    """,
  ]

  @Test func aSavedFolderIsRead() throws {
    try withTemporaryFolder { folder in
      let path = try PymrioTests.folder(Self.files, in: folder)
      let file = try TableReader.read(path)
      #expect(file.format == .mario)
      #expect(file.table.money == "M EUR")
      #expect(
        file.table.labels == [
          .init(region: "R", sector: "one"), .init(region: "R", sector: "two, three"),
        ])
      #expect(file.table.intermediate == Matrix([[150, 500], [200, 100]]))
      #expect(file.table.finalDemand.values.storage == [350, 1700])
      #expect(
        file.table.valueAdded == AccountRows(labels: ["wages"], values: Matrix([[650, 1400]])))
      #expect(file.table.output == [1000, 2000])
      #expect(file.satellites.first?.stressors == ["CO2"])
      #expect(file.satellites.first?.units == ["t"])
      #expect(file.satellites.first?.totals.storage == [30, 1e-7])
      #expect(file.satellites.first?.finalDemandTotals?.storage == [9])
      #expect(
        file.findings.map(\.message) == [
          "Value added by final demand, with a sum of 5, belongs to no account of a table and is "
            + "ignored."
        ])
    }
  }

  @Test func whatWeWriteWeReadBack() throws {
    try withTemporaryFolder { folder in
      var file = try TableWriterTests.table()
      file.table.otherInputs = AccountRows(labels: ["taxes"], values: Matrix([[1, 2]]))
      let path = folder.appendingPathComponent("out").path
      try TableWriter.write(file, to: path, format: .mario)
      let back = try TableReader.read(path)
      #expect(back.format == .mario)
      #expect(back.table.labels == file.table.labels)
      #expect(back.table.intermediate == file.table.intermediate)
      #expect(back.table.finalDemand == file.table.finalDemand)
      #expect(back.table.exports == file.table.exports)
      #expect(back.table.imports == file.table.imports)
      #expect(back.table.otherInputs == file.table.otherInputs)
      #expect(back.table.valueAdded == file.table.valueAdded)
      #expect(back.satellites.first?.totals == file.satellites.first?.totals)
      #expect(back.satellites.first?.finalDemandTotals == file.satellites.first?.finalDemandTotals)
      file.satellites = []
      let bare = folder.appendingPathComponent("bare").path
      try TableWriter.write(file, to: bare, format: .mario)
      #expect(try TableReader.read(bare).satellites.isEmpty)
    }
  }

  @Test func supplyAndUseTablesAreRefused() throws {
    try withTemporaryFolder { folder in
      let files = Self.files.mapValues { $0.replacing("Sector", with: "Activity") }
      let path = try PymrioTests.folder(files, in: folder)
      do throws(InvalidInput) {
        _ = try TableReader.read(path)
        Issue.record("nothing was thrown")
      } catch {
        #expect(
          error.findings.map(\.message) == [
            "“R, Activity, one” is no region, level and sector; supply and use tables have to be "
              + "turned with MARIO's to_iot() first."
          ])
      }
    }
  }
}
