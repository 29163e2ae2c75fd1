import SymbiosisModel

/// One of the figures that a scenario has for each sector: its key in files, name, unit and value.
struct SectorFigure {
  let id: String
  let name: String
  let unit: String
  let value: @Sendable (SectorResult) -> Double?
}

extension ResultTables {
  /// The figures of a sector in the order of the JSON result.
  var sectorFigures: [SectorFigure] {
    let figures = texts.figures
    let unit = names.headline.unit
    return [
      SectorFigure(id: "output", name: figures.output, unit: names.money) { $0.output },
      SectorFigure(id: "value_added", name: figures.valueAdded, unit: names.money) {
        $0.valueAdded
      },
      SectorFigure(id: "final_demand", name: figures.finalDemand, unit: names.money) {
        $0.finalDemand
      },
      SectorFigure(id: "direct", name: figures.direct, unit: unit) { $0.direct },
      SectorFigure(id: "intensity", name: figures.intensity, unit: names.headlinePerMoney) {
        $0.intensity
      },
      SectorFigure(id: "multiplier", name: figures.multiplier, unit: names.headlinePerMoney) {
        $0.multiplier
      },
      SectorFigure(id: "footprint", name: figures.footprint, unit: unit) { $0.footprint },
      SectorFigure(id: "footprint_direct", name: figures.footprintDirect, unit: unit) {
        $0.footprintDirect
      },
      SectorFigure(id: "footprint_indirect", name: figures.footprintIndirect, unit: unit) {
        $0.footprintIndirect
      },
      SectorFigure(id: "footprint_exports", name: figures.footprintExports, unit: unit) {
        $0.footprintExports
      },
      SectorFigure(id: "consumption_footprint", name: figures.consumptionFootprint, unit: unit) {
        $0.consumptionFootprint
      },
      SectorFigure(
        id: "output_per_footprint", name: figures.outputPerFootprint,
        unit: names.moneyPerHeadline
      ) { $0.outputPerFootprint },
      SectorFigure(
        id: "value_added_per_direct", name: figures.valueAddedPerDirect,
        unit: names.moneyPerHeadline
      ) { $0.valueAddedPerDirect },
      SectorFigure(
        id: "final_demand_per_footprint", name: figures.finalDemandPerFootprint,
        unit: names.moneyPerHeadline
      ) { $0.finalDemandPerFootprint },
    ]
  }
}
