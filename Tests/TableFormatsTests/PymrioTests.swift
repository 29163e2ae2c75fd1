import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing

@Suite struct PymrioTests {
  /// Two regions of two sectors as pymrio saves them: two header rows, a line of index names, one
  /// extension with a compartment and one with a single level.
  static let files = [
    "file_parameters.json": """
    {"files": {"Z": {"name": "Z.txt", "nr_index_col": "2", "nr_header": "2"},
      "Y": {"name": "Y.txt", "nr_index_col": 2, "nr_header": 2},
      "unit": {"name": "unit.txt", "nr_index_col": "2", "nr_header": "1"}},
     "systemtype": "IOSystem"}
    """,
    "Z.txt": """
    region\t\ta\ta\tb\tb
    sector\t\tfood\tmining\tfood\tmining
    region\tsector\t\t\t\t
    a\tfood\t1.5\t2\t3\t4
    a\tmining\t5\t6e1\t7\t8
    b\tfood\t9\t10\t11\t12
    b\tmining\t0\t0\t0\t-0.25
    """,
    "Y.txt": """
    region\t\ta\tb
    category\t\thouseholds\thouseholds
    region\tsector\t\t
    a\tfood\t10\t20
    a\tmining\t30\t40
    b\tfood\t50\t60
    b\tmining\t70\t80
    """,
    "unit.txt": """
    region\tsector\tunit
    a\tfood\tMEUR
    a\tmining\tMEUR
    b\tfood\tMEUR
    b\tmining\tMEUR
    """,
    "emissions/file_parameters.json": """
    {"files": {"F": {"name": "F.txt", "nr_index_col": "2", "nr_header": "2"},
      "FY": {"name": "FY.txt", "nr_index_col": "2", "nr_header": "2"},
      "unit": {"name": "unit.txt", "nr_index_col": "2", "nr_header": "1"}},
     "systemtype": "Extension", "name": "Emissions"}
    """,
    "emissions/F.txt": """
    region\t\ta\ta\tb\tb
    sector\t\tfood\tmining\tfood\tmining
    stressor\tcompartment\t\t\t\t
    CO2\tair\t1\t2\t3\t4
    N\twater\t5\t6\t7\t8
    """,
    "emissions/FY.txt": """
    region\t\ta\tb
    category\t\thouseholds\thouseholds
    stressor\tcompartment\t\t
    CO2\tair\t0.5\t1
    N\twater\t0\t0
    """,
    "emissions/unit.txt": "stressor\tcompartment\tunit\nCO2\tair\tkt\nN\twater\tt\n",
    "jobs/file_parameters.json": """
    {"files": {"F": {"name": "F.txt", "nr_index_col": "1", "nr_header": "2"}},
     "systemtype": "Extension", "name": "Jobs"}
    """,
    "jobs/F.txt": """
    region\tb\ta\ta\tb
    sector\tfood\tfood\tmining\tmining
    persons\t3\t1\t2\t4
    """,
  ]

