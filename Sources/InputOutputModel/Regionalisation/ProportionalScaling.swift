internal import DenseAlgebra

/// A province's table taken to the city in proportion to the city's output.
///
/// The city's industries are given the province's coefficients, its consumers the province's
/// composition of each demand column and its rows the province's import shares; two-way trade takes
/// the balance, so that every row balances exactly and neither flow is negative (FORMAT.md, step 3).
public struct ProportionalScaling: Sendable {
  /// An import share that lay outside 0…1 and was clipped.
  public struct ClippedShare: Sendable, Equatable {
    /// The sector's position.
    public var sector: Int
    /// The share as the province's figures give it.
    public var share: Double
  }

  /// The city's table at the level of the province's.
  public let table: InputOutputTable
  /// m̂_i = m_i/(x_i + m_i − e_i) of the province after clipping to 0…1.
  public let importShares: [Double]
  /// The shares that were clipped.
  public let clipped: [ClippedShare]
  /// The factor of each final demand column, city over province.
  public let demandFactors: [Double]

  /// Scales a table.
  ///
  /// - Parameters:
  ///   - province: the table to scale, at the prices of the result.
  ///   - cityOutput: x of the city by sector; 0 where the province has no output.
  ///   - demandFactors: city over province for each final demand column; `nil` for a column that
  ///     follows total value added, Σv of the city over Σv of the province.
  public init(province: InputOutputTable, cityOutput: [Double], demandFactors given: [Double?]) {
    let n = province.count
    precondition(cityOutput.count == n && given.count == province.finalDemand.labels.count)
    let ratios = (0..<n).map { province.output[$0] == 0 ? 0 : cityOutput[$0] / province.output[$0] }
    let intermediate = province.intermediate.scalingColumns(by: ratios)
    let valueAdded = province.valueAdded.values.scalingColumns(by: ratios)
    let provinceTotal = province.valueAdded.values.storage.reduce(0, +)
    let proportional = provinceTotal == 0 ? 0 : valueAdded.storage.reduce(0, +) / provinceTotal
    let factors = given.map { $0 ?? proportional }
    let finalDemand = province.finalDemand.values.scalingColumns(by: factors)

    let provinceImports = province.imports.values.rowSums()
    let provinceExports = province.exports.values.rowSums()
    let use = zip(intermediate.rowSums(), finalDemand.rowSums()).map { $0 + $1 }
    var shares = [Double](repeating: 0, count: n)
    var clipped: [ClippedShare] = []
    var imports = [Double](repeating: 0, count: n)
    var exports = [Double](repeating: 0, count: n)
    for i in 0..<n {
      let divisor = province.output[i] + provinceImports[i] - provinceExports[i]
      let share = divisor == 0 ? 0 : provinceImports[i] / divisor
      shares[i] = min(max(share, 0), 1)
      if shares[i] != share { clipped.append(ClippedShare(sector: i, share: share)) }
      imports[i] = max(shares[i] * use[i], use[i] - cityOutput[i], 0)
      exports[i] = cityOutput[i] - use[i] + imports[i]
    }

    let region = province.labels.first?.region ?? ""
    func single(_ name: String, _ values: [Double]) -> AccountColumns {
      AccountColumns(
        labels: [SectorLabel(region: region, sector: name)],
        values: Matrix(rows: n, columns: 1, columnMajor: values))
    }
    table = InputOutputTable(
      money: province.money, labels: province.labels, intermediate: intermediate,
      finalDemand: AccountColumns(labels: province.finalDemand.labels, values: finalDemand),
      exports: single("exports", exports), imports: single("imports", imports),
      error: .none(count: n),
      otherInputs: AccountRows(
        labels: province.otherInputs.labels,
        values: province.otherInputs.values.scalingColumns(by: ratios)),
      valueAdded: AccountRows(labels: province.valueAdded.labels, values: valueAdded),
      output: cityOutput)
    importShares = shares
    self.clipped = clipped
    self.demandFactors = factors
  }
}
