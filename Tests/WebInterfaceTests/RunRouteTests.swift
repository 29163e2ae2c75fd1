import Foundation
import Presentation
import StudyFiles
import SymbiosisModel
import Testing

@testable import WebInterface

/// Runs that are kept, and files that come in.
@Suite struct RunRouteTests {
  @Test func runsAreKeptAndCompared() async throws {
    try await TestServer.run { server in
      #expect(try await server.get("/api/v1/runs")["runs"]?.elements.isEmpty == true)
      for study in ["guiyang", "starter"] {
        let made = try await server.send("POST", "/api/v1/runs", body: #"{"study": "\#(study)"}"#)
        #expect(made.status == 201, "\(made.body.prefix(200))")
      }
      let runs = try await server.get("/api/v1/runs")["runs"]?.elements ?? []
      #expect(runs.compactMap { $0["id"]?.numberValue } == [2, 1])
      #expect(
        try await server.get("/api/v1/runs?study=guiyang")["runs"]?.elements.compactMap {
          $0["id"]?.numberValue
        } == [1])
      let run = try await server.get("/api/v1/runs/1")
      let result = try await server.get("/api/v1/studies/guiyang/result?analyses=true")
      #expect(run["result"] == result)
      let revision = try await server.get("/api/v1/studies/guiyang")["revision"]
      #expect(run["study_sha256"] == revision)
      let same = try await server.get("/api/v1/runs/1/comparison?with=1")
      #expect(same["json"]?["same_result"] == .bool(true))
      #expect(try await server.send("GET", "/api/v1/runs/1/comparison?with=2").status == 200)
      for path in ["3", "0", "-1", "x", "99999999999999999999"] {
        #expect(try await server.send("GET", "/api/v1/runs/\(path)").status == 404, "\(path)")
      }
      #expect(try await server.send("GET", "/api/v1/runs?limit=0").status == 400)
    }
  }

