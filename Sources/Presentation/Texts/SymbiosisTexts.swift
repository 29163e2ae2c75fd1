internal import InputOutputModel
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
  static let paretoText =
    "The least that each saving costs a year; below 0 the exchanges earn more than they cost."
  static let delta = "What depends on δ"
  static let deltaText =
    "δ of Flegg's quotients is a choice that no survey of the city has settled. Everything else being as in the study, with the inventories as observed, it moves what is bought in the city, and so which products the emissions are embodied in, but not their sum."
  static let deltaByYear = "By year and δ"
  static let deltaBySector = "Footprint by sector and δ"
  static let perActivity = "In and out for a unit of activity"
  static let byYear = "By year and sector"
  static let exchanged = "What is exchanged and what remains"
  static let byExchange = "By exchange"
  static let byIndicator = "By sector and indicator"
  static let ranked = "Candidates, largest saving first"
  static let entries = "Entries of the catalogue"
  static let cheapestFirst = "Cheapest first"
  static let againstReference = "Changes against the reference"
  static let supplyChain = "Supply chains"
  static let levels = "Saving by level"
  static let levelsNote =
    "Inventory: what exchanges change where they take place. System: the same, attributed to products; the economy stays. Table: purchases change too and output is solved anew for the same final deliveries."
  static func tableLevel(_ imports: ImportTreatment) -> String {
    switch imports {
    case .domestic:
      "At the level of the table, prices, import shares and final deliveries stay; what a buyer no longer pays is left to it as value added, and by-products stand in rows of their own."
    case .competitive:
      "At the level of the table, prices, the amounts imported and final deliveries stay, so that all of a change in purchases falls on the city's own output; what a buyer no longer pays is left to it as value added, and by-products stand in rows of their own."
    }
  }
  static let tablePrices =
    "Money here is at the study's constant prices: purchases are divided by the price level of what is bought, as the table is."
  static let supplyChainSectors = "Changes by sector"
  static let byProducts = "Payments for by-products"
  static let costs = "Costs and gains"
  static let parties = "Who gains and who pays, a year"
  static let breakEven = "Break-even prices"
  static let breakEvenNote =
    "Between the two break-even prices both sides gain; where the giver needs more than the taker can pay, only a subsidy brings the exchange about."
  static let costPrices =
    "Costs and gains are at the prices of their year, not at the study's constant prices."
  static let abatementCosts = "Marginal abatement costs"
  static let abatementNote =
    "Each step is as wide as the exchange's share in the joint saving (Shapley), not as what it would save alone."
  static let abatementChart =
    "Each step is an exchange: as wide as what it saves, as high as what a unit of that costs; below 0 it earns."
  static let sustainability = "Environment, money and people"
  static let sustainabilityNote =
    "One boundary for all: the city's sectors and households in the scenario's year. Where the scenario has supply_chain: true, environment and people are at the level of the table, purchases changed and output solved anew, in the reference too; elsewhere output stays, and with it people's figures. Nothing is weighed against anything else."
  static let yearlyCost = "Yearly cost of all parties"
  static let processes = "Process balances"
  static let processesNote =
    "Input = output + what is given off, per unit of activity; the gap is what the figures leave unexplained."
  static let accounts = "Wastes and resources"
  static let accountsNote =
    "Remains = generated − reused − given to others in the scenario."
  static let trends = "Wastes and resources over the years"
  static let rebound = "Displacement and rebound"
  static let reboundNote =
    "How much of each saving is lost because the market is not fully displaced, and because the money saved is spent again on the household basket. Rates that the study does not give are 0."
  static let social = "Jobs and wages"
  static let wagesPrices =
    "Wages are at the prices of each year, since no index divides them; output and final deliveries are at constant prices."
  static let socialNote =
    "Direct figures by sector, and what final deliveries embody of them through all suppliers."
  static let ecoEfficiency = "Eco-efficiency by indicator"
  static let ecoEfficiencyNote =
    "Output per footprint has different boundaries above and below; the other two do not. Empty where an impact is not above 0."
  static let candidates = "Exchanges that could be"
  static let candidatesNote =
    "Candidates are alternatives: they may share a waste or a flow. Add those that convince to exchanges.csv and let `symbiont optimise` choose."
  static let noCandidates =
    "No waste that remains meets a sector that could use it; look at the names of wastes in the accounts and in the catalogue."

  static func levels(_ result: SupplyChainComparison, _ indicator: Indicator) -> String {
    let savings = result.levels.map { printed($0.saving) }
    return
      "\(result.scenario) saves \(savings[0]) \(indicator.unit) of \(indicator.name) against \(result.against) by the inventory, \(savings[1]) by the system and \(savings[2]) by the table."
  }

  static func total(_ result: CostAssessment, _ money: String) -> String {
    let total = result.total
    return
      "\(result.scenario): giver, taker and city together \(total < 0 ? "pay" : "gain") \(printed(abs(total))) (\(money)) a year against \(result.against)."
  }

  static let notProven =
    "Time ran out before this choice was proven best; allow more with --time-limit."

  static func joint(_ attribution: Attribution) -> String {
    "\(attribution.scenario) saves \(printed(attribution.joint)) \(attribution.indicator.unit) of \(attribution.indicator.name) against \(attribution.against)"
      + (attribution.includesSupplyChain ? ", supply chains included." : ".")
  }

  static func orders(_ count: Int) -> String {
    "Estimated from \(count) orders of joining; the standard error is given."
  }

  static func saved(_ portfolio: Portfolio, money: String) -> String {
    let amount = { DisplayedAmount($0, unit: $1, texts: .english) }
    let saving = amount(portfolio.saving, portfolio.indicator.unit)
    let net = amount(portfolio.netSaving, portfolio.indicator.unit)
    var text =
      "The choice saves \(saving.number) \(saving.unit) of \(portfolio.indicator.name) a year (\(net.number) \(net.unit) beyond what is done already)"
    if let cost = portfolio.cost {
      let yearly = amount(abs(cost), money)
      text += " and \(cost < 0 ? "earns" : "costs") \(yearly.number) (\(yearly.unit)) a year"
    }
    return text + "."
  }

  /// What one more unit of a limit brings, such as “One more t of phosphorus slag from IN_CHEM would
  /// save 0.76 t of CO2”; nothing where it brings nothing.
  static func shadowPrice(
    _ use: Portfolio.LimitUse, of portfolio: Portfolio, money: String
  ) -> String? {
    guard use.shadowPrice != 0, !use.isExhausted else { return nil }
    let one: String
    switch use.kind {
    case "supply": one = "One more \(use.unit) of \(use.name)"
    case "demand": one = "One more \(use.unit) of demand for \(use.name)"
    case "account": one = "One more \(use.unit) of \(use.name) arising"
    case "flow": one = "One more \(use.unit) of \(use.name) to save from"
    case "purchase": one = "One more \(use.unit) of \(use.name) to displace"
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
