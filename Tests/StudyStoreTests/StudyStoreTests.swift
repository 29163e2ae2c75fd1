import Foundation
import Provenance
import StudyStore
import TestSupport
import Testing

@Suite struct StudyStoreTests {
  static func record(_ number: Int, result: String? = nil, files: [FileDigest]? = nil) -> RunRecord
  {
    RunRecord(
      path: "/studies/town", title: "A town",
      files: files ?? [
        FileDigest(name: "study.yaml", of: Array("title: \(number)".utf8)),
        FileDigest(name: "city/2020.csv", of: Array("code,output\n".utf8)),
      ], programVersion: "1.2.3", seed: number == 1 ? .max : nil,
      settings: ["--scenario", "PLAN \(number)"], result: result ?? "{\"number\": \(number)}\n")
  }

  private func withStore(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { try body($0.appendingPathComponent("data/runs.sqlite").path) }
  }

  @Test func aRunComesBackAsItWasRecorded() throws {
    try withStore { path in
      let before = Int(Date().timeIntervalSince1970 * 1000)
      let store = try StudyStore(path: path)
      #expect(try store.record(Self.record(1)) == 1)
      #expect(try store.record(Self.record(2)) == 2)
      let again = try StudyStore(path: path)
      let run = try #require(try again.run(1))
      #expect(run.id == 1 && run.path == "/studies/town" && run.title == "A town")
      #expect(run.files == Self.record(1).files.sorted { $0.name < $1.name })
      #expect(run.studyDigest == FileDigest.digest(of: Self.record(1).files))
      #expect(run.programVersion == "1.2.3" && run.seed == .max && !run.machine.isEmpty)
      #expect(run.settings == ["--scenario", "PLAN 1"])
      #expect(run.time >= before && run.time <= Int(Date().timeIntervalSince1970 * 1000))
      #expect(try again.result(of: run) == "{\"number\": 1}\n")
      #expect(try again.runs().map(\.id) == [2, 1])
      #expect(try again.runs(limit: 1).map(\.id) == [2])
      #expect(try again.runs(limit: 0) == [])
      #expect(try again.run(2)?.seed == nil)
      #expect(try again.run(3) == nil)
      #expect(again.findings.isEmpty)
    }
  }

  @Test func theSameResultIsKeptOnce() throws {
    try withStore { path in
      let store = try StudyStore(path: path)
      let long = String(repeating: "0123456789", count: 100_000)
      for _ in 0..<20 { try store.record(Self.record(1, result: long)) }
      var size = 0
      for ending in ["", "-wal"] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + ending)
        size += attributes?[.size] as? Int ?? 0
      }
      #expect(size < 5_000_000)
      #expect(try store.runs().count == 20)
    }
  }

  /// Each run is another process, which leaves the store open when it ends and so its log where it is.
  @Test func theLogStaysShortThoughNobodyClosesTheStore() throws {
    try withStore { path in
      let stores = try (0..<30).map { number in
        let store = try StudyStore(path: path, check: .header)
        try store.record(
          Self.record(number, result: String(repeating: "\(number)", count: 100_000)))
        return store
      }
      let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")
      #expect(try #require(log[.size] as? Int) < 1_000_000)
      #expect(try stores[0].runs().count == 30)
    }
  }

  @Test func deletingTakesAlongWhatNoOtherRunHas() throws {
    try withStore { path in
      let store = try StudyStore(path: path)
      try store.record(Self.record(1))
      try store.record(Self.record(1))
      try store.record(Self.record(2))
      let first = try #require(try store.run(1))
      let other = try #require(try store.run(3))
      #expect(try store.delete(1))
      #expect(try !store.delete(1))
      #expect(try store.result(of: first) == "{\"number\": 1}\n")
      #expect(try store.delete(2))
      #expect(try store.result(of: first) == nil)
      #expect(try store.result(of: other) == "{\"number\": 2}\n")
      // Numbers are never given twice.
      #expect(try store.delete(3))
      #expect(try store.record(Self.record(4)) == 4)
    }
  }

  @Test func twoConnectionsRecordAtOnce() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("runs.sqlite").path
    // Each task begins the store too, so that making it is tried at once as well.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<6 {
        group.addTask {
          let store = try StudyStore(path: path, check: .header)
          for number in 0..<25 { try store.record(Self.record(100 * task + number)) }
        }
      }
      try await group.waitForAll()
    }
    let store = try StudyStore(path: path)
    #expect(try store.runs().count == 150)
    #expect(Set(try store.runs().flatMap(\.settings)).count == 151)
    #expect(store.findings.isEmpty)
  }

  @Test func placesFollowTheEnvironment() throws {
    #expect(try StudyStore.standardPath().hasSuffix(".sqlite"))
  }
}
