import Provenance
import TestSupport
import Testing

@testable import Presentation

@Suite struct RunTests {
  private func run(
    _ id: Int, files: [(String, String)], settings: [String] = [], result: String = "r"
  ) -> RecordedRun {
    let digests = files.map { FileDigest(name: $0.0, of: Array($0.1.utf8)) }
    return RecordedRun(
      id: id, time: 1_764_099_636_000 + id, path: "/studies/town", title: "A town",
      studyDigest: FileDigest.digest(of: digests), files: digests, programVersion: "1.0.0",
      machine: "desk x86_64", seed: nil, settings: settings, resultDigest: result)
  }

  /// A result with one scenario and two sectors.
  private func result(
    footprint: Double, saving: Double, money: String = "CNY", scenario: String = "PLAN"
  ) -> JSONValue {
    [
      "study": "A town", "money": .string(money), "headline": "CO2",
      "indicators": [["code": "CO2", "name": "Carbon dioxide", "unit": "t"]],
      "sectors": ["S1", "S2"],
      "scenarios": [
        [
          "id": .string(scenario),
          "sectors": [
            ["code": "S1", "output": 10.0, "footprint": .number(footprint)],
            ["code": "S2", "output": 20.0, "footprint": 5.0],
          ],
          "totals": ["output": 30.0, "footprint": .number(footprint + 5)],
        ]
      ],
      "comparisons": [
        ["scenario": .string(scenario), "against": "BAU", "saving": .number(saving)]
      ],
      "findings": [["severity": "note", "line": 3]],
    ]
  }

  @Test func timesAreWrittenInUTCForPrograms() {
    // `date -u -d @1764099636 +%FT%TZ`
    #expect(run(0, files: []).timeStamp == "2025-11-25T19:40:36Z")
  }

  @Test func aComparisonNamesWhatChangedAndNothingElse() throws {
    let analysis = Analysis.runComparison(
      run(1, files: [("a.csv", "1"), ("b.csv", "2")], result: "x"),
      run(
        2, files: [("a.csv", "1"), ("b.csv", "3"), ("c.csv", "4")],
        settings: ["--scenario", "PLAN"]),
      results: (result(footprint: 4, saving: 1), result(footprint: 5, saving: 0)))
    let json = analysis.json
    #expect(json["same_result"] == false)
    #expect(json["inputs"]?.elements.map { $0["file"]?.textValue } == ["b.csv", "c.csv"])
    #expect(json["inputs"]?.elements.last?["before"] == .null)
    let totals = try #require(json["totals"]?.elements)
    #expect(totals.count == 1)
    #expect(
      totals[0] == [
        "scenario": "PLAN", "figure": "Footprint", "before": 9.0, "after": 10.0, "unit": "t",
        "change": .number(1.0 / 9),
      ])
    #expect(json["savings"]?.elements.count == 1)
    #expect(json["savings"]?.elements[0]["change"] == -1.0)
    #expect(json["sectors"]?.elements.count == 1)
    #expect(json["sectors"]?.elements[0]["sector"] == "S1")
    #expect(
      analysis.section.text.last
        == "The settings differ: none before, --scenario PLAN after.")
    #expect(
      analysis.section.tables.map(\.id) == [
        "changed_inputs", "changed_totals", "changed_savings", "changed_sectors",
        "changed_sector_figures",
      ])
  }

  @Test func differencesOfRoundingAreCountedAndNotListed() throws {
    let analysis = Analysis.runComparison(
      run(1, files: [], result: "x"), run(2, files: []),
      results: (
        result(footprint: 4, saving: 1), result(footprint: 4 * (1 + 1e-14), saving: 1 + 2e-12)
      ))
    // Of the two footprints and the saving only the latter is apart by more than 1e-12.
    #expect(analysis.json["savings"]?.elements.count == 1)
    #expect(analysis.json["totals"]?.elements.isEmpty == true)
    #expect(analysis.json["sectors"]?.elements.isEmpty == true)
    #expect(analysis.json["rounding"] == 1e-12)
    #expect(
      analysis.section.text.contains(
        "Figures that agree to 1e-12 of their size count as the same and are not listed: 2."))
    let same = Analysis.runComparison(
      run(1, files: [], result: "x"), run(2, files: []),
      results: (
        result(footprint: 4, saving: 1), result(footprint: 4 * (1 + 1e-14), saving: 1)
      ))
    #expect(same.section.text.contains("All figures are the same but for rounding."))
    #expect(same.section.tables.isEmpty)
  }

  @Test func figuresInOtherUnitsAreNotCompared() throws {
    let analysis = Analysis.runComparison(
      run(1, files: [], result: "x"), run(2, files: []),
      results: (
        result(footprint: 4, saving: 1), result(footprint: 4, saving: 1, money: "EUR")
      ))
    #expect(analysis.section.tables.isEmpty)
    #expect(
      analysis.section.text.last
        == "Units differ (money in CNY before, in EUR after); figures in them are not compared.")
    let renamed = Analysis.runComparison(
      run(1, files: [], result: "x"), run(2, files: []),
      results: (
        result(footprint: 4, saving: 1), result(footprint: 5, saving: 1, scenario: "OTHER")
      ))
    #expect(renamed.section.tables.isEmpty)
    #expect(
      renamed.section.text.suffix(2) == [
        "Scenarios before only: PLAN.", "Scenarios after only: OTHER.",
      ])
  }

  @Test func theLargestDifferenceIsFoundWhereverItIs() throws {
    let one = ResultFigures(result(footprint: 4, saving: 1))
    let other = ResultFigures(result(footprint: 4, saving: 1 + 1e-10))
    let worst = try #require(one.largestDifference(to: other))
    #expect(abs(worst.difference - 1e-10) < 1e-15)
    #expect(worst.path == ["comparisons", "PLAN", "saving"])
    #expect(one.largestDifference(to: one)?.difference == 0)
    let fewer = ResultFigures(["scenarios": []])
    #expect(one.largestDifference(to: fewer)?.difference == .infinity)
    #expect(one.all.allSatisfy { !$0.path.contains("findings") })
  }

  @Test(arguments: [
    "{\"a\": [1, -2.5e-3, true, false, null, \"x\\u00e9\\n\\ud83d\\ude00\"], \"b\": {}}",
    "[]", "0", "-0.0", "1e300", "\"\"", "[[[[]]]]",
  ]) func whatWeWriteIsReadBack(text: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(try JSONValue(parsing: value.text()) == value)
    #expect(try JSONValue(parsing: value.text(layout: .embedded)) == value)
  }

  @Test func numbersAreReadToTheLastBit() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let number = Double(bitPattern: .random(in: 0...UInt64.max, using: &generator))
      guard number.isFinite else { continue }
      let read = try JSONValue(parsing: JSONValue.number(number).text())
      #expect(read.numberValue == number)
    }
    #expect(try JSONValue(parsing: "9007199254740993") == .integer(9_007_199_254_740_993))
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("[1,]", 3), ("01", 1), ("1.", 2), ("\"a", 2), ("tru", 0), ("{\"a\" 1}", 5),
    ("[1] x", 4), ("\"\u{01}\"", 1), ("1e999", 5), ("\"\\ud800\"", 7), ("{a:1}", 1),
    ("\"\\u12\"", 3),
  ]) func whatIsNoJSONIsRefused(text: String, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    #expect(error?.offset == offset)
  }

  @Test func deepNestingIsRefused() {
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: String(repeating: "[", count: 100_000))
    }
  }
}
