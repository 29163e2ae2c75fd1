import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// The files of a study, to look a figure up at its place.
private final class PlacedFiles {
  let folder: String
  private var lines: [String: [String]] = [:]

  init(_ folder: String) { self.folder = folder }

  /// The number that stands at a place: the text from its column to the next separator.
  func number(at place: Provenance.SourceLocation) throws -> Double? {
    if lines[place.file] == nil {
      let text = try String(contentsOfFile: "\(folder)/\(place.file)", encoding: .utf8)
      lines[place.file] = text.replacing("\r\n", with: "\n").components(separatedBy: "\n")
    }
    guard let line = place.line, let column = place.column,
      let text = lines[place.file].flatMap({ $0.indices.contains(line - 1) ? $0[line - 1] : nil })
    else { return nil }
    let rest = text.unicodeScalars.dropFirst(column - 1)
    let digits = rest.prefix { !",}\n\" \t".unicodeScalars.contains($0) }
    return Double(String(String.UnicodeScalarView(digits)))
  }
}

/// Checks a figure's explanation: its value, its leaves and that each stands where it says.
private func check(
  _ tree: Explanation, _ reported: Double?, files: PlacedFiles, _ what: String
) throws {
  let evaluated = tree.evaluated
  var scale = abs(tree.value)
  if case .terms(.difference, let terms) = tree.origin {
    scale = terms.reduce(scale) { max($0, abs($1.value)) }
  }
  #expect(abs(evaluated - tree.value) <= 1e-12 * scale, "\(what)")
  if let reported { #expect(tree.value == reported, "\(what)") }
  for leaf in tree.leaves() {
    switch leaf.origin {
    case .figure(let place):
      let place = try #require(place, "\(what): \(leaf.name)")
      let found = try files.number(at: place)
      #expect(found == leaf.value, "\(what): \(leaf.name) at \(place)")
    case .constant: #expect(leaf.value == 0 || leaf.value == 1, "\(what): \(leaf.name)")
    case .solution(let residual, nil):
      #expect(
        residual <= 1e-12 * max(abs(leaf.value), .leastNormalMagnitude), "\(what): \(leaf.name)")
    case .solution(let residual, let place?):
      let total = try #require(try files.number(at: place), "\(what): \(leaf.name) at \(place)")
      #expect(residual <= 1e-9 * max(abs(total), 1), "\(what): \(leaf.name)")
    case .terms: Issue.record("A leaf has no terms")
    }
  }
}

@Suite struct ExplanationTests {
  private static func reported(
    _ name: FigureName, _ sector: String?, _ id: String, _ result: StudyResult
  ) -> Double? {
    guard let scenario = result.scenarios.first(where: { $0.id == id }) else { return nil }
    guard let sector else {
      let comparison = result.comparisons.first { $0.scenario == id }
      switch name {
      case .city: return scenario.totals.city
      case .householdDirect: return scenario.totals.householdDirect
      case .footprint: return scenario.totals.footprint
      case .saving: return comparison?.saving
      case .netSaving: return comparison?.netSaving
      case .savingShare: return comparison?.savingShare
      default: return nil
      }
    }
    guard let figures = scenario.sectors.first(where: { $0.code == sector }) else { return nil }
    switch name {
    case .output: return figures.output
    case .valueAdded: return figures.valueAdded
    case .finalDemand: return figures.finalDemand
    case .direct: return figures.direct
    case .intensity: return figures.intensity
    case .multiplier: return figures.multiplier
    case .footprint: return figures.footprint
    case .footprintDirect: return figures.footprintDirect
    case .footprintIndirect: return figures.footprintIndirect
    case .footprintExports: return figures.footprintExports
    case .consumptionFootprint: return figures.consumptionFootprint
    case .outputPerFootprint: return figures.outputPerFootprint
    case .valueAddedPerDirect: return figures.valueAddedPerDirect
    case .finalDemandPerFootprint: return figures.finalDemandPerFootprint
    default: return nil
    }
  }

