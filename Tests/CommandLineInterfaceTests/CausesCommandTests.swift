import Foundation
import TestSupport
import Testing

/// The commands that say why a footprint is what it is, on the built-in case.
@Suite struct CausesCommandTests {
  static let study =
    String(#filePath.dropLast("Tests/CommandLineInterfaceTests/CausesCommandTests.swift".count))
    + "Cases/guiyang"

  func object(_ arguments: [String]) throws -> [String: Any] {
    let run = try withTemporaryFolder { folder in
      try BuiltProgram.run(arguments + ["--format", "json"], in: folder.path)
    }
    #expect(run.status == 0, "\(run.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }

  func number(_ value: Any?) throws -> Double { try #require(value as? NSNumber).doubleValue }

  func numbers(_ value: Any?) throws -> [Double] {
    try #require(value as? [NSNumber]).map(\.doubleValue)
  }

  /// The totals of each scenario's footprint as `run` has them.
  func footprints() throws -> [String: Double] {
    let scenarios = try #require(
      try object(["run", Self.study])["scenarios"] as? [[String: Any]])
    var totals: [String: Double] = [:]
    for scenario in scenarios {
      let id = try #require(scenario["id"] as? String)
      totals[id] = try number((scenario["totals"] as? [String: Any])?["footprint"])
    }
    return totals
  }

  @Test(arguments: [("BL2002", "BAU2007"), ("BAU2007", "BAU2012"), ("BAU2012", "UIS2012")])
  func theEffectsOfADecompositionSumToTheChange(_ from: String, _ to: String) throws {
    let result = try object(["decompose", Self.study, "--from", from, "--to", to])
    let effects = try #require(result["effects"] as? [[String: Any]])
    #expect(
      effects.map { $0["name"] as? String } == [
        "intensity", "production structure", "level", "mix", "category",
      ])
    let change = try number(result["change"])
    let totals = try footprints()
    let before = try #require(totals[from])
    let after = try #require(totals[to])
    #expect(abs(change - (after - before)) < 1e-9 * after)
    let values = try effects.map { try number($0["value"]) }
    #expect(abs(values.reduce(0, +) - change) < 1e-12 * (before + after))
    for effect in effects {
      let sectors = try numbers(effect["sectors"])
      #expect(abs(sectors.reduce(0, +) - (try number(effect["value"]))) < 1e-9 * after)
    }
    if from == "BAU2012" {
      // Within a year exchanges change intensities alone.
      #expect(values.dropFirst().allSatisfy { abs($0) < 1e-9 * after })
    }
  }

  @Test func pathsCoverWhatTheySay() throws {
    let result = try object([
      "paths", Self.study, "--scenario", "UIS2012", "--threshold", "0.5%", "--against", "BAU2012",
    ])
    let total = try number(result["total"])
    #expect(abs(total - (try #require(try footprints()["UIS2012"]))) < 1e-9 * total)
    let paths = try #require(result["paths"] as? [[String: Any]])
    let values = try paths.map { try number($0["value"]) }
    #expect(abs(values.reduce(0, +) - (try number(result["covered"]))) < 1e-9 * total)
    #expect(values == values.sorted { abs($0) > abs($1) })
    let left = try #require(result["left_out"] as? [String: Any])
    let rest = try number(left["below_threshold"])
    #expect(abs(rest + values.reduce(0, +) - total) < 1e-9 * total)
    for path in paths {
      let change = try number(path["value"]) - (try number(path["against_value"]))
      #expect(abs(change - (try number(path["change"]))) < 1e-9 * total)
    }
  }

  @Test func linkagesNameTheKeySectors() throws {
    let result = try object(["linkages", Self.study])
    let codes = try #require(result["codes"] as? [String])
    let backward = try numbers(result["backward_normalised"])
    let forward = try numbers(result["forward_normalised"])
    let key = zip(codes, zip(backward, forward)).filter { $1.0 > 1 && $1.1 > 1 }.map(\.0)
    #expect(result["key"] as? [String] == key)
    #expect(abs(backward.reduce(0, +) - Double(codes.count)) < 1e-9)
    for name in ["backward", "forward", "forward_rasmussen"] {
      #expect(try numbers(result[name]).allSatisfy { $0 >= 1 })
    }
  }

  @Test func extractionStatesItsRules() throws {
    let result = try object(["extract", Self.study, "--sector", "IN_MMI"])
    let rules = try #require(result["rules"] as? [[String: Any]])
    #expect(
      rules.map { $0["rule"] as? String } == ["column", "row", "both", "both-with-final-demand"])
    let losses = try rules.map { try number($0["output_loss"]) }
    #expect(losses[3] > losses[2] && losses[2] > losses[0] && losses[0] > 0)
    let unknown = try withTemporaryFolder { folder in
      try BuiltProgram.run(["extract", Self.study, "--sector", "IN_MM"], in: folder.path)
    }
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("“IN_MM” is no sector at the level of this study;"))
  }

  @Test func decouplingGivesTheAbsoluteChangeBesideTheRatio() throws {
    let result = try object(["decoupling", Self.study])
    let pairs = try #require(result["pairs"] as? [[String: Any]])
    #expect(pairs.count == 4)
    #expect(
      pairs.map { $0["from"] as? String } == ["BL2002", "BL2002", "BAU2007", "BAU2007"])
    let totals = try footprints()
    for pair in pairs {
      let from = try #require(totals[pair["from"] as? String ?? ""])
      let to = try #require(totals[pair["to"] as? String ?? ""])
      #expect(abs(try number(pair["emissions_change"]) - (to - from)) < 1e-9 * to)
      #expect(pair["state"] is String)
      #expect((pair["sectors"] as? [[String: Any]])?.count == 13)
    }
  }

  @Test func withoutScenariosTheStepsToThePlanAreShown() throws {
    let result = try object(["decompose", Self.study])
    #expect(result["from"] as? String == "BL2002" && result["to"] as? String == "UIS2012")
    let steps = try #require(result["steps"] as? [[String: Any]])
    #expect(steps.map { $0["to"] as? String } == ["BAU2007", "BAU2012", "UIS2012"])
    let change = try steps.map { try number($0["change"]) }.reduce(0, +)
    let whole = try number(result["change"])
    #expect(abs(change - whole) < 1e-9 * abs(whole))
    for step in steps {
      let direct = try #require(step["direct"] as? [String: Any])
      let effects = try #require(direct["effects"] as? [[String: Any]])
      #expect(
        effects.map { $0["name"] as? String } == [
          "activity", "structure", "energy intensity", "fuel mix", "emission factor",
          "process intensity",
        ])
      let sum = try effects.map { try number($0["value"]) }.reduce(0, +)
      #expect(abs(sum - (try number(direct["change"]))) < 1e-6)
      let product = try effects.map { try number($0["ratio"]) }.reduce(1, *)
      #expect(abs(product / (try number(direct["ratio"])) - 1) < 1e-12)
      #expect(step["households"] is [String: Any])
    }
    let half = try withTemporaryFolder { folder in
      try BuiltProgram.run(["decompose", Self.study, "--from", "BL2002"], in: folder.path)
    }
    #expect(half.status == 64)
    #expect(half.errors.contains("Give both --from and --to, or neither."))
  }

  @Test func viewsReconcileAndFlowsHaveBothMargins() throws {
    let run = try footprints()
    for id in ["BL2002", "UIS2012"] {
      let total = try #require(run[id])
      let views = try object(["views", Self.study, "--scenario", id])
      let totals = try #require(views["totals"] as? [String: Any])
      let (here, others) = (
        try number(totals["made_here_for_here"]), try number(totals["made_here_for_others"])
      )
      let elsewhere = try number(totals["made_elsewhere_for_here"])
      #expect(abs(try number(totals["direct"]) - total) < 1e-9 * total)
      #expect(abs(here + others - total) < 1e-9 * total)
      #expect(abs(here + elsewhere - (try number(totals["consumption"]))) < 1e-9 * total)
      for name in ["downstream", "territory"] {
        #expect(abs(try numbers(views[name]).reduce(0, +) - total) < 1e-9 * total)
      }
      let flows = try object(["flows", Self.study, "--scenario", id])
      let values = try #require(flows["values"] as? [[NSNumber]])
      let emitters = try numbers(flows["by_emitter"])
      for (row, emitter) in zip(values, emitters) {
        let sum = row.reduce(0) { $0 + $1.doubleValue }
        #expect(abs(sum - emitter) < 1e-9 * total)
      }
      #expect(abs(emitters.reduce(0, +) - total) < 1e-9 * total)
    }
  }
}
