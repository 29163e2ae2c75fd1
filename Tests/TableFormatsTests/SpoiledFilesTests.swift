import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing

/// Files that were cut off, changed at random or made to harm: a sentence, no crash, no memory.
@Suite struct SpoiledFilesTests {
  @Test func aSpoiledCSVFileNeverCrashesTheReader() {
    let whole = Array(TableCSVReaderTests.text.utf8)
    var generator = SeededGenerator(seed: 41)
    for round in 0..<600 {
      var bytes = whole
      switch round % 3 {
      case 0: bytes = Array(bytes.prefix(Int.random(in: 0..<whole.count, using: &generator)))
      case 1:
        for _ in 0..<(1 + round % 4) {
          bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 1 << (round % 8)
        }
      default:
        let place = Int.random(in: 0..<whole.count, using: &generator)
        bytes.insert(
          contentsOf: [",", "\n", "\"", "\r", "-"].randomElement(using: &generator)?.utf8
            ?? "".utf8, at: place)
      }
      do throws(InvalidInput) {
        _ = try TableCSVReader.read(
          CSVFile(bytes: bytes, file: "t.csv"), roles: TableCSVReaderTests.roles)
      } catch {
        #expect(error.findings.contains { $0.severity == .error }, "round \(round), seed 41")
        #expect(error.findings.allSatisfy { $0.message.hasSuffix(".") }, "round \(round), seed 41")
      }
    }
  }

  @Test(arguments: [TableFormat.pymrio, .mario, .npy])
  func aSpoiledFolderNeverCrashesTheReader(format: TableFormat) throws {
    var generator = SeededGenerator(seed: 43)
    var files: [String: [UInt8]] = [:]
    switch format {
    case .pymrio: files = PymrioTests.files.mapValues { Array($0.utf8) }
    case .mario: files = MarioTests.files.mapValues { Array($0.utf8) }
    default:
      try withTemporaryFolder { folder in
        let path = folder.appendingPathComponent("out").path
        try TableWriter.write(TableWriterTests.table(), to: path, format: .npy)
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
          files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
        }
      }
    }
    try withTemporaryFolder { folder in
      for (name, bytes) in files {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      #expect(try TableReader.read(folder.path, format: format).table.output.count > 1)
      for round in 0..<240 {
        let name = files.keys.sorted()[round % files.count]
        let file = folder.appendingPathComponent(name)
        try Data(generator.spoiled(files[name] ?? [])).write(to: file)
        do throws(InvalidInput) {
          let table = try TableReader.read(folder.path, format: format).table
          let isFinite = table.output.allSatisfy(\.isFinite)
          #expect(isFinite, "round \(round), \(name), seed 43")
        } catch {
          #expect(
            error.findings.contains { $0.severity == .error && $0.message.hasSuffix(".") },
            "round \(round), \(name), seed 43")
        }
        try Data(files[name] ?? []).write(to: file)
      }
    }
  }

  @Test func aSpoiledZipNeverCrashesTheReader() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("t.zip")
      try TableWriter.write(TableWriterTests.table(), to: path.path, format: .pymrio)
      let whole = Array(try Data(contentsOf: path))
      #expect(try TableReader.read(path.path).format == .pymrio)
      var generator = SeededGenerator(seed: 59)
      for round in 0..<200 {
        try Data(generator.spoiled(whole)).write(to: path)
        do throws(InvalidInput) {
          let table = try TableReader.read(path.path, format: .pymrio).table
          let isFinite = table.output.allSatisfy(\.isFinite)
          #expect(isFinite, "round \(round), seed 59")
        } catch {
          #expect(
            error.findings.contains { $0.severity == .error && $0.message.hasSuffix(".") },
            "round \(round), seed 59")
        }
      }
    }
  }

  @Test func aZipBombIsRefusedBeforeItIsUnpacked() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("bomb.zip").path
      let python = Process()
      python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      python.arguments = [
        "python3", "-c",
        """
        import sys, zipfile
        with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            with archive.open("Z.txt", "w") as entry:
                for _ in range(300): entry.write(bytes(1 << 20))
            archive.writestr("file_parameters.json", "{}")
        """, path,
      ]
      try python.run()
      python.waitUntilExit()
      try #require(python.terminationStatus == 0)
      do throws(InvalidInput) {
        _ = try TableReader.read(path, format: .pymrio)
        Issue.record("nothing was thrown")
      } catch {
        #expect(
          error.findings.map(\.message) == [
            "The zip unpacks to more than 4 GB, or an entry of it to more than 200 times its size, "
              + "and is not read; unpack it yourself, if you trust it, and read the folder."
          ])
      }
    }
  }

  @Test func whatIsNotThereOrNoTableIsSaidSo() throws {
    try withTemporaryFolder { folder in
      func message(_ name: String) -> String {
        do throws(InvalidInput) {
          _ = try TableReader.read(folder.appendingPathComponent(name).path, roles: TableRoles())
          return "nothing was thrown"
        } catch {
          return error.findings.map(\.message).joined(separator: "\n")
            .replacing(folder.path + "/", with: "")
        }
      }
      #expect(
        message("none.csv") == "There is no file “none.csv”; check the name and the folder.")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
      #expect(
        message("empty")
          == "The folder is none that we know: it has no file_parameters.json (pymrio), no "
          + "flows/units.txt (MARIO) and no Z.npy, A.npy or L.npy (numpy). Name a file in it, or say "
          + "the format with --from.")
      try Data().write(to: folder.appendingPathComponent("t.csv"))
      #expect(message("t.csv") == "The file is empty; its first line must name the columns.")
      let long = "code," + String(repeating: "x", count: 100_000) + "\n"
      try Data(long.utf8).write(to: folder.appendingPathComponent("long.csv"))
      #expect(
        message("long.csv")
          == "The name of column 2 is 100000 bytes long, and names have up to 3000; a quotation mark may be missing, "
          + "or the columns be separated by something else than commas.")
      for text in ["<html><table>", "\u{FEFF} \n<?xml version=\"1.0\"?>"] {
        try Data(text.utf8).write(to: folder.appendingPathComponent("page.xls"))
        #expect(
          message("page.xls")
            == "The file is a web page or XML, even if its name says otherwise and Excel opens it; open it there and "
            + "save it as .xlsx.")
      }
    }
  }
}
