internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// Contributions as a section of a report; `nil` where there are none.
  static func contributions(_ results: [Attribution]) -> Analysis? {
    results.isEmpty ? nil : attribution(results)
  }

  /// What each exchange and each type contributes to joint savings.
  public static func attribution(_ results: [Attribution]) -> Analysis {
    var text = results.map(SymbiosisTexts.joint)
    text.append(SymbiosisTexts.attributionText)
    text += results.compactMap(\.sampledOrders).prefix(1).map(SymbiosisTexts.orders)
    let unit = results.first?.indicator.unit
    let figures = { (names: [(String, String)]) in
      names.map { ResultTable.Column($0.0, $0.1, unit: unit, kind: .number) }
    }
    let byExchange = ResultTable(
      id: "attribution", title: SymbiosisTexts.attributionByExchange,
      columns: [
        ResultTable.Column("scenario", "Scenario", kind: .text),
        ResultTable.Column("exchange", "Exchange", kind: .text),
        ResultTable.Column("type", "Type", kind: .text),
      ]
        + figures([
          ("alone", "Alone"), ("last_in", "Last in"), ("shapley", "Shapley value"),
          ("standard_error", "Standard error"),
        ]),
      rows: results.flatMap { result in
        result.exchanges.map { share in
          [
            .text(result.scenario), .text(share.id), .word(share.type), .number(share.alone),
            .number(share.lastIn), .number(share.shapley), .number(share.standardError),
          ]
        }
      })
    let byType = ResultTable(
      id: "attribution_types", title: SymbiosisTexts.attributionByType,
      columns: [
        ResultTable.Column("scenario", "Scenario", kind: .text),
        ResultTable.Column("type", "Type", kind: .text),
      ]
        + figures([
          ("alone", "Alone"), ("last_in", "Last in"), ("shapley", "Shapley value"),
        ]),
      rows: results.flatMap { result in
        result.types.map { share in
          [
            .text(result.scenario), .word(share.type), .number(share.alone),
            .number(share.lastIn), .number(share.shapley),
          ]
        }
      })
    return Analysis(
      section: ReportSection(
        id: "attribution", title: SymbiosisTexts.attribution, text: text,
        tables: [byExchange, byType]),
      json: results.count == 1 ? json(results[0]) : .array(results.map(json)),
      findings: results.flatMap(\.findings))
  }

  private static func json(_ result: Attribution) -> JSONValue {
    [
      "scenario": .string(result.scenario), "against": .string(result.against),
      "indicator": .string(result.indicator.code), "unit": .string(result.indicator.unit),
      "supply_chain": .bool(result.includesSupplyChain), "joint": .number(result.joint),
      "exchanges": .array(
        result.exchanges.map { share in
          [
            "id": .string(share.id), "type": .string(share.type), "alone": .number(share.alone),
            "last_in": .number(share.lastIn), "shapley": .number(share.shapley),
            "standard_error": .number(share.standardError),
          ]
        }),
      "types": .array(
        result.types.map { share in
          [
            "type": .string(share.type), "alone": .number(share.alone),
            "last_in": .number(share.lastIn), "shapley": .number(share.shapley),
          ]
        }),
      "orders": .optional(result.sampledOrders), "stopped": .bool(result.wasStopped),
      "findings": JSONReport.findings(result.findings),
    ]
  }
}
