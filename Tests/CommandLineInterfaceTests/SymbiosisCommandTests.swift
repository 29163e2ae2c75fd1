import Foundation
import TestSupport
import Testing

@Suite struct SymbiosisCommandTests {
  private func json(_ arguments: [String]) throws -> [String: Any] {
    try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(arguments + ["--format", "json"], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      return try #require(value as? [String: Any])
    }
  }

  @Test func attributeGivesTheKeysThatScriptsRelyOn() throws {
    let value = try json(["attribute", "guiyang", "--scenario", "UIS2012"])
    #expect(value["scenario"] as? String == "UIS2012")
    #expect(value["against"] as? String == "BAU2012")
    let exchanges = try #require(value["exchanges"] as? [[String: Any]])
    #expect(exchanges.count == 10)
    for exchange in exchanges {
      #expect(
        Set(exchange.keys) == ["id", "type", "alone", "last_in", "shapley", "standard_error"])
    }
    let sum = exchanges.reduce(0) { $0 + ($1["shapley"] as? Double ?? 0) }
    let joint = try #require(value["joint"] as? Double)
    #expect(abs(sum - joint) < 1e-6 * joint)
    #expect(abs(joint - 1_008_726.16476) < 1e-3)
  }

  @Test func optimiseGivesTheKeysThatScriptsRelyOn() throws {
    let value = try json(["optimise", "guiyang", "--year", "2012"])
    #expect(value["status"] as? String == "optimal")
    #expect((value["saving"] as? Double ?? 0) > 1_008_726)
    #expect(value["cost"] is NSNull)
    let exchanges = try #require(value["exchanges"] as? [[String: Any]])
    #expect(exchanges.allSatisfy { Set($0.keys) == ["id", "quantity", "built"] })
    let limits = try #require(value["limits"] as? [[String: Any]])
    for limit in limits {
      #expect(
        Set(limit.keys) == ["name", "kind", "unit", "used", "limit", "shadow_price"])
    }
    let clinker = limits.first { $0["name"] as? String == "clinker" }
    #expect((clinker?["shadow_price"] as? Double ?? 0) > 0)
  }

  @Test func controlCEndsTheSearchForTheBestChoice() throws {
    try withTemporaryFolder { folder in
      let study = folder.appending(path: "study")
      try writeKnapsackStudy(to: study)
      let process = Process()
      process.executableURL = BuiltProgram.url
      process.arguments = [
        "optimise", study.path, "--year", "2020", "--time-limit", "600", "--write", "BEST",
      ]
      let errors = Pipe()
      process.standardError = errors
      process.standardOutput = FileHandle.nullDevice
      let yaml = study.appending(path: "study.yaml")
      let before = try Data(contentsOf: yaml)
      try process.run()
      Thread.sleep(forTimeInterval: 3)
      #expect(process.isRunning, "no search proves the best choice soon")
      let clock = ContinuousClock()
      let pressed = clock.now
      process.interrupt()
      // A search that does not hear of it must not hold up all tests.
      DispatchQueue.global().asyncAfter(deadline: .now() + 60) {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      }
      process.waitUntilExit()
      let took = clock.now - pressed
      #expect(took < .seconds(5), "\(took); about a second on a quiet machine")
      #expect(process.terminationStatus == 1)
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(text.contains("Stopped before there was a choice; nothing is shown."), "\(text)")
      #expect(try Data(contentsOf: yaml) == before)
    }
  }

  @Test func theBestChoiceIsWrittenAsAScenarioThatRuns() throws {
    try withTemporaryFolder { folder in
      let made = try BuiltProgram.run(["init", "city", "--from", "guiyang"], in: folder.path)
      #expect(made.status == 0, "\(made.errors)")
      let best = try BuiltProgram.run(
        ["optimise", "city", "--year", "2012", "--write", "BEST", "--format", "json"],
        in: folder.path)
      #expect(best.status == 0, "\(best.errors)")
      let run = try BuiltProgram.run(
        ["run", "city", "--scenario", "BEST", "--format", "json"], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      func object(_ text: String) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? [String: Any])
      }
      let comparisons = try object(run.output)["comparisons"] as? [[String: Any]]
      let saving = try #require(comparisons?.first?["saving"] as? Double)
      let chosen = try #require(try object(best.output)["saving"] as? Double)
      #expect(abs(saving - chosen) < 1e-6 * chosen)
      let again = try BuiltProgram.run(
        ["optimise", "city", "--year", "2012", "--write", "BEST"], in: folder.path)
      #expect(again.status == 1)
      #expect(
        again.errors.contains("The study has a scenario “BEST” already; choose another code."))
    }
  }

  @Test func wrongUsageIsToldApartFromWrongInput() throws {
    try withTemporaryFolder { folder in
      let usage = try BuiltProgram.run(
        ["optimise", "guiyang", "--year", "2012", "--minimise", "cost"], in: folder.path)
      #expect(usage.status == 64)
      #expect(usage.errors.contains("--minimise cost needs --saving-at-least"))
      let builtIn = try BuiltProgram.run(
        ["optimise", "guiyang", "--year", "2012", "--write", "X"], in: folder.path)
      #expect(builtIn.status == 64)
      let input = try BuiltProgram.run(
        ["optimise", "guiyang", "--year", "2012", "--budget", "5"], in: folder.path)
      #expect(input.status == 1)
      #expect(
        input.errors.contains(
          "A budget needs figures that the study does not give; add costs.csv and name it under `costs`."
        ))
      let unknown = try BuiltProgram.run(
        ["attribute", "guiyang", "--scenario", "UIS2013"], in: folder.path)
      #expect(unknown.status == 1)
      #expect(unknown.output.isEmpty)
    }
  }

  @Test func matchShowsCandidatesWithTheirSources() throws {
    let value = try json(["match", "guiyang"])
    let candidates = try #require(value["candidates"] as? [[String: Any]])
    #expect(candidates.first?["waste"] as? String == "steam")
    let sources = try #require(value["sources"] as? [[String: Any]])
    #expect(sources.allSatisfy { ($0["source"] as? String)?.isEmpty == false })
  }

  @Test func theReportFollowsTheSupplyChain() throws {
    // The analyses stand in the result that --out writes; on standard output only the format's keys.
    let value = try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(["run", "guiyang", "--out", "result"], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let data = try Data(contentsOf: folder.appendingPathComponent("result/result.json"))
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let analyses = try #require(value["analyses"] as? [String: Any])
    for name in ["processes", "accounts", "supply-chain", "rebound", "sustainability", "social"] {
      #expect(analyses[name] != nil, "\(name)")
    }
    #expect(analyses["costs"] == nil)
  }
}
