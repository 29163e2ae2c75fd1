import Foundation
import InputOutputModel
import Presentation
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

@testable import WebInterface

/// The interface gives what the command gives.
@Suite struct StudyRouteTests {
  private let path = packageFolder + "/Cases/guiyang"

  @Test func theResultIsThatOfARun() async throws {
    let result = StudyResult(try StudyReader.solve(path: path))
    let expected = try JSONReport.value(result, programVersion: "test").text(layout: .embedded)
    try await TestServer.run { server in
      #expect(try await server.send("GET", "/api/v1/studies/guiyang/result").body == expected)
      let one = try await server.get("/api/v1/studies/guiyang/result?scenario=UIS2012")
      #expect(one["scenarios"]?.elements.count == 1)
      let unknown = try await server.send("GET", "/api/v1/studies/guiyang/result?scenario=UIS2013")
      #expect(unknown.status == 422)
      #expect(
        try unknown.message()
          == "“UIS2013” is no scenario of the study, which has “BL2002”, “BAU2007”, “BAU2012”, “ACT2012”, “UIS2012” and “UIS2018”; did you mean “UIS2012”?"
      )
      let list = try await server.get("/api/v1/studies")
      #expect(list["opened"]?.textValue == "guiyang")
      #expect(
        list["studies"]?.elements.compactMap { $0["id"]?.textValue } == ["guiyang", "starter"])
      let detail = try await server.get("/api/v1/studies/guiyang")
      #expect(detail["exchanges"]?.elements.count == result.exchanges.count)
      #expect(detail["writable"] == .bool(false))
      let check = try await server.get("/api/v1/studies/guiyang/check")
      #expect(check["valid"] == .bool(true))
      #expect(check["findings"]?.elements.count == result.findings.count)
      let missing = try await server.send("GET", "/api/v1/studies/guiyan")
      #expect(missing.status == 404)
      #expect(try missing.message() == "There is no study “guiyan”; did you mean “guiyang”?")
    }
  }

  @Test func aWhatIfIsARunOfTheSameQuantities() async throws {
    let solved = try StudyReader.solve(path: path)
    let run = StudyResult(solved)
    let designed = try #require(run.comparisons.first { $0.scenario == "UIS2012" })
    try await TestServer.run { server in
      let asked = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if", body: #"{"scenario": "UIS2012"}"#)
      #expect(asked.status == 200)
      let answer = try asked.json()
      #expect(answer["comparison"]?["saving"]?.numberValue == designed.saving)
      #expect(answer["comparison"]?["against"]?.textValue == "BAU2012")
      #expect(answer["findings"]?.elements.isEmpty == true)
      let sectors = try #require(answer["scenario"]?["sectors"]?.elements)
      let expected = try #require(run.scenarios.first { $0.id == "UIS2012" }).sectors
      let footprints = sectors.compactMap { $0["footprint"]?.numberValue }
      #expect(relativeDifference(footprints, expected.map(\.footprint)) < 1e-12)
      // Every quantity given by hand is the same question.
      let quantities = zip(
        solved.definition.exchanges, solved.scenario("UIS2012")?.quantities ?? []
      )
      .map { #""\#($0.id)": \#($1)"# }.joined(separator: ", ")
      let byHand = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if",
        body: #"{"year": 2012, "quantities": {\#(quantities)}}"#)
      #expect(byHand.body == asked.body)
      // Too much is a finding with its excess and no error.
      let tooMuch = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if",
        body: #"{"year": 2012, "quantities": {"steel_slag": 1e9}}"#)
      #expect(tooMuch.status == 200)
      let findings = try tooMuch.json()["findings"]?.elements ?? []
      #expect(findings.contains { $0["code"]?.textValue == "supply-exceeded" })
      let caps = try tooMuch.json()["caps"]?.elements ?? []
      #expect(caps.contains { ($0["excess"]?.numberValue ?? 0) > 0 })
      // Other choices of method are those of a study that makes them.
      var definition = solved.definition
      definition.imports = .competitive
      definition.level = .sector
      let other = StudyResult(try SolvedStudy(definition))
      let varied = try await server.send(
        "POST", "/api/v1/studies/guiyang/what-if",
        body: #"{"scenario": "UIS2012", "imports": "competitive", "level": "sector"}"#)
      let total = try #require(varied.json()["scenario"]?["totals"]?["footprint"]?.numberValue)
      let wanted = try #require(other.scenarios.first { $0.id == "UIS2012" }).totals.footprint
      #expect(abs(total - wanted) < 1e-12 * wanted)
    }
  }

  @Test func explanationsAnalysesAndDownloadsAnswer() async throws {
    try await TestServer.run { server in
      let tree = try await server.get(
        "/api/v1/studies/guiyang/explain?figure=footprint&scenario=UIS2012&sector=PP")
      #expect(!(try tree.text().isEmpty))
      for query in [
        "decompose", "decompose?from=BAU2007&to=BAU2012", "views", "flows",
        "paths?scenario=UIS2012&sector=CON&threshold=0.01",
        "linkages", "extraction?sector=PP", "decoupling", "robustness?over=imports",
        "attribute?scenario=UIS2012", "match",
      ] {
        let answer = try await server.send("GET", "/api/v1/studies/guiyang/analyses/\(query)")
        #expect(answer.status == 200, "\(query): \(answer.body.prefix(300))")
        let json = try answer.json()
        #expect(json["section"]?["tables"]?.elements.isEmpty == false, "\(query)")
      }
      #expect(
        try await server.send("GET", "/api/v1/studies/guiyang/analyses/decompose?from=BAU2007")
          .message() == "Give both “from” and “to”, or neither.")
      let report = try await server.get("/api/v1/studies/guiyang/report")
      #expect((report["sections"]?.elements.count ?? 0) > 5)
      let files = try await server.get("/api/v1/studies/guiyang/downloads")["files"]?.elements ?? []
      #expect(files.contains(.string("report.html")) && files.contains(.string("result.xlsx")))
      let page = try await server.send("GET", "/api/v1/studies/guiyang/downloads/report.html")
      #expect(page.headers["content-disposition"] == "attachment; filename=\"report.html\"")
      #expect(page.body.hasPrefix("<!DOCTYPE html>"))
    }
  }

  @Test func aStudyIsMadeChangedAndSaved() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "symbiont-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try await TestServer.run(study: nil, dataFolder: folder.path) { server in
      #expect(try await server.get("/api/v1/studies")["opened"] == .null)
      let made = try await server.send(
        "POST", "/api/v1/studies", body: #"{"from": "guiyang", "name": "my-city"}"#)
      #expect(made.status == 201)
      #expect(made.headers["location"] == "/api/v1/studies/my-city")
      let again = try await server.send(
        "POST", "/api/v1/studies", body: #"{"from": "guiyang", "name": "my-city"}"#)
      #expect(again.status == 409)
      #expect(try again.message() == "There is a study “my-city” already; choose another name.")
      for name in ["../x", "a/b", "", "-a", "Ä", "x\\u0000"] {
        let answer = try await server.send(
          "POST", "/api/v1/studies", body: #"{"from": "guiyang", "name": "\#(name)"}"#)
        #expect(answer.status == 400, "\(name)")
      }
      let yaml = folder.path + "/my-city/study.yaml"
      let before = try String(contentsOfFile: yaml, encoding: .utf8)
      let saved = try await server.send(
        "POST", "/api/v1/studies/my-city/scenarios",
        body:
          ##"{"id": "MINE", "name": "Mine: \"half\" # of it", "year": 2012, "quantities": {"steel_slag": 1000.25}}"##
      )
      #expect(saved.status == 201, "\(saved.body)")
      let after = try String(contentsOfFile: yaml, encoding: .utf8)
      let lines = Set(after.split(separator: "\n"))
      #expect(before.split(separator: "\n").allSatisfy(lines.contains))
      let run = StudyResult(try StudyReader.solve(path: folder.path + "/my-city"))
      let mine = try #require(run.comparisons.first { $0.scenario == "MINE" })
      #expect(run.scenarios.first { $0.id == "MINE" }?.name == "Mine: \"half\" # of it")
      #expect(mine.against == "BAU2012")
      let asked = try await server.send(
        "POST", "/api/v1/studies/my-city/what-if", body: #"{"scenario": "MINE"}"#)
      #expect(try asked.json()["comparison"]?["saving"]?.numberValue == mine.saving)
      let clash = try await server.send(
        "POST", "/api/v1/studies/my-city/scenarios",
        body: #"{"id": "MINE", "year": 2012, "quantities": {}}"#)
      #expect(clash.status == 409)
      #expect(
        try clash.message()
          == "The study has a scenario “MINE” already; choose another code, or replace it.")
      #expect(try clash.json()["free"]?.textValue == "MINE-2")
      // Replaced, it can be put back by what the answer gives for that.
      let replaced = try await server.send(
        "POST", "/api/v1/studies/my-city/scenarios",
        body:
          #"{"id": "MINE", "name": "Other", "year": 2012, "quantities": {"fly_ash": 7}, "replace": true}"#
      )
      #expect(replaced.status == 201, "\(replaced.body)")
      #expect(
        try String(contentsOfFile: yaml, encoding: .utf8)
          == after.replacing(
            ##"{id: "MINE", name: "Mine: \"half\" # of it", year: 2012, against: "BAU2012", exchanges: {"steel_slag": 1000.25}}"##,
            with:
              #"{id: "MINE", name: "Other", year: 2012, against: "BAU2012", exchanges: {"fly_ash": 7.0}}"#
          ))
      #expect(try replaced.json()["before"]?.textValue == after)
      let undone = try await server.send(
        "PUT", "/api/v1/studies/my-city/file?name=study.yaml",
        headers: [
          ("Content-Type", "application/yaml"),
          ("If-Match", try #require(replaced.json()["etag"]?.textValue)),
        ], body: after)
      #expect(undone.status == 200, "\(undone.body.prefix(400))")
      #expect(try String(contentsOfFile: yaml, encoding: .utf8) == after)
      let itself = try await server.send(
        "POST", "/api/v1/studies/my-city/scenarios",
        body:
          #"{"id": "BAU2012", "year": 2012, "against": "BAU2012", "quantities": {"fly_ash": 7}, "replace": true}"#
      )
      #expect(itself.status == 422)
      #expect(
        try itself.message()
          == "Scenario BAU2012 is compared with itself; name another under `against`.")
      let invalid = try await server.send(
        "POST", "/api/v1/studies/my-city/scenarios",
        body: #"{"id": "TOO", "year": 2012, "quantities": {"steel_slag": 1e12}}"#)
      #expect(invalid.status == 422)
      #expect(try String(contentsOfFile: yaml, encoding: .utf8) == after)
      let builtIn = try await server.send(
        "POST", "/api/v1/studies/guiyang/scenarios",
        body: #"{"id": "X", "year": 2012, "quantities": {}}"#)
      #expect(builtIn.status == 409)
    }
  }
}
