public import Provenance
public import SymbiosisModel

extension Analysis {
  /// The balances of the processes, closed by the gap that each names; `nil` without processes.
  public static func processes(_ study: StudyDefinition) -> Analysis? {
    let balances = study.processes.flatMap { process in process.balances.map { (process, $0) } }
    guard !balances.isEmpty else { return nil }
    return Analysis(
      id: "processes", title: SymbiosisTexts.processes, text: [SymbiosisTexts.processesNote],
      tables: [
        ResultTable(
          id: "process_balances", title: SymbiosisTexts.perActivity, of: balances,
          [
            .text("process", "Process") { $0.0.id }, .text("sector", "Sector") { $0.0.sector },
            .word("balance", "Balance of") { $0.1.quantity.rawValue },
            .text("unit", "Unit") { "\($0.1.quantity.unit)/\($0.0.unit)" },
            .number("inputs", "In") { $0.1.inputs },
            .number("outputs", "Out") { $0.1.outputs },
            .number("emissions", "Given off") { $0.1.emissions },
            .number("gap", "Gap", isChange: true) { $0.1.gap },
            .share("gap_share", "Gap, share") { $0.1.gapShare },
          ])
      ])
  }

  /// Wastes and resources by sector, scenario and over the years; `nil` without accounts.
  public static func accounts(_ rows: [WasteAccount]) -> Analysis? {
    guard !rows.isEmpty else { return nil }
    let place: [TableColumn<WasteAccount>] = [
      .integer("year", "Year") { $0.year }, .text("code", "Sector") { $0.sector },
      .text("flow", "Waste or resource") { $0.flow }, .text("unit", "Unit") { $0.unit },
    ]
    let scenarioOfYear = Dictionary(
      rows.map { ($0.year, $0.scenario) }, uniquingKeysWith: { first, _ in first })
    let table = ResultTable(
      id: "accounts", title: SymbiosisTexts.byYear,
      of: rows.filter { $0.scenario == scenarioOfYear[$0.year] },
      place + [
        .number("generated", "Generated") { $0.generated },
        .number("consumed", "Consumed") { $0.consumed }, .number("reused", "Reused") { $0.reused },
        .number("disposed", "Disposed") { $0.disposed },
      ])
    let exchanged = ResultTable(
      id: "account_exchanges", title: SymbiosisTexts.exchanged,
      of: rows.filter { $0.given != 0 || $0.taken != 0 },
      [.text("scenario", "Scenario") { $0.scenario }] + place + [
        .number("generated", "Generated") { $0.generated },
        .number("given", "Given") { $0.given }, .number("taken", "Taken") { $0.taken },
        .number("remaining", "Remains") { $0.remaining },
      ])
    struct Trend {
      var key: [String]
      var years: [Int: Double]
    }
    var order: [[String]] = []
    var amounts: [[String]: [Int: Double]] = [:]
    for row in rows {
      guard let amount = row.generated ?? row.consumed else { continue }
      let key = [row.sector, row.flow, row.unit, row.generated == nil ? "consumed" : "generated"]
      if amounts[key] == nil { order.append(key) }
      amounts[key, default: [:]][row.year] = amount
    }
    let years = Set(rows.map(\.year)).sorted()
    let trends = order.map { Trend(key: $0, years: amounts[$0] ?? [:]) }
    let trend = ResultTable(
      id: "account_trends", title: SymbiosisTexts.trends, of: trends,
      [
        .text("code", "Sector") { $0.key[0] }, .text("flow", "Waste or resource") { $0.key[1] },
        .text("unit", "Unit") { $0.key[2] }, .word("figure", "Figure") { $0.key[3] },
      ]
        + years.map { year in .number("y\(year)", String(year)) { $0.years[year] } }
        + [
          .share("change_share", "Change, first to last") { trend in
            guard let first = years.compactMap({ trend.years[$0] }).first, first != 0,
              let last = years.reversed().compactMap({ trend.years[$0] }).first,
              trend.years.count > 1
            else { return nil }
            return last / first - 1
          }
        ])
    return Analysis(
      id: "accounts", title: SymbiosisTexts.accounts, text: [SymbiosisTexts.accountsNote],
      tables: [table, exchanged] + (years.count > 1 ? [trend] : []))
  }

  /// What is lost of savings to the market and to spending, also where that is nothing; `nil` where
  /// nothing is exchanged.
  public static func rebound(_ rows: [ReboundFigures], study: SolvedStudy) -> Analysis? {
    guard !rows.isEmpty else { return nil }
    let indicator = study.definition.indicators[study.headline]
    return Analysis(
      id: "rebound", title: SymbiosisTexts.rebound, text: [SymbiosisTexts.reboundNote],
      tables: [
        ResultTable(
          id: "rebound", title: SymbiosisTexts.byExchange, of: rows,
          [
            .text("scenario", "Scenario") { $0.scenario }, .text("exchange", "Exchange") { $0.id },
            .number("gross", "Saving", indicator.unit) { $0.gross },
            .share("displacement", "Displaced") { $0.displacement },
            .number("lost_to_market", "Lost to the market", indicator.unit) { $0.lostToMarket },
            .number("money_saved", "Money saved", study.definition.money) { $0.moneySaved },
            .share("respent", "Spent again") { $0.respent },
            .number("lost_to_spending", "Lost to spending", indicator.unit) { $0.lostToSpending },
            .number("net", "What is left", indicator.unit) { $0.net },
            .share("rate", "Rebound") { $0.rate },
          ], audience: rows.contains { $0.net != $0.gross } ? .reader : .analyst)
      ])
  }

