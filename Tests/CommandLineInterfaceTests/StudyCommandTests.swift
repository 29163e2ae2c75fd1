import Foundation
import TestSupport
import Testing

/// `run`, `check`, `init` and `cases`, run as a user runs them.
@Suite struct StudyCommandTests {
  /// The study that `init` starts from, as a folder of the test's own.
  private func withStudy(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let made = try BuiltProgram.run(["init", "study"], in: folder.path)
      #expect(made.status == 0)
      try body(folder)
    }
  }

  private func contents(of folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return files
  }

  @Test func initMakesAStudyThatRunsAndNeverOverwrites() throws {
    try withStudy { folder in
      let check = try BuiltProgram.run(["check", "study"], in: folder.path)
      #expect(check.status == 0)
      #expect(
        check.output.hasSuffix(
          "“A small town with a steel works” is valid: 5 sectors, 1 year, 2 exchanges, 4 scenarios; "
            + "0 warnings.\n"))
      let again = try BuiltProgram.run(["init", "study"], in: folder.path)
      #expect(again.status == 1)
      #expect(
        again.errors == """
          error: “study” exists already and is left as it is; choose a folder that does not exist yet.
          1 error; nothing was computed.

          """)
      #expect(again.output == "")
    }
  }

  @Test func anInvalidStudyLeavesAnExistingResultAsItWas() throws {
    try withStudy { folder in
      let out = folder.appendingPathComponent("result")
      #expect(
        try BuiltProgram.run(["run", "study", "--out", "result"], in: folder.path).status == 0)
      let before = try contents(of: out)
      #expect(before["result.json"] != nil && before["report.html"] != nil)
      let city = folder.appendingPathComponent("study/city/2020.csv")
      try Data("code,output\nURBAN,1e4 t\n".utf8).write(to: city)
      let failed = try BuiltProgram.run(
        ["run", "study", "--out", "result", "--format", "json"], in: folder.path)
      #expect(failed.status == 1)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(failed.output.utf8)) as? [String: Any])
      #expect(Array(object.keys) == ["findings"])
      #expect(try contents(of: out) == before)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["result", "study"])
      let table = try BuiltProgram.run(["run", "study"], in: folder.path)
      #expect(table.status == 1)
      #expect(table.output == "")
    }
  }

  @Test func aResultReplacesAResultButNothingElse() throws {
    try withStudy { folder in
      let own = folder.appendingPathComponent("mine")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try Data("keep".utf8).write(to: own.appendingPathComponent("notes.txt"))
      let refused = try BuiltProgram.run(["run", "study", "--out", "mine"], in: folder.path)
      #expect(refused.status == 1)
      #expect(
        refused.errors.hasPrefix(
          "error: “mine” holds “notes.txt”, which is no file of a result, and is left as it is;"))
      #expect(try contents(of: own) == ["notes.txt": Data("keep".utf8)])
      for _ in 0..<2 {
        let written = try BuiltProgram.run(["run", "study", "--out", "out/"], in: folder.path)
        #expect(written.status == 0)
      }
      let nowhere = try BuiltProgram.run(["run", "study", "--out", "no/where"], in: folder.path)
      #expect(nowhere.status == 1)
    }
  }

  @Test func theThreeFormatsHaveTheSameFigures() throws {
    try withStudy { folder in
      let json = try BuiltProgram.run(["run", "study", "--format", "json"], in: folder.path)
      let csv = try BuiltProgram.run(["run", "study", "--format", "csv"], in: folder.path)
      let table = try BuiltProgram.run(["run", "study"], in: folder.path)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      let scenarios = try #require(object["scenarios"] as? [[String: Any]])
      let sectors = try #require(scenarios[2]["sectors"] as? [[String: Any]])
      let footprint = try #require(sectors[1]["footprint"] as? Double)
      #expect(csv.output.contains("PLAN,INDUSTRY,footprint,\(footprint),t\n"))
      #expect(
        table.output.replacingOccurrences(of: "\u{A0}", with: " ").contains(
          "PLAN saves 28.7 kt of CO2 against BAU, 1.9 % of the region's total.")
      )
      #expect(table.errors == "")
      let one = try BuiltProgram.run(
        ["run", "study", "--scenario", "PLAN", "--format", "json"], in: folder.path)
      #expect(one.output.contains("\"id\": \"PLAN\"") && !one.output.contains("\"id\": \"TODAY\""))
    }
  }

  @Test func usageErrorsAreExitCode64() throws {
    try withStudy { folder in
      for arguments in [
        ["run", "study", "--format", "yaml"], ["nothing"], ["init"],
        ["optimise", "study", "--year", "2020", "--budget", "-5"],
      ] {
        let run = try BuiltProgram.run(arguments, in: folder.path)
        #expect(run.status == 64, "\(arguments)")
        #expect(run.output == "", "\(arguments)")
      }
      let negative = try BuiltProgram.run(
        ["optimise", "study", "--year", "2020", "--budget", "-5"], in: folder.path)
      #expect(
        negative.errors.hasPrefix(
          "Error: --budget is -5.0; give a number that is not negative.\n"))
      let lost = try BuiltProgram.run(["check", "guyang"], in: folder.path)
      #expect(lost.status == 1)
      #expect(
        lost.errors.hasPrefix(
          "error: There is no study “guyang”; did you mean the built-in case “guiyang”?\n"))
    }
  }

  @Test func anUnknownScenarioIsInvalidInputInEveryCommand() throws {
    try withStudy { folder in
      for arguments in [
        ["run"], ["views"], ["flows"], ["linkages"], ["paths"], ["extract", "--sector", "URBAN"],
        ["explain", "--figure", "city"], ["attribute"],
      ] {
        for (named, hint) in [("nope", "."), ("PLAM", "; did you mean “PLAN”?")] {
          let run = try BuiltProgram.run(
            arguments + ["study", "--scenario", named], in: folder.path)
          #expect(run.status == 1, "\(arguments)")
          #expect(
            run.errors == """
              error: “\(named)” is no scenario of the study, which has “BAU”, “TODAY”, “PLAN” and \
              “MORE_SLAG”\(hint)
              1 error; nothing was computed.

              """, "\(arguments)")
        }
      }
    }
  }

  @Test func theBuiltInCaseSavesAboutAMillionTonnes() throws {
    try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(["run", "--format", "json"], in: folder.path)
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let comparisons = try #require(object["comparisons"] as? [[String: Any]])
      let designed = try #require(comparisons.first { $0["scenario"] as? String == "UIS2012" })
      let saving = try #require(designed["saving"] as? Double)
      let share = try #require(designed["saving_share"] as? Double)
      // The paper: around one Mt, almost 3 % of the city.
      #expect(abs(saving - 1e6) < 2e4 && abs(share - 0.0336) < 1e-4)
      let scenarios = try #require(object["scenarios"] as? [[String: Any]])
      for scenario in scenarios {
        let totals = try #require(scenario["totals"] as? [String: Double])
        let direct = try #require(totals["direct"])
        let footprint = try #require(totals["footprint"])
        #expect(abs(direct - footprint) < 1e-9 * direct)
      }
      let cases = try BuiltProgram.run(["cases"], in: folder.path)
      #expect(
        cases.output == """
          guiyang  Urban-industrial symbiosis in Guiyang
          starter  A small town with a steel works

          """)
    }
  }

  @Test func anImportSaysWhatTheStudyStillLacks() throws {
    try withTemporaryFolder { folder in
      let made = try BuiltProgram.run(["init", "town"], in: folder.path)
      #expect(made.status == 0, "\(made.errors)")
      func imported(_ year: String, _ more: [String] = []) throws -> String {
        let run = try BuiltProgram.run(
          [
            "import", "town/tables/province-2020.csv", "town", "--year", year, "--money", "1e6 CNY",
            "--final-demand", "households,government,investment", "--exports", "outflow",
            "--imports", "inflow", "--value-added", "compensation,taxes,surplus",
          ] + more, in: folder.path)
        #expect(run.status == 0, "\(run.errors)")
        return run.errors
      }
      #expect(try imported("2030", ["--dry-run"]) == "")
      let former =
        "note: “tables/province-2020.csv”, which study.yaml named for 2020 before, stays in the folder; name it "
        + "there again to go back.\n"
      #expect(try imported("2020", ["--dry-run"]) == former)
      #expect(try imported("2020") == former)
      #expect(
        try imported("2030") == """
          study.yaml:43:3: error: The key “years.2030.inventory” is missing; add the file of the inventory.
              2030:
              ^
          The study does not run yet: see above what it still needs.

          """)
    }
  }
}
