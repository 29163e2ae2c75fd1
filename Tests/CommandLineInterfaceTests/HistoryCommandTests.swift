import Foundation
import TestSupport
import Testing

/// `history`, `compare` and `rerun`, run as a user runs them.
@Suite struct HistoryCommandTests {
  private func withRuns(_ body: (URL, (String...) throws -> BuiltProgram.Run) throws -> Void) throws
  {
    try withTemporaryFolder { folder in
      let program = { (arguments: String...) in
        try BuiltProgram.run(
          arguments, in: folder.path,
          environment: ["SYMBIONT_STORE": "", "XDG_DATA_HOME": folder.path + "/data"])
      }
      #expect(try program("init", "study").status == 0)
      try body(folder, program)
    }
  }

  private func object(_ run: BuiltProgram.Run) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func change(_ file: URL, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacingOccurrences(of: old, with: new).write(
      to: file, atomically: true, encoding: .utf8)
  }

  @Test func eachRunIsRecordedInTheDataFolder() throws {
    try withRuns { folder, program in
      let result = try program("run", "study", "--format", "json")
      #expect(try program("run", "study", "--scenario", "PLAN").status == 0)
      #expect(try program("run", "study", "--format", "csv").errors == "")
      #expect(
        FileManager.default.fileExists(atPath: folder.path + "/data/symbiont/runs.sqlite"))
      let runs = try #require(
        try object(program("history", "--format", "json"))["runs"] as? [[String: Any]])
      #expect(runs.map { $0["id"] as? Int } == [3, 2, 1])
      #expect(runs[1]["settings"] as? [String] == ["--scenario", "PLAN"])
      #expect(runs[0]["result_sha256"] as? String == runs[2]["result_sha256"] as? String)
      #expect(runs[0]["study_sha256"] as? String == runs[1]["study_sha256"] as? String)
      let files = try #require(runs[0]["files"] as? [[String: Any]])
      let names = files.compactMap { $0["name"] as? String }
      #expect(names.contains("study.yaml") && names.contains("tables/province-2020.csv"))
      let sum = try sha256sum(names.sorted(), in: folder.appendingPathComponent("study"))
      for (file, line) in zip(files, sum.split(separator: "\n")) {
        #expect(line.hasPrefix(file["sha256"] as? String ?? "-"))
      }
      let one = try object(program("history", "1", "--format", "json"))
      let recorded = try #require(one["result"] as? NSDictionary)
      #expect(recorded == (try object(result) as NSDictionary))
      #expect(try program("history", "--delete", "2").errors == "Run 2 is deleted.\n")
      let missing = try program("history", "2")
      #expect(missing.status == 1)
      #expect(missing.errors.hasPrefix("error: There is no run 2 in “"))
    }
  }

  /// What `sha256sum` prints, an independent route to the digests.
  private func sha256sum(_ names: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = names
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  @Test func aRerunIsTheSameToTheLastBitOrNamesTheFileThatChanged() throws {
    try withRuns { folder, program in
      #expect(try program("run", "study").status == 0)
      #expect(try program("run", "study", "--scenario", "PLAN").status == 0)
      for id in ["1", "2"] {
        let again = try program("rerun", id)
        #expect(again.status == 0)
        #expect(
          again.output == "Rerun\nRun \(id) gives the same result again, to the last bit.\n")
      }
      try change(folder.appendingPathComponent("study/exchanges.csv"), ",40000,", ",45000,")
      let changed = try program("rerun", "1", "--format", "json")
      #expect(changed.status == 1)
      let outcome = try object(changed)
      #expect(outcome["outcome"] as? String == "inputs-changed")
      #expect(
        outcome["inputs"] as? [[String: String]] == [
          ["file": "exchanges.csv", "change": "changed"]
        ])
      try FileManager.default.removeItem(at: folder.appendingPathComponent("study/city/2020.csv"))
      let gone = try object(program("rerun", "1", "--format", "json"))
      #expect((gone["inputs"] as? [[String: String]])?.first?["change"] == "missing")
      // A rerun leaves no run behind.
      let runs = try object(program("history", "--format", "json"))["runs"] as? [Any]
      #expect(runs?.count == 2)
    }
  }

  @Test func aComparisonSaysWhatAChangedQuantityDid() throws {
    try withRuns { folder, program in
      let before = try object(program("run", "study", "--format", "json"))
      try change(folder.appendingPathComponent("study/exchanges.csv"), ",40000,", ",45000,")
      let after = try object(program("run", "study", "--format", "json"))
      func saving(_ result: [String: Any]) throws -> Double {
        let comparisons = try #require(result["comparisons"] as? [[String: Any]])
        return try #require(
          comparisons.first { $0["scenario"] as? String == "PLAN" }?["saving"] as? Double)
      }
      let compared = try object(program("compare", "1", "2", "--format", "json"))
      #expect(compared["same_result"] as? Bool == false)
      let inputs = try #require(compared["inputs"] as? [[String: Any]])
      #expect(inputs.map { $0["file"] as? String } == ["exchanges.csv"])
      let savings = try #require(compared["savings"] as? [[String: Any]])
      let plan = try #require(
        savings.first { $0["scenario"] as? String == "PLAN" && $0["figure"] as? String == "Saving" }
      )
      #expect(plan["before"] as? Double == (try saving(before)))
      #expect(plan["after"] as? Double == (try saving(after)))
      let same = try program("compare", "1", "1")
      #expect(same.output.contains("The results are the same to the last digit."))
    }
  }

  @Test func aRunThatCannotBeRecordedIsStillARun() throws {
    try withRuns { folder, _ in
      let run = try BuiltProgram.run(
        ["run", "study", "--format", "json", "--store", "/proc/none/runs.sqlite"], in: folder.path)
      #expect(run.status == 0)
      #expect(try object(run)["scenarios"] != nil)
      #expect(
        run.errors
          == "note: this run is not recorded: The folder “/proc/none” of the store of runs cannot be made (No such file or directory); name another file with --store.\n"
      )
      let history = try BuiltProgram.run(
        ["history", "--store", "/proc/none/runs.sqlite"], in: folder.path)
      #expect(history.status == 1)
      #expect(history.errors.hasSuffix("1 error; nothing was computed.\n"))
    }
  }
}
