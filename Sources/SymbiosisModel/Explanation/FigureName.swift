/// The figures of a result that can be explained, by the names that they have in its JSON.
public enum FigureName: String, Sendable, CaseIterable {
  case output
  case valueAdded = "value_added"
  case finalDemand = "final_demand"
  case direct
  case intensity
  case multiplier
  case footprint
  case footprintDirect = "footprint_direct"
  case footprintIndirect = "footprint_indirect"
  case footprintExports = "footprint_exports"
  case consumptionFootprint = "consumption_footprint"
  case madeHereForHere = "made_here_for_here"
  case madeElsewhereForHere = "made_elsewhere_for_here"
  case outputPerFootprint = "output_per_footprint"
  case valueAddedPerDirect = "value_added_per_direct"
  case finalDemandPerFootprint = "final_demand_per_footprint"
  case householdDirect = "household_direct"
  case city
  case saving
  case savingShare = "saving_share"
  case netSaving = "net_saving"
  case directChange = "direct_change"
  case footprintChange = "footprint_change"
  case footprintChangeShare = "footprint_change_share"
  case outputPerFootprintChangeShare = "output_per_footprint_change_share"

  /// Figures of a sector.
  public static let ofSectors: [FigureName] =
    Array(allCases.prefix(16)) + changes

  /// Changes of a sector against the scenario's reference.
  static let changes: [FigureName] = [
    .directChange, .footprintChange, .footprintChangeShare, .outputPerFootprintChangeShare,
  ]

  /// Savings of a scenario against its reference.
  static let savings: [FigureName] = [.saving, .savingShare, .netSaving]

  /// Figures of a whole scenario: sums over sectors, the city and savings.
  public static let ofScenarios: [FigureName] =
    [
      .output, .valueAdded, .finalDemand, .direct, .footprint, .footprintExports,
      .consumptionFootprint, .madeHereForHere, .madeElsewhereForHere, .householdDirect, .city,
    ] + savings
}
