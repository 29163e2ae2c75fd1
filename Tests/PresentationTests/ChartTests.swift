import SymbiosisModel
import Testing

@testable import Presentation

@Suite struct ChartTests {
  private var charts: [ChartSpecification] {
    ReportSections.sections(of: sampleResult, texts: .english).flatMap(\.charts)
  }

  @Test func drawsEveryFigureOfTheReport() {
    #expect(
      charts.map(\.id) == [
        "chart-totals", "chart-savings", "chart-footprints", "chart-boundaries",
        "chart-eco-efficiency", "chart-eco-efficiency-change", "chart-network-1",
        "chart-network-2",
      ])
    #expect(
      charts.map(\.title) == [
        "CO2 of the region by scenario", "CO2 saved by type of exchange",
        "CO2 footprint by sector and scenario", "Three views of the CO2 footprint, UIS",
        "Output per footprint by sector and scenario",
        "Change of output per footprint, UIS against BAU",
        "Who gives what to whom, UIS (kt)", "Who gives what to whom, UIS (GJ)",
      ])
  }

  @Test func everyAxisHasAUnit() throws {
    for chart in charts {
      switch chart.kind {
      case .bars(let axes, _), .dots(let axes):
        #expect(!axes.unit.isEmpty)
        #expect(try chart.plotly.text(layout: .embedded).contains("(\(axes.unit))\""))
        #expect(axes.series.allSatisfy { $0.values.count == axes.categories.count })
      case .network(let network):
        #expect(!network.unit.isEmpty)
        #expect(chart.title.hasSuffix("(\(network.unit))"))
      case .lines, .columns, .fields, .waterfall, .points, .heat, .tree:
        Issue.record("no chart of a result's own")
      }
    }
  }

  @Test func whatExchangesSaveFillsTheGapToTheReference() throws {
    let chart = try #require(charts.first { $0.id == "chart-totals" })
    guard case .bars(let bars, isStacked: true) = chart.kind else {
      Issue.record("not stacked bars")
      return
    }
    let heights = bars.categories.indices.map { category in
      bars.series.reduce(0) { $0 + ($1.values[category] ?? 0) }
    }
    #expect(bars.categories == ["BL", "BAU", "UIS"])
    #expect(abs(heights[1] - heights[2]) < 1e-9 * heights[1])
    #expect(bars.series.map(\.isHatched) == [false, false, true, true])
  }

  @Test func theNetworkLeadsEveryQuantityFromGiverToTaker() throws {
    let chart = try #require(charts.first { $0.id == "chart-network-1" })
    guard case .network(let network) = chart.kind else {
      Issue.record("not a network")
      return
    }
    #expect(
      network.nodes.map(\.label) == ["Industry & mining", "slag · 40\u{A0}kt", "Industry & mining"])
    #expect(network.links.map(\.source) == [0, 1])
    #expect(network.links.map(\.target) == [1, 2])
    #expect(network.links.map(\.quantity) == [40, 40])
    #expect(network.legend.map(\.name) == ["bulky waste"])
  }

  @Test func sectorsOfOneNameAreToldApart() {
    var result = sampleResult
    result.sectorNames = ["Industry", "Industry"]
    for chart in ReportSections.sections(of: result, texts: .english).flatMap(\.charts) {
      switch chart.kind {
      case .bars(let axes, _), .dots(let axes):
        #expect(Set(axes.categories).count == axes.categories.count)
      default: continue
      }
    }
  }

  @Test func aStudyWithoutExchangesHasNoNetworkAndNoSavings() {
    var result = sampleResult
    result.comparisons.removeLast()
    let sections = ReportSections.sections(of: result, texts: .english)
    #expect(!sections.flatMap(\.charts).contains { $0.id.hasPrefix("chart-network") })
    #expect(!sections.flatMap(\.tables).contains { $0.id.hasPrefix("savings") })
  }

  @Test func aResultOfOneScenarioStillHasItsCharts() throws {
    var result = sampleResult
    result.comparisons = []
    result.scenarios = [result.scenarios[0]]
    let charts = ReportSections.sections(of: result, texts: .english).flatMap(\.charts)
    #expect(
      charts.map(\.id) == [
        "chart-totals", "chart-footprints", "chart-boundaries", "chart-eco-efficiency",
      ])
    for chart in charts { _ = try chart.plotly.text() }
  }
}
