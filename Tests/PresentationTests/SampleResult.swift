import Provenance
import SymbiosisModel

/// A small result made by hand: two sectors, two years, two exchanges, one trade-off.
///
/// The figures are chosen to be read, not computed; the faces must not depend on their meaning.
let sampleResult = StudyResult(
  study: "A town, \"small\"", region: "Town", money: "1e4 CNY", pricesAreConstant: false,
  level: .group, imports: "domestic", regionalisation: "proportional", headline: "co2",
  indicators: [
    Indicator(code: "co2", name: "CO2", unit: "t"),
    Indicator(code: "energy", name: "Energy", unit: "tce"),
  ],
  sectors: ["IND", "SERV"], sectorNames: ["Industry & mining", "Services"],
  exchanges: [
    ExchangeSummary(
      id: "slag", name: "Slag to cement", type: "bulky-waste", from: "IND", to: "IND",
      waste: "slag", unit: "t", quantities: ["BAU": 0, "UIS": 40_000]),
    ExchangeSummary(
      id: "steam", name: "Heat to offices", type: "heat", from: "IND", to: "SERV",
      waste: "steam", unit: "GJ", quantities: ["BAU": 0, "UIS": 1_500.5]),
  ],
  flows: [FlowSummary(code: "coal", name: "Coal", unit: "t")],
  scenarios: [
    sampleScenario(
      "BL", name: "Baseline", year: 2002, footprints: [800_000, 90_000], money: 40_000),
    sampleScenario(
      "BAU", name: "Business as usual", year: 2012, footprints: [1_200_000, 150_000],
      money: 100_000),
    sampleScenario(
      "UIS", name: "With symbiosis", year: 2012, footprints: [1_150_000, 150_300], money: 100_000),
  ],
  comparisons: [
    Comparison(
      scenario: "BAU", against: "BL", withinYear: false, saving: nil, savingShare: nil,
      netSaving: nil, indicators: nil, types: nil, exchanges: nil,
      sectors: [
        Comparison.SectorChange(
          code: "IND", directChange: 400_000, footprintChange: 400_000,
          footprintChangeShare: 0.5, outputPerFootprintChangeShare: 0.6667),
        Comparison.SectorChange(
          code: "SERV", directChange: 60_000, footprintChange: 60_000,
          footprintChangeShare: nil, outputPerFootprintChangeShare: nil),
      ], tradeOffs: []),
    Comparison(
      scenario: "UIS", against: "BAU", withinYear: true, saving: 49_700, savingShare: 0.0351,
      netSaving: 45_000, indicators: [49_700, 20_000.25],
      types: [
        Comparison.TypeSaving(type: "bulky-waste", saving: 50_000, netSaving: 45_300),
        Comparison.TypeSaving(type: "heat", saving: -300, netSaving: -300),
      ],
      exchanges: [
        Comparison.ExchangeSaving(
          id: "slag", type: "bulky-waste", quantity: 40_000, referenceQuantity: 0,
          saving: 50_000, netSaving: 45_300,
          resourcesSaved: [
            Comparison.ExchangeSaving.Resource(sector: "IND", flow: "coal", quantity: 21_000)
          ], wasteSector: "IND", waste: "slag", wasteUnit: "t"),
        Comparison.ExchangeSaving(
          id: "steam", type: "heat", quantity: 1_500.5, referenceQuantity: 0, saving: -300,
          netSaving: -300, resourcesSaved: [], wasteSector: "IND", waste: "steam",
          wasteUnit: "GJ"),
      ],
      sectors: [
        Comparison.SectorChange(
          code: "IND", directChange: -50_000, footprintChange: -50_000,
          footprintChangeShare: -0.041667, outputPerFootprintChangeShare: 0.043478),
        Comparison.SectorChange(
          code: "SERV", directChange: 300, footprintChange: 300, footprintChangeShare: 0.002,
          outputPerFootprintChangeShare: -0.001996),
      ],
      tradeOffs: [
        Comparison.TradeOff(
          code: "SERV", outputPerFootprintChangeShare: -0.001996, directChange: 300,
          exchanges: [
            Comparison.TradeOff.Cause(id: "slag", footprintChange: -20),
            Comparison.TradeOff.Cause(id: "steam", footprintChange: 320),
          ])
      ]),
  ],
  monitoring: [
    MonitoringResult(id: "slag", plan: 40_000, actual: 30_000, share: 0.75),
    MonitoringResult(id: "steam", plan: 0, actual: 0, share: nil),
  ],
  monitoringByType: [
    MonitoringResult(id: "bulky-waste", plan: 40_000, actual: 30_000, share: 0.75),
    MonitoringResult(id: "heat", plan: 0, actual: 0, share: nil),
  ],
  findings: [
    Finding(
      .warning, code: "row-identity", "Row S01 is off by <0.5>; it joins final demand.",
      at: SourceLocation(file: "tables/2012.csv", line: 3, column: 7)),
    Finding(.note, code: "regionalisation", "The method assumes the province's import shares."),
  ])

private func sampleScenario(
  _ id: String, name: String, year: Int, footprints: [Double], money: Double
) -> ScenarioResult {
  let total = footprints.reduce(0, +)
  let codes = ["IND", "SERV"]
  return ScenarioResult(
    id: id, name: name, year: year,
    sectors: zip(codes, footprints).map { code, footprint in
      SectorResult(
        code: code, output: money, valueAdded: money / 2, finalDemand: money / 4,
        direct: footprint, intensity: footprint / money, multiplier: footprint * 4 / money,
        footprint: footprint, footprintDirect: footprint / 4, footprintIndirect: footprint * 0.75,
        footprintExports: footprint / 2, consumptionFootprint: footprint / 5,
        outputPerFootprint: money / footprint,
        valueAddedPerDirect: code == "SERV" && year == 2002 ? nil : money / 2 / footprint,
        finalDemandPerFootprint: money / 4 / footprint)
    },
    totals: ScenarioTotals(
      output: 2 * money, valueAdded: money, finalDemand: money / 2, direct: total,
      footprint: total, footprintExports: total / 2, consumptionFootprint: total / 5,
      householdDirect: 67_800, city: total + 67_800),
    indicators: [
      IndicatorResult(
        code: "co2", direct: footprints, footprint: footprints, householdDirect: 67_800),
      IndicatorResult(
        code: "energy", direct: [400_000, 30_000.5], footprint: [390_000, 40_000.5],
        householdDirect: 20_000),
    ])
}
