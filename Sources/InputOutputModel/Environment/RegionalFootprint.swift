public import DenseAlgebra

/// A stressor by region: where it arises, for whose consumption, and what of it crosses borders.
///
/// The accounts are those of multi-regional analysis as pymrio defines them (Stadler 2021, Journal of Open
/// Research Software 9): production-based D_pba, consumption-based D_cba, embodied in imports D_imp and in
/// exports D_exp. Direct use by households is beside the accounts by sector and inside the two regional
/// totals. Output is recomputed from final demand, x = L Y 1.
public struct RegionalFootprint: Sendable, Equatable {
  /// The producing sectors, the labels of `production`, `exports` and `multipliers`.
  public var producers: [SectorLabel]
  /// The consuming regions with the products that they use, the labels of `consumption` and `imports`.
  public var consumers: [SectorLabel]
  /// D_pba: what arises in each region and sector.
  public var production: [Double]
  /// D_cba: what arises anywhere for a region's final use of a product.
  public var consumption: [Double]
  /// D_imp: the part of D_cba that arises outside the consuming region.
  public var imports: [Double]
  /// D_exp: the part of D_pba that arises for the final demand of other regions.
  public var exports: [Double]
  /// M = S L: what one unit of final delivery of each product embodies.
  public var multipliers: [Double]
  /// Direct use by final consumers of each region, in the order of `consumingRegions`.
  public var households: [Double]
  /// The regions with final demand, in the order of their columns.
  public var consumingRegions: [String]
  /// The regions with sectors, in the order of their rows.
  public var producingRegions: [String]

  /// Computes the accounts of one stressor.
  ///
  /// `finalDemand` has a column for each consuming region and category, `direct` the direct use for the
  /// same columns. Regions are told apart by the labels' names. Cost: one factorisation and a solve each way
  /// for each region.
  ///
  /// - Throws: `AlgebraError` where I − A is singular or not finite.
  public init(
    labels: [SectorLabel], intensity: [Double], coefficients: Matrix, finalDemand: AccountColumns,
    direct: [Double]? = nil
  ) throws(AlgebraError) {
    self.init(
      labels: labels, intensity: intensity,
      system: try LUFactorization(coefficients.subtractedFromIdentity()),
      finalDemand: finalDemand, direct: direct)
  }

  /// Computes the accounts with the factors of I − A.
  init(
    labels: [SectorLabel], intensity: [Double], system: LUFactorization,
    finalDemand: AccountColumns, direct: [Double]?
  ) {
    let n = labels.count
    precondition(
      intensity.count == n && system.order == n && finalDemand.values.rows == n
        && direct.map { $0.count == finalDemand.labels.count } ?? true, "The shapes agree")
    let sectors = Self.distinct(labels.map(\.sector))
    let regions = Self.distinct(finalDemand.labels.map(\.region))
    let sectorIndex = Dictionary(uniqueKeysWithValues: zip(sectors, sectors.indices))
    let regionIndex = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    let sectorOf = labels.map { sectorIndex[$0.sector] ?? 0 }
    let columnRegion = finalDemand.labels.map { regionIndex[$0.region] ?? 0 }

    var demand = Matrix(rows: n, columns: regions.count)
    households = [Double](repeating: 0, count: regions.count)
    for (column, region) in columnRegion.enumerated() {
      for i in 0..<n { demand[i, region] += finalDemand.values[i, column] }
      if let direct { households[region] += direct[column] }
    }

    // Column r of the output: what region r's final demand sets in motion.
    let output = system.solve(demand)
    // Column r of the right-hand sides: the intensities of region r's own sectors.
    var domestic = Matrix(rows: n, columns: regions.count)
    for i in 0..<n {
      if let region = regionIndex[labels[i].region] { domestic[i, region] = intensity[i] }
    }
    let domesticMultipliers = system.solveTransposed(domestic)
    let multipliers = system.solveTransposed(intensity)

    var consumption = [Double](repeating: 0, count: regions.count * sectors.count)
    var imports = consumption
    for r in regions.indices {
      for i in 0..<n {
        let position = r * sectors.count + sectorOf[i]
        consumption[position] += multipliers[i] * demand[i, r]
        imports[position] += (multipliers[i] - domesticMultipliers[i, r]) * demand[i, r]
      }
    }
    let total = output.rowSums()
    production = zip(intensity, total).map(*)
    exports = labels.indices.map { i in
      let own = regionIndex[labels[i].region].map { output[i, $0] } ?? 0
      return intensity[i] * (total[i] - own)
    }
    self.consumption = consumption
    self.imports = imports
    self.multipliers = multipliers
    producers = labels
    consumers = regions.flatMap { region in
      sectors.map { SectorLabel(region: region, sector: $0) }
    }
    consumingRegions = regions
    producingRegions = Self.distinct(labels.map(\.region))
  }

  /// The regional totals: production and consumption with the households' direct use, trade without it.
  public struct Totals: Sendable, Equatable {
    /// The regions: those with sectors, then those with final demand alone.
    public var regions: [String]
    /// D_pba by region, direct use of its households included.
    public var production: [Double]
    /// D_cba by region, direct use of its households included.
    public var consumption: [Double]
    /// D_imp by region.
    public var imports: [Double]
    /// D_exp by region.
    public var exports: [Double]
    /// Direct use of households by region.
    public var households: [Double]
  }

  /// Sums the accounts by region.
  public func totals() -> Totals {
    let regions = Self.distinct(producingRegions + consumingRegions)
    let index = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    func sum(_ values: [Double], _ names: [String]) -> [Double] {
      var result = [Double](repeating: 0, count: regions.count)
      for (value, name) in zip(values, names) {
        if let position = index[name] { result[position] += value }
      }
      return result
    }
    let direct = sum(households, consumingRegions)
    let producerNames = producers.map(\.region)
    let consumerNames = consumers.map(\.region)
    return Totals(
      regions: regions,
      production: zip(sum(production, producerNames), direct).map(+),
      consumption: zip(sum(consumption, consumerNames), direct).map(+),
      imports: sum(imports, consumerNames), exports: sum(exports, producerNames),
      households: direct)
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
