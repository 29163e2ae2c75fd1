import Foundation
import TestSupport
import Testing

/// The commands that say how sure results are, on the built-in case.
@Suite struct UncertaintyCommandTests {
  func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func theKeysAreThoseOfTheFormat() throws {
    try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(
        ["uncertainty", "--samples", "256", "--format", "json"], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let result = try object(run.output)
      #expect(result["samples"] as? Int == 256)
      #expect(result["seed"] as? Int == 1)
      #expect(result["rejected"] as? Int == 0)
      let scenarios = try #require(result["scenarios"] as? [[String: Any]])
      let last = try #require(scenarios.last)
      #expect(last["id"] as? String == "UIS2018")
      let footprint = try #require(last["footprint"] as? [String: Any])
      #expect(["mean", "sd", "p5", "p50", "p95"].allSatisfy { footprint[$0] is NSNumber })
      let sectors = try #require(last["sectors"] as? [[String: Any]])
      #expect(sectors.count == 13)
      #expect(sectors.allSatisfy { $0["footprint"] is [String: Any] && $0["code"] is String })
      #expect(sectors.allSatisfy { $0["output_per_footprint"] is [String: Any] })
      let comparisons = try #require(result["comparisons"] as? [[String: Any]])
      #expect(comparisons.count == 5)
      let savings = comparisons.filter { $0["saving"] is [String: Any] }
      #expect(savings.map { $0["scenario"] as? String } == ["ACT2012", "UIS2012", "UIS2018"])
      for comparison in comparisons {
        let better = try #require(comparison["probability_better"] as? Double)
        #expect((0...1).contains(better))
        #expect((comparison["sectors"] as? [[String: Any]])?.count == 13)
      }
    }
  }

  @Test func aRunThatIsKilledResumesToTheSameBits() throws {
    try withTemporaryFolder { folder in
      let common = ["uncertainty", "--seed", "5", "--format", "json"]
      let whole = try BuiltProgram.run(
        common + ["--samples", "6000", "--threads", "1"], in: folder.path)
      #expect(whole.status == 0, "\(whole.errors)")
      let process = Process()
      process.executableURL = BuiltProgram.url
      process.arguments = common + ["--samples", "6000", "--checkpoint", "draws.bin"]
      process.currentDirectoryURL = folder
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      let file = folder.appendingPathComponent("draws.bin").path
      while process.isRunning, !FileManager.default.fileExists(atPath: file) { usleep(2000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let resumed = try BuiltProgram.run(
        common + ["--resume", "draws.bin", "--threads", "2"], in: folder.path)
      #expect(resumed.status == 0, "\(resumed.errors)")
      #expect(resumed.output == whole.output)
    }
  }

  @Test func theReportHasTheSection() throws {
    try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(
        ["uncertainty", "--samples", "64", "--out", "result", "--format", "csv"], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("scenario,footprint,footprint_mean,footprint_sd,"))
      let result = folder.appendingPathComponent("result")
      let page = try String(
        contentsOf: result.appendingPathComponent("report.html"), encoding: .utf8)
      #expect(page.contains("How sure the results are"))
      #expect(page.contains("What is uncertain, and how"))
      for name in ["uncertainty.csv", "uncertainty_sectors.csv", "uncertainty_savings.csv"] {
        #expect(
          FileManager.default.fileExists(atPath: result.appendingPathComponent(name).path))
      }
      let json = try object(
        String(contentsOf: result.appendingPathComponent("result.json"), encoding: .utf8))
      #expect((json["analyses"] as? [String: Any])?["uncertainty"] is [String: Any])
    }
  }

  @Test func optionsOutOfRangeAreUsage() throws {
    try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(["uncertainty", "--samples", "0"], in: folder.path)
      #expect(run.status == 64)
      #expect(run.errors.contains("--samples is 0; ask for 1 to 10000000."))
      let plain = try BuiltProgram.run(["uncertainty", "starter"], in: folder.path)
      #expect(plain.status == 1)
      #expect(plain.errors.contains("The study says of no figure that it is uncertain;"))
    }
  }
}

/// `sensitivity` and `sweep` as a user runs them.
@Suite struct SweepCommandTests {
  @Test func aSweepIsACSVAndAPage() throws {
    try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(
        [
          "sweep", "--vary", "exchange.fly_ash=0..400000:5", "--vary",
          "exchange.steel_slag=0,60000,120000", "--format", "csv", "--out", "result",
        ], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 16)
      #expect(
        lines[0].hasPrefix(
          "exchange.fly_ash,exchange.steel_slag,footprint,city,saving,trade_offs,possible,exceeded,footprint_AGR,"
        ))
      #expect(lines[15].hasPrefix("400000.0,120000.0,"))
      let result = folder.appendingPathComponent("result")
      let table = try String(
        contentsOf: result.appendingPathComponent("sweep.csv"), encoding: .utf8)
      #expect(table == run.output)
      let page = try String(
        contentsOf: result.appendingPathComponent("report.html"), encoding: .utf8)
      #expect(page.contains("Scenarios by the thousand"))
      // The same settings from a file.
      let settings = "exchange.fly_ash,exchange.steel_slag\n400000,120000\n"
      try Data(settings.utf8).write(to: folder.appendingPathComponent("settings.csv"))
      let again = try BuiltProgram.run(
        ["sweep", "--settings", "settings.csv", "--format", "csv"], in: folder.path)
      #expect(again.output.split(separator: "\n").last == lines.last)
    }
  }

  @Test func wrongAxesAreUsage() throws {
    try withTemporaryFolder { folder in
      for (axis, message) in [
        ("exchange.fly_ash", "has no values; write exchange.ID=0..1000:11"),
        ("exchange.fly_ash=0..100", "does not say how many values there are;"),
        (
          "exchange.fly_ash=0..100:1000001",
          "The number of values in “0..100:1000001” is 1000001; give 2 to 1000000."
        ),
        ("exchange.fly_ash=0..100:1", "The number of values in “0..100:1” is 1; give 2 to"),
        ("fly_ash=1,2", "“fly_ash” is no figure that can be varied;"),
        ("exchange.fly_ash=1,x", "“x” in “1,x” is no number;"),
      ] {
        let run = try BuiltProgram.run(["sweep", "--vary", axis], in: folder.path)
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
      }
    }
  }

  @Test(arguments: ["sobol", "morris", "one-at-a-time"])
  func sensitivityOrdersItsInputs(_ method: String) throws {
    try withTemporaryFolder { folder in
      var arguments = ["sensitivity", "--method", method, "--format", "json", "--out", "result"]
      if method != "one-at-a-time" { arguments += ["--samples", "4"] }
      let run = try BuiltProgram.run(arguments, in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let result = try #require(value as? [String: Any])
      #expect(result["scenario"] as? String == "UIS2012")
      #expect(result["figure"] as? String == "saving")
      let inputs = try #require(result["inputs"] as? [[String: Any]])
      #expect(inputs.count > 300)
      // Clinker spared by phosphorus slag is the largest part of the saving and the least sure.
      #expect(
        inputs.prefix(8).contains { $0["input"] as? String == "group clinker_by_phosphorus_slag" })
      #expect(
        FileManager.default.fileExists(
          atPath: folder.appendingPathComponent("result/sensitivity.csv").path))
    }
  }
}
