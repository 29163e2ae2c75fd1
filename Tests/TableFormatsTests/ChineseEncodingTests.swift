import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing

/// Folders and zips whose texts somebody saved in GB18030, as older programs in China do.
@Suite struct ChineseEncodingTests {
  /// “电力” in GB18030, in place of a word.
  private static func inGB18030(_ text: String, _ word: String) -> Data {
    var bytes = Array(text.utf8)
    bytes.replace([UInt8](word.utf8), with: [0xB5, 0xE7, 0xC1, 0xA6])
    return Data(bytes)
  }

  private static func folder(
    _ files: [String: String], _ word: String, in folder: URL
  ) throws -> String {
    let path = try PymrioTests.folder(files, in: folder)
    for (name, text) in files {
      try inGB18030(text, word).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
    return path
  }

  private static let converted =
    "warning: The file is in the Chinese encoding GB18030 and was converted; save it as UTF-8 (in Excel "
    + "“CSV UTF-8”) to be sure of every character."

  private static func findings(_ file: TableFile, _ path: String) -> [String] {
    file.findings.map { $0.description.replacing(path + "/", with: "") }
  }

  @Test func aFolderOfPymriosIsConvertedAndSaidSo() throws {
    try withTemporaryFolder { folder in
      let expected = try TableReader.read(PymrioTests.folder(in: folder))
      let path = try Self.folder(PymrioTests.files, "mining", in: folder)
      let file = try TableReader.read(path)
      #expect(file.table.labels.map(\.sector) == ["food", "电力", "food", "电力"])
      #expect(file.table.intermediate == expected.table.intermediate)
      #expect(file.table.money == "MEUR")
      #expect(file.satellites.map(\.totals) == expected.satellites.map(\.totals))
      #expect(
        Self.findings(file, path) == [
          "Z.txt: \(Self.converted)", "Y.txt: \(Self.converted)", "unit.txt: \(Self.converted)",
          "emissions/F.txt: \(Self.converted)", "jobs/F.txt: \(Self.converted)",
        ])
    }
  }

  @Test func aZipIsConvertedWithTheNamesInIt() throws {
    try withTemporaryFolder { folder in
      let path = try Self.folder(PymrioTests.files, "mining", in: folder)
      let zip = folder.appendingPathComponent("saved.zip").path
      let python = Process()
      python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      python.arguments = [
        "python3", "-c",
        """
        import os, sys, zipfile
        class Entry(zipfile.ZipInfo):
            def _encodeFilenameFlags(self): return self.filename.encode("gb18030"), 0
        with zipfile.ZipFile(sys.argv[1], "w") as archive:
            for folder, _, names in os.walk(sys.argv[2]):
                for name in names:
                    inner = os.path.relpath(os.path.join(folder, name), sys.argv[2])
                    entry = Entry("省表/" + inner.replace("emissions", "排放"))
                    archive.writestr(entry, open(os.path.join(folder, name), "rb").read())
        """, zip, path,
      ]
      try python.run()
      python.waitUntilExit()
      try #require(python.terminationStatus == 0)
      let file = try TableReader.read(zip)
      #expect(file.table.labels.map(\.sector) == ["food", "电力", "food", "电力"])
      #expect(file.satellites.map(\.name) == ["jobs", "排放"])
      #expect(
        Self.findings(file, zip) == [
          "Z.txt: \(Self.converted)", "Y.txt: \(Self.converted)", "unit.txt: \(Self.converted)",
          "jobs/F.txt: \(Self.converted)", "排放/F.txt: \(Self.converted)",
        ])
    }
  }

  @Test func aFolderOfMariosIsConvertedAndSaidSo() throws {
    try withTemporaryFolder { folder in
      let path = try Self.folder(MarioTests.files, "one", in: folder)
      let file = try TableReader.read(path)
      #expect(file.table.labels.map(\.sector) == ["电力", "two, three"])
      #expect(file.table.money == "M EUR")
      #expect(file.table.intermediate.storage == [150, 200, 500, 100])
      #expect(
        Self.findings(file, path) == [
          "flows/Z.txt: \(Self.converted)", "flows/Y.txt: \(Self.converted)",
          "flows/units.txt: \(Self.converted)", "flows/V.txt: \(Self.converted)",
          "flows/E.txt: \(Self.converted)",
          "flows/VY.txt: warning: Value added by final demand, with a sum of 5, belongs to no account of a "
            + "table and is ignored.",
        ])
    }
  }

  @Test func labelsOfArraysAreConvertedAndSaidSo() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("arrays").path
      let table = try TableReader.read(PymrioTests.folder(in: folder))
      try TableWriter.write(table, to: path, format: .npy)
      let labels = URL(fileURLWithPath: "\(path)/sectors.csv")
      try Self.inGB18030(String(contentsOf: labels, encoding: .utf8), "mining").write(to: labels)
      let file = try TableReader.read(path)
      #expect(file.table.labels.map(\.sector) == ["food", "电力", "food", "电力"])
      #expect(Self.findings(file, path) == ["sectors.csv: \(Self.converted)"])
    }
  }

  @Test func otherEncodingsAreRefused() throws {
    try withTemporaryFolder { folder in
      let path = try PymrioTests.folder(in: folder)
      let file = URL(fileURLWithPath: "\(path)/Z.txt")
      let text = Array(try Data(contentsOf: file))
      var latin = text
      latin.replace([UInt8]("mining".utf8), with: [0x6D, 0xE9, 0x6E, 0x61])
      let wide = text.flatMap { byte -> [UInt8] in [byte, 0] }
      for (bytes, expected) in [
        (
          latin,
          "Z.txt:2: error: The file is not UTF-8: line 2 holds a byte that no UTF-8 text has; save it as "
            + "UTF-8 (in Excel “CSV UTF-8”)."
        ),
        (
          wide,
          "Z.txt: error: The file is not UTF-8 text (it looks like UTF-16 or a binary file); save it as "
            + "UTF-8 (in Excel “CSV UTF-8”)."
        ),
      ] {
        try Data(bytes).write(to: file)
        let error = #expect(throws: InvalidInput.self) { try TableReader.read(path) }
        #expect(
          error?.findings.map { $0.description.replacing(path + "/", with: "") } == [expected])
      }
    }
  }

  @Test func aByteOrderMarkIsNoPartOfALabel() throws {
    try withTemporaryFolder { folder in
      let files = PymrioTests.files.mapValues { "\u{FEFF}" + $0 }
      let plain = try TableReader.read(PymrioTests.folder(in: folder))
      let file = try TableReader.read(PymrioTests.folder(files, in: folder))
      #expect(file.table.labels == plain.table.labels)
      #expect(file.table.intermediate == plain.table.intermediate)
      #expect(file.satellites.map(\.stressors) == plain.satellites.map(\.stressors))
      #expect(file.satellites.map(\.units) == plain.satellites.map(\.units))
      #expect(file.findings.isEmpty)
    }
  }
}
