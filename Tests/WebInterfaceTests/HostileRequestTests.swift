import Presentation
import Testing

@testable import WebInterface

/// Requests that mean no good, or were written badly, get a clear 4xx; none takes the server down.
@Suite struct HostileRequestTests {
  @Test func slowRequestsAreEnded() async throws {
    var limits = RequestLimits()
    limits.headSeconds = 1
    limits.bodySeconds = 1
    try await TestServer.run(limits: limits) { server in
      let head = "POST /api/v1/jobs HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
      let slowHead = try await server.answer(server.exchange([UInt8](head.utf8)))
      #expect(slowHead.status == 408)
      #expect(
        try slowHead.message() == "There were 1 s for a request's head; it had not arrived then.")
      let full = head + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\""
      let slowBody = try await server.answer(server.exchange([UInt8](full.utf8)))
      #expect(slowBody.status == 408)
      #expect(try await server.send("GET", "/api/v1").status == 200)
    }
  }

  @Test func largeRequestsAreRefused() async throws {
    var limits = RequestLimits()
    limits.uploadBytes = 1 << 20
    limits.jsonBytes = 1000
    try await TestServer.run(limits: limits) { server in
      let long = String(repeating: " ", count: 1001)
      let json = try await server.send("POST", "/api/v1/studies/guiyang/what-if", body: long)
      #expect(json.status == 413)
      let declared =
        "POST /api/v1/studies/guiyang/uploads?filename=a.csv HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"
        + "Content-Type: application/octet-stream\r\nContent-Length: 99999999999\r\n\r\n"
      let refused = try await server.answer(server.exchange([UInt8](declared.utf8)))
      #expect(refused.status == 413)
      #expect(try refused.message() == "The request's body is over 1 MB.")
      let header =
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + String(repeating: "a", count: 40_000)
      #expect(
        try await server.answer(server.exchange([UInt8](header.utf8))).status == 431)
      let many =
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        + (0..<500).map { "X-\($0): a\r\n" }.joined() + "\r\n"
      #expect(try await server.answer(server.exchange([UInt8](many.utf8))).status == 431)
      #expect(try await server.send("GET", "/api/v1").status == 200)
    }
  }

  @Test func whatIsNoRequestGetsA400() async throws {
    var limits = RequestLimits()
    limits.headSeconds = 2
    limits.idleSeconds = 1
    limits.bodySeconds = 2
    try await TestServer.run(limits: limits) { server in
      for text in [
        "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /api/v1/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\r\n\r\n",
      ] {
        let answer = try await server.answer(server.exchange([UInt8](text.utf8)))
        #expect((400...499).contains(answer.status), "\(text.debugDescription): \(answer.status)")
        _ = try answer.message()
      }
      #expect(try await server.send("GET", "/api/v1").status == 200)
    }
  }

  @Test func pathsDoNotEscape() async throws {
    try await TestServer.run { server in
      for path in [
        "/assets/../openapi.yaml", "/assets/%2e%2e/openapi.yaml", "/assets/..%2fopenapi.yaml",
        "/assets//etc/passwd", "/assets/%2fetc%2fpasswd", "/assets/.hidden", "/assets/",
        "/assets/..\\..\\x", "/assets/a%00.css", "/../../etc/passwd", "/assets/%c0%ae%c0%ae/x",
      ] {
        let answer = try await server.send("GET", path)
        #expect(answer.status == 404 || answer.status == 400, "\(path): \(answer.status)")
      }
      for name in [
        "../starter/study.yaml", "/etc/passwd", "tables/../../starter/study.yaml", "SOURCES.md",
        ".git/config", "nothing.csv", "..", "",
      ] {
        let answer = try await server.send("GET", "/api/v1/studies/guiyang/file?name=\(name)")
        #expect((400...404).contains(answer.status), "\(name): \(answer.status)")
      }
      for id in ["..", "%2e%2e%2fguiyang", "%2Fetc", "guiyang%00", "%ff"] {
        let answer = try await server.send("GET", "/api/v1/studies/\(id)")
        #expect((400...404).contains(answer.status), "\(id): \(answer.status)")
      }
      for file in ["../study.yaml", "..%2f..%2fstudy.yaml", "%2fetc%2fpasswd"] {
        let answer = try await server.send("GET", "/api/v1/studies/guiyang/downloads/\(file)")
        #expect((400...404).contains(answer.status), "\(file): \(answer.status)")
      }
    }
  }

  @Test func wrongBodiesAreToldByTheirKeys() async throws {
    try await TestServer.run { server in
      let path = "/api/v1/studies/guiyang/what-if"
      for (body, status, message) in [
        ("", 400, "The body is no JSON from byte 0 on."),
        ("[]", 400, "The body has to be an object."),
        (
          #"{"year": 2012, "yaer": 1}"#, 400,
          "The body has the unknown key “yaer”; did you mean “year”?"
        ),
        (#"{"year": "2012"}"#, 400, "“year” has to be a whole number."),
        (#"{"year": 1e300}"#, 400, "“year” has to be a whole number."),
        (#"{"year": 2012, "year": 2012}"#, 400, "The body has the key “year” twice."),
        ("{}", 400, "Give “year” or “scenario”."),
        (#"{"year": 2013}"#, 422, "The study has no year 2013; it has “2002”, “2007” and “2012”."),
        (
          #"{"year": 2012, "quantities": {"steel_slagg": 1}}"#, 422,
          "There is no exchange “steel_slagg”; did you mean “steel_slag”?"
        ),
        (
          #"{"year": 2012, "quantities": {"steel_slag": -1}}"#, 400,
          "“quantities.steel_slag” has to be a number that is not negative."
        ),
        (#"{"year": 2012, "quantities": {"steel_slag": 1e999}}"#, 400, nil),
        (
          #"{"year": 2012, "level": "city"}"#, 400, "“level” has to be one of “sector” and “group”."
        ),
        (
          #"{"year": 2012, "against": "BAU2007"}"#, 422,
          "Scenario BAU2007 is of 2007; compare with one of 2012."
        ),
        (String(repeating: "[", count: 100_000), 400, nil),
      ] as [(String, Int, String?)] {
        let answer = try await server.send("POST", path, body: body)
        #expect(answer.status == status, "\(body.prefix(60)): \(answer.body.prefix(200))")
        if let message { #expect(try answer.message() == message) }
      }
    }
  }
}
