import InputOutputModel
import Presentation
import SymbiosisModel
import Testing

@Suite struct SymbiosisAnalysesTests {
  @Test func theBestChoiceSaysWhatOneMoreUnitBrings() throws {
    let request = Portfolio.Request(year: 2012)
    let use = Portfolio.LimitUse(
      name: "phosphorus slag from IN_CHEM", kind: "supply", unit: "t", used: 5, limit: 5,
      shadowPrice: 0.765)
    #expect(
      Self.sentences(request, use) == [
        "The choice saves 10 t of CO2 a year (8 t beyond what is done already) and earns 3 (1e4 CNY) a year.",
        "One more t of phosphorus slag from IN_CHEM would save 0.765 t of CO2.",
      ])
    var limit = use
    limit.kind = "limit"
    limit.name = "clinker"
    limit.shadowPrice = -2
    let cheapest = Portfolio.Request(year: 2012, goal: .minimizeCost(savingAtLeast: 5))
    #expect(
      Self.sentences(cheapest, limit).last
        == "One more t of the limit “clinker” would spare 2 (1e4 CNY).")
  }

  @Test func theCurveOfLeastCostIsDrawn() throws {
    let portfolio = Portfolio(
      request: Portfolio.Request(year: 2012), isOptimal: true,
      indicator: Indicator(code: "co2", name: "CO2", unit: "t"), saving: 1_824_757,
      netSaving: 1_735_549, cost: -54_094.1, investment: 4, exchanges: [], limits: [])
    var study = SampleDefinition.empty
    study.money = "1e4 CNY"
    let points = [(1_820_000.0, -57_860.0), (1_824_757, -54_094.1)].map {
      ParetoPoint(saving: $0.0, cost: $0.1)
    }
    let section = Analysis.portfolio(portfolio, curve: points, study: study).section
    #expect(
      section.text == [
        "The choice saves 1,825 kt of CO2 a year (1,736 kt beyond what is done already) and earns 541 (million CNY) a year."
      ])
    guard case .lines(let plane) = section.charts.first?.kind else {
      Issue.record("no line")
      return
    }
    #expect(plane.xUnit == "kt" && plane.yUnit == "million CNY")
    #expect(plane.series[0].x == [1820, 1824.757])
    #expect(zip(plane.series[0].y, [-578.6, -540.941]).allSatisfy { abs(($0 ?? 0) - $1) < 1e-9 })
    #expect(Analysis.portfolio(portfolio, study: study).section.charts.isEmpty)
  }

  private static func sentences(
    _ request: Portfolio.Request, _ use: Portfolio.LimitUse
  ) -> [String] {
    let portfolio = Portfolio(
      request: request, isOptimal: true, indicator: Indicator(code: "co2", name: "CO2", unit: "t"),
      saving: 10, netSaving: 8, cost: -3, investment: 4, exchanges: [], limits: [use])
    var study = SampleDefinition.empty
    study.money = "1e4 CNY"
    return Analysis.portfolio(portfolio, study: study).section.text
  }
}

private enum SampleDefinition {
  static let empty = StudyDefinition(
    title: "", region: "", money: "", sectors: [], groups: [], level: .sector, indicators: [],
    headline: "", flows: [], imports: .domestic, regionalisation: .init(), years: [], scenarios: [])
}
