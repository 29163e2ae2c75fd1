import SymbiosisModel

/// The names and units of one result, looked up by code.
struct ResultNames {
  private let sectors: [String: String]
  private let exchanges: [String: ExchangeSummary]
  private let flows: [String: FlowSummary]
  private let texts: Texts
  /// The headline indicator; its code alone where the result does not describe it.
  let headline: Indicator
  /// The unit of money.
  let money: String
  /// The unit of money per headline indicator.
  let moneyPerHeadline: String
  /// The unit of the headline indicator per money.
  let headlinePerMoney: String

  init(_ result: StudyResult, texts: Texts) {
    sectors = Dictionary(
      zip(result.sectors, result.sectorNames), uniquingKeysWith: { first, _ in first })
    exchanges = Dictionary(
      result.exchanges.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    flows = Dictionary(result.flows.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.texts = texts
    headline =
      result.indicators.first { $0.code == result.headline }
      ?? Indicator(code: result.headline, name: result.headline, unit: "")
    money = result.money
    moneyPerHeadline = "\(result.money)/\(headline.unit)"
    headlinePerMoney = "\(headline.unit)/\(result.money)"
  }

  /// A sector's name, the word for households, or the code where it has no name.
  func sector(_ code: String) -> String {
    code == "household" ? texts.page.households : sectors[code] ?? code
  }

  /// What is known of an exchange.
  func exchange(_ id: String) -> ExchangeSummary? { exchanges[id] }

  /// An exchange's name, or its code.
  func exchangeName(_ id: String) -> String { exchanges[id]?.name ?? id }

  /// A flow's name, or its code.
  func flow(_ code: String) -> String { flows[code]?.name ?? code }

  /// A flow's unit, if known.
  func flowUnit(_ code: String) -> String? { flows[code]?.unit }
}
