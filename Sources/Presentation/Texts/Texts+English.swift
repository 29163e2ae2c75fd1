extension Texts {
  /// English.
  public static let english = Texts(
    language: "en", numbers: .english, figures: .english, columns: .english, tables: .english,
    notes: .english, sections: .english, charts: .english, page: .english,
    phrases: PhraseBook([:]))
}

extension Texts.Figures {
  fileprivate static let english = Self(
    output: "Output", valueAdded: "Value added", finalDemand: "Final deliveries",
    direct: "Direct emissions", intensity: "Direct intensity", multiplier: "Multiplier",
    footprint: "Footprint", footprintDirect: "Footprint, direct part",
    footprintIndirect: "Footprint, indirect part", footprintExports: "Footprint of exports",
    consumptionFootprint: "Consumption footprint", outputPerFootprint: "Output per footprint",
    valueAddedPerDirect: "Value added per direct emission",
    finalDemandPerFootprint: "Final deliveries per footprint",
    householdDirect: "Households' own emissions", city: "Region's total", saving: "Saving",
    savingShare: "Share saved", netSaving: "Net saving", directChange: "Change of direct emissions",
    footprintChange: "Change of footprint", footprintChangeShare: "Change of footprint",
    outputPerFootprintChangeShare: "Change of output per footprint", quantity: "Quantity",
    referenceQuantity: "Quantity in the reference", plan: "Planned", actual: "Achieved",
    realised: "Share realised", sectorsDirect: "Sectors", householdsDirect: "Households",
    total: "Total")
}

extension Texts.Columns {
  fileprivate static let english = Self(
    scenario: "Scenario", against: "Against", name: "Name", year: "Year", code: "Code",
    sector: "Sector", exchange: "Exchange", type: "Type", from: "From", to: "To", waste: "Waste",
    flow: "Flow", unit: "Unit", indicator: "Indicator",
    causes: "Main causes of the footprint's change",
    severity: "Severity", message: "Finding", file: "File", line: "Line", column: "Column",
    role: "Used for", origin: "Where the figures come from")
}

extension Texts.Tables {
  fileprivate static let english = Self(
    scenarios: "Scenarios", totals: { "Totals by scenario (\($0))" },
    footprint: { "\($0) footprint by sector" },
    outputPerFootprint: "Eco-efficiency: output per footprint (mixed boundary)",
    valueAddedPerDirect: "Eco-efficiency: value added per direct emission",
    finalDemandPerFootprint: "Eco-efficiency: final deliveries per footprint",
    footprintChanges: { "Change of the \($0) footprint by sector" },
    outputPerFootprintChanges: "Change of output per footprint by sector (mixed boundary)",
    savings: { "\($0) saved" },
    savingsByType: { "\($0) saved, by type of exchange" },
    savingsByExchange: { "\($0) saved, by exchange" },
    resourcesSaved: "Resources saved, by exchange and sector",
    tradeOffs: "Trade-offs: sectors whose output per footprint falls",
    tradeOffCauses: "Trade-offs: each exchange's part in the change of the footprint",
    monitoringByType: "Plan and achievement, by type of exchange",
    monitoring: "Plan and achievement, by exchange",
    indicators: "All indicators by scenario", indicatorsBySector: "All indicators by sector",
    sectors: "All figures by sector", changes: "All changes by sector",
    exchanges: "All figures by exchange", findings: "Findings", sources: "Files of the study",
    against: { "\($0) against \($1)" })
}

extension Texts.Notes {
  fileprivate static let english = Self(
    mixedBoundary:
      "Output per footprint has a mixed boundary: all output of a sector stands over the "
      + "emissions embodied in its final deliveries alone. Compare it over time, not between sectors.",
    consumptionFootprint:
      "The consumption footprint counts imports as if they were made in the region.",
    city: "The region's total is the footprint and the households' own emissions.",
    currentPrices: {
      "At current prices, with price changes included: \($0.joined(separator: ", "))."
    },
    constantPrices: { "Between years, at constant prices: \($0.joined(separator: ", "))." },
    yearsAtCurrentPrices:
      "Money is at current prices: figures of different years hold price changes.",
    netSaving: "The net saving leaves out what the observed inventory already includes.",
    changeWithinYear:
      "Within a year the change is that of the multiplier: M(reference)/M \u{2212} 1.",
    tradeOffs: "In these sectors symbiosis raises the emissions per unit of product.",
    noTradeOffs: "No sector's output per footprint falls in a comparison within a year.",
    noFindings: "Nothing was found that needs attention.")
}

