/// Quantities of flows by sector and by household: the physical inventory of a year or scenario.
public struct FlowAccount: Sendable, Equatable {
  /// The number of sectors; the households' row comes after them.
  public let sectorCount: Int
  /// The number of flows.
  public let flowCount: Int
  /// Quantities, row after row: `sectorCount` + 1 rows of `flowCount`.
  public var quantities: [Double]

  /// An account of zeros.
  public init(sectorCount: Int, flowCount: Int) {
    self.sectorCount = sectorCount
    self.flowCount = flowCount
    quantities = [Double](repeating: 0, count: (sectorCount + 1) * flowCount)
  }

  /// The row of the households.
  public var householdRow: Int { sectorCount }

  /// The quantity of a flow in a row.
  public subscript(row: Int, flow: Int) -> Double {
    get { quantities[row * flowCount + flow] }
    set { quantities[row * flowCount + flow] = newValue }
  }

  /// The impact of each row, Σ over flows of quantity × factor: the sectors, then the households.
  public func impacts(factors: [Double]) -> [Double] {
    precondition(factors.count == flowCount, "One factor a flow")
    return (0...sectorCount).map { row in
      var sum = 0.0
      for flow in 0..<flowCount { sum += quantities[row * flowCount + flow] * factors[flow] }
      return sum
    }
  }
}
