import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

@Suite struct SymbiosisFilesTests {
  /// The built-in case with other or further files, and its study.yaml edited.
  private static func study<Result>(
    _ files: [String: String] = [:], replacing edits: [(String, String)] = [],
    adding text: String = "",
    _ body: (String) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
      let target = folder.appending(path: "study")
      try FileManager.default.copyItem(
        at: package.appending(path: "Cases/guiyang"), to: target)
      let yaml = target.appending(path: "study.yaml")
      var study = try String(contentsOf: yaml, encoding: .utf8)
      for (old, new) in edits {
        #expect(study.contains(old), "the built-in case no longer has “\(old)”")
        study = study.replacingOccurrences(of: old, with: new)
      }
      try Data((study + text).utf8).write(to: yaml)
      for (name, content) in files {
        try Data(content.utf8).write(to: target.appending(path: name))
      }
      return try body(target.path)
    }
  }

  private static func errors(_ path: String) -> [String] {
    do {
      _ = try StudyReader.solve(path: path)
      return []
    } catch {
      return error.findings.filter { $0.severity == .error }.map(\.message)
    }
  }

  @Test func cityTotalsAreReadAndMisspeltOnesNamed() throws {
    let edit = [
      (
        "    city: city/2012.csv",
        "    city_totals: {rows: r.csv, columns: c.csv}\n    city: city/2012.csv"
      )
    ]
    let rows = "code,total\nS02,200000\nS13,60000\n"
    try Self.study(
      ["r.csv": rows, "c.csv": "code,total\nS13,150000\nS14,110000\n"], replacing: edit
    ) { path in
      let study = try StudyReader.solve(path: path)
      let table = try #require(study.years.last).sectorTable
      #expect(abs(table.intermediate[1, 12] + table.intermediate[1, 13] - 200_000) < 1e-3)
      #expect(abs(table.intermediate[1, 12] + table.intermediate[12, 12] - 150_000) < 1e-3)
    }
    try Self.study(
      ["r.csv": rows, "c.csv": "code,total\nS13,x\n"],
      replacing: edit.map {
        ($0.0, $0.1.replacing("columns: c.csv", with: "columns: c.csv, methode: ras"))
      }
    ) { path in
      #expect(
        Self.errors(path) == [
          "“years.2012.city_totals.methode” is no key of a study; did you mean “method”?",
          "The value “x” under “total” is no number; write plain decimals, such as 1234.5.",
        ])
    }
  }

  @Test func semicolonsAndExchangesWithoutEffectsAreNamed() throws {
    try Self.study([
      "limits.csv": "limit;name;unit;maximum;exchange;coefficient\nl;l;t;1;fly_ash;1\n"
    ]) {
      path in
      #expect(
        Self.errors(path) == [
          "The columns are separated by semicolons; save the file as CSV with commas (and decimal points)."
        ])
    }
    try Self.study(["effects.csv": "exchange,sector,flow,rate\nfly_ash,IN_NMMI,clinker,-0.9\n"]) {
      path in
      let found = try StudyReader.solve(path: path).findings.filter {
        $0.code == "exchange-without-effects"
      }
      #expect(found.count == 9)
      #expect(found.allSatisfy { $0.severity == .warning })
      #expect(
        found.first?.message
          == "steel_slag has no effect: whatever is exchanged, nothing is saved or added. Give its rows in effects.csv."
      )
    }
  }

  @Test func costsAreReadAndAssessed() throws {
    let costs = """
      exchange,investment,lifetime,operation_per_unit,price,disposal,substitute,transport,distance_km,subsidy,tax_credit,bearer
      fly_ash,1000,10,0.001,0.002,0.003,0.009,0.00005,30,0.001,0.1,taker

      """
    try Self.study(["costs.csv": costs], adding: "costs: costs.csv\ndiscount_rate: 0.1\n") { path in
      let study = try StudyReader.solve(path: path)
      let assessment = try #require(try study.costs(of: "UIS2012"))
      let figures = try #require(assessment.exchanges.first)
      // 200 kt against none; CRF(10 %, 10) = 0.162745395.
      #expect(abs(figures.annuity - 162.745395) < 1e-5)
      #expect(abs(figures.operation - 200) < 1e-9)
      #expect(abs(figures.transport - 300) < 1e-9)
      #expect(abs(figures.giver - 1000) < 1e-9)
      let taker = (0.009 - 0.002 + 0.001) * 200_000 - 0.9 * 162.745395 - 200 - 300
      #expect(abs(figures.taker - taker) < 1e-5)
      #expect(abs(figures.city + 200 + 16.2745395) < 1e-6)
      #expect(abs(figures.total - (figures.giver + figures.taker + figures.city)) < 1e-9)
      // At the giver's break-even price it gains nothing, at the taker's the taker does not.
      #expect(abs((figures.giverBreakEven ?? 0) + 0.003) < 1e-12)
      #expect(abs((figures.takerBreakEven ?? 0) - 0.002 - taker / 200_000) < 1e-12)
      let value = try #require(figures.netPresentValue)
      #expect(abs(value - (figures.total + 162.745395) / 0.162745395 + 1000) < 1e-3)
      #expect(assessment.findings.first?.code == "no-costs")
    }
  }

  @Test func costsNeedADiscountRateAndALifetime() throws {
    let costs = "exchange,investment\nfly_ash,1000\n"
    try Self.study(["costs.csv": costs], adding: "costs: costs.csv\n") { path in
      #expect(
        Self.errors(path) == [
          "The key “discount_rate” is missing; add the rate at which costs are discounted, such as 0.08."
        ])
    }
    try Self.study(["costs.csv": costs], adding: "costs: costs.csv\ndiscount_rate: 0.08\n") {
      path in
      #expect(
        Self.errors(path) == [
          "fly_ash has an investment and no lifetime; give the years over which it is repaid."
        ])
    }
  }

  @Test func effectsFollowFromLinkedProcesses() throws {
    // A unit of slag takes 0.8 × 0.5 × 1 t of clinker burning away, with its limestone and coal.
    let links = """
      exchange,process,flow,rate,quality,displacement
      steel_slag,clinker_burning,,0.8,0.5,1

      """
    let effects = "exchange,sector,flow,rate\nfly_ash,IN_NMMI,clinker,-0.9\n"
    try Self.study(
      ["process_links.csv": links, "effects.csv": effects],
      adding: "process_links: process_links.csv\n"
    ) { path in
      let study = try StudyReader.solve(path: path)
      let derived = study.definition.effects.filter { $0.exchange == "steel_slag" }
      #expect(derived.map(\.flow) == ["limestone", "raw_coal"])
      #expect(derived.allSatisfy { $0.sector == "IN_NMMI" })
      #expect(largestDifference(derived.map(\.rate.value), [-0.4 * 1.35, -0.4 * 0.158]) < 1e-15)
      let saving = StudyResult(study).comparisons.first { $0.scenario == "UIS2012" }?.exchanges?
        .first { $0.id == "steel_slag" }?.saving
      #expect(abs((saving ?? 0) - 120_000 * 0.4 * 0.158 * 1.8252) < 1e-6)
    }
    try Self.study(
      ["process_links.csv": links], adding: "process_links: process_links.csv\n"
    ) { path in
      #expect(
        Self.errors(path) == [
          "steel_slag changes limestone of IN_NMMI both by a row of effects (-1.08 a unit) and by its link to a process (-0.54 a unit); keep one.",
          "steel_slag changes raw_coal of IN_NMMI both by a row of effects (-0.0727 a unit) and by its link to a process (-0.0632 a unit); keep one.",
        ])
    }
  }

  @Test func balancesCloseOrNameTheirGap() throws {
    try Self.study { path in
      let study = try StudyReader.solve(path: path)
      let balances = study.definition.processes.flatMap(\.balances)
      #expect(!balances.isEmpty)
      for balance in balances {
        let named = study.findings.contains {
          $0.code == "process-gap" && $0.message.contains(balance.process)
            && $0.message.contains("The \(balance.quantity.rawValue) balance")
        }
        #expect(balance.closes != named, "\(balance)")
        #expect(
          abs(balance.inputs - balance.outputs - balance.emissions - balance.gap) < 1e-12)
      }
      #expect(
        study.findings.first { $0.code == "process-gap" }?.message
          == "The mass balance of clinker_burning does not close: in 1.35, out 1.52 t per t clinker; 0.17 t (11.1842 %) comes from nowhere. No content is given for “raw_coal” and “heat of reaction”."
      )
    }
  }

  @Test func accountsCapWhatIsExchanged() throws {
    let accounts = """
      year,sector,flow,generated,consumed,reused,disposed,unit
      2012,PP,fly ash,200000,,50000,,t

      """
    try Self.study(["accounts.csv": accounts]) { path in
      #expect(
        Self.errors(path) == [
          "Scenario UIS2012 takes 200000 t of fly ash from PP by “fly_ash”, 50000 more than the 150000 that arise there and are not reused; lower a quantity, correct the account, or allow `account-exceeded`.",
          "Scenario UIS2018 takes 200000 t of fly ash from PP by “fly_ash”, 50000 more than the 150000 that arise there and are not reused; lower a quantity, correct the account, or allow `account-exceeded`.",
        ])
    }
    try Self.study(["accounts.csv": accounts], adding: "allow: [account-exceeded]\n") { path in
      let study = try StudyReader.solve(path: path)
      let account = study.wasteAccounts().first { $0.scenario == "UIS2012" }
      #expect(account?.given == 200_000)
      #expect(account?.remaining == -50_000)
    }
    try Self.study(adding: "allow: [flow-below-zero]\n") { path in
      #expect(Self.errors(path).first?.hasPrefix("“flow-below-zero” under `allow` is no") == true)
    }
  }

  @Test func oneSavingCreditedToBothPartnersIsRefused() throws {
    let effects = """
      exchange,sector,flow,rate
      fly_ash,IN_NMMI,raw_coal,-0.1422
      fly_ash,PP,raw_coal,-0.1422

      """
    try Self.study(["effects.csv": effects]) { path in
      #expect(
        Self.errors(path) == [
          "fly_ash saves 0.1422 of raw_coal a unit both in PP, which gives, and in IN_NMMI (line 2), which takes: one saving is credited to both, 0.1422 a unit too much. Keep it where the flow is no longer used, or allow `both-partners-credit`."
        ])
    }
  }

  @Test func warmingIsMadeOfItsGases() throws {
    let flows = """
      flow,name,unit,kind,co2,ch4,n2o
      raw_coal,Raw coal,t,fuel,1.8252,0.0002,0.00003

      """
    let minimal: [(String, String)] = [
      (
        "  energy: {name: \"Energy use, coal equivalent\", unit: tce}",
        """
          ch4: {name: Methane, unit: t}
          n2o: {name: Nitrous oxide, unit: t}
          ghg: {name: Greenhouse gases, unit: t CO2e, gwp100: AR6, gases: {co2: CO2, ch4: CH4, n2o: N2O}}
        """
      ), ("exchanges: exchanges.csv\n", ""), ("effects: effects.csv\n", ""),
      ("limits: limits.csv\n", ""), ("purchases: purchases.csv\n", ""),
      ("uncertainty: uncertainty.csv\n", ""), (", supply_chain: true", ""),
    ]
    let inventory = "sector,flow,quantity\nPP,raw_coal,1000\n"
    try Self.study(
      [
        "flows.csv": flows, "inventory/2002.csv": inventory, "inventory/2007.csv": inventory,
        "inventory/2012.csv": inventory,
      ], replacing: minimal
    ) { path in
      let result = StudyResult(try StudyReader.solve(path: path))
      let scenario = try #require(result.scenarios.first)
      let totals = scenario.indicators.map { $0.direct.reduce(0, +) }
      #expect(abs(totals[3] - (1825.2 + 27.9 * 0.2 + 273 * 0.03)) < 1e-9)
    }
  }

  @Test func reboundTakesFromTheSaving() throws {
    let rebound = "exchange,displacement,respent\nfly_ash,0.8,0.5\n"
    let costs = "exchange,substitute\nfly_ash,0.01\n"
    try Self.study(
      ["rebound.csv": rebound, "costs.csv": costs],
      adding: "rebound: rebound.csv\ncosts: costs.csv\ndiscount_rate: 0.08\n"
    ) { path in
      let study = try StudyReader.solve(path: path)
      let rows = try study.rebounds().filter { $0.scenario == "UIS2012" }
      #expect(rows.count == 10)
      let ash = try #require(rows.first { $0.id == "fly_ash" })
      #expect(abs(ash.moneySaved - 2000) < 1e-9)
      #expect(ash.lostToMarket > 0.2 * ash.gross)
      // Households buy 1000 (1e4 CNY) more of the basket: its footprint by hand.
      let result = StudyResult(study)
      let year = try #require(study.years.last)
      let basket = (0..<year.table.count).map { j in
        year.table.finalDemand.values.row(j).prefix(2).reduce(0, +)
      }
      let scenario = try #require(result.scenarios.first { $0.id == "UIS2012" })
      var expected = 0.0
      for (j, sector) in scenario.sectors.enumerated() {
        let share = basket[j] / basket.reduce(0, +)
        expected += 1000 * share * (1 - year.system.importShares[j]) * sector.multiplier
      }
      #expect(abs(ash.lostToSpending - expected) < 1e-6)
      #expect(abs((ash.rate ?? 0) - (1 - ash.net / ash.gross)) < 1e-12)
      let other = try #require(rows.first { $0.id == "steel_slag" })
      #expect(other.rate == 0 && other.net == other.gross)
    }
  }

  @Test func socialRowsHaveMultipliers() throws {
    let satellites = """
      year,row,unit,sector,quantity
      2012,jobs,persons,PP,5000
      2012,jobs,persons,RES-SERV,200000

      """
    try Self.study(["satellites.csv": satellites], adding: "satellites: satellites.csv\n") { path in
      let study = try StudyReader.solve(path: path)
      let accounts = study.socialAccounts().filter { $0.year == 2012 }
      #expect(accounts.map(\.row) == ["jobs", "wages"])
      let jobs = try #require(accounts.first)
      #expect(abs(jobs.direct.reduce(0, +) - 205_000) < 1e-9)
      // What final deliveries embody is what there is.
      for account in accounts {
        let direct = account.direct.reduce(0, +)
        #expect(abs(account.footprints.reduce(0, +) - direct) < 1e-9 * direct)
      }
    }
  }

  @Test func candidatesAreLimitedByBothSides() throws {
    let accounts = """
      year,sector,flow,generated,consumed,reused,disposed,unit
      2012,IN_MMI,blast-furnace slag,5000000,,1000000,,t
      2012,PP,fly ash,300000,,,,t

      """
    let catalogue = """
      id,waste,process,takers,flow,rate,share,cost,transport,source
      bf,Blast-furnace slag,cement,mineral,clinker,-0.5,0.1,0.002,0.0001,test
      ash,fly ash,fill,,raw_coal,-0.01,,,,test

      """
    let sites = "sector,latitude,longitude\nIN_MMI,26.5,106.7\nIN_NMMI,26.6,106.7\n"
    try Self.study(
      [
        "accounts.csv": accounts, "catalogue.csv": catalogue, "sites.csv": sites,
      ], adding: "sites: sites.csv\n"
    ) { path in
      let study = try StudyReader.solve(path: path)
      let found = try study.candidates(
        year: 2012, catalogue: try CatalogueReader.read(path + "/catalogue.csv"))
      let slag = try #require(found.first { $0.synergy == "bf" })
      #expect(slag.to == "IN_NMMI")
      #expect(slag.limitedBy == .demand)
      // A tenth of 3338 kt of clinker at 0.5 t/t; 0.52 t CO2 per t.
      #expect(abs(slag.quantity - 667_600) < 1e-6)
      #expect(abs(slag.saving - 667_600 * 0.5 * 0.52) < 1e-6)
      // 0.1 degree of latitude on a sphere of 6371.0088 km.
      #expect(abs((slag.distance ?? 0) - 11.1195) < 1e-3)
      #expect(abs((slag.cost ?? 0) - 667_600 * (0.002 + 0.0001 * (slag.distance ?? 0))) < 1e-6)
      #expect(slag.rankByCost == 1)
      // Fly ash: 300 kt less the 50 kt that 2012 already exchanged; not to cement, which has it.
      let ash = found.filter { $0.synergy == "ash" }
      #expect(ash.map(\.quantity).max() == 250_000)
      #expect(!ash.map(\.to).contains("IN_NMMI"))
      #expect(ash.contains { $0.limitedBy == .supply && $0.quantity == 250_000 })
      #expect(found.map(\.rankBySaving) == Array(1...found.count))
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.saving >= $1.saving })
    }
  }

  @Test func theBuiltInCatalogueIsRead() throws {
    let entries = try CatalogueReader.read(nil)
    #expect(entries.count == 9)
    #expect(entries.allSatisfy { !$0.source.isEmpty && !$0.changes.isEmpty })
  }
}
