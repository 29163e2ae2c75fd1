import Foundation
import TestSupport
import Testing

@Suite struct TableCommandTests {
  /// Miller and Blair's two-sector table with an emission row, households and exports.
  static let table = """
    code,1,2,households,outflow,output
    1,150,500,300,50,1000
    2,200,100,1400,300,2000
    value_added,650,1400,,,
    output,1000,2000,,,
    co2,100,300,40,,

    """
  static let roles = """
    money: 1e6 USD
    tables:
      final_demand: [households]
      exports: [outflow]
      value_added: [value_added]
    stressors:
      CO2: {row: co2, unit: t}

    """

  /// Runs `symbiont table` in a folder with the table and further files.
  func run(
    _ arguments: [String], files: [String: String] = [:],
    then look: (URL) throws -> Void = { _ in }
  ) throws -> BuiltProgram.Run {
    try withTemporaryFolder { folder in
      var all = ["t.csv": Self.table, "t.yaml": Self.roles]
      all.merge(files) { $1 }
      for (name, text) in all {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let result = try BuiltProgram.run(["table"] + arguments, in: folder.path)
      try look(folder)
      return result
    }
  }

  func object(_ run: BuiltProgram.Run) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }

  func numbers(_ value: Any?) throws -> [Double] {
    try #require(value as? [NSNumber]).map(\.doubleValue)
  }

  @Test func checkGivesEachIdentityItsVerdict() throws {
    let result = try run(["check", "t.csv", "--format", "json"])
    #expect(result.status == 0)
    let check = try object(result)
    #expect(check["regions"] as? Int == 1 && check["sectors"] as? Int == 2)
    let identities = try #require(check["identities"] as? [[String: Any]])
    #expect(identities.map { $0["name"] as? String } == ["rows", "columns", "output"])
    #expect(identities.allSatisfy { $0["status"] as? String == "holds" })
  }

  @Test func aBrokenIdentityIsExitCodeOneWithTheWorstCell() throws {
    let broken = Self.table.replacingOccurrences(of: "1400,300,2000", with: "1400,310,2000")
    let result = try run(["check", "t.csv", "--format", "json"], files: ["t.csv": broken])
    #expect(result.status == 1)
    let identities = try #require(try object(result)["identities"] as? [[String: Any]])
    #expect(identities[0]["status"] as? String == "broken")
    let worst = try #require(identities[0]["worst"] as? [[String: Any]])
    #expect(worst.first?["code"] as? String == "2")
    #expect((worst.first?["gap"] as? NSNumber)?.doubleValue == -10)
  }

  @Test func multipliersAreMillerAndBlairs() throws {
    let result = try object(try run(["multipliers", "t.csv", "--format", "json"]))
    #expect(largestDifference(try numbers(result["output"]), [1.518152, 1.452145]) < 1e-6)
    #expect(largestDifference(try numbers(result["value_added"]), [1, 1]) < 1e-12)
    let stressors = try #require(result["stressors"] as? [String: Any])
    #expect(largestDifference(try numbers(stressors["CO2"]), [0.165017, 0.201320]) < 1e-6)
    #expect((result["labels"] as? [[String: String]])?.map { $0["sector"] } == ["1", "2"])
  }

  @Test func footprintSharesOutTheStressorOnce() throws {
    let sectors = try object(
      try run(["footprint", "t.csv", "--stressor", "CO2", "--format", "json"]))
    #expect(sectors["unit"] as? String == "t" && sectors["by"] as? String == "sector")
    let labels = try #require(sectors["labels"] as? [[String: String]])
    #expect(labels.map { $0["region"] } == ["", "", "exports", "exports"])
    #expect(largestDifference(try numbers(sectors["D_pba"]), [100, 300, 0, 0]) < 1e-9)
    let consumption = try numbers(sectors["D_cba"])
    // Households and exports together are Miller and Blair's footprint.
    #expect(abs(consumption[0] + consumption[2] - 57.755776) < 1e-6)
    #expect(abs(consumption[1] + consumption[3] - 342.244224) < 1e-6)
    let regions = try object(
      try run(["footprint", "t.csv", "--stressor", "CO2", "--by", "region", "--format", "json"]))
    #expect(largestDifference(try numbers(regions["households"]), [40, 0]) == 0)
    let production = try numbers(regions["D_pba"])
    #expect(largestDifference(production, [440, 0]) < 1e-9)
    #expect(abs(try numbers(regions["D_cba"]).reduce(0, +) - 440) < 1e-9)
    #expect(abs(try numbers(regions["D_exp"])[0] - consumption[2] - consumption[3]) < 1e-9)
  }

  @Test func anUnknownStressorIsNamed() throws {
    let result = try run(["footprint", "t.csv", "--stressor", "CO"])
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(
      result.errors
        == "t.csv: error: There is no stressor “CO”; did you mean “CO2”?\n"
        + "1 error; nothing was computed.\n")
  }