  /// Jobs, wages and other social rows by sector; `nil` without any.
  public static func social(_ study: SolvedStudy) -> Analysis? {
    let rows = study.socialAccounts().flatMap { account in
      study.classification.solved.indices.map { (account, $0) }
    }
    guard !rows.isEmpty else { return nil }
    let codes = study.classification.solved
    return Analysis(
      id: "social", title: SymbiosisTexts.social,
      text: study.pricesAreConstant && study.definition.wagesRow != nil
        ? [SymbiosisTexts.socialNote, SymbiosisTexts.wagesPrices] : [SymbiosisTexts.socialNote],
      tables: [
        ResultTable(
          id: "social", title: SymbiosisTexts.byYear, of: rows,
          [
            .integer("year", "Year") { $0.0.year }, .word("row", "Figure") { $0.0.row },
            .text("unit", "Unit") { $0.0.unit }, .text("code", "Sector") { codes[$0.1] },
            .number("direct", "Direct") { $0.0.direct[$0.1] },
            .number("intensity", "Per money of output") { $0.0.intensities[$0.1] },
            .number("multiplier", "Per money delivered") { $0.0.multipliers[$0.1] },
            .number("footprint", "Embodied in deliveries") { $0.0.footprints[$0.1] },
          ], audience: .analyst)
      ])
  }

  /// Eco-efficiency by every indicator; `nil` where there is only one.
  public static func ecoEfficiency(_ result: StudyResult) -> Analysis? {
    guard result.indicators.count > 1 else { return nil }
    struct Row {
      var scenario: ScenarioResult
      var sector: SectorResult
      var indicator: Indicator
      var direct: Double
      var footprint: Double
    }
    let rows = result.scenarios.flatMap { scenario in
      zip(result.indicators, scenario.indicators).flatMap { indicator, figures in
        scenario.sectors.indices.map { position in
          Row(
            scenario: scenario, sector: scenario.sectors[position], indicator: indicator,
            direct: figures.direct[position], footprint: figures.footprint[position])
        }
      }
    }
    func over(_ value: Double, _ impact: Double) -> Double? { impact > 0 ? value / impact : nil }
    return Analysis(
      id: "eco-efficiency-indicators", title: SymbiosisTexts.ecoEfficiency,
      text: [SymbiosisTexts.ecoEfficiencyNote],
      tables: [
        ResultTable(
          id: "eco_efficiency_indicators", title: SymbiosisTexts.byIndicator, of: rows,
          [
            .text("scenario", "Scenario") { $0.scenario.id },
            .text("code", "Sector") { $0.sector.code },
            .text("indicator", "Indicator") { $0.indicator.code },
            .text("unit", "Unit") { "\(result.money)/\($0.indicator.unit)" },
            .number("output_per_footprint", "Output per footprint") {
              over($0.sector.output, $0.footprint)
            },
            .number("value_added_per_direct", "Value added per direct impact") {
              over($0.sector.valueAdded, $0.direct)
            },
            .number("final_demand_per_footprint", "Final demand per footprint") {
              over($0.sector.finalDemand, $0.footprint)
            },
          ], audience: .analyst)
      ])
  }

  /// Exchanges that accounts and a catalogue suggest.
  public static func candidates(
    _ rows: [CandidateExchange], year: Int, study: SolvedStudy, findings: [Finding] = []
  ) -> Analysis {
    let indicator = study.definition.indicators[study.headline]
    var columns: [TableColumn<CandidateExchange>] = [
      .integer("rank_by_saving", "Rank") { $0.rankBySaving },
      .text("waste", "Waste") { $0.waste }, .text("from", "From") { $0.from },
      .text("to", "To") { $0.to }, .text("process", "Process") { $0.process },
      .number("quantity", "At most") { $0.quantity }, .text("unit", "Unit") { $0.unit },
      .word("limited_by", "Limited by") { $0.limitedBy.rawValue },
      .number("saving", "Saving", indicator.unit) { $0.saving },
    ]
    if rows.contains(where: { $0.distance != nil }) {
      columns.append(.number("distance_km", "Distance", "km") { $0.distance })
    }
    if rows.contains(where: { $0.cost != nil }) {
      columns += [
        .number("cost", "Yearly cost", study.definition.money) { $0.cost },
        .integer("rank_by_cost", "Rank by cost") { $0.rankByCost },
      ]
    }
    columns.append(.text("synergy", "Entry") { $0.synergy })
    let table = ResultTable(
      id: "candidates", title: SymbiosisTexts.ranked, of: rows, columns)
    var seen = Set<String>()
    let entries = ResultTable(
      id: "candidate_sources", title: SymbiosisTexts.entries,
      of: rows.filter { seen.insert($0.synergy).inserted },
      [
        .text("synergy", "Entry") { $0.synergy },
        .text("source", "Source of its rate") { $0.source },
      ])
    return Analysis(
      section: ReportSection(
        id: "candidates", title: SymbiosisTexts.candidates,
        text: [rows.isEmpty ? SymbiosisTexts.noCandidates : SymbiosisTexts.candidatesNote],
        tables: rows.isEmpty ? [] : [table, entries]),
      json: [
        "year": .integer(year), "candidates": table.json, "sources": entries.json,
        "findings": JSONReport.findings(findings),
      ], findings: findings)
  }
}
