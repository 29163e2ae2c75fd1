import Provenance
import SymbiosisModel
import Testing

@testable import StudyFiles

@Suite struct ScenarioWriterTests {
  private static let study = """
    study: 1
    scenarios:
      - {id: BAU, name: Business as usual, year: 2012}   # the reference
      - id: UIS
        name: With symbiosis
        year: 2012

    # flows
    flows: flows.csv

    """

  private static let scenario = Scenario(
    id: "BEST", name: "Best \"choice\"", year: 2012, against: "BAU",
    quantities: .explicit(["b": Sourced(2), "a": Sourced(0.5)]))

  @Test func addsALineBelowTheOthersAndLeavesTheRest() throws {
    let added = try ScenarioWriter.writing(Self.scenario, to: Array(Self.study.utf8))
    #expect(
      String(decoding: added, as: UTF8.self) == """
        study: 1
        scenarios:
          - {id: BAU, name: Business as usual, year: 2012}   # the reference
          - id: UIS
            name: With symbiosis
            year: 2012
          - {id: "BEST", name: "Best \\"choice\\"", year: 2012, against: "BAU", exchanges: {"a": 0.5, "b": 2.0}}

        # flows
        flows: flows.csv

        """)
  }

  @Test func addsAtTheEndOfAFileWithoutALastLineEnd() throws {
    let added = try ScenarioWriter.writing(
      Self.scenario, to: Array("scenarios:\n- {id: A, year: 2012}".utf8))
    #expect(
      String(decoding: added, as: UTF8.self)
        == "scenarios:\n- {id: A, year: 2012}\n- {id: \"BEST\", name: \"Best \\\"choice\\\"\", year: 2012, against: \"BAU\", exchanges: {\"a\": 0.5, \"b\": 2.0}}\n"
    )
  }

  @Test func replacesAScenarioInItsPlace() throws {
    var changed = Self.scenario
    changed.id = "UIS"
    let last = try ScenarioWriter.writing(changed, to: Array(Self.study.utf8), replacing: true)
    #expect(
      String(decoding: last, as: UTF8.self) == """
        study: 1
        scenarios:
          - {id: BAU, name: Business as usual, year: 2012}   # the reference
          - {id: "UIS", name: "Best \\"choice\\"", year: 2012, against: "BAU", exchanges: {"a": 0.5, "b": 2.0}}

        # flows
        flows: flows.csv

        """)
    changed.id = "A"
    let first = try ScenarioWriter.writing(
      changed,
      to: Array(
        "scenarios:\r\n- id: A\r\n  year: 2012\r\n# of B\r\n- {id: B, year: 2012}\r\n".utf8),
      replacing: true)
    #expect(
      String(decoding: first, as: UTF8.self)
        == "scenarios:\r\n- {id: \"A\", name: \"Best \\\"choice\\\"\", year: 2012, against: \"BAU\", exchanges: {\"a\": 0.5, \"b\": 2.0}}\r\n# of B\r\n- {id: B, year: 2012}\r\n"
    )
    // Nothing to replace: it is added.
    let added = try ScenarioWriter.writing(
      Self.scenario, to: Array(Self.study.utf8), replacing: true)
    #expect(try added == ScenarioWriter.writing(Self.scenario, to: Array(Self.study.utf8)))
  }

  @Test func replacesNothingInAFormThatItCannotKeep() {
    // Two scenarios in one line would both be lost.
    for text in [
      "scenarios:\n- id: A\n  year: 1\n-\n  id: B\n  year: 2\n", "scenarios: [{id: B}, {id: C}]",
    ] {
      var changed = Self.scenario
      changed.id = "B"
      let refusal = #expect(throws: InvalidInput.self) {
        try ScenarioWriter.writing(changed, to: Array(text.utf8), replacing: true)
      }
      #expect(refusal?.findings.map(\.code) == ["scenario-list"])
    }
  }

  @Test func refusesACodeThatIsTakenAndAListInOneLine() {
    var taken = Self.scenario
    taken.id = "UIS"
    let duplicate = #expect(throws: InvalidInput.self) {
      try ScenarioWriter.writing(taken, to: Array(Self.study.utf8))
    }
    #expect(
      duplicate?.findings.map(\.message) == [
        "The study has a scenario “UIS” already; choose another code."
      ])
    let inline = #expect(throws: InvalidInput.self) {
      try ScenarioWriter.writing(Self.scenario, to: Array("scenarios: [{id: A, year: 2012}]".utf8))
    }
    #expect(inline?.findings.map(\.code) == ["scenario-list"])
  }
}
