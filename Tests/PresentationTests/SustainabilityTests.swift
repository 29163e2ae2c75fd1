import Presentation
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// Environment, money and people of the built-in case and of a town, on one boundary.
@Suite struct SustainabilityTests {
  private static func rows(_ study: SolvedStudy, _ scenario: String) throws -> [String: [Double]] {
    let costs = study.definition.scenarios.compactMap {
      $0.against == nil ? nil : try? study.costs(of: $0.id)
    }
    let analysis = try #require(
      try Analysis.sustainability(costs, study: study, result: StudyResult(study)))
    var found: [String: [Double]] = [:]
    for row in analysis.section.tables[0].rows where row[0] == .text(scenario) {
      guard case .word(let figure) = row[2] else { continue }
      found[figure] = row.suffix(3).map {
        guard case .number(let value) = $0 else { return .nan }
        return value
      }
    }
    return found
  }

  @Test func peopleAndEnvironmentHaveOneBoundary() throws {
    let path =
      String(#filePath.dropLast("Tests/PresentationTests/SustainabilityTests.swift".count))
      + "Cases/guiyang"
    let study = try StudyReader.solve(path: path)
    let chain = try #require(study.supplyChainComparisons().first { $0.scenario == "UIS2018" })
    let rows = try Self.rows(study, "UIS2018")
    // Emissions at the level of the table, as the wages are.
    let co2 = try #require(rows["CO2"])
    #expect(abs(co2[2] + chain.levels[2].saving) < 1e-6)
    #expect(abs(co2[2] + 815_144) < 1)
    #expect(abs(co2[0] - chain.levels[2].referenceTotals[0]) < 1e-6)
    // The reference is without exchanges, not the year observed with some of them.
    let wages = try #require(rows["wages"])
    #expect(abs(wages[0] - 6_793_820) < 1)
    #expect(abs(wages[1] - 6_791_000) < 1)
    #expect(abs(wages[2] + 2819) < 1)
    // Without supply_chain nothing but the inventory changes.
    let designed = try Self.rows(study, "UIS2012")
    #expect(designed["wages"]?[2] == 0)
    let inventory = try #require(
      StudyResult(study).comparisons.first { $0.scenario == "UIS2012" }?.saving)
    #expect(abs((designed["CO2"]?[2] ?? 0) + inventory) < 1e-6)
  }

  /// A town with `count` exchanges under one cap or under none, all of which cost something.
  private static func town(_ count: Int, cap: Bool) throws -> SolvedStudy {
    try withStarterStudy(replacing: [("monitoring: {plan: planned, actual: today}\n", "")]) {
      path in
      var definition = try StudyReader(path: path).definition
      let ids = (0..<count).map { "x\($0)" }
      definition.exchanges = ids.map { id in
        Exchange(
          id: id, name: id, kind: .bulkyWaste, from: "STEEL", to: "CEMENT", waste: id, unit: "t",
          quantities: [Sourced(0), Sourced(1000)])
      }
      definition.effects = ids.map {
        Effect(exchange: $0, sector: "CEMENT", flow: "clinker", rate: Sourced(-0.5))
      }
      definition.limits =
        cap
        ? [
          Limit(
            id: "L", name: "L", unit: "t", maximum: Sourced(5000),
            terms: ids.map { .init(exchange: $0, coefficient: Sourced(1)) })
        ] : []
      definition.allowed = cap ? [AllowedFinding(code: "limit-exceeded")] : []
      definition.costs = CostBook(
        discountRate: Sourced(0.08),
        rows: ids.map {
          var row = ExchangeCost(exchange: $0)
          row.operationPerUnit = Sourced(0.001)
          return row
        })
      definition.scenarios = Array(definition.scenarios.prefix(1))
      definition.scenarios.append(
        Scenario(
          id: "PLAN", name: "Planned", year: 2020, against: "BAU", quantities: .column("planned")))
      return try SolvedStudy(definition)
    }
  }

  @Test(arguments: [10, 11, 40])
  func abatementCostsAreThereForAnyNumberOfExchanges(count: Int) throws {
    let study = try Self.town(count, cap: false)
    let analyses = try StudyAnalyses.all(of: study, result: StudyResult(study))
    let curve = try #require(analyses.first { $0.section.id == "abatement-costs" })
    #expect(curve.section.tables[0].rows.count == count)
    #expect(!curve.findings.contains { $0.code == "no-attribution" })
    // The steps of the chart stand side by side, and their areas are what the exchanges cost.
    let chart = try #require(curve.section.charts.first)
    guard case .columns(let plane) = chart.kind, let steps = plane.series.first else {
      Issue.record("no columns")
      return
    }
    #expect(["t", "kt"].contains(plane.xUnit) && plane.yUnit == "\(study.definition.money)/t")
    let scale = plane.xUnit == "kt" ? 1000.0 : 1
    #expect(steps.labels.count == count)
    var edge = 0.0
    for (middle, width) in zip(steps.x, steps.widths) {
      #expect(abs(middle - width / 2 - edge) < 1e-9)
      edge = middle + width / 2
    }
    let saved = try #require(StudyResult(study).comparisons.first { $0.scenario == "PLAN" }?.saving)
    #expect(abs(edge * scale - saved) < 1e-6 * saved)
    let cost = -(try study.costs(of: "PLAN")?.total ?? 0)
    let area = zip(steps.widths, steps.y).reduce(0) { $0 + $1.0 * scale * ($1.1 ?? 0) }
    #expect(abs(area - cost) < 1e-9 * abs(cost))
  }

  @Test func whatIsLeftOutForItsNumberIsSaid() throws {
    let study = try Self.town(11, cap: true)
    let analyses = try StudyAnalyses.all(of: study, result: StudyResult(study))
    #expect(
      analyses.flatMap(\.findings).filter { $0.code == "no-attribution" }.map(\.message) == [
        "The contributions of single exchanges to PLAN are left out: they are too many to be shared out here; `symbiont attribute` tells them.",
        "The abatement costs of PLAN are left out: its exchanges do not simply add up and are too many to be shared out here; `symbiont attribute` tells what each contributes.",
      ])
  }
}
