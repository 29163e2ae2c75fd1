import Foundation
import TestSupport
import Testing

/// What a reader of Chinese sees of every command: no English words of the program's own.
@Suite struct ChineseOutputTests {
  /// Words of the study's files, of the folder and of commands.
  private static let codes = ChineseStudy.codes.union([
    "study", "new", "out", "check", "run", "init", "table", "sectors", "groups", "flows",
    "exchanges",
    "effects", "limits", "uncertainty", "processes", "accounts", "purchases", "costs", "rebound",
    "satellites", "sites", "imports",
  ])

  /// Runs a command in Chinese on wide paper and looks at what it prints.
  private func look(_ arguments: [String], in folder: String, status: Int32 = 0) throws {
    let run = try BuiltProgram.run(
      arguments, in: folder, environment: ["LC_ALL": "zh_CN.UTF-8", "COLUMNS": "2000"])
    let what = arguments.joined(separator: " ")
    #expect(run.status == status, "\(what): \(run.errors)")
    for line in (run.output + run.errors).split(separator: "\n") {
      let line = line.replacingOccurrences(of: folder, with: "")
        .replacingOccurrences(of: ProcessInfo.processInfo.hostName, with: "")
      // Usage and help are ArgumentParser's, in English.
      if line.hasPrefix("用法:") || (line.hasPrefix("说明:") && line.contains("<")) { continue }
      let words = EnglishWords.found(in: line, allowing: Self.codes)
      #expect(words.isEmpty, "symbiont \(what): \(words) in “\(line)”")
    }
  }

  private func withFolder(
    replacing edits: [(String, String)] = [], _ body: (String) throws -> Void
  ) throws {
    try ChineseStudy.with(replacing: edits) { path in
      let folder = URL(filePath: path).deletingLastPathComponent()
      try Data(ChineseStudy.catalogue.utf8)
        .write(to: folder.appending(path: "synergies.csv"))
      try body(folder.path)
    }
  }

  @Test(
    arguments: [
      ["run"], ["check"], ["run", "--out", "out"], ["attribute", "--scenario", "PLAN"],
      ["optimise", "--year", "2022", "--pareto", "3"],
      ["optimise", "--year", "2022", "--minimise", "cost", "--saving-at-least", "5000"],
      ["match", "--year", "2022", "--catalogue", "synergies.csv"], ["match", "--year", "2022"],
      ["decompose"], ["decompose", "--from", "BL2020", "--to", "BAU2022"], ["views"], ["flows"],
      ["paths", "--scenario", "PLAN"], ["linkages"], ["extract", "--sector", "INDUSTRY"],
      ["decoupling"], ["robustness"], ["uncertainty", "--samples", "50", "--out", "out"],
      ["sensitivity", "--samples", "8", "--out", "out"],
      ["sensitivity", "--method", "morris", "--samples", "4"],
      ["sensitivity", "--method", "one-at-a-time"],
      ["sweep", "--vary", "exchange.slag=0..80000:3", "--out", "out"],
      ["pack", "study.xlsx"],
    ])
  func aCommandSpeaksChinese(arguments: [String]) throws {
    try withFolder { folder in
      try look([arguments[0], "study"] + arguments.dropFirst(), in: folder)
    }
  }

  @Test(arguments: [
    "footprint", "output_per_footprint", "footprint_exports", "footprint_direct",
    "footprint_indirect", "consumption_footprint", "value_added_per_direct",
    "final_demand_per_footprint", "footprint_change", "output_per_footprint_change_share",
  ])
  func anExplanationSpeaksChinese(figure: String) throws {
    for edits in [[], [("{method: proportional}", "{method: flq, delta: 0.3}")]] {
      try withFolder(replacing: edits) { folder in
        try look(
          [
            "explain", "study", "--scenario", "TODAY", "--sector", "INDUSTRY", "--figure", figure,
            "--depth", "20", "--top", "2",
          ], in: folder)
      }
    }
  }

