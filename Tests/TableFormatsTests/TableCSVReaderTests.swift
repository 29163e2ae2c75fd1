import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing

@Suite struct TableCSVReaderTests {
  static let roles = TableRoles(
    money: "1e6 EUR", finalDemand: ["households"], exports: ["exports"], imports: ["imports"],
    valueAdded: ["value_added"])

  static let text = """
    code,S01,S02,households,exports,imports,output
    S01,150,500,350,20,20,1000
    S02,200,100,1700,0,0,2000.5
    value_added,650,1400.5,,,,
    output,1000,2000.5,,,,
    """

  static func read(
    _ text: String, roles: TableRoles = roles, sectors: [String]? = nil
  ) throws -> TableFile {
    try TableCSVReader.read(
      CSVFile(bytes: Array(text.utf8), file: "t.csv"), roles: roles, sectors: sectors)
  }

  static func messages(
    _ text: String, roles: TableRoles = roles, sectors: [String]? = nil
  ) -> [String] {
    do {
      _ = try read(text, roles: roles, sectors: sectors)
      return []
    } catch let error as InvalidInput {
      return error.findings.map { finding in
        "\(finding.location.map { "\($0): " } ?? "")\(finding.message)"
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func everyAccountIsFoundByItsCode() throws {
    let file = try Self.read(Self.text)
    let table = file.table
    #expect(table.money == "1e6 EUR")
    #expect(table.labels.map(\.sector) == ["S01", "S02"])
    #expect(table.intermediate.storage == [150, 200, 500, 100])
    #expect(table.finalDemand.labels.map(\.sector) == ["households"])
    #expect(table.finalDemand.values.storage == [350, 1700])
    #expect(table.exports.values.storage == [20, 0])
    #expect(table.imports.values.storage == [20, 0])
    #expect(table.error.labels.isEmpty)
    #expect(table.otherInputs.labels.isEmpty)
    #expect(table.valueAdded.values.storage == [650, 1400.5])
    #expect(table.output == [1000, 2000.5])
    #expect(table.outputRow == [1000, 2000.5])
    #expect(table.printedDecimals == 1)
    #expect(file.findings.isEmpty)
  }

  @Test func rowsAndColumnsAreMatchedByCodeWhateverTheirOrder() throws {
    let shuffled = """
      code,output,S02,imports,S01,exports,households
      output,,2000.5,,1000,,
      S02,2000.5,100,0,200,0,1700
      value_added,,1400.5,,650,,
      S01,1000,500,20,150,20,350
      """
    let table = try Self.read(shuffled, sectors: ["S01", "S02"]).table
    let straight = try Self.read(Self.text).table
    #expect(table.labels == straight.labels)
    #expect(table.intermediate == straight.intermediate)
    #expect(table.finalDemand == straight.finalDemand)
    #expect(table.output == straight.output)
    #expect(try Self.read(shuffled).table.labels.map(\.sector) == ["S02", "S01"])
  }

  @Test func eachFigureKnowsItsPlace() throws {
    let places = try #require(try Self.read(Self.text).table.places)
    #expect("\(places.location(row: "S02", column: "households"))" == "t.csv:3:13")
    #expect("\(places.location(row: "value_added", column: "S02"))" == "t.csv:4:17")
    #expect("\(places.location(row: "output"))" == "t.csv:5")
  }

  @Test func badNumbersAreAllNamedWithTheirRemedy() {
    let bad = Self.text
      .replacing("S02,200,100,", with: "S02,\"1,234\",3.5%,")
      .replacing("S01,150,500,", with: "S01,,5 t,")
    #expect(
      Self.messages(bad) == [
        "t.csv:2:5: The cell in row S01, column S01 is blank; write the figure, or 0 if it is zero.",
        "t.csv:2:6: The value “5 t” in row S01, column S02 is no number; "
          + "leave the unit out of the cell and write plain decimals.",
        "t.csv:3:6: The value “1,234” in row S02, column S01 is no number; "
          + "write it without thousands separators.",
        "t.csv:3:13: The value “3.5%” in row S02, column S02 is no number; "
          + "write the share as a plain decimal, such as 0.12 for 12%.",
      ])
  }

  @Test func missingAndUnassignedCodesAreListedTogether() {
    let bad = Self.text
      .replacing("households", with: "houshold")
      .replacing("value_added,", with: "valueadded,")
    #expect(
      Self.messages(bad) == [
        "t.csv: The row “value_added” is missing (did you write “valueadded” for “value_added”?); "
          + "add it to the first column.",
        "t.csv:1: The column “households” is missing (did you write “houshold” for “households”?); "
          + "add it to the header.",
        "t.csv:4:1: The row “valueadded” is assigned to nothing: a sector is both a row and a "
          + "column, and every other row is named in `value_added`, `other_inputs` or `stressors` "
          + "of `tables`.",
        "t.csv:1:14: The column “houshold” is assigned to nothing: a sector is both a row and a "
          + "column, and every other column is named in `final_demand`, `exports`, `imports` or "
          + "`error` of `tables`.",
      ])
  }

  @Test func expectedSectorsThatAreNotThereAreMissing() {
    #expect(
      Self.messages(Self.text, sectors: ["S01", "S02", "S03"]) == [
        "t.csv: The row “S03” is missing; add it to the first column.",
        "t.csv:1: The column “S03” is missing; add it to the header.",
      ])
  }

