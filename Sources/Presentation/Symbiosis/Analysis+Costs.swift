internal import InputOutputModel
public import Provenance
public import SymbiosisModel

extension Analysis {
  /// Who gains and who pays, and the prices between which both sides gain; `nil` without costs.
  public static func costs(_ results: [CostAssessment], study: SolvedStudy) -> Analysis? {
    let rows = results.flatMap { result in result.exchanges.map { (result.scenario, $0) } }
      .filter { $0.1.quantity != 0 }
    guard !rows.isEmpty else { return nil }
    let money = study.definition.money
    let units = Dictionary(
      study.definition.exchanges.map { ($0.id, $0.unit) }, uniquingKeysWith: { first, _ in first })
    let parties = ResultTable(
      id: "costs", title: SymbiosisTexts.parties, of: rows,
      [
        .text("scenario", "Scenario") { $0.0 }, .text("exchange", "Exchange") { $0.1.id },
        .number("investment", "Investment", money) { $0.1.investment },
        .number("annuity", "Annuity", money) { $0.1.annuity },
        .number("operation", "Operation", money) { $0.1.operation },
        .number("transport", "Transport", money) { $0.1.transport },
        .number("disposal_saved", "Disposal saved", money) { $0.1.disposalSaved },
        .number("purchases_saved", "Purchases saved", money) { $0.1.purchasesSaved },
        .number("giver", "Giver gains", money, isChange: true) { $0.1.giver },
        .number("taker", "Taker gains", money, isChange: true) { $0.1.taker },
        .number("city", "City gains", money, isChange: true) { $0.1.city },
        .number("total", "All gain", money, isChange: true) { $0.1.total },
        .number("net_present_value", "Net present value", money, isChange: true) {
          $0.1.netPresentValue
        },
      ])
    let prices = ResultTable(
      id: "break_even_prices", title: SymbiosisTexts.breakEven, of: rows,
      [
        .text("scenario", "Scenario") { $0.0 }, .text("exchange", "Exchange") { $0.1.id },
        .text("unit", "Unit") { "\(money)/\(units[$0.1.id] ?? "")" },
        .number("levelized_cost", "Cost of a unit") { $0.1.levelizedCost },
        .number("price", "Price paid") { $0.1.price },
        .number("giver_break_even", "Giver needs at least") { $0.1.giverBreakEven },
        .number("taker_break_even", "Taker can pay at most") { $0.1.takerBreakEven },
      ], notes: [SymbiosisTexts.breakEvenNote])
    return Analysis(
      id: "costs", title: SymbiosisTexts.costs,
      text: results.map { SymbiosisTexts.total($0, money) }
        + (study.pricesAreConstant ? [SymbiosisTexts.costPrices] : []),
      tables: [parties, prices], findings: results.flatMap(\.findings))
  }

  /// The marginal abatement cost curves; `nil` without costs.
  public static func abatementCosts(
    _ results: [CostAssessment], study: SolvedStudy
  ) throws(InvalidInput) -> Analysis? {
    let indicator = study.definition.indicators[study.headline]
    let money = study.definition.money
    var rows: [(scenario: String, step: MarginalAbatementCostCurve.Step)] = []
    var findings: [Finding] = []
    for result in results {
      let shares: Attribution
      do {
        guard
          let found = try study.quickAttribution(of: result.scenario, against: result.against)
        else {
          findings.append(
            Finding(
              .note, code: "no-attribution",
              "The abatement costs of \(result.scenario) are left out: its exchanges do not simply add up and are too many to be shared out here; `symbiont attribute` tells what each contributes."
            ))
          continue
        }
        shares = found
      } catch {
        findings.append(
          Finding(
            .warning, code: "no-attribution",
            "The abatement costs of \(result.scenario) are left out: some of its exchanges cannot be "
              + "without the others. " + (error.findings.first?.message ?? "")))
        continue
      }
      guard let curve = try study.abatementCostCurve(shares) else { continue }
      rows += curve.steps.map { (result.scenario, $0) }
      findings += curve.findings
    }
    guard !rows.isEmpty || !findings.isEmpty else { return nil }
    let table = ResultTable(
      id: "abatement_costs", title: SymbiosisTexts.cheapestFirst, of: rows,
      [
        .text("scenario", "Scenario") { $0.scenario }, .text("exchange", "Exchange") { $0.step.id },
        .number("abatement", "Abates", indicator.unit) { $0.step.abatement },
        .number("cumulative", "Together", indicator.unit) { $0.step.cumulativeAbatement },
        .number("yearly_cost", "Yearly cost", money, isChange: true) { $0.step.yearlyCost },
        .number("unit_cost", "Cost of a unit", "\(money)/\(indicator.unit)", isChange: true) {
          $0.step.unitCost
        },
        .text("dominated_by", "Beaten by") { $0.step.dominatedBy ?? "" },
      ])
    return Analysis(
      id: "abatement-costs", title: SymbiosisTexts.abatementCosts,
      text: rows.isEmpty ? findings.map(\.message) : [SymbiosisTexts.abatementNote],
      tables: rows.isEmpty ? [] : [table],
      charts: chart(rows.map { ($0.scenario, $0.step) }, unit: indicator.unit, money: money),
      findings: findings)
  }