  @Test(arguments: ["saving", "net_saving", "saving_share", "city", "household_direct"])
  func anExplanationOfTheWholeSpeaksChinese(figure: String) throws {
    try withFolder { folder in
      try look(
        ["explain", "study", "--scenario", "TODAY", "--figure", figure, "--depth", "6"], in: folder)
    }
  }

  @Test func balancedAndUncappedCellsSpeakChinese() throws {
    for method in ["ras", "gras"] {
      let edits = [
        ("{method: proportional}", "{method: flq, delta: 0.1, cap: false}"),
        (
          "city: city/2022.csv",
          "city: city/2022.csv\n    city_totals: {rows: total.csv, columns: total.csv, method: \(method)}"
        ),
      ]
      try withFolder(replacing: edits) { folder in
        try Data("code,total\nCEMENT,40\nSERVICES,60\n".utf8)
          .write(to: URL(filePath: folder).appending(path: "study/total.csv"))
        for figure in ["value_added", "footprint"] {
          try look(
            [
              "explain", "study", "--scenario", "TODAY", "--sector", "URBAN", "--figure", figure,
              "--depth", "20",
            ], in: folder)
        }
      }
    }
  }

  @Test func quotientsAndPricesSpeakChinese() throws {
    try withFolder(replacing: [("{method: proportional}", "{method: flq, delta: 0.3}")]) { folder in
      try look(["run", "study"], in: folder)
      try look(["robustness", "study"], in: folder)
    }
    try withFolder(replacing: [("imports: domestic", "imports: competitive")]) { folder in
      try look(["run", "study"], in: folder)
    }
  }

  @Test func recordedRunsAndTablesSpeakChinese() throws {
    try withFolder { folder in
      let store = ["--store", "runs.sqlite"]
      try look(["run", "study"] + store, in: folder)
      let city = URL(filePath: folder).appending(path: "study/city/2022.csv")
      let text = try String(contentsOf: city, encoding: .utf8)
      try Data(text.replacingOccurrences(of: "950", with: "960").utf8).write(to: city)
      try look(["run", "study", "--scenario", "PLAN"] + store, in: folder)
      try look(["history"] + store, in: folder)
      try look(["history", "1"] + store, in: folder)
      try look(["compare", "1", "2"] + store, in: folder)
      try look(["rerun", "2"] + store, in: folder)
      try look(["rerun", "1"] + store, in: folder, status: 1)
      let table =
        [
          "study/tables/province-2020.csv", "--final-demand", "households,government,investment",
          "--exports", "outflow", "--imports", "inflow", "--value-added",
          "compensation,taxes,surplus",
        ]
      for command in ["info", "check", "multipliers"] {
        try look(["table", command] + table, in: folder)
      }
      try look(["init", "new"], in: folder)
    }
  }

  @Test(
    arguments: [
      ["optimise", "study"], ["optimise", "study", "--year", "20x"], ["run", "nowhere"],
      ["run", "study", "--scenario", "XX"], ["run", "--formt", "json"],
      ["run", "study", "--format", "jsn"], ["frobnicate"],
      ["uncertainty", "study", "--samples", "0"],
      ["explain", "study", "--scenario", "PLAN", "--figure", "foo"],
      ["paths", "study", "--scenario", "PLAN", "--depth", "0"], ["table", "check"],
      ["run", "study", "--scenario"], ["sweep", "study"], ["history", "99", "--store", "r.sqlite"],
      ["decompose", "study", "--from", "PLAN"], ["extract", "study", "--sector", "XX"],
    ])
  func aRefusalSpeaksChinese(arguments: [String]) throws {
    try withFolder { folder in
      let run = try BuiltProgram.run(arguments, in: folder)
      try look(arguments, in: folder, status: run.status)
      #expect(run.status == 64 || run.status == 1)
    }
  }

  @Test func whatIsWrongWithACommandLineIsSaidInItsLanguage() throws {
    try withTemporaryFolder { folder in
      let run = try BuiltProgram.run(
        ["run", "--langage", "zh", "--language", "zh"], in: folder.path)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("错误: 未知选项“--langage”。是否指“--language”？\n用法: symbiont run "))
      #expect(run.errors.hasSuffix("\n  详见“symbiont run --help”（英文）。\n"))
    }
  }
}