  /// Explains randomly chosen figures of a study and checks each.
  private static func checkFigures(_ path: String, count: Int, seed: UInt64) throws {
    let study = try StudyReader.solve(path: path)
    let result = StudyResult(study)
    let files = PlacedFiles(path)
    var generator = SeededGenerator(seed: seed)
    var explained = 0
    for _ in 0..<count {
      let scenario = try #require(study.scenarios.randomElement(using: &generator)).scenario
      let isSector = Bool.random(using: &generator) || Bool.random(using: &generator)
      let names = isSector ? FigureName.ofSectors : FigureName.ofScenarios
      let name = try #require(names.randomElement(using: &generator))
      let sector =
        isSector ? study.classification.solved.randomElement(using: &generator) : nil
      let what = "seed \(seed), \(scenario.id), \(sector ?? "-"), \(name.rawValue)"
      do {
        let tree = try study.explanation(of: name, in: scenario.id, sector: sector)
        try check(tree, reported(name, sector, scenario.id, result), files: files, what)
        explained += 1
      } catch let error as InvalidInput {
        let codes = ["no-reference", "other-year", "undefined-figure"]
        #expect(error.findings.allSatisfy { codes.contains($0.code) }, "\(what)")
      }
    }
    #expect(explained > count / 2)
  }

  @Test func twoHundredFiguresOfTheBuiltInCaseLeadToTheirFiles() throws {
    try Self.checkFigures(GuiyangCase.path, count: 200, seed: 20_200_503)
  }

  @Test func theStarterIsExplainedToo() throws {
    try Self.checkFigures(
      GuiyangCase.path.replacing("guiyang", with: "starter"), count: 60, seed: 7)
  }

  /// Totals of some rows and columns of 2012, moved from those of the scaled table.
  private static func writeTotals(_ path: String, hasNegative: Bool) throws {
    let table = try StudyReader.solve(path: path).years[2].sectorTable
    let rows = [1, 10, 12, 22, 24] + (hasNegative ? [14] : [])
    let columns = [5, 12, 13, 22, 27]
    let inventories = try #require(
      table.finalDemand.labels.firstIndex { $0.sector == "inventories" })
    func cell(_ i: Int, _ j: Int?) -> Double {
      let value = j.map { table.intermediate[i, $0] } ?? table.finalDemand.values[i, inventories]
      return value * (0.9 + 0.01 * Double((7 * i + 3 * (j ?? 0)) % 13))
    }
    let all = columns.map(Optional.some) + [nil]
    func write(_ file: String, _ lines: [(String, Double)]) throws {
      try (["code,total"] + lines.map { "\($0.0),\($0.1)" }).joined(separator: "\n").write(
        toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
    }
    try write(
      "rows.csv",
      rows.map { i in (table.labels[i].sector, all.reduce(0) { $0 + cell(i, $1) }) })
    try write(
      "columns.csv",
      all.map { j in
        (j.map { table.labels[$0].sector } ?? "inventories", rows.reduce(0) { $0 + cell($1, j) })
      })
  }