  /// The curve of the scenario that abates most.
  private static func chart(
    _ rows: [(scenario: String, step: MarginalAbatementCostCurve.Step)], unit: String, money: String
  ) -> [ChartSpecification] {
    guard
      let most = rows.max(by: { $0.step.cumulativeAbatement < $1.step.cumulativeAbatement })
    else { return [] }
    let steps = rows.filter { $0.scenario == most.scenario }.map(\.step)
    guard steps.count > 1 else { return [] }
    let scale = DisplayScale(unit: unit, values: [most.step.cumulativeAbatement])
    return [
      ChartSpecification(
        id: "chart-abatement-costs",
        title: "\(SymbiosisTexts.abatementCosts), \(most.scenario)",
        text: SymbiosisTexts.abatementChart,
        kind: .columns(
          ChartSpecification.PlaneChart(
            series: [
              .init(
                name: most.scenario,
                x: steps.map { ($0.cumulativeAbatement - $0.abatement / 2) / scale.divisor },
                y: steps.map(\.unitCost), widths: steps.map { $0.abatement / scale.divisor },
                labels: steps.map(\.id), colour: .green)
            ], xAxis: "Saving", xUnit: scale.unit, yAxis: "Cost of a unit",
            yUnit: "\(money)/\(unit)")))
    ]
  }

  /// Environment, money and people on one boundary (LCSA); `nil` without costs and social rows.
  public static func sustainability(
    _ costs: [CostAssessment], study: SolvedStudy, result: StudyResult
  ) throws(InvalidInput) -> Analysis? {
    let social = study.socialAccounts()
    guard !costs.isEmpty || !social.isEmpty else { return nil }
    struct Row {
      var scenario: String
      var pillar: String
      var figure: String
      var unit: String
      var reference: Double?
      var value: Double?
      var change: Double?
    }
    func cityTotal(_ scenario: ScenarioSystem, _ indicator: Int) -> Double {
      scenario.footprints[indicator].totals.reduce(0, +) + scenario.households[indicator]
    }
    let supplyChains = try study.supplyChainComparisons()
    var rows: [Row] = []
    for comparison in result.comparisons where comparison.withinYear {
      guard let scenario = study.scenario(comparison.scenario),
        let reference = study.scenario(comparison.against)
      else { continue }
      let chain = supplyChains.first { $0.scenario == comparison.scenario }
      for (position, indicator) in study.definition.indicators.enumerated() {
        let before =
          chain?.levels.last?.referenceTotals[position] ?? cityTotal(reference, position)
        let after =
          chain?.levels.last.map { before - $0.indicators[position] }
          ?? cityTotal(scenario, position)
        rows.append(
          Row(
            scenario: comparison.scenario, pillar: "environment", figure: indicator.name,
            unit: indicator.unit, reference: before, value: after, change: after - before))
      }
      if let cost = costs.first(where: { $0.scenario == comparison.scenario }) {
        rows.append(
          Row(
            scenario: comparison.scenario, pillar: "economy", figure: SymbiosisTexts.yearlyCost,
            unit: study.definition.money, reference: nil, value: nil, change: -cost.total))
      }
      for account in social where account.year == scenario.scenario.year {
        func change(_ output: [Double]) -> Double {
          zip(account.intensities, output).reduce(0) { $0 + $1.0 * $1.1 }
        }
        // What is counted was observed with the exchanges that exist; the reference may have others.
        let observed = study.years[scenario.year].system.output
        let direct =
          account.direct.reduce(0, +)
          + (chain.map { change($0.referenceOutput) - change(observed) } ?? 0)
        let difference = chain.map { change($0.outputChanges) } ?? 0
        rows.append(
          Row(
            scenario: comparison.scenario, pillar: "people", figure: account.row,
            unit: account.unit, reference: direct, value: direct + difference,
            change: difference))
      }
    }
    guard !rows.isEmpty else { return nil }
    let table = ResultTable(
      id: "sustainability", title: SymbiosisTexts.againstReference, of: rows,
      [
        .text("scenario", "Scenario") { $0.scenario }, .word("pillar", "Pillar") { $0.pillar },
        .word("figure", "Figure") { $0.figure }, .text("unit", "Unit") { $0.unit },
        .number("reference", "Reference") { $0.reference },
        .number("value", "Scenario's figure") { $0.value },
        .number("change", "Change", isChange: true) { $0.change },
      ], notes: [SymbiosisTexts.sustainabilityNote])
    return Analysis(
      id: "sustainability", title: SymbiosisTexts.sustainability, text: [], tables: [table])
  }
}
