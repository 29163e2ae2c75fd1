import Foundation
import DenseAlgebra
import InputOutputModel
import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

@testable import Presentation

@Suite struct CausesTests {
  static let path =
    String(#filePath.dropLast("Tests/PresentationTests/CausesTests.swift".count)) + "Cases/guiyang"

  static func guiyang() throws -> SolvedStudy { try StudyReader.solve(path: Self.path) }

  static func messages(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch let error as InvalidInput {
      return error.findings.filter { $0.severity == .error }.map(\.message)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func theStandardViewLeadsFromTheBaselineToThePlan() throws {
    let study = try Self.guiyang()
    #expect(
      try study.scenarioChain().map(\.scenario.id) == ["BL2002", "BAU2007", "BAU2012", "UIS2012"])
    let steps = try study.decompositionSteps()
    let whole = try #require(try study.wholeStep())
    #expect(steps.map(\.from) == ["BL2002", "BAU2007", "BAU2012"])
    #expect(whole.from == "BL2002" && whole.to == "UIS2012")
    let change = steps.reduce(0) { $0 + $1.footprint.change }
    #expect(abs(change - whole.footprint.change) < 1e-9 * abs(change))
    #expect(steps[0].findings.map(\.code) == ["current-prices"])
    #expect(steps[2].findings.isEmpty)
    // The plan's heat spares households some coal, which no factor of production holds.
    let planned = try #require(study.scenario("UIS2012")).households[study.headline]
    #expect(steps[2].households.to == planned && planned < steps[2].households.from)
  }

  @Test func directEmissionsAreSplitWithoutARest() throws {
    let study = try Self.guiyang()
    for step in try study.decompositionSteps() {
      let direct = try #require(step.direct)
      #expect(direct.energy == "energy")
      #expect(
        direct.result.effects.map(\.name)
          == IndexDecomposition.emissionFactors + ["process intensity"])
      let old = try #require(study.scenario(step.from)).footprints[study.headline].totals
      let new = try #require(study.scenario(step.to)).footprints[study.headline].totals
      for i in old.indices {
        let sum = direct.result.effects.reduce(0) { $0 + $1.cells[i] }
        #expect(abs(sum - (new[i] - old[i])) < 1e-9 * max(old[i], new[i]), "\(step.to), \(i)")
      }
      let product = direct.result.effects.reduce(1) { $0 * ($1.ratio ?? .nan) }
      #expect(abs(product / (new.reduce(0, +) / old.reduce(0, +)) - 1) < 1e-12)
      // The study has one factor for each fuel, so that factors change nothing.
      #expect(direct.result.effects[4].value == 0 && direct.result.effects[4].ratio == 1)
    }
  }

  @Test func aStudyWithoutEnergySaysWhyDirectEmissionsAreNotSplit() throws {
    var definition = try StudyReader(path: Self.path).definition
    definition.indicators = [definition.indicators[0]]
    for flow in definition.flows.indices {
      definition.flows[flow].factors = [definition.flows[flow].factors[0]]
    }
    let study = try SolvedStudy(definition)
    let step = try #require(try study.decompositionSteps().last)
    #expect(step.direct == nil)
    #expect(
      step.findings.map(\.message) == [
        "The direct emissions of BAU2012 and UIS2012 are not split. Direct emissions are split by the energy "
          + "that is used, but no indicator is coded `energy` and 0 have a unit of energy; add one to "
          + "`indicators` and flows.csv, or name it."
      ])
  }

  @Test func viewsOfTheCaseReconcile() throws {
    let study = try Self.guiyang()
    for scenario in study.scenarios {
      let views = try study.views(of: scenario)
      let footprint = scenario.footprints[study.headline]
      let total = footprint.totals.reduce(0, +)
      #expect(views.findings.isEmpty && views.asAtHome == nil)
      #expect(normwiseDifference(views.views.territory, footprint.footprints) < 1e-12)
      #expect(normwiseDifference(views.views.consumption, footprint.consumption) < 1e-12)
      #expect(abs((views.downstream?.total ?? 0) - total) < 1e-9 * total)
      #expect(abs((views.shared?.total ?? 0) - total) < 1e-9 * total)
      let flows = try study.embodiedFlows(of: scenario)
      #expect(normwiseDifference(flows.byEmitter, footprint.totals) < 1e-9)
      #expect(normwiseDifference(flows.byProduct, footprint.footprints) < 1e-9)
      let added = views.valueAdded.reduce(0, +)
      // Value added on the territory: what is bought outside is in no product's value-added footprint.
      #expect(abs(views.valueAddedFootprint.reduce(0, +) - added) < 1e-9 * added)
    }
  }

