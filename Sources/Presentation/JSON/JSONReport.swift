public import Provenance
public import SymbiosisModel

/// The result of a study as JSON, with the keys of the study format's page.
///
/// Keys are never renamed or removed; further keys may join them.
public enum JSONReport {
  /// The version of the study format, which `version` gives.
  public static let formatVersion = 1

  /// The whole result.
  ///
  /// - Parameters:
  ///   - result: the result of a run.
  ///   - programVersion: the version of the program, given under `symbiont`.
  ///   - analyses: what further analyses say, given under `analyses` by the name of their section.
  public static func value(
    _ result: StudyResult, programVersion: String, analyses: [Analysis] = []
  ) -> JSONValue {
    let report: JSONValue = [
      "study": .string(result.study),
      "version": .integer(formatVersion),
      "symbiont": .string(programVersion),
      "region": .string(result.region),
      "money": .string(result.money),
      "prices": result.pricesAreConstant ? "constant" : "current",
      "level": .string(result.level.rawValue),
      "imports": .string(result.imports),
      "regionalisation": .string(result.regionalisation),
      "headline": .string(result.headline),
      "indicators": .array(
        result.indicators.map {
          ["code": .string($0.code), "name": .string($0.name), "unit": .string($0.unit)]
        }),
      "sectors": .strings(result.sectors),
      "sector_names": .strings(result.sectorNames),
      "scenarios": .array(result.scenarios.map(scenario)),
      "comparisons": .array(
        result.comparisons.map { comparison($0, indicators: result.indicators) }),
      "monitoring": .array(result.monitoring.map(monitoring)),
      "monitoring_types": .array(result.monitoringByType.map(monitoring)),
      "delta_sensitivity": deltaSensitivity(result),
      "findings": findings(result.findings + analyses.flatMap(\.findings)),
    ]
    guard !analyses.isEmpty, case .object(var members) = report else { return report }
    members.append(.init("analyses", .object(analyses.map { .init($0.section.id, $0.json) })))
    return .object(members)
  }

  /// What is given for invalid input: the findings and nothing else.
  public static func invalid(_ findings: [Finding]) -> JSONValue {
    ["findings": Self.findings(findings)]
  }

  /// What depends on δ; an empty list unless the study uses FLQ or AFLQ.
  static func deltaSensitivity(_ result: StudyResult) -> JSONValue {
    .array(
      result.deltaSensitivity.map { row in
        [
          "year": .integer(row.year), "delta": .number(row.delta), "lambda": .number(row.lambda),
          "inflow": .number(row.inflow), "multiplier": .number(row.multiplier),
          "footprint_exports": .number(row.footprintExports),
          "footprint": .numbers(row.footprint),
        ]
      })
  }

  /// The figures of one scenario.
  public static func scenario(_ scenario: ScenarioResult) -> JSONValue {
    [
      "id": .string(scenario.id),
      "name": .string(scenario.name),
      "year": .integer(scenario.year),
      "sectors": .array(scenario.sectors.map(sector)),
      "totals": totals(scenario.totals),
      "indicators": .object(
        scenario.indicators.map {
          JSONValue.Member(
            $0.code,
            [
              "direct": .numbers($0.direct),
              "footprint": .numbers($0.footprint),
              "household_direct": .number($0.householdDirect),
            ])
        }),
    ]
  }

  private static func sector(_ sector: SectorResult) -> JSONValue {
    [
      "code": .string(sector.code),
      "output": .number(sector.output),
      "value_added": .number(sector.valueAdded),
      "final_demand": .number(sector.finalDemand),
      "direct": .number(sector.direct),
      "intensity": .number(sector.intensity),
      "multiplier": .number(sector.multiplier),
      "footprint": .number(sector.footprint),
      "footprint_direct": .number(sector.footprintDirect),
      "footprint_indirect": .number(sector.footprintIndirect),
      "footprint_exports": .number(sector.footprintExports),
      "consumption_footprint": .number(sector.consumptionFootprint),
      "output_per_footprint": .optional(sector.outputPerFootprint),
      "value_added_per_direct": .optional(sector.valueAddedPerDirect),
      "final_demand_per_footprint": .optional(sector.finalDemandPerFootprint),
    ]
  }

