import Provenance
import Testing

@testable import StudyFiles

@Suite struct StudyYearEditTests {
  private static let study = """
    study: 1   # the version
    years:     # each with its files
      2007:
        table: "old.csv"    # the province
        inventory: i.csv
      2012: {inventory: j.csv}

    # what is compared
    scenarios: []

    """

  private static func edited(_ year: Int, _ text: String = study) throws -> String {
    String(
      decoding: try StudyYearEdit.setting(
        "table", to: "t/new.csv", year: year, in: Array(text.utf8)), as: UTF8.self)
  }

  @Test func changesAValueAndNothingElse() throws {
    #expect(
      try Self.edited(2007)
        == Self.study.replacing("table: \"old.csv\" ", with: "table: t/new.csv "))
  }

  @Test func addsAKeyInBraces() throws {
    #expect(
      try Self.edited(2012)
        == Self.study.replacing("{inventory: j", with: "{table: t/new.csv, inventory: j"))
  }

  @Test func addsAYearBelowTheOthers() throws {
    #expect(
      try Self.edited(2017)
        == Self.study.replacing(
          "j.csv}\n", with: "j.csv}\n  2017:\n    table: t/new.csv\n"))
  }

  @Test func addsAKeyToABlockAndToAYearWithoutAny() throws {
    #expect(
      try Self.edited(2007, "years:\n  2007:\r\n    city: c.csv\n")
        == "years:\n  2007:\r\n    table: t/new.csv\r\n    city: c.csv\n")
    #expect(
      try Self.edited(2007, "years:\n  2007:\ntitle: x")
        == "years:\n  2007:\n    table: t/new.csv\ntitle: x\n")
  }

  @Test func refusesWhatItCannotChangeSafely() {
    for text in ["years:\n  2007:\n    table: >\n      old.csv\n", "title: x\n", "years: [a]\n"] {
      let error = #expect(throws: InvalidInput.self) { try Self.edited(2007, text) }
      #expect(
        error?.findings.map(\.message) == [
          "study.yaml cannot be changed without touching the rest of it; write `table: t/new.csv` under "
            + "`years:` and `2007:` by hand."
        ])
    }
  }
}
