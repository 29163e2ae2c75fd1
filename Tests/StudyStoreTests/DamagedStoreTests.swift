import Foundation
import Provenance
import StudyStore
import TestSupport
import Testing

/// What is done with files that are no sound store.
@Suite struct DamagedStoreTests {
  private func withFilledStore(_ body: (URL, String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("runs.sqlite").path
      do {
        let store = try StudyStore(path: path)
        for number in 0..<40 {
          try store.record(
            StudyStoreTests.record(number, result: String(repeating: "\(number) ", count: 3000)))
        }
      }
      try body(folder, path)
    }
  }

  private func asides(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("runs.sqlite.damaged-") && $0.hasSuffix("Z") }
  }

  @Test func aFileWithoutItsHeaderIsKeptAsideAndANewOneBegun() throws {
    try withFilledStore { folder, path in
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      bytes.replaceSubrange(0..<100, with: Data(repeating: 7, count: 100))
      try bytes.write(to: URL(fileURLWithPath: path))
      let store = try StudyStore(path: path, check: .header)
      #expect(try store.runs() == [])
      #expect(try store.record(StudyStoreTests.record(1)) == 1)
      let aside = try #require(try asides(folder).first)
      #expect(try Data(contentsOf: folder.appendingPathComponent(aside)) == bytes)
      let finding = try #require(store.findings.first)
      #expect(finding.severity == .warning && finding.code == "store-damaged")
      #expect(
        finding.message
          == "The store of runs was damaged (file is not a database) and is kept as “\(folder.path)/\(aside)”; a new one is begun."
      )
      #expect(try StudyStore(path: path).findings.isEmpty)
    }
  }

  @Test func damagedPagesAreFoundBeforeReading() throws {
    try withFilledStore { folder, path in
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      // Every page but the first, from its head on.
      for page in stride(from: 4096, to: bytes.count, by: 4096) {
        bytes.replaceSubrange(page..<(page + 64), with: Data(repeating: 0xFF, count: 64))
      }
      try bytes.write(to: URL(fileURLWithPath: path))
      let store = try StudyStore(path: path)
      #expect(store.findings.map(\.code) == ["store-damaged"])
      #expect(try store.runs() == [])
      #expect(try asides(folder).count == 1)
    }
  }

  @Test func damageThatIsMetWhileRecordingBeginsANewFileToo() throws {
    try withFilledStore { folder, path in
      var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      // The list of tables and of migrations stays whole: the opening finds nothing, the recording does.
      for page in stride(from: 6 * 4096, to: bytes.count, by: 4096) {
        bytes.replaceSubrange(page..<(page + 64), with: Data(repeating: 0xFF, count: 64))
      }
      try bytes.write(to: URL(fileURLWithPath: path))
      let store = try StudyStore(path: path, check: .header)
      #expect(store.findings.isEmpty)
      #expect(try store.record(StudyStoreTests.record(99)) == 1)
      #expect(store.findings.map(\.code) == ["store-damaged"])
      #expect(try asides(folder).count == 1)
      #expect(try StudyStore(path: path).runs().count == 1)
    }
  }

  @Test func everyFlippedByteLeavesAStoreThatCanBeUsed() throws {
    try withFilledStore { folder, path in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      var generator = SeededGenerator(seed: 11)
      for round in 0..<60 {
        var damaged = bytes
        let position = Int.random(in: 0..<(round % 2 == 0 ? 8192 : bytes.count), using: &generator)
        damaged[position] ^= UInt8(1 << Int.random(in: 0..<8, using: &generator))
        for ending in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + ending)
        }
        try damaged.write(to: URL(fileURLWithPath: path))
        do {
          let store = try StudyStore(path: path)
          try store.record(StudyStoreTests.record(1000 + round))
          for run in try store.runs() {
            do {
              _ = try store.result(of: run)
            } catch let error as StoreError {
              #expect(error.code == .corrupt)
            }
          }
        } catch let error as StoreError {
          // A flipped byte of the mark or of the list of migrations makes it another program's or a newer one's.
          #expect([.foreign, .newer].contains(error.code), "byte \(position): \(error)")
        }
      }
    }
  }

  @Test func otherFilesAreLeftAsTheyAre() throws {
    try withTemporaryFolder { folder in
      let study = folder.appendingPathComponent("study.yaml")
      let text = Data(String(repeating: "title: A town\n", count: 100).utf8)
      try text.write(to: study)
      let refused = #expect(throws: StoreError.self) { try StudyStore(path: study.path) }
      #expect(refused?.code == .foreign)
      #expect(
        refused?.description
          == "“\(study.path)” is no store of runs and is left as it is; name another file with --store."
      )
      #expect(try Data(contentsOf: study) == text)
      let nowhere = #expect(throws: StoreError.self) {
        try StudyStore(path: "/proc/symbiont/runs.db")
      }
      #expect(nowhere?.code == .inaccessible)
      #expect(
        nowhere?.description
          == "The folder “/proc/symbiont” of the store of runs cannot be made (No such file or directory); name another file with --store."
      )
    }
  }

  @Test func aStoreThatIsPutAsideMeanwhileIsLeftToItself() throws {
    try withFilledStore { folder, path in
      let store = try StudyStore(path: path)
      // Another process finds it damaged, puts it aside and begins a new one.
      for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending)
      {
        try FileManager.default.moveItem(
          atPath: path + ending, toPath: folder.path + "/aside" + ending)
      }
      let other = try StudyStore(path: path)
      #expect(try other.record(StudyStoreTests.record(1)) == 1)
      #expect(try store.record(StudyStoreTests.record(2)) == 2)
      #expect(try other.runs().map(\.id) == [2, 1])
      #expect(try StudyStore(path: folder.path + "/aside").runs().count == 40)
      // A file that was deleted is begun anew.
      for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + ending)
      }
      #expect(try store.record(StudyStoreTests.record(3)) == 1)
    }
  }
}