  @Test func aggregateSumsByCodeAndKeepsTheStressor() throws {
    _ = try run(
      ["aggregate", "t.csv", "out.csv", "--by", "c.csv"],
      files: ["c.csv": "code,group\n2,ALL\n1,ALL\n"]
    ) { folder in
      let text = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      #expect(
        text == "code,ALL,households,outflow,output\nALL,950,1700,350,3000\n"
          + "value_added,2050,,,\noutput,3000,,,\nCO2,400,40,,\n")
    }
    let orphan = try run(
      ["aggregate", "t.csv", "out.csv", "--by", "c.csv"], files: ["c.csv": "code,group\n2,ALL\n"])
    #expect(orphan.status == 1)
    #expect(orphan.errors.contains("The sector 1 has no place in the coarser classification"))
  }

  @Test func aggregateByABuiltInListMatchesNamesAndListsTheRest() throws {
    let named = Self.table.replacingOccurrences(of: "code,1,2", with: "code,建筑业,旅游业")
      .replacingOccurrences(of: "\n1,", with: "\n建筑业,")
      .replacingOccurrences(of: "\n2,", with: "\n旅游业,")
    let placed = try run(
      ["aggregate", "t.csv", "out.csv", "--by", "china-2002"], files: ["t.csv": named]
    ) { folder in
      let text = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      #expect(text.hasPrefix("code,CON,RES-SERV,households,outflow,output\nCON,150,500,"))
    }
    #expect(placed.status == 0, "\(placed.errors)")
    let other = try run(
      ["aggregate", "t.csv", "out.csv", "--by", "china-2012"], files: ["t.csv": named])
    #expect(other.status == 1)
    #expect(
      other.errors.hasPrefix(
        "t.csv: error: 1 of 2 sectors are none of the 42 of 2012: “旅游业”. Take the list"))
  }

  @Test func splitKeepsEveryTotal() throws {
    let result = try run(
      ["split", "t.csv", "out.csv", "--sector", "1", "--into", "s.csv"],
      files: ["s.csv": "code,share\nA,1\nB,3\n"]
    ) { folder in
      let check = try BuiltProgram.run(["table", "check", "out.csv"], in: folder.path)
      #expect(check.status == 0)
      let text = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      #expect(
        text.hasPrefix("code,A,B,2,households,outflow,output\nA,9.375,28.125,125,75,12.5,250\n"))
    }
    #expect(result.status == 0)
    #expect(result.errors.contains("The shares sum to 4, not to 1, and were taken as weights."))
  }

  @Test func regionaliseSaysWhatDependsOnDelta() throws {
    let result = try run(
      [
        "regionalise", "t.csv", "out.csv", "--output", "city.csv", "--method", "flq", "--format",
        "json",
      ], files: ["city.csv": "code,output\n1,100\n2,500\n"]
    ) { folder in
      let check = try BuiltProgram.run(["table", "check", "out.csv"], in: folder.path)
      #expect(check.status == 0, "\(check.errors)")
    }
    #expect(result.status == 0, "\(result.errors)")
    let rows = try #require(try object(result)["delta_sensitivity"] as? [[String: Any]])
    #expect(
      rows.compactMap { ($0["delta"] as? NSNumber)?.doubleValue } == [0.1, 0.2, 0.3, 0.4, 0.5])
    let wrong = try run(
      [
        "regionalise", "t.csv", "out.csv", "--output", "city.csv", "--method", "flq", "--delta",
        "1",
      ],
      files: ["city.csv": "code,output\n1,100\n"])
    #expect(wrong.status == 64)
    let unknown = try run(
      ["regionalise", "t.csv", "out.csv", "--output", "city.csv", "--method", "slq"],
      files: ["city.csv": "code,output\n3,100\n2,-1\n"])
    #expect(unknown.status == 1)
    #expect(
      unknown.errors
        == "city.csv:2: error: “3” is no sector of the table.\n"
        + "city.csv:3: error: The city's figure of 2 is -1; it has to be at least 0.\n"
        + "2 errors; nothing was computed.\n")
  }

  @Test func balanceTakesABareMatrix() throws {
    // A 2 × 2 example whose cross-product ratio RAS keeps.
    let files = [
      "m.csv": "code,c1,c2\nr1,10,20\nr2,30,40\n", "r.csv": "code,total\nr2,80\nr1,40\n",
      "c.csv": "code,total\nc1,50\nc2,70\n",
    ]
    let arguments = ["balance", "m.csv", "out.csv", "--rows", "r.csv", "--columns", "c.csv"]
    let result = try run(arguments + ["--method", "ras"], files: files) { folder in
      let text = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      #expect(text.hasPrefix("code,c1,c2\nr1,14.0805"))
    }
    #expect(result.status == 0, "\(result.errors)")
    let blocked = try run(
      arguments + ["--method", "ras"],
      files: files.merging(["c.csv": "code,total\nc1,50\nc3,70\n"]) { $1 })
    #expect(blocked.status == 1)
    #expect(
      blocked.errors
        == "c.csv: error: There is no column “c3” to balance.\n"
        + "c.csv: error: The totals of column “c2” are missing; every column of the matrix needs one.\n"
        + "2 errors; nothing was computed.\n")
  }

  @Test func balanceRefusesFilesWithoutTotals() throws {
    let empty = "code,total\n"
    let bare = try run(
      ["balance", "m.csv", "out.csv", "--rows", "r.csv", "--columns", "c.csv", "--method", "ras"],
      files: ["m.csv": "code,c1\nr1,10\n", "r.csv": empty, "c.csv": "code,total\nc1,50\n"])
    #expect(bare.status == 1)
    #expect(
      bare.errors
        == "r.csv: error: The file gives no row a total; write a row with `code` and `total` for each row to balance.\n1 error; nothing was computed.\n"
    )
    let table = try run(
      ["balance", "t.csv", "out.csv", "--rows", "r.csv", "--columns", "c.csv", "--method", "gras"],
      files: ["r.csv": empty, "c.csv": empty]
    ) { folder in
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("out.csv").path))
    }
    #expect(table.status == 1)
    #expect(table.errors.hasSuffix("2 errors; nothing was computed.\n"))
  }

  @Test func convertKeepsTheNamesOfSectors() throws {
    guard let path = RealData.path("provinces-2007.xls") else {
      print("Skipped: ../shared/data/provinces-2007.xls is not on this machine.")
      return
    }
    let result = try run(["convert", path, "gzh.csv", "--sheet", "GZH"]) { folder in
      let roles = try String(
        contentsOf: folder.appendingPathComponent("gzh.yaml"), encoding: .utf8)
      #expect(roles.contains("  \"01\": \"农林牧渔业\"\n") || roles.contains(": \"农林牧渔业\"\n"))
      // By these names, and not by position, the copy is taken to the paper's 13 groups.
      let groups = try BuiltProgram.run(
        ["table", "aggregate", "gzh.csv", "g.csv", "--by", "china-2007"], in: folder.path)
      #expect(groups.status == 0, "\(groups.errors)")
      let split = try BuiltProgram.run(
        ["table", "convert", "gzh.csv", "gzh.xlsx"], in: folder.path)
      #expect(split.status == 0)
      let again = try String(
        contentsOf: folder.appendingPathComponent("gzh.yaml"), encoding: .utf8)
      #expect(again == roles)
    }
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func checkOfAllSheetsGivesTheUnitOfItsGaps() throws {
    guard let path = RealData.path("provinces-2007.xls") else {
      print("Skipped: ../shared/data/provinces-2007.xls is not on this machine.")
      return
    }
    let result = try run(["check", path, "--format", "csv"])
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "sheet,sectors,rows,columns,output,gap,unit")
    // One sheet, that of Hainan, names no unit.
    let without = lines.dropFirst().filter { !$0.hasSuffix(",1e4 CNY") }
    #expect(lines.count == 31 && without.count == 1, "\(without)")
    #expect(without.first?.hasPrefix("HAI,") == true && without.first?.hasSuffix(",") == true)
  }

  @Test func balanceFitsTheBlockThatIsNamed() throws {
    // All uses of both sectors to a new output, households left as they are.
    let result = try run(
      [
        "balance", "t.csv", "out.csv", "--rows", "r.csv", "--columns", "c.csv", "--method", "gras",
        "--format", "json",
      ],
      files: [
        "r.csv": "code,total\n1,700\n2,250\n", "c.csv": "code,total\n1,350\n2,600\n",
      ]
    ) { folder in
      let text = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      #expect(text.contains(",300,50,1000\n"))
    }
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("After balancing the identity of rows has gaps of up to 50"))
  }

  @Test func convertKeepsEveryFigure() throws {
    _ = try run(["convert", "t.csv", "out.csv"]) { folder in
      let text = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      #expect(text == Self.table.replacingOccurrences(of: "co2,", with: "CO2,"))
    }
  }

  @Test func agreesWithThePublishedMultipliersOfTheUnitedKingdom() throws {
    guard let path = RealData.path("uk-2010.csv"),
      let published = RealData.path("uk-2010-multipliers.json")
    else {
      print("Skipped: ../shared/data/uk-2010.csv is not on this machine.")
      return
    }
    let result = try object(try run(["multipliers", path, "--format", "json"]))
    let values = try numbers(result["output"])
    let labels = try #require(result["labels"] as? [[String: String]]).compactMap { $0["sector"] }
    let expected = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: published))) as? [String: NSNumber])
    #expect(expected.count == 127)
    for (label, value) in zip(labels, values) {
      let reference = try #require(expected[label]).doubleValue
      #expect(abs(value / reference - 1) < 1e-12, "\(label)")
    }
  }
}
