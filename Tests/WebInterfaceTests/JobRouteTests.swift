import Presentation
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
      #expect(job["error"]?["message"]?.textValue?.isEmpty == false)
    }
  }
}
