import Foundation
import Presentation
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

@testable import WebInterface

/// Long calculations: progress as it comes, cancellation, the result in each form.
@Suite struct JobRouteTests {
  private func start(_ server: TestServer, _ body: String) async throws -> String {
    let started = try await server.send("POST", "/api/v1/jobs", body: body)
    try #require(started.status == 202, "\(started.body)")
    let id = try #require(started.json()["id"]?.textValue)
    #expect(started.headers["location"] == "/api/v1/jobs/\(id)")
    return id
  }

  @Test func aJobIsFollowedToItsResult() async throws {
    try await TestServer.run { server in
      let id = try await start(
        server, #"{"study": "guiyang", "kind": "optimise", "settings": {"year": 2012}}"#)
      let events = try await server.send("GET", "/api/v1/jobs/\(id)/events")
      #expect(events.headers["content-type"] == "text/event-stream; charset=utf-8")
      let states = try events.body.split(separator: "\n").filter { $0.hasPrefix("data: ") }.map {
        try JSONValue(parsing: String($0.dropFirst("data: ".count)))
      }
      #expect(states.last?["status"]?.textValue == "done")
      let result = try await server.get("/api/v1/jobs/\(id)/result")
      #expect(result["section"]?["tables"]?.elements.isEmpty == false)
      let csv = try await server.send("GET", "/api/v1/jobs/\(id)/result?format=csv")
      #expect(csv.headers["content-type"] == "text/csv; charset=utf-8")
      #expect(csv.body.split(separator: "\n").count > 1)
      let book = try await server.send("GET", "/api/v1/jobs/\(id)/result?format=xlsx")
      #expect(book.headers["content-disposition"] == "attachment; filename=\"optimise.xlsx\"")
      #expect(try await server.get("/api/v1/jobs")["jobs"]?.elements.count == 1)
      #expect(try await server.send("DELETE", "/api/v1/jobs/\(id)").status == 200)
      #expect(try await server.send("GET", "/api/v1/jobs/\(id)").status == 404)
    }
  }

  @Test func aJobAdvancesAndIsCancelled() async throws {
    try await TestServer.run { server in
      let id = try await start(
        server,
        #"{"study": "guiyang", "kind": "uncertainty", "settings": {"samples": 500000}}"#)
      var states: [Double] = []
      for _ in 0..<200 where states.count < 2 {
        let job = try await server.get("/api/v1/jobs/\(id)")
        let error = job["error"]?["message"]?.textValue
        try #require(error == nil)
        let done = job["progress"]?["done"]?.numberValue ?? 0
        if done > (states.last ?? 0) { states.append(done) }
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(states.count == 2, "progress advances: \(states)")
      #expect(try await server.send("GET", "/api/v1/jobs/\(id)/result").status == 409)
      #expect(try await server.send("DELETE", "/api/v1/jobs/\(id)").status == 200)
      let events = try await server.send("GET", "/api/v1/jobs/\(id)/events")
      #expect(events.body.contains(#""status":"cancelled""#))
      // The next one gets its turn.
      let next = try await start(
        server, #"{"study": "guiyang", "kind": "uncertainty", "settings": {"samples": 64}}"#)
      let ended = try await server.send("GET", "/api/v1/jobs/\(next)/events")
      #expect(ended.body.contains(#""status":"done""#))
    }
  }

  /// Cancelled in the midst of a solution, a job makes way for the next one within about a second.
  @Test(arguments: [
    #""optimise", "settings": {"year": 2020, "time_limit": 600}"#,
    #""optimise", "settings": {"year": 2020, "time_limit": 600, "pareto": 50}"#,
    #""attribute", "settings": {"scenario": "FULL", "samples": 1000000}"#,
  ])
  func aCancelledJobEndsWhileItSolves(kind: String) async throws {
    try await TestServer.runCopy(prepare: { folder in
      try writeKnapsackStudy(to: folder)
      let yaml = folder.appending(path: "study.yaml")
      // Exchanges that exceed the limits together are cut back in every set: a program for each.
      let full = (0..<120).map { "x\($0): 100" }.joined(separator: ", ")
      try Data(
        try String(contentsOf: yaml, encoding: .utf8).replacing(
          "scenarios:\n",
          with:
            "allow: [limit-exceeded]\nscenarios:\n  - {id: FULL, name: All, year: 2020, against: BAU, exchanges: {\(full)}}\n"
        ).utf8
      ).write(to: yaml)
    }) { server, _ in
      let id = try await start(server, #"{"study": "copy", "kind": \#(kind)}"#)
      for _ in 0..<200 {
        if try await server.get("/api/v1/jobs/\(id)")["status"]?.textValue == "running" { break }
        try await Task.sleep(for: .milliseconds(20))
      }
      try await Task.sleep(for: .milliseconds(500))
      let job = try await server.get("/api/v1/jobs/\(id)")
      #expect(job["status"]?.textValue == "running", "\(job)")
      let clock = ContinuousClock()
      let cancelled = clock.now
      #expect(try await server.send("DELETE", "/api/v1/jobs/\(id)").status == 200)
      let next = try await start(
        server, #"{"study": "guiyang", "kind": "optimise", "settings": {"year": 2012}}"#)
      let ended = try await server.send("GET", "/api/v1/jobs/\(next)/events")
      #expect(ended.body.contains(#""status":"done""#))
      let took = clock.now - cancelled
      #expect(took < .seconds(6), "\(took); about a second on a quiet machine")
      #expect(try await server.get("/api/v1/jobs/\(id)")["status"]?.textValue == "cancelled")
    }
  }

  @Test func optimisingCanFollowPurchases() async throws {
    let study = try StudyReader.solve(path: packageFolder + "/Cases/guiyang")
    let best = try study.portfolio(.init(year: 2012, includesSupplyChain: true))
    try await TestServer.run { server in
      let id = try await start(
        server,
        #"{"study": "guiyang", "kind": "optimise", "settings": {"year": 2012, "supply_chain": true}}"#
      )
      _ = try await server.send("GET", "/api/v1/jobs/\(id)/events")
      let result = try await server.get("/api/v1/jobs/\(id)/result")
      #expect(result["json"]?["saving"]?.numberValue == best.saving)
      let page = try await server.send("GET", "/studies/guiyang/optimise")
      #expect(page.body.contains(#"name="supply_chain" data-flag="true""#))
    }
  }

  @Test func wrongSettingsAreToldByTheirKeys() async throws {
    try await TestServer.run { server in
      for (body, message) in [
        (#"{"study": "guiyang", "kind": "optimise"}"#, "“settings” is missing."),
        (
          #"{"study": "guiyang", "kind": "optimise", "settings": {"yeer": 2012}}"#,
          "“settings” has the unknown key “yeer”; did you mean “year”?"
        ),
        (
          #"{"study": "guiyang", "kind": "optimise", "settings": {"year": 2012, "budget": -1}}"#,
          "“settings.budget” has to be a number that is not below 0."
        ),
      ] {
        let answer = try await server.send("POST", "/api/v1/jobs", body: body)
        #expect(answer.status == 400)
        #expect(try answer.message() == message)
      }
      // What the study refuses ends the job with its reason.
      let id = try await start(
        server, #"{"study": "guiyang", "kind": "optimise", "settings": {"year": 1999}}"#)
      let events = try await server.send("GET", "/api/v1/jobs/\(id)/events")
      #expect(events.body.contains(#""status":"failed""#))
      let job = try await server.get("/api/v1/jobs/\(id)")
      let reason = try #require(job["error"]?["message"]?.textValue)
      let result = try await server.send("GET", "/api/v1/jobs/\(id)/result")
      #expect(result.status == 422)
      #expect(try result.message() == reason)
      // Whoever reads Chinese pages reads the list and the reason in Chinese, chosen or preferred.
      for header in [("Cookie", "symbiont-language=zh"), ("Accept-Language", "zh-CN,en;q=0.5")] {
        let list = try await server.send("GET", "/api/v1/jobs", headers: [header])
        let listed = try #require(list.json()["jobs"]?.elements.first)
        #expect(listed["progress"]?["what"]?.textValue == "优化模型")
        #expect(
          listed["error"]?["message"]?.textValue
            == "1999不是本研究的年份；请从“2002”、“2007”和“2012”中选用。")
        let said = try await server.send("GET", "/api/v1/jobs/\(id)/result", headers: [header])
        #expect(try said.message() == listed["error"]?["message"]?.textValue)
      }
    }
  }
}
