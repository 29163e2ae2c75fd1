import Foundation
import Presentation
import StudyFiles
import Testing

@testable import WebInterface

/// Edits of a study's files: checked with the study around them, and never over somebody else's.
@Suite struct FileRouteTests {
  private func withCopy(_ work: @Sendable @escaping (TestServer, String) async throws -> Void)
    async throws
  {
    try await TestServer.runCopy { try await work($0, $1.path) }
  }

  private static let file = "/api/v1/studies/copy/file?name=exchanges.csv"

  @Test func aCellIsChangedAndNothingElse() async throws {
    try await withCopy { server, path in
      let files = try await server.get("/api/v1/studies/copy/files")
      #expect(files["writable"] == .bool(true))
      let names = files["files"]?.elements.compactMap { $0["name"]?.textValue } ?? []
      #expect(names.contains("study.yaml") && names.contains("exchanges.csv"))
      let read = try await server.send("GET", Self.file)
      let tag = try #require(read.headers["etag"])
      let json = try read.json()
      #expect(json["etag"]?.textValue == tag)
      let columns = json["columns"]?.elements.compactMap(\.textValue) ?? []
      let column = try #require(columns.firstIndex(of: "designed"))
      let old = try #require(json["rows"]?.elements.first?.elements[column].textValue)
      let before = try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8)
      func edit(_ text: String, _ query: String = "", tag: String) async throws -> Answer {
        try await server.send(
          "PATCH", Self.file + query, headers: [("If-Match", tag)],
          body: #"{"cells": [{"row": 0, "column": \#(column), "text": "\#(text)"}]}"#)
      }
      // As typed: looked at, and not saved.
      let typed = try await edit("many", "&dry_run=true", tag: tag)
      #expect(typed.status == 200)
      let finding = try #require(
        typed.json()["findings"]?.elements.first { $0["severity"]?.textValue == "error" })
      #expect(finding["cell"]?["row"] == .integer(0))
      #expect(finding["cell"]?["column"] == .integer(column))
      // The same for good: refused, with the finding at its cell.
      let broken = try await edit("many", tag: tag)
      #expect(broken.status == 422)
      #expect(
        try broken.json()["findings"]?.elements.contains {
          $0["cell"]?["column"] == .integer(column)
        }
          == true)
      #expect(try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8) == before)
      let good = try await edit("1.5", tag: tag)
      #expect(good.status == 200, "\(good.body.prefix(300))")
      let after = try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8)
      #expect(after != before)
      #expect(after.replacingOccurrences(of: ",1.5,", with: ",\(old),") == before)
      // The tag of before is no longer good; both versions are there.
      let late = try await edit("2.5", tag: tag)
      #expect(late.status == 412)
      #expect(try late.json()["current"]?["text"]?.textValue == after)
      #expect(try late.json()["yours"]?["text"]?.textValue?.contains(",2.5,") == true)
      #expect(try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8) == after)
      let untagged = try await server.send(
        "PUT", Self.file, headers: [("Content-Type", "text/csv")], body: before)
      #expect(untagged.status == 428)
      let now = try #require(try await server.send("GET", Self.file).headers["etag"])
      let whole = try await server.send(
        "PUT", Self.file, headers: [("Content-Type", "text/csv"), ("If-Match", now)], body: before)
      #expect(whole.status == 200)
      #expect(try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8) == before)
    }
  }

  @Test func aFileChangedOnDiskIsReadAgainAndNotOverwritten() async throws {
    try await withCopy { server, path in
      let first = try await server.get("/api/v1/studies/copy")["revision"]
      let tag = try #require(try await server.send("GET", Self.file).headers["etag"])
      let original = try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8)
      let theirs = original + "\n"
      try theirs.write(toFile: path + "/exchanges.csv", atomically: true, encoding: .utf8)
      #expect(try await server.get("/api/v1/studies/copy")["revision"] != first)
      let mine = try await server.send(
        "PUT", Self.file, headers: [("Content-Type", "text/csv"), ("If-Match", tag)],
        body: original)
      #expect(mine.status == 412)
      #expect(
        try mine.message()
          == "“exchanges.csv” has changed on disk since it was read; nothing is saved. Both versions stand here."
      )
      #expect(try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8) == theirs)
      // A study that somebody has broken says so, and can be mended here.
      try "nonsense".write(toFile: path + "/exchanges.csv", atomically: true, encoding: .utf8)
      let broken = try await server.send("GET", "/api/v1/studies/copy")
      #expect(broken.status == 422)
      #expect(try await server.get("/api/v1/studies/copy/check")["valid"] == .bool(false))
      let now = try #require(try await server.send("GET", Self.file).headers["etag"])
      let mended = try await server.send(
        "PUT", Self.file, headers: [("Content-Type", "text/csv"), ("If-Match", now)],
        body: original)
      #expect(mended.status == 200, "\(mended.body.prefix(300))")
      #expect(try await server.get("/api/v1/studies/copy")["revision"] == first)
    }
  }

  @Test func manyWritersLoseNothing() async throws {
    try await withCopy { server, path in
      let read = try await server.send("GET", Self.file)
      let tag = try #require(read.headers["etag"])
      let original = try String(contentsOfFile: path + "/exchanges.csv", encoding: .utf8)
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for writer in 0..<8 {
          group.addTask {
            try await server.send(
              "PUT", Self.file, headers: [("Content-Type", "text/csv"), ("If-Match", tag)],
              body: original + String(repeating: "\n", count: writer + 1)
            ).status
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.count { $0 == 200 } == 1)
      #expect(statuses.count { $0 == 412 } == 7)
      let left = try FileManager.default.contentsOfDirectory(atPath: path)
      #expect(!left.contains { $0.contains(".new") })
    }
  }
}
