internal import InputOutputModel

/// What a run reports, to which explanations have to lead.
extension ScenarioExplanations {
  /// A figure of a sector; `nil` where it is not defined or needs a reference.
  func reported(_ figure: FigureName, of j: Int) -> Double? {
    let system = solved.system
    var efficiency: EcoEfficiency {
      EcoEfficiency(
        output: system.output[j], valueAdded: solved.valueAdded[j],
        finalDemand: system.finalDeliveries[j], direct: footprint.totals[j],
        footprint: footprint.footprints[j])
    }
    switch figure {
    case .output: return system.output[j]
    case .valueAdded: return solved.valueAdded[j]
    case .finalDemand: return system.finalDeliveries[j]
    case .direct: return footprint.totals[j]
    case .intensity: return footprint.intensities[j]
    case .multiplier: return footprint.multipliers[j]
    case .footprint: return footprint.footprints[j]
    case .footprintDirect: return footprint.direct[j]
    case .footprintIndirect: return footprint.footprints[j] - footprint.direct[j]
    case .footprintExports: return footprint.exports[j]
    case .consumptionFootprint: return footprint.consumption[j]
    case .madeHereForHere: return views.hereForHere[j]
    case .madeElsewhereForHere: return views.elsewhereForHere[j]
    case .outputPerFootprint: return efficiency.outputPerFootprint
    case .valueAddedPerDirect: return efficiency.valueAddedPerDirect
    case .finalDemandPerFootprint: return efficiency.finalDemandPerFootprint
    default: return nil
    }
  }

  /// A sum over sectors, or a figure of the city.
  func reportedTotal(_ figure: FigureName) -> Double {
    let household = scenario.households[indicator]
    switch figure {
    case .householdDirect: return household
    case .city: return footprint.footprints.reduce(0, +) + household
    default:
      return classification.solved.indices.reduce(0) { $0 + (reported(figure, of: $1) ?? 0) }
    }
  }
}
