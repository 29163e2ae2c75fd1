import Foundation
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// uncertainty.csv of the study that `symbiont init` starts from.
@Suite struct UncertaintyFileTests {
  static let header =
    "data,sector,buyer,flow,indicator,exchange,column,year,distribution,basis,gsd2,scores,basic,sd,minimum,mode,maximum,values,weights,group,correlation"

  /// What is found in the starter with these rows; errors and warnings as they are printed.
  static func findings(_ rows: [String]) throws -> [String] {
    try withStudy(rows) { path in
      do {
        return try StudyReader(path: path).findings.filter { $0.severity != .note }.map(line)
      } catch {
        return (error as? InvalidInput)?.findings.filter { $0.severity != .note }.map(line) ?? []
      }
    }
  }

  static func line(_ finding: Finding) -> String {
    var finding = finding
    finding.excerpt = nil
    return finding.description
  }

  static func withStudy<Result>(
    _ rows: [String], _ body: (String) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study")
      try FileManager.default.copyItem(at: cases.appendingPathComponent("starter"), to: path)
      let yaml = path.appendingPathComponent("study.yaml")
      let text = try String(contentsOf: yaml, encoding: .utf8) + "\nuncertainty: uncertainty.csv\n"
      try Data(text.utf8).write(to: yaml)
      let table = ([header] + rows).joined(separator: "\n") + "\n"
      try Data(table.utf8).write(to: path.appendingPathComponent("uncertainty.csv"))
      return try body(path.path)
    }
  }

  /// A row from its cells by column.
  static func row(_ cells: [String: String]) -> String {
    header.split(separator: ",").map { cells[String($0)] ?? "" }.joined(separator: ",")
  }

  /// The cells of a lognormal factor, with changes.
  static func factor(_ changes: [String: String]) -> [String: String] {
    ["data": "factor", "distribution": "lognormal", "gsd2": "1.2"].merging(changes) { $1 }
  }

  /// The cells of a normal distribution, with changes.
  static func normal(_ data: String, _ changes: [String: String] = [:]) -> [String: String] {
    ["data": data, "distribution": "normal", "sd": "0.1"].merging(changes) { $1 }
  }

  static func lowDeviation(_ printed: String) -> String {
    "uncertainty.csv:2:26: error: GSD² is \(printed); it must be at least 1 (1.2 where 95 % of the draws lie between the figure divided by 1.2 and times 1.2)."
  }

  static func wrongScores(_ scores: String) -> ([String: String], String) {
    (
      ["data": "factor", "distribution": "pedigree", "scores": scores],
      "uncertainty.csv:2:26: error: The pedigree scores are “\(scores)”; write five whole numbers from 1 (best) to 5 for reliability, completeness, time, place and technology, such as 2;3;2;1;4."
    )
  }

  static let wrong: [([String: String], String)] = [
    (
      ["data": "factors", "distribution": "lognormal", "gsd2": "1.2"],
      "uncertainty.csv:2:1: error: The data “factors” must be one of “table”, “inventory”, “factor”, “effect”, “quantity” and “price” (did you mean “factor”?)."
    ),
    (
      factor(["distribution": "lognormla"]),
      "uncertainty.csv:2:15: error: “lognormla” is no distribution; did you mean “lognormal”?"
    ),
    (factor(["gsd2": "0.9"]), lowDeviation("0.9")),
    (factor(["gsd2": "-1.2"]), lowDeviation("-1.2")),
    (
      factor(["gsd2": ""]),
      "uncertainty.csv:2:26: error: The distribution “lognormal” needs a value under “gsd2”; give it."
    ),
    (
      factor(["sd": "0.1"]),
      "uncertainty.csv:2:32: error: “sd” means nothing for the distribution “lognormal”, which takes “gsd2”; leave the cell empty."
    ),
    wrongScores("2;3;6;1;4"),
    wrongScores("2;3;2;1"),
    (
      normal("factor", ["sd": "-0.1"]),
      "uncertainty.csv:2:26: error: The standard deviation is -0.1; it cannot be negative."
    ),
    (
      ["data": "factor", "distribution": "uniform", "minimum": "1.2", "maximum": "0.8"],
      "uncertainty.csv:2:28: error: The minimum 1.2 is above the maximum 0.8; exchange them."
    ),
    (
      [
        "data": "factor", "distribution": "truncated-normal", "sd": "0.1", "minimum": "1.2",
        "maximum": "0.8",
      ],
      "uncertainty.csv:2:40: error: The minimum 1.2 is above the maximum 0.8; exchange them."
    ),
    (
      ["data": "factor", "distribution": "truncated-normal", "sd": "0.1", "minimum": "1.5"],
      "uncertainty.csv:2:40: error: The bounds leave out 1, around which the normal distribution lies; widen them, or give another distribution."
    ),
    (
      ["data": "factor", "distribution": "pert", "minimum": "1.1", "maximum": "1.5"],
      "uncertainty.csv:2:25: error: The mode 1 does not lie between the minimum 1.1 and the maximum 1.5; an empty mode is the figure itself (1 as a factor)."
    ),
    (
      ["data": "factor", "distribution": "discrete", "values": "0.9;1", "weights": "1"],
      "uncertainty.csv:2:38: error: There are 2 values and 1 weights; give a weight for each value, such as 0.9;1;1.1 and 1;2;1."
    ),
    (
      ["data": "factor", "distribution": "discrete", "values": "0.9;1", "weights": "1;-1"],
      "uncertainty.csv:2:38: error: Weights cannot be negative, and one must be above 0."
    ),
    (
      ["data": "factor", "distribution": "discrete", "values": "0.9;x", "weights": "1;1"],
      "uncertainty.csv:2:32: error: “x” under “values” is no number; write plain decimals, such as 1234.5, and separate several by semicolons."
    ),
    (
      factor(["group": "coal", "correlation": "1.5"]),
      "uncertainty.csv:2:43: error: The correlation is 1.5; it must lie between -1 and 1."
    ),
    (
      factor(["correlation": "0.5"]),
      "uncertainty.csv:2:39: error: A correlation of 0.5 is given without a group; name the group whose draw the figures follow, or leave the correlation empty."
    ),
    (
      factor(["buyer": "AGR"]),
      "uncertainty.csv:2:9: error: A row of “factor” has no “buyer”, but “AGR” stands there; such a row is found by “flow” and “indicator”, so leave the cell empty."
    ),
    (
      factor(["indicator": "co3"]),
      "uncertainty.csv:2:11: error: “co3” is no indicator; did you mean “co2”?"
    ),
    (
      normal("inventory", ["year": "2021"]),
      "uncertainty.csv:2:17: error: 2021 is no year of the study; use one of “2020”."
    ),
    (
      normal("inventory", ["year": "now"]),
      "uncertainty.csv:2:17: error: “now” under “year” is no year; write one such as 2012, or leave it empty for all."
    ),
    (
      normal("table", ["basis": "value"]),
      "uncertainty.csv:2:21: error: Coefficients of a table vary by a factor only; write `factor` under “basis” or leave it empty."
    ),
  ]

  @Test(arguments: wrong.indices)
  func everyMistakeIsNamedWithItsPlaceAndRemedy(_ position: Int) throws {
    let (cells, expected) = Self.wrong[position]
    #expect(try Self.findings([Self.row(cells)]) == [expected])
  }

  @Test func codesAreCheckedWithSuggestions() throws {
    let found = try Self.findings([
      Self.row(Self.normal("factor", ["flow": "coall"])),
      Self.row(Self.normal("effect", ["exchange": "slagg"])),
      Self.row(Self.normal("inventory", ["sector": "NOWHERE"])),
      Self.row(Self.normal("quantity", ["column": "plan"])),
    ])
    #expect(found.count == 4)
    #expect(
      found[0].hasPrefix("uncertainty.csv:2:10: error: “coall” is no flow; did you mean “coal”?"))
    #expect(found[1].hasPrefix("uncertainty.csv:3:12: error: “slagg” is no exchange; "))
    #expect(
      found[2].hasPrefix(
        "uncertainty.csv:4:11: error: “NOWHERE” is no sector or group of the classification (nor `household`); "
      ))
    #expect(found[3].hasPrefix("uncertainty.csv:5:15: error: “plan” is no quantity column; "))
  }

  @Test func twoRowsForOneFigureAreAnErrorUnlessOneIsCloser() throws {
    let all = Self.row(Self.normal("factor"))
    let coal = Self.row(Self.normal("factor", ["flow": "coal", "sd": "0.2"]))
    #expect(try Self.findings([all, coal]) == [])
    #expect(
      try Self.findings([all, all]) == [
        "uncertainty.csv:3:1: error: This row and the one at uncertainty.csv:2:1 hold for the same figures of “factor”, and neither names them more closely; narrow one of them or remove it."
      ])
    let table = Self.row(Self.normal("table"))
    #expect(
      try Self.findings([table, table]).first?.hasPrefix(
        "uncertainty.csv:3:1: error: This row and the one at uncertainty.csv:2:1 hold for the same")
        == true)
  }

  @Test func aRowThatHoldsForNothingIsAWarningAndAValueNamesOneFigure() throws {
    let prices = Self.row(Self.normal("price"))
    #expect(
      try Self.findings([prices]) == [
        "uncertainty.csv:2:1: warning: This row of “price” holds for no figure of the study that is not 0: there is none at its codes, or other rows name them more closely."
      ])
    let value = Self.row(Self.normal("inventory", ["basis": "value", "sd": "10"]))
    let found = try Self.findings([value])
    #expect(found.count == 1)
    #expect(
      found.first?.contains("With the basis “value” a row gives one figure, but this one covers")
        == true)
  }

  @Test func theFileSurvivesPackingAndCopying() throws {
    let rows = [
      Self.row([
        "data": "factor", "distribution": "pedigree", "scores": "2;3;2;1;4", "basic": "1.05",
      ]),
      Self.row([
        "data": "effect", "distribution": "discrete", "values": "0.9;1;1.1", "weights": "1;2;1",
        "group": "g", "correlation": "-0.5",
      ]),
    ]
    try Self.withStudy(rows) { path in
      let direct = try StudyReader.solve(path: path).uncertainty()
      let workbook = path + ".xlsx"
      _ = try StudyPack.pack(study: path, to: workbook)
      _ = try StudyPack.unpack(workbook: workbook, to: path + "-back")
      _ = try StudyCopy.make(from: path, at: path + "-copy")
      for other in [workbook, path + "-back", path + "-copy"] {
        let again = try StudyReader.solve(path: other).uncertainty()
        #expect(again.scenarios.map(\.footprint) == direct.scenarios.map(\.footprint))
      }
      #expect(try StudyReader(path: path).files.contains("uncertainty.csv"))
    }
  }

  @Test func theBuiltInCaseSaysWhatIsUncertain() throws {
    let study = try StudyReader.solve(path: cases.appendingPathComponent("guiyang").path)
    #expect(study.findings.allSatisfy { $0.severity != .warning })
    let result = try study.uncertainty(UncertaintySettings(samples: 512, seed: 1))
    #expect(result.rejected == 0 && result.dimensions > 300)
    let saving = try #require(
      result.comparisons.first { $0.scenario == "UIS2012" }?.saving)
    let value = try #require(saving.value)
    #expect(saving.lower < value && value < saving.upper && saving.lower > 0)
  }
}