  /// The built-in case with prices, given demand and another level or treatment of imports.
  @Test(arguments: [
    ["level: group": "level: sector"], ["imports: domestic": "imports: competitive"],
    [
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    prices: prices.csv\n    city_demand: demand.csv"
    ],
    [
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    prices: prices.csv\n    city_demand: demand.csv",
      "level: group": "level: sector", "imports: domestic": "imports: competitive",
    ],
    ["    city: city/2002.csv\n": ""],
    ["    city: city/2007.csv": "    city: value_added.csv"],
    ["{method: proportional}": "{method: slq}"],
    ["{method: proportional}": "{method: cilq}", "level: group": "level: sector"],
    ["{method: proportional}": "{method: flq, delta: 0.2}"],
    ["{method: proportional}": "{method: aflq}", "imports: domestic": "imports: competitive"],
    [
      "{method: proportional}": "{method: aflq}", "level: group": "level: sector",
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    prices: prices.csv\n    import_multipliers: imports.csv",
    ],
    [
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    prices: prices.csv\n    import_multipliers: imports.csv",
      "    city: city/2007.csv":
        "    city: city/2007.csv\n    import_multipliers: imports.csv",
      "    city: city/2002.csv\n": "    import_multipliers: imports.csv\n",
    ],
    [
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    import_multipliers: imports.csv",
      "imports: domestic": "imports: competitive",
    ],
    ["{method: proportional}": "{method: slq, cap: false}", "    city: city/2002.csv\n": ""],
    [
      "{method: proportional}": "{method: flq, delta: 0.6, cap: false}",
      "level: group": "level: sector",
    ],
    [
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    city_totals: {rows: rows.csv, columns: columns.csv}"
    ],
    [
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    city_totals: {rows: rows.csv, columns: columns.csv, method: gras}",
      "level: group": "level: sector", "imports: domestic": "imports: competitive",
    ],
    [
      "    city: city/2012.csv":
        "    city: city/2012.csv\n    city_totals: {rows: rows.csv, columns: columns.csv, method: gras}",
      "{method: proportional}": "{method: slq, cap: false}", "    city: city/2002.csv\n": "",
    ],
  ])
  func otherKindsOfStudiesAreExplained(changes: [String: String]) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study").path
      try FileManager.default.copyItem(atPath: GuiyangCase.path, toPath: path)
      let yaml = path + "/study.yaml"
      var text = try String(contentsOfFile: yaml, encoding: .utf8)
      for (old, new) in changes {
        #expect(text.contains(old))
        text = text.replacing(old, with: new)
      }
      let groups = try StudyReader(path: GuiyangCase.path).definition.groups.map(\.code)
      try (["code,index"] + groups.enumerated().map { "\($1),\(1 + Double($0) / 20)" })
        .joined(separator: "\n").write(
          toFile: path + "/prices.csv", atomically: true, encoding: .utf8)
      try (["code,co2"] + groups.enumerated().map { "\($1),\(0.5 + Double($0) / 3)" })
        .joined(separator: "\n").write(
          toFile: path + "/imports.csv", atomically: true, encoding: .utf8)
      try "column,total\nurban,5000000\nfixed_capital,9000000\n".write(
        toFile: path + "/demand.csv", atomically: true, encoding: .utf8)
      try (["code,value_added"] + groups.enumerated().map { "\($1),\(200_000 + 10_000 * $0)" })
        .joined(separator: "\n")
        .write(toFile: path + "/value_added.csv", atomically: true, encoding: .utf8)
      try Self.writeTotals(path, hasNegative: text.contains("gras"))
      try text.write(toFile: yaml, atomically: true, encoding: .utf8)
      try Self.checkFigures(path, count: 60, seed: 11)
    }
  }

  @Test(arguments: ["{method: slq}", "{method: slq, cap: false}", "{method: flq, delta: 0.6}"])
  func studiesWithANegativeDeliveryAreExplained(method: String) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study").path
      try FileManager.default.copyItem(atPath: GuiyangCase.path, toPath: path)
      try edit(path + "/study.yaml") {
        $0.replacing("{method: proportional}", with: method)
          .replacing("    city: city/2002.csv\n", with: "")
      }
      // What S02 takes of S01 turns negative; rural households and S02's surplus take the difference.
      try edit(path + "/tables/province-2012.csv") { text in
        var rows = text.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        func add(_ amount: Double, _ code: String, _ column: String) throws {
          let row = try #require(rows.firstIndex { $0[0] == code })
          let place = try #require(rows[0].firstIndex(of: column))
          rows[row][place] = String(try #require(Double(rows[row][place])) + amount)
        }
        try add(-112_140, "S01", "S02")
        try add(112_140, "S01", "rural")
        try add(112_140, "surplus", "S02")
        return rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
      }
      try Self.checkFigures(path, count: 60, seed: 12)
      #expect(throws: Never.self) {
        try StudyReader.solve(path: path).headlineExplanations()
      }
    }
  }

  private func edit(_ path: String, _ change: (String) throws -> String) throws {
    try change(String(contentsOfFile: path, encoding: .utf8)).write(
      toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func aMultiplierListsEveryOtherOneOnceAsSolved() throws {
    let study = try StudyReader.solve(path: GuiyangCase.path)
    let tree = try study.explanation(of: .multiplier, in: "UIS2012", sector: "CON")
    guard case .terms(.solved, let terms) = tree.origin else {
      Issue.record("A multiplier is solved")
      return
    }
    #expect(terms.first?.name == "intensity of CON")
    let solved = tree.leaves().filter { if case .solution = $0.origin { true } else { false } }
    #expect(Set(solved.map(\.name)).count == solved.count)
    #expect(solved.count == terms.count - 1)
    #expect(tree.equation == "6.3: M_j = S_j + Σ_i M_i A_ij")
  }

  @Test func figuresThatDoNotExistAreRefusedInWords() throws {
    let study = try StudyReader.solve(path: GuiyangCase.path)
    func message(_ work: () throws -> Explanation) -> String? {
      do {
        _ = try work()
        return nil
      } catch let error as InvalidInput {
        return error.findings.first?.message
      } catch {
        return "\(error)"
      }
    }
    #expect(
      message { try study.explanation(of: .saving, in: "BAU2007") }
        == "BAU2007 and BL2002 are of different years; a saving is defined within a year. Explain "
        + "footprint_change instead.")
    #expect(
      message { try study.explanation(of: .saving, in: "UIS2012", sector: "PP") }
        == "saving is a figure of a whole scenario; leave the sector out.")
    #expect(
      message { try study.explanation(of: .directChange, in: "BL2002", sector: "PP") }
        == "Scenario BL2002 is compared with none (`against`).")
  }
}