  @Test func servicesCarryMoreThanTheyEmit() throws {
    let study = try Self.guiyang()
    let scenario = try study.requiredScenario("UIS2012")
    let text = Analysis.views(try study.views(of: scenario), study: study).section.text
    #expect(text.count == 5)
    #expect(text.contains { $0.hasPrefix("“Trade and services” emits ") })
  }

  @Test func importMultipliersReplaceTheAssumption() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("study").path
      try FileManager.default.copyItem(atPath: Self.path, toPath: path)
      let yaml = path + "/study.yaml"
      let text = try String(contentsOfFile: yaml, encoding: .utf8)
      try text.replacing(
        "    city: city/2012.csv", with: "    city: city/2012.csv\n    import_multipliers: m.csv"
      ).write(toFile: yaml, atomically: true, encoding: .utf8)
      let groups = try StudyReader(path: Self.path).definition.groups.map(\.code)
      func write(_ rows: [String]) throws {
        try rows.joined(separator: "\n").write(
          toFile: path + "/m.csv", atomically: true, encoding: .utf8)
      }
      try write(["code,co2"] + groups.map { "\($0),2" })
      let study = try StudyReader.solve(path: path)
      let views = try study.views(of: study.requiredScenario("UIS2012"))
      let home = try #require(views.asAtHome)
      #expect(home.hereForHere == views.views.hereForHere)
      // One multiplier for everything: 2 t for each unit of money imported for here.
      let unit = try Self.guiyang()
      let system = unit.years[2].system
      let bought = (0..<system.labels.count).map { j in
        system.totalCoefficients.column(j).reduce(0, +) - system.coefficients.column(j).reduce(0, +)
      }
      let inside = zip(system.multipliers(of: bought), system.ownFinalDemand).reduce(0) {
        $0 + $1.0 * $1.1
      }
      let finished =
        system.domesticFinalDemand.reduce(0, +) - system.ownFinalDemand.reduce(0, +)
      let expected = 2 * (inside + finished)
      #expect(abs(views.views.elsewhereForHere.reduce(0, +) - expected) < 1e-9 * expected)