  @Test func aRowThatStandsTwiceAndACodeWithTwoRolesAreErrors() {
    let twice = Self.text.replacing("value_added,650", with: "S02,200,100,1,0,0,5\nvalue_added,650")
    #expect(
      Self.messages(twice).first
        == "t.csv:4:1: The row “S02” is there twice (first in line 3); keep one of them.")
    var roles = Self.roles
    roles.exports = ["households"]
    #expect(
      Self.messages(Self.text, roles: roles).contains(
        "t.csv: The code “households” has two roles; a row or column is a sector or stands once "
          + "under `tables`, not both."))
  }

  @Test func figuresOutsideEveryAccountAreReportedUnlessTheyAreTotals() throws {
    let totals = Self.text
      .replacing("value_added,650,1400.5,,,,", with: "value_added,650,1400.5,,,,2050.5")
      .replacing("output,1000,2000.5,,,,", with: "output,1000,2000.5,2050,20,20,3000.5")
    #expect(try Self.read(totals).findings.isEmpty)
    let stray = Self.text.replacing(
      "value_added,650,1400.5,,,", with: "value_added,650,1400.5,7,,5")
    #expect(
      try Self.read(stray).findings.map(\.description) == [
        "t.csv:4: warning: The row “value_added” has figures outside the sectors, under "
          + "“households” and “imports”, with a sum of 12; they belong to no account and are ignored."
      ])
  }

  @Test func stressorRowsBecomeASatelliteAccountWithHouseholds() throws {
    var roles = Self.roles
    roles.stressors = [.init(name: "CO2", row: "co2", unit: "t")]
    let file = try Self.read(Self.text + "\nco2,30,60,9,,,", roles: roles)
    let account = try #require(file.satellites.first)
    #expect(account.stressors == ["CO2"])
    #expect(account.units == ["t"])
    #expect(account.totals.storage == [30, 60])
    #expect(account.finalDemandTotals?.storage == [9])
  }

  @Test func regionsStandBeforeABarAndCategoriesNameTheColumnsOfAllRegions() throws {
    let text = """
      code,a | S,b | S,a | hh,b | hh,output
      a | S,1,2,3,4,10
      b | S,5,6,7,8,26
      va,4,18,,,
      output,10,26,,,
      """
    let table = try Self.read(text, roles: TableRoles(finalDemand: ["hh"], valueAdded: ["va"]))
      .table
    #expect(table.labels == [.init(region: "a", sector: "S"), .init(region: "b", sector: "S")])
    #expect(table.finalDemand.labels.map(\.region) == ["a", "b"])
    #expect(table.finalDemand.values.storage == [3, 7, 4, 8])
  }

  @Test func aChineseEncodingIsConvertedAndSaidSo() throws {
    // “电力” in GB18030.
    let name: [UInt8] = [0xB5, 0xE7, 0xC1, 0xA6]
    var bytes: [UInt8] = []
    for byte in Self.text.utf8 {
      if byte == UInt8(ascii: "S") { bytes += name } else { bytes.append(byte) }
    }
    let file = try TableCSVReader.read(CSVFile(bytes: bytes, file: "t.csv"), roles: Self.roles)
    #expect(file.table.labels.map(\.sector) == ["电力01", "电力02"])
    #expect(
      file.findings.map(\.description) == [
        "t.csv: warning: The file is in the Chinese encoding GB18030 and was converted; "
          + "save it as UTF-8 (in Excel “CSV UTF-8”) to be sure of every character."
      ])
  }

  @Test func aLineOfTheWrongWidthDoesNotHideTheOtherErrors() throws {
    let bad = Self.text
      .replacing("S01,150,500,350,", with: "S01,150,500,350,5,")
      .replacing("S02,200,100,", with: "S02,2oo,100,")
      .replacing("value_added,650,1400.5,,,,", with: "value_added,650")
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("t.csv")
      try Data(bad.utf8).write(to: path)
      let error = #expect(throws: InvalidInput.self) {
        try TableReader.read(path.path, roles: Self.roles)
      }
      #expect(
        error?.findings.map { finding in
          var finding = finding
          finding.excerpt = nil
          return finding.description.replacing(folder.path + "/", with: "")
        } == [
          "t.csv:2: error: The line has 8 fields and the header 7; put a text with a comma in it into "
            + "quotation marks, and write figures with a decimal point and without thousands separators.",
          "t.csv:4: error: The line has 2 fields and the header 7; add the missing ones.",
          "t.csv:3:5: error: The value “2oo” in row S02, column S01 is no number; leave the unit out of the "
            + "cell and write plain decimals.",
        ])
    }
  }

  @Test func latinTextIsNotTakenForChinese() {
    var bytes = Array(Self.text.utf8)
    bytes.replace(
      [UInt8]("households".utf8), with: [UInt8]("m".utf8) + [0xE9] + [UInt8]("nage".utf8))
    #expect(throws: InvalidInput.self) { try CSVFile(bytes: bytes, file: "t.csv") }
  }
}