  private static func totals(_ totals: ScenarioTotals) -> JSONValue {
    [
      "output": .number(totals.output),
      "value_added": .number(totals.valueAdded),
      "final_demand": .number(totals.finalDemand),
      "direct": .number(totals.direct),
      "footprint": .number(totals.footprint),
      "footprint_exports": .number(totals.footprintExports),
      "consumption_footprint": .number(totals.consumptionFootprint),
      "household_direct": .number(totals.householdDirect),
      "city": .number(totals.city),
    ]
  }

  /// One comparison; `indicators` are the study's, in its order.
  public static func comparison(
    _ comparison: Comparison, indicators: [Indicator]
  ) -> JSONValue {
    [
      "scenario": .string(comparison.scenario),
      "against": .string(comparison.against),
      "saving": .optional(comparison.saving),
      "saving_share": .optional(comparison.savingShare),
      "net_saving": .optional(comparison.netSaving),
      "indicators": comparison.indicators.map { savings in
        .object(zip(indicators, savings).map { JSONValue.Member($0.code, .number($1)) })
      } ?? .null,
      "types": comparison.types.map { types in
        .array(
          types.map {
            [
              "type": .string($0.type), "saving": .number($0.saving),
              "net_saving": .number($0.netSaving),
            ]
          })
      } ?? .null,
      "exchanges": comparison.exchanges.map { .array($0.map(exchange)) } ?? .null,
      "sectors": .array(comparison.sectors.map(change)),
      "trade_offs": .array(comparison.tradeOffs.map(tradeOff)),
    ]
  }

  private static func exchange(_ exchange: Comparison.ExchangeSaving) -> JSONValue {
    [
      "id": .string(exchange.id),
      "type": .string(exchange.type),
      "quantity": .number(exchange.quantity),
      "reference_quantity": .number(exchange.referenceQuantity),
      "saving": .number(exchange.saving),
      "net_saving": .number(exchange.netSaving),
      "resources_saved": .array(
        exchange.resourcesSaved.map {
          [
            "sector": .string($0.sector), "flow": .string($0.flow),
            "quantity": .number($0.quantity),
          ]
        }),
      "waste_used": [
        "sector": .string(exchange.wasteSector),
        "waste": .string(exchange.waste),
        "quantity": .number(exchange.quantity),
        "unit": .string(exchange.wasteUnit),
      ],
    ]
  }

  private static func change(_ change: Comparison.SectorChange) -> JSONValue {
    [
      "code": .string(change.code),
      "direct_change": .number(change.directChange),
      "footprint_change": .number(change.footprintChange),
      "footprint_change_share": .optional(change.footprintChangeShare),
      "output_per_footprint_change_share": .optional(change.outputPerFootprintChangeShare),
    ]
  }

  private static func tradeOff(_ tradeOff: Comparison.TradeOff) -> JSONValue {
    [
      "code": .string(tradeOff.code),
      "output_per_footprint_change_share": .number(tradeOff.outputPerFootprintChangeShare),
      "direct_change": .number(tradeOff.directChange),
      "exchanges": .array(
        tradeOff.exchanges.map {
          ["id": .string($0.id), "footprint_change": .number($0.footprintChange)]
        }),
    ]
  }

  private static func monitoring(_ monitoring: MonitoringResult) -> JSONValue {
    [
      "id": .string(monitoring.id),
      "plan": .number(monitoring.plan),
      "actual": .number(monitoring.actual),
      "share": .optional(monitoring.share),
    ]
  }

  /// Findings with their places.
  public static func findings(_ findings: [Finding]) -> JSONValue {
    .array(
      findings.map { finding in
        let place = finding.location
        var members: [JSONValue.Member] = [
          .init("severity", .string(finding.severity.rawValue)),
          .init("code", .string(finding.code)),
          .init("message", .string(finding.message)),
          .init("file", .optional(place?.file)),
          .init("line", .optional(place?.line)),
          .init("column", .optional(place?.column)),
        ]
        // Only a cell of a workbook has a sheet; its line is the row.
        if let sheet = place?.sheet { members.append(.init("sheet", .string(sheet))) }
        return .object(members)
      })
  }
}
