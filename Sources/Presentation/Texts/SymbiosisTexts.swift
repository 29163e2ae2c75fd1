internal import Provenance
internal import SymbiosisModel

/// The words of the analyses of exchanges: who contributes what, what is best, what it costs.
enum SymbiosisTexts {
  static let attribution = "Who contributes what"
  static let attributionText =
    "The Shapley value shares out what the exchanges save together; alone is what each saves by itself, last in what would be lost without it. Where the three differ, savings cannot simply be added."
  static let attributionByExchange = "Contribution by exchange"
  static let attributionByType = "Contribution by type"
  static let portfolio = "The best choice of exchanges"
  static let portfolioChoice = "Chosen exchanges"
  static let portfolioLimits = "Limits and what one more unit would bring"
  static let pareto = "Least cost for a saving"
  static let notProven =
    "Time ran out before this choice was proven best; allow more with --time-limit."

  static func joint(_ attribution: Attribution) -> String {
    "\(attribution.scenario) saves \(printed(attribution.joint)) \(attribution.indicator.unit) of \(attribution.indicator.name) against \(attribution.against)"
      + (attribution.includesSupplyChain ? ", supply chains included." : ".")
  }

  static func orders(_ count: Int) -> String {
    "Estimated from \(count) orders of joining; the standard error is given."
  }

  static func saved(_ portfolio: Portfolio) -> String {
    let unit = portfolio.indicator.unit
    var text =
      "The choice saves \(printed(portfolio.saving)) \(unit) of \(portfolio.indicator.name) a year (\(printed(portfolio.netSaving)) \(unit) beyond what is done already)"
    if let cost = portfolio.cost {
      text +=
        cost < 0 ? " and earns \(printed(-cost)) a year" : " and costs \(printed(cost)) a year"
    }
    return text + "."
  }

  /// What one more unit of a limit brings, such as “One more t of phosphorus slag from IN_CHEM would
  /// save 0.76 t of CO2”; nothing where it brings nothing.
  static func shadowPrice(
    _ use: Portfolio.LimitUse, of portfolio: Portfolio, money: String
  ) -> String? {
    guard use.shadowPrice != 0 else { return nil }
    let one: String
    switch use.kind {
    case "supply": one = "One more \(use.unit) of \(use.name)"
    case "demand": one = "One more \(use.unit) of demand for \(use.name)"
    case "flow": one = "One more \(use.unit) of \(use.name) to save from"
    case "budget": one = "One more \(use.unit) of budget"
    case "saving": one = "One more \(use.unit) saved"
    default: one = "One more \(use.unit) of the limit “\(use.name)”"
    }
    if case .maximizeSaving = portfolio.request.goal {
      let verb = use.shadowPrice < 0 ? "cost" : "save"
      return
        "\(one) would \(verb) \(printed(abs(use.shadowPrice))) \(portfolio.indicator.unit) of \(portfolio.indicator.name)."
    }
    return
      "\(one) would \(use.shadowPrice < 0 ? "spare" : "cost") \(printed(abs(use.shadowPrice))) (\(money))."
  }
}
