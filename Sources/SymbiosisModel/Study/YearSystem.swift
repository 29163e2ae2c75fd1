public import InputOutputModel
internal import DenseAlgebra
internal import Provenance

/// One year of a study, solved: the city's accounts, its Leontief system, its inventory and what a
/// unit of each exchange changes in it.
public struct YearSystem: Sendable {
  /// A change of a flow per unit exchanged, at the level where the system is solved.
  public struct UnitEffect: Sendable {
    /// The exchange's position.
    public var exchange: Int
    /// The row of the flow account: a solved sector, or the households.
    public var row: Int
    /// The flow's position.
    public var flow: Int
    /// Units of the flow per unit exchanged.
    public var rate: Double
    /// The position of the row of effects.csv that it comes from.
    public var effect: Int
  }

  /// The year.
  public let year: Int
  /// The city's table at the level of the sectors, at the study's prices.
  public let sectorTable: InputOutputTable
  /// How the city's uses were fitted to known totals, where they were.
  let fit: BalancedMatrix?
  /// The table at the level where the system is solved.
  public let table: InputOutputTable
  /// The system of `table`.
  public let system: LeontiefSystem
  /// The price level of the year over that of the base year by sector; `nil` in a year without prices,
  /// whose table is as it was given.
  public let priceLevels: [Double]?
  /// The row of value added that holds wages, by solved sector, at the prices of the year; `nil` without one.
  public let wages: [Double]?
  /// v by solved sector, money.
  public let valueAdded: [Double]
  /// The observed inventory at the solved level.
  public let inventory: FlowAccount
  /// b: the quantity of each exchange that the inventory already reflects; zeros if none.
  public let includedQuantities: [Double]
  /// The effects at the solved level.
  public let effects: [UnitEffect]

  /// The factors of one indicator, one a flow.
  static func factors(_ definition: StudyDefinition, indicator: Int) -> [Double] {
    definition.flows.map { $0.factors[indicator].value }
  }

  /// What a unit of an exchange changes in S, by solved sector.
  func unitIntensities(of exchange: Int, factors: [Double]) -> [Double] {
    var intensities = [Double](repeating: 0, count: system.output.count)
    for effect in effects
    where effect.exchange == exchange && effect.row < intensities.count
      && system.output[effect.row] != 0
    {
      intensities[effect.row] += effect.rate * factors[effect.flow] / system.output[effect.row]
    }
    return intensities
  }

  /// The flows of a scenario: the inventory plus rate × (q − b) (FORMAT.md, step 7).
  public func flows(quantities: [Double]) -> FlowAccount {
    var account = inventory
    for effect in effects {
      account[effect.row, effect.flow] +=
        effect.rate * (quantities[effect.exchange] - includedQuantities[effect.exchange])
    }
    return account
  }
}