  @Test func aTableComesInByADryRunFirst() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "symbiont-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path + "/copy"
    _ = try StudyCopy.make(from: packageFolder + "/Cases/guiyang", at: path)
    try await TestServer.run(study: path) { server in
      let inventory = "sector,Coal\nPP,1000\n"
      let sent = try await server.send(
        "POST", "/api/v1/studies/copy/uploads?filename=fuels.csv",
        headers: [("Content-Type", "application/octet-stream")], body: inventory)
      #expect(sent.status == 201, "\(sent.body)")
      let id = try #require(sent.json()["id"]?.textValue)
      let flow = try #require(try StudyReader(path: path).definition.flows.first)
      let concordance = "from,to\nPP,PP\nCoal,\(flow.code)\n"
      let list = try await server.send(
        "POST", "/api/v1/studies/copy/uploads?filename=places.csv",
        headers: [("Content-Type", "application/octet-stream")], body: concordance)
      let places = try #require(list.json()["id"]?.textValue)
      func take(_ more: String) async throws -> Answer {
        try await server.send(
          "POST", "/api/v1/studies/copy/uploads/\(id)/import",
          body: #"{"kind": "inventory", "year": 2012\#(more)}"#)
      }
      let before = try String(contentsOfFile: path + "/study.yaml", encoding: .utf8)
      let unplaced = try await take("")
      #expect(unplaced.status == 422)
      #expect(
        try unplaced.json()["error"]?["findings"]?.elements.map { $0["file"]?.textValue }
          == ["fuels.csv"])
      #expect(!unplaced.body.contains("/symbiont-"), "the temporary folder is nobody's business")
      let wrong = try await server.send(
        "POST", "/api/v1/studies/copy/uploads/\(id)/import",
        body: #"{"kind": "table", "year": 2012}"#)
      #expect(wrong.status == 422)
      #expect(!wrong.body.contains("/symbiont-"), "\(wrong.body)")
      let dry = try await take(#", "concordance": "\#(places)""#)
      #expect(dry.status == 200, "\(dry.body.prefix(400))")
      #expect(try dry.json()["written"] == .bool(false))
      #expect(try dry.json()["lacking"]?.elements.isEmpty == true)
      #expect(try String(contentsOfFile: path + "/study.yaml", encoding: .utf8) == before)
      let done = try await take(#", "concordance": "\#(places)", "dry_run": false"#)
      #expect(done.status == 200)
      let file = try #require(done.json()["file"]?.textValue)
      #expect(
        try String(contentsOfFile: path + "/" + file, encoding: .utf8).contains(
          "PP,\(flow.code),1000"))
      // Its coal alone no longer covers what the exchanges spare.
      #expect(try done.json()["lacking"]?.elements.isEmpty == false)
      // What a year still lacks is said by the answer that made it, in the page's language.
      let alone = try await server.send(
        "POST", "/api/v1/studies/copy/uploads/\(id)/import",
        headers: [("Cookie", "symbiont-language=zh")],
        body:
          #"{"kind": "inventory", "year": 2030, "concordance": "\#(places)", "dry_run": false}"#)
      #expect(alone.status == 200, "\(alone.body)")
      let lacking = try #require(alone.json()["lacking"]?.elements.first)
      #expect(lacking["file"]?.textValue == "study.yaml")
      #expect(lacking["message"]?.textValue == "缺少键“years.2030.table”；请添加投入产出表文件。")
      #expect(!alone.body.contains("/symbiont-"))
      // A name beside the lists of the program is that of an upload.
      for name in ["china-1999", "china-/../secret.csv"] {
        let other = try await take(#", "concordance": "\#(name)""#)
        #expect(other.status == 404, "\(name)")
      }
      for name in ["../x.csv", "x.exe", ".csv", "a%2fb.csv"] {
        let answer = try await server.send(
          "POST", "/api/v1/studies/copy/uploads?filename=\(name)",
          headers: [("Content-Type", "application/octet-stream")], body: "x")
        #expect((400...415).contains(answer.status), "\(name): \(answer.status)")
      }
    }
  }

  @Test func aTableIsReadAsTheStudysOwnAreAndSaysWhatItsYearLacks() async throws {
    let table = try String(
      contentsOfFile: packageFolder + "/Cases/starter/tables/province-2020.csv", encoding: .utf8)
    try await TestServer.runCopy(prepare: {
      try FileManager.default.copyItem(atPath: packageFolder + "/Cases/starter", toPath: $0.path)
    }) { server, _ in
      let sent = try await server.send(
        "POST", "/api/v1/studies/copy/uploads?filename=our-table.csv",
        headers: [("Content-Type", "application/octet-stream")], body: table)
      let id = try #require(sent.json()["id"]?.textValue)
      let answer = try await server.send(
        "POST", "/api/v1/studies/copy/uploads/\(id)/import",
        body: #"{"kind": "table", "year": 2030, "dry_run": false}"#)
      #expect(answer.status == 200, "\(answer.body)")
      let note = try #require(answer.json()["findings"]?.elements.first)
      #expect(note["file"]?.textValue == "our-table.csv")
      #expect(
        note["message"]?.textValue
          == "The file does not say its unit nor which of its columns and rows are no sectors; it is read as the study's own tables are, in “1e6 CNY”."
      )
      #expect(
        try answer.json()["lacking"]?.elements.compactMap { $0["message"]?.textValue }
          == ["The key “years.2030.inventory” is missing; add the file of the inventory."])
    }
  }

  @Test func aDamagedStoreIsReported() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "symbiont-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appending(path: "runs.sqlite").path
    try Data(repeating: 7, count: 9000).write(to: URL(filePath: store))
    try await TestServer.run(store: store) { server in
      let runs = try await server.get("/api/v1/runs")
      #expect(runs["runs"]?.elements.isEmpty == true)
      let message = try #require(runs["findings"]?.elements.first?["message"]?.textValue)
      #expect(
        message.hasPrefix("The store of runs was damaged (file is not a database) and is kept as “")
      )
      let page = try await server.send("GET", "/studies/guiyang/fragments/runs")
      #expect(page.body.contains("a new one is begun."))
      #expect(!page.body.contains("/data?file=/"), "the store is no file of the study")
    }
  }
}
