public import DenseAlgebra

/// What goes with production but is not money: emissions, energy, jobs, by stressor and sector.
public struct SatelliteAccount: Sendable {
  /// The account's name, such as `emissions` (an extension in pymrio's words).
  public var name: String
  /// The stressors, one a row.
  public var stressors: [String]
  /// The unit of each stressor.
  public var units: [String]
  /// F, stressors × n: totals by sector.
  public var totals: Matrix
  /// F_Y, stressors × final demand columns: direct use by households and other final consumers.
  public var finalDemandTotals: Matrix?

  /// Creates an account.
  public init(
    name: String, stressors: [String], units: [String], totals: Matrix,
    finalDemandTotals: Matrix? = nil
  ) {
    precondition(totals.rows == stressors.count && units.count == stressors.count)
    self.name = name
    self.stressors = stressors
    self.units = units
    self.totals = totals
    self.finalDemandTotals = finalDemandTotals
  }
}
