import Presentation
import Testing

@testable import WebInterface

/// Who is let in, and what every answer carries.
@Suite struct GateTests {
  @Test func everyAnswerCarriesTheHeaders() async throws {
    try await TestServer.run { server in
      for path in ["/", "/assets/plotly.min.js", "/api/v1", "/api/v1/studies", "/nothing"] {
        let answer = try await server.send("GET", path)
        let policy = try #require(answer.headers["content-security-policy"], "\(path)")
        #expect(
          policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-"))
        #expect(!policy.contains("unsafe") && !policy.contains("http"))
        #expect(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"))
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["referrer-policy"] == "no-referrer")
        #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(answer.headers["access-control-allow-origin"] == nil)
      }
    }
  }

  @Test func foreignNamesAndOriginsAreRefused() async throws {
    try await TestServer.run { server in
      let own = "127.0.0.1:\(server.port)"
      let foreign = try await server.send("GET", "/", headers: [("Host", "evil.example")])
      #expect(foreign.status == 403)
      #expect(
        try foreign.message()
          == "This server does not answer to the name “evil.example”; open the address that `symbiont serve` printed."
      )
      for host in [
        "evil.example:\(server.port)", "127.0.0.1.evil.example", "localhost.evil.example",
        "127.0.0.1@evil.example", "169.254.169.254", "[::2]", "a:b:c", "",
      ] {
        #expect(
          try await server.send("GET", "/", headers: [("Host", host)]).status / 100 == 4, "\(host)")
      }
      for host in ["localhost", "LOCALHOST:\(server.port)", "127.0.0.1", "[::1]:80"] {
        #expect(
          try await server.send("GET", "/", headers: [("Host", host)]).status == 200, "\(host)")
      }
      for origin in [
        "http://evil.example", "null", "http://127.0.0.1:1", "http://\(own).evil.example",
      ] {
        let answer = try await server.send(
          "POST", "/api/v1/studies/guiyang/what-if",
          headers: [("Host", own), ("Origin", origin)], body: #"{"year": 2012}"#)
        #expect(answer.status == 403, "\(origin)")
      }
      let same = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if",
        headers: [("Host", own), ("Origin", "http://\(own)")], body: #"{"year": 2012}"#)
      #expect(same.status == 200)
      let crossSite = try await server.send(
        "GET", "/api/v1/studies",
        headers: [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")])
      #expect(crossSite.status == 403)
      let link = try await server.send(
        "GET", "/",
        headers: [
          ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"),
          ("Sec-Fetch-Dest", "document"),
        ])
      #expect(link.status == 200)
      // A form of another site can send text but no JSON.
      let form = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if", headers: [("Content-Type", "text/plain")],
        body: #"{"year": 2012}"#)
      #expect(form.status == 415)
    }
  }

  @Test func withoutTheTokenThereIsNothingBut401() async throws {
    let token = "0123456789abcdef0123"
    try await TestServer.run(token: token) { server in
      #expect(server.address == "http://127.0.0.1:\(server.port)/?token=\(token)")
      let paths = [
        "/", "/api/v1", "/api/v1/openapi.yaml", "/api/v1/studies", "/assets/plotly.min.js",
        "/assets/../openapi.yaml", "/nothing", "/?token=wrong", "/?token=\(token)x", "/?token=",
        "/%2e%2e/", "//", "/api/v1/studies/guiyang/downloads/report.html",
      ]
      for path in paths {
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
          #expect(try await server.send(method, path).status == 401, "\(method) \(path)")
        }
      }
      for header in ["Bearer wrong", "Bearer", "Basic \(token)", token, "Bearer \(token) x"] {
        let answer = try await server.send("GET", "/api/v1", headers: [("Authorization", header)])
        #expect(answer.status == 401, "\(header)")
      }
      let port = server.port
      for cookie in ["symbiont-token-\(port)=", "symbiont-token-1=\(token)", "token=\(token)"] {
        #expect(
          try await server.send("GET", "/api/v1", headers: [("Cookie", cookie)]).status == 401)
      }
      #expect(
        try await server.send("GET", "/api/v1", headers: [("Authorization", "Bearer \(token)")])
          .status == 200)
      let entered = try await server.send("GET", "/studies?a=1&token=\(token)&b=2")
      #expect(entered.status == 303)
      #expect(entered.headers["location"] == "/studies?a=1&b=2")
      let cookie = try #require(entered.headers["set-cookie"])
      #expect(cookie == "symbiont-token-\(port)=\(token); Path=/; HttpOnly; SameSite=Strict")
      let pair = String(cookie.prefix { $0 != ";" })
      #expect(try await server.send("GET", "/api/v1", headers: [("Cookie", pair)]).status == 200)
      // The way past the token does not lead to another machine.
      let away = try await server.send("GET", "//evil.example/?token=\(token)")
      #expect(away.headers["location"] == "/evil.example/")
      // The token in the address admits a look, and does nothing else.
      let posted = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if?token=\(token)", body: "{}")
      #expect(posted.status == 401)
    }
  }

  @Test func awayFromLoopbackATokenIsMade() {
    #expect(ServerOptions(programVersion: "", host: "127.0.0.1").token == nil)
    #expect(ServerOptions(programVersion: "", host: "localhost").token == nil)
    let first = ServerOptions(programVersion: "", host: "0.0.0.0").token
    let second = ServerOptions(programVersion: "", host: "192.168.1.5").token
    #expect(first?.count == 32 && second?.count == 32 && first != second)
  }
}
