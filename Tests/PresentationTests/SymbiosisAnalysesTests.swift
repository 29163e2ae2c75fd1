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
