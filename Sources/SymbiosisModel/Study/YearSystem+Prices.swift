internal import DenseAlgebra
internal import InputOutputModel

/// Money at the prices of the year turned into money at the study's prices (METHOD.md, 2.3).
extension YearSystem {
  /// The price level of what solved sectors buy of some sectors, by the mix that they buy; where they buy
  /// nothing of them, by the mix of these sectors' output.
  func priceLevel(
    of suppliers: [Int], boughtBy buyer: Int, classification: StudyClassification
  ) -> Double {
    guard let levels = priceLevels, !suppliers.isEmpty else { return 1 }
    let buyers = classification.toSolved.assignment.indices.filter {
      classification.toSolved.assignment[$0] == buyer
    }
    func bought(_ supplier: Int) -> Double {
      buyers.reduce(0) { $0 + sectorTable.intermediate[supplier, $1] }
    }
    return Self.mean(of: levels, over: suppliers, weights: suppliers.map(bought))
      ?? priceLevel(of: suppliers)
  }

  /// The price level of what some sectors make; of all sectors where none is named.
  func priceLevel(of makers: [Int]) -> Double {
    guard let levels = priceLevels else { return 1 }
    let makers = makers.isEmpty ? Array(levels.indices) : makers
    return Self.mean(of: levels, over: makers, weights: makers.map { sectorTable.output[$0] })
      ?? makers.reduce(0) { $0 + levels[$1] } / Double(makers.count)
  }

  /// Σ weight × level/Σ weight, with weights at constant prices; `nil` where nothing weighs.
  private static func mean(
    of levels: [Double], over sectors: [Int], weights: [Double]
  ) -> Double? {
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    return zip(sectors, weights).reduce(0) { $0 + levels[$1.0] * $1.1 } / total
  }

  /// Σ of some columns of final demand at the prices of the year.
  func demandAtYearPrices(columns: [Int]) -> Double {
    let demand = sectorTable.finalDemand.values
    return columns.reduce(0) { sum, column in
      sum
        + demand.column(column).enumerated().reduce(0) {
          $0 + $1.element * (priceLevels?[$1.offset] ?? 1)
        }
    }
  }
}

extension StudyClassification {
  /// The sectors of the tables that a code stands for; none for households and unknown codes.
  func tableSectors(_ code: String) -> [Int] {
    switch member(code) {
    case .sector(let sector): [sector]
    case .group(let group): members[group]
    case .household, nil: []
    }
  }
}
