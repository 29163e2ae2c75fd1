internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// The best choice of exchanges, with the curve of least cost where it was asked for.
  public static func portfolio(
    _ result: Portfolio, curve: [ParetoPoint] = [], study: StudyDefinition
  ) -> Analysis {
    let unit = result.indicator.unit
    let words = result.limits.compactMap {
      SymbiosisTexts.shadowPrice($0, of: result, money: study.money)
    }
    let perLimit: (Portfolio.LimitUse) -> String = { use in
      if case .maximizeSaving = result.request.goal { return "\(unit)/\(use.unit)" }
      return "\(study.money)/\(use.unit)"
    }
    let exchanges = Dictionary(
      study.exchanges.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let choice = ResultTable(
      id: "portfolio", title: SymbiosisTexts.portfolioChoice,
      columns: [
        ResultTable.Column("exchange", "Exchange", kind: .text),
        ResultTable.Column("name", "Name", kind: .text),
        ResultTable.Column("built", "Built", kind: .text),
        ResultTable.Column("quantity", "Quantity", kind: .number),
        ResultTable.Column("unit", "Unit", kind: .text),
      ],
      rows: result.exchanges.map { chosen in
        [
          .text(chosen.id), .text(exchanges[chosen.id]?.name ?? chosen.id),
          .word(chosen.built ? "yes" : "no"), .number(chosen.quantity),
          .text(exchanges[chosen.id]?.unit ?? ""),
        ]
      })
    let limits = ResultTable(
      id: "portfolio_limits", title: SymbiosisTexts.portfolioLimits,
      columns: [
        ResultTable.Column("limit", "Limit", kind: .text),
        ResultTable.Column("kind", "Kind", kind: .text),
        ResultTable.Column("used", "Used", kind: .number),
        ResultTable.Column("maximum", "At most", kind: .number),
        ResultTable.Column("unit", "Unit", kind: .text),
        ResultTable.Column("shadow_price", "One more unit", kind: .number, isChange: true),
        ResultTable.Column("shadow_price_unit", "in", kind: .text),
      ],
      rows: result.limits.map { use in
        [
          .word(use.name), .word(use.kind), .number(use.used), .number(use.limit),
          .text(use.unit), .number(use.shadowPrice), .text(perLimit(use)),
        ]
      })
    let points = ResultTable(
      id: "pareto", title: SymbiosisTexts.pareto,
      columns: [
        ResultTable.Column("saving", "Saving", unit: unit, kind: .number),
        ResultTable.Column("cost", "Yearly cost", unit: study.money, kind: .number),
      ], rows: curve.map { [.number($0.saving), .number($0.cost)] })
    return Analysis(
      section: ReportSection(
        id: "portfolio", title: SymbiosisTexts.portfolio,
        text: [SymbiosisTexts.saved(result, money: study.money)] + words
          + (result.isOptimal ? [] : [SymbiosisTexts.notProven]),
        tables: [choice, limits] + (curve.isEmpty ? [] : [points]),
        charts: curve.count > 1 ? [chart(curve, unit: unit, money: study.money)] : []),
      json: json(result, curve: curve, words: words), findings: result.findings)
  }

  /// The curve of least cost.
  private static func chart(
    _ curve: [ParetoPoint], unit: String, money: String
  ) -> ChartSpecification {
    let savings = DisplayScale(unit: unit, values: curve.map(\.saving))
    let costs = DisplayScale(unit: money, values: curve.map(\.cost))
    return ChartSpecification(
      id: "chart-pareto", title: SymbiosisTexts.pareto, text: SymbiosisTexts.paretoText,
      kind: .lines(
        ChartSpecification.PlaneChart(
          series: [
            .init(
              name: "Yearly cost", x: curve.map { $0.saving / savings.divisor },
              y: curve.map { $0.cost / costs.divisor }, colour: .blue)
          ], xAxis: "Saving", xUnit: savings.unit, yAxis: "Yearly cost", yUnit: costs.unit)),
      words: ["Yearly cost"])
  }

  private static func json(
    _ result: Portfolio, curve: [ParetoPoint], words: [String]
  ) -> JSONValue {
    [
      "status": .string(result.isOptimal ? "optimal" : "time_limit"),
      "year": .integer(result.request.year), "indicator": .string(result.indicator.code),
      "unit": .string(result.indicator.unit), "saving": .number(result.saving),
      "net_saving": .number(result.netSaving), "cost": .optional(result.cost),
      "net_cost": .optional(result.netCost), "investment": .optional(result.investment),
      "new_investment": .optional(result.newInvestment),
      "exchanges": .array(
        result.exchanges.map { chosen in
          [
            "id": .string(chosen.id), "quantity": .number(chosen.quantity),
            "built": .bool(chosen.built),
          ]
        }),
      "limits": .array(
        result.limits.map { use in
          [
            "name": .string(use.name), "kind": .string(use.kind), "unit": .string(use.unit),
            "used": .number(use.used), "limit": .number(use.limit),
            "shadow_price": .number(use.shadowPrice),
          ]
        }),
      "sentences": .strings(words),
      "pareto": .array(
        curve.map { ["saving": .number($0.saving), "cost": .number($0.cost)] }),
      "supply_chain": result.supplyChain.map { chain in
        [
          "linear_saving": .number(chain.linearSaving),
          "inventory_saving": .number(chain.inventorySaving), "rounds": .integer(chain.rounds),
        ]
      } ?? .null,
      "findings": JSONReport.findings(result.findings),
    ]
  }
}
