/// The greenhouse gases that an inventory may list.
public enum GreenhouseGas: String, Sendable, CaseIterable {
  case carbonDioxide = "CO2"
  case methane = "CH4"
  case nitrousOxide = "N2O"
  case sulfurHexafluoride = "SF6"
  case tetrafluoromethane = "CF4"
  case hexafluoroethane = "C2F6"
  case trifluoromethane = "HFC-23"
  case tetrafluoroethane = "HFC-134a"
  case nitrogenTrifluoride = "NF3"
}

/// How strongly a gas warms over 100 years, as a multiple of the same mass of CO2.
///
/// Without climate-carbon feedbacks in AR5. Methane is the value for methane of no stated origin; AR6
/// gives 29.8 for fossil and 27.0 for biogenic methane. Values differ between reports by more than
/// rounding: compare only figures that were made with the same one.
public enum GlobalWarmingPotential: String, Sendable, CaseIterable {
  /// IPCC 2013, AR5 WG1, table 8.A.1.
  case ar5 = "AR5"
  /// IPCC 2021, AR6 WG1, table 7.SM.7.
  case ar6 = "AR6"

  /// The 100-year potential of a gas, in t CO2 equivalent per t.
  public func factor(of gas: GreenhouseGas) -> Double {
    switch (gas, self) {
    case (.carbonDioxide, _): 1
    case (.methane, .ar5): 28
    case (.methane, .ar6): 27.9
    case (.nitrousOxide, .ar5): 265
    case (.nitrousOxide, .ar6): 273
    case (.sulfurHexafluoride, .ar5): 23500
    case (.sulfurHexafluoride, .ar6): 25200
    case (.tetrafluoromethane, .ar5): 6630
    case (.tetrafluoromethane, .ar6): 7380
    case (.hexafluoroethane, .ar5): 11100
    case (.hexafluoroethane, .ar6): 12400
    case (.trifluoromethane, .ar5): 12400
    case (.trifluoromethane, .ar6): 14600
    case (.tetrafluoroethane, .ar5): 1300
    case (.tetrafluoroethane, .ar6): 1530
    case (.nitrogenTrifluoride, .ar5): 16100
    case (.nitrogenTrifluoride, .ar6): 17400
    }
  }
}