  static func folder(_ files: [String: String] = files, in folder: URL) throws -> String {
    let root = folder.appendingPathComponent("saved")
    for (name, text) in files {
      let file = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return root.path
  }

  @Test func aSavedFolderIsReadWithItsExtensions() throws {
    try withTemporaryFolder { folder in
      let path = try Self.folder(in: folder)
      let file = try TableReader.read(path)
      #expect(file.format == .pymrio)
      let table = file.table
      #expect(table.money == "MEUR")
      #expect(
        table.labels.map(\.description) == ["a | food", "a | mining", "b | food", "b | mining"])
      #expect(
        table.intermediate
          == Matrix([[1.5, 2, 3, 4], [5, 60, 7, 8], [9, 10, 11, 12], [0, 0, 0, -0.25]]))
      #expect(table.finalDemand.values == Matrix([[10, 20], [30, 40], [50, 60], [70, 80]]))
      #expect(table.output == [40.5, 150, 152, 149.75])
      #expect(file.satellites.map(\.name) == ["emissions", "jobs"])
      #expect(file.satellites[0].stressors == ["CO2 | air", "N | water"])
      #expect(file.satellites[0].units == ["kt", "t"])
      #expect(file.satellites[0].finalDemandTotals == Matrix([[0.5, 1], [0, 0]]))
      // The columns stand in another order, and the file has no line of index names.
      #expect(file.satellites[1].totals == Matrix([[1, 2, 3, 4]]))
    }
  }

  @Test(arguments: ["out", "out.zip"])
  func whatWeWriteWeReadBack(name: String) throws {
    try withTemporaryFolder { folder in
      var file = try TableReader.read(try Self.folder(in: folder))
      file.table.valueAdded = AccountRows(
        labels: ["labour", "capital"], values: Matrix([[1, 2, 3, 4], [5, 6, 7, 8]]))
      let path = folder.appendingPathComponent(name).path
      try TableWriter.write(file, to: path, format: .pymrio)
      let back = try TableReader.read(path)
      #expect(back.format == .pymrio)
      #expect(back.table.money == file.table.money)
      #expect(back.table.labels == file.table.labels)
      #expect(back.table.intermediate == file.table.intermediate)
      #expect(back.table.finalDemand == file.table.finalDemand)
      #expect(back.table.valueAdded == file.table.valueAdded)
      #expect(back.table.output == file.table.output)
      #expect(back.satellites.map(\.totals) == file.satellites.map(\.totals))
      #expect(
        back.satellites.map(\.finalDemandTotals) == file.satellites.map(\.finalDemandTotals))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.sorted() == [name, "saved"])
    }
  }

  @Test func aTableOfOneRegionKeepsItsMargins() throws {
    try withTemporaryFolder { folder in
      let file = try TableWriterTests.table()
      let path = folder.appendingPathComponent("out").path
      try TableWriter.write(file, to: path, format: .pymrio)
      let back = try TableReader.read(path)
      #expect(back.table.labels == file.table.labels)
      #expect(back.table.finalDemand == file.table.finalDemand)
      #expect(back.table.exports == file.table.exports)
      #expect(back.table.imports == file.table.imports)
      #expect(back.table.valueAdded == file.table.valueAdded)
      #expect(back.satellites.first?.finalDemandTotals == file.satellites.first?.finalDemandTotals)
    }
  }

  static func messages(_ change: (inout [String: String]) -> Void) throws -> [String] {
    try withTemporaryFolder { folder in
      var files = Self.files
      change(&files)
      let path = try Self.folder(files, in: folder)
      do throws(InvalidInput) {
        _ = try TableReader.read(path, format: .pymrio)
        return []
      } catch {
        return error.findings.map { $0.description.replacing(path + "/", with: "") }
      }
    }
  }

  @Test func faultsAreNamedWithFileLineAndCell() throws {
    #expect(
      try Self.messages { $0["Z.txt"] = $0["Z.txt"]?.replacing("6e1", with: "1,234") } == [
        "Z.txt:5: error: The value “1,234” in cell 4 of the line is no number; "
          + "write it without thousands separators."
      ])
    #expect(
      try Self.messages { $0["Y.txt"] = $0["Y.txt"]?.replacing("50\t60", with: "50\t") } == [
        "Y.txt:6: error: Cell 4 of the line is blank; write the figure, or 0 if it is zero."
      ])
    #expect(
      try Self.messages { $0["Z.txt"] = String($0["Z.txt"]?.dropLast(6) ?? "") } == [
        "Z.txt:7: error: The line has 5 cells and should have 6; the file may be cut off or "
          + "damaged: copy or save it again."
      ])
    #expect(
      try Self.messages { $0["Y.txt"] = $0["Y.txt"]?.replacing("b\tmining", with: "b\tminning") }
        == [
          "Y.txt: error: The rows do not name the sectors of the table: the file lacks “b | mining” "
            + "and has “b | minning” beside; save the table again as a whole."
        ])
    #expect(
      try Self.messages { $0["Y.txt"] = nil }.first?.hasPrefix(
        "Y.txt: error: “Y.txt” is missing in “") == true)
  }

  @Test func parquetIsRefusedWithTheCallThatSavesText() throws {
    let messages = try Self.messages {
      $0["file_parameters.json"] = $0["file_parameters.json"]?.replacing(
        "Z.txt", with: "Z.parquet")
    }
    #expect(messages.count == 1)
    #expect(
      messages.first?.hasPrefix(
        "Z.parquet: error: The table is saved in a binary format; save it as text in Python with "
          + "pymrio.load_all(\"") == true)
    #expect(messages.first?.hasSuffix("\").save_all(\"FOLDER\", table_format=\"txt\").") == true)
  }

  @Test func coefficientsAloneGiveTheTable() throws {
    try withTemporaryFolder { folder in
      var files = Self.files
      files["file_parameters.json"] = files["file_parameters.json"]?
        .replacing("\"Z\"", with: "\"A\"").replacing("Z.txt", with: "A.txt")
      files["A.txt"] = """
        region\t\ta\ta\tb\tb
        sector\t\tfood\tmining\tfood\tmining
        region\tsector\t\t\t\t
        a\tfood\t0.5\t0\t0\t0
        a\tmining\t0\t0.25\t0\t0
        b\tfood\t0\t0\t0\t0
        b\tmining\t0\t0\t0\t0
        """
      let table = try TableReader.read(try Self.folder(files, in: folder)).table
      // x = (I − A)⁻¹ y, and Z = A x̂.
      #expect(largestDifference(table.output, [60, 70 / 0.75, 110, 150]) < 1e-12)
      #expect(abs(table.intermediate[0, 0] - 30) < 1e-12)
    }
  }

  @Test func aZipThatIsCutOffOrFlippedNeverCrashes() throws {
    try withTemporaryFolder { folder in
      let file = try TableWriterTests.table()
      let path = folder.appendingPathComponent("out.zip")
      try TableWriter.write(file, to: path.path, format: .pymrio)
      let whole = try Data(contentsOf: path)
      var generator = SeededGenerator(seed: 11)
      for round in 0..<60 {
        var bytes = whole
        if round % 3 == 0 {
          bytes = bytes.prefix(Int.random(in: 4..<whole.count, using: &generator))
        } else {
          for _ in 0..<(1 + round % 5) {
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1 << (round % 8)
          }
        }
        try bytes.write(to: path)
        do throws(InvalidInput) {
          _ = try TableReader.read(path.path, format: .pymrio)
        } catch {
          #expect(error.findings.first?.message.isEmpty == false, "round \(round), seed 11")
        }
      }
    }
  }
}