      try write(["code,co2"] + groups.dropFirst().map { "\($0),-2" })
      let messages = Self.messages { _ = try StudyReader.solve(path: path) }
      #expect(
        messages.first
          == "The import multiplier of MIN is -2; what an import embodies cannot be below 0.")
      #expect(
        messages.last == "Every sector needs an import multiplier of co2; 2012 has none for “S01”.")
      try write(["code,price"] + groups.map { "\($0),2" })
      #expect(
        Self.messages { _ = try StudyReader.solve(path: path) } == [
          "The multipliers of imports need a column for an indicator; name one of “co2” and “energy”."
        ])
    }
  }

  @Test func everyAnalysisHasItsSectionTableAndChart() throws {
    let study = try Self.guiyang()
    let analyses = try StudyAnalyses.causes(of: study)
    #expect(
      analyses.map(\.section.id) == [
        "decomposition", "views", "flows", "paths", "linkages", "extraction", "decoupling",
        "robustness", "explanations",
      ])
    #expect(
      analyses.flatMap(\.section.charts).map(\.id) == [
        "chart-waterfall", "chart-views", "chart-flows", "chart-flows-bands", "chart-paths",
        "chart-linkages", "chart-decoupling-direct", "chart-decoupling-footprint",
      ])
    for chart in analyses.flatMap(\.section.charts) { _ = try chart.plotly.text() }
    let tables = analyses.flatMap(\.section.tables)
    #expect(Set(tables.map(\.id)).count == tables.count)
    for analysis in analyses { _ = try analysis.json.text() }
  }

  @Test func theWaterfallLeadsFromTotalToTotal() throws {
    let study = try Self.guiyang()
    let section = Analysis.decomposition(try study.decompositionSteps(), study: study).section
    guard case .waterfall(let chart)? = section.charts.first?.kind else {
      Issue.record("No waterfall")
      return
    }
    #expect(
      chart.bars.filter(\.isTotal).map(\.label) == ["BL2002", "BAU2007", "BAU2012", "UIS2012"])
    #expect(Set(chart.bars.map(\.label)).count == chart.bars.count)
    for (bar, next) in zip(chart.bars, chart.bars.dropFirst()) where !next.isTotal {
      #expect(next.start == bar.end)
    }
    for (bar, next) in zip(chart.bars, chart.bars.dropFirst()) where next.isTotal {
      #expect(abs(next.end - bar.end) < 1e-9 * next.end)
    }
  }

  @Test func headlineFiguresLinkToTheirExplanations() throws {
    let study = try Self.guiyang()
    let result = StudyResult(study)
    let analyses = [Analysis.headlines(try study.headlineExplanations())]
    let sections = ReportSections.sections(
      of: result, analyses: analyses, texts: .english, includesCharts: false)
    let tables = sections.flatMap(\.tables)
    let anchors = Set(tables.flatMap(\.anchors.values))
    for (id, rows) in [("totals", 6), ("savings", 3)] {
      let table = try #require(tables.first { $0.id == id })
      #expect(table.rows.count == rows && !table.links.isEmpty)
      #expect(Set(table.links.values).isSubset(of: anchors))
    }
    // Every figure of every sector in every scenario and comparison is a link.
    for (id, columns) in [
      ("footprint_by_sector", 6), ("output_per_footprint", 6), ("value_added_per_direct", 6),
      ("final_demand_per_footprint", 6), ("footprint_changes", 5),
      ("output_per_footprint_changes", 5),
    ] {
      let table = try #require(tables.first { $0.id == id })
      let figures = table.rows.flatMap { $0.dropFirst(2) }.count { $0 != .missing }
      #expect(table.rows.count == 13 && table.columns.count >= 2 + columns, "\(id)")
      #expect(table.links.count == figures && figures >= 12 * columns, "\(id)")
      #expect(Set(table.links.values).isSubset(of: anchors), "\(id)")
    }
    let totals = try #require(tables.first { $0.id == "totals" })
    // Every figure of the totals is a link.
    #expect(totals.links.count == totals.rows.count * (totals.columns.count - 2))
    let page = try HTMLReport(programVersion: "1", plotly: nil).text(result, analyses: analyses)
    #expect(page.contains("<tr id=\"why-UIS2012-saving\">"))
    #expect(page.contains("<a href=\"#why-UIS2012-saving\">"))
    #expect(page.contains("<a href=\"#why-UIS2012-CON-output_per_footprint\">"))
  }

  @Test func uncappedQuotientsAreExplainedToo() throws {
    var definition = try StudyReader(
      path: Self.path.replacing("guiyang", with: "starter")
    ).definition
    definition.regionalisation = Regionalisation(method: .flq, delta: 0.1, cap: false)
    let analyses = try StudyAnalyses.causes(of: try SolvedStudy(definition))
    #expect(analyses.last?.section.id == "explanations")
    #expect(!analyses.flatMap(\.findings).contains { $0.message.contains("explanations") })
  }

  #if !DEBUG
    @Test func theWholeDecompositionTakesLessThanTwentyMilliseconds() throws {
      let study = try Self.guiyang()
      let (old, new) = (
        try study.requiredScenario("BL2002"), try study.requiredScenario("UIS2012")
      )
      let times = try (0..<20).map { _ in
        try processorSeconds { _ = try study.decompositionStep(from: old, to: new) }
      }
      let least = try #require(times.min())
      print("2002 to 2012: \(least) s of processor time")
      #expect(least < 0.020)
    }
  #endif
}