extension Texts.Sections {
  fileprivate static let english = Self(
    overview: "The region in each scenario", footprints: "Footprints by sector",
    ecoEfficiency: "Eco-efficiency by sector", symbiosis: "The exchanges and what they save",
    tradeOffs: "Trade-offs", monitoring: "Plan and achievement", indicators: "All indicators",
    findings: "Assumptions and findings", sources: "Where the figures come from",
    saving: { "\($0) saves \($2) of \($3) against \($1), \($4) of the region's total." },
    burden: { "\($0) adds \($2) of \($3) to \($1), \($4) of the region's total." },
    footprintsText:
      "A sector's footprint is what is emitted on the territory for its final deliveries, along the "
      + "whole chain of suppliers. Footprints add up to the direct emissions of all sectors.",
    ecoEfficiencyText:
      "Eco-efficiency is money earned per emission. Its three forms draw the boundary differently "
      + "and each table says how.",
    assumptions: { facts in
      [
        facts.imports == "domestic"
          ? "Imports are taken off every use alike (domestic coefficients)."
          : "Imports are counted as if made at home (competitive coefficients).",
        "Province to city: \(facts.regionalisation).",
        facts.pricesAreConstant
          ? "Money is in \(facts.money) at constant prices."
          : "Money is in \(facts.money) at the prices of each year.",
        "The system is solved and reported by \(facts.isByGroup ? "group of sectors" : "sector").",
        "Exchanges change emissions and leave the economy as it is.",
      ]
    })
}

extension Texts.Charts {
  fileprivate static let english = Self(
    totals: { "\($0) of the region by scenario" },
    totalsText: {
      "\($0) of sectors and households; beyond them, what each type of exchange saves against "
        + "the reference."
    },
    sectorsSegment: "Footprint of all sectors", householdSegment: "Households",
    savedBy: { "saved: \($0)" },
    savings: { "\($0) saved by type of exchange" },
    savingsText:
      "What each type saves against the reference; a figure below 0 is an added burden.",
    footprints: { "\($0) footprint by sector and scenario" },
    orderText: { "Sectors in the order of their footprint in \($0)." },
    boundaries: { "Three views of the \($0) footprint, \($1)" },
    boundariesText:
      "The footprint of what the sectors deliver, the part of it that leaves the region, and what "
      + "the region itself consumes (imports counted as if made at home).",
    ecoEfficiency: "Output per footprint by sector and scenario",
    ecoEfficiencyChange: { "Change of output per footprint, \($0)" },
    network: { "Who gives what to whom, \($0) (\($1))" },
    networkText: "Givers on the left, exchanges in the middle, takers on the right.",
    changeInPercent: "Change in percent", logarithmic: "logarithmic axis")
}

extension Texts.Page {
  fileprivate static let english = Self(
    madeWith: { "Made with Symbiont \($0)." },
    contents: "Contents", skip: "Skip to the result",
    noCharts:
      "The charts are missing, because the chart library (plotly.min.js) was not found; "
      + "run scripts/setup to fetch it. Every figure stands in the tables.",
    noScript: "Charts and sorting need JavaScript. Every figure stands in the tables.",
    moreTables: { $0 == 1 ? "One more table" : "\($0) more tables" },
    sortBy: { "Sort by \($0)" },
    households: "Households",
    role: { role, year in
      let name =
        switch role {
        case "sectors": "Sectors of the tables"
        case "groups": "Groups of sectors"
        case "flows": "Flows and their impact factors"
        case "exchanges": "Exchanges and their quantities"
        case "effects": "What a unit of each exchange saves or adds"
        case "limits": "Limits that exchanges share"
        case "uncertainty": "What is uncertain, and how"
        case "purchases": "Purchases displaced, and by-products bought"
        case "costs": "Costs of the exchanges"
        case "table": "Input-output table"
        case "city": "Totals of the city"
        case "city_demand": "Final demand of the city"
        case "prices": "Price indices"
        case "import_multipliers": "What imports embody"
        case "inventory": "Inventory of flows by sector"
        default: role
        }
      return year.map { "\(name), \($0)" } ?? name
    },
    severity: { $0 },
    type: { type in
      switch type {
      case "bulky-waste": "bulky waste"
      case "urban": "urban waste"
      case "heat": "waste heat"
      default: type
      }
    },
    subtitle: { region, facts in
      "\(region) · money in \(facts.money), \(facts.pricesAreConstant ? "constant" : "current") "
        + "prices · \(facts.imports) imports · by \(facts.isByGroup ? "group" : "sector")"
    })
}
