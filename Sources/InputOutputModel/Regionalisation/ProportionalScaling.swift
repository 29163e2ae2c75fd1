internal import DenseAlgebra
public import Provenance

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
  public private(set) var table: InputOutputTable
  /// m̂_i = m_i/(x_i + m_i − e_i) of the province after clipping to 0…1.
  public let importShares: [Double]
  /// The shares that were clipped.
  public let clipped: [ClippedShare]
  /// The factor of each final demand column, city over province.
  public let demandFactors: [Double]
  /// How the uses were fitted to known totals, where they were.
  public private(set) var fit: BalancedMatrix?

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
    var shares = [Double](repeating: 0, count: n)
    var clipped: [ClippedShare] = []
    for i in 0..<n {
      let divisor = province.output[i] + provinceImports[i] - provinceExports[i]
      let share = divisor == 0 ? 0 : provinceImports[i] / divisor
      shares[i] = min(max(share, 0), 1)
      if shares[i] != share { clipped.append(ClippedShare(sector: i, share: share)) }
    }
    let trade = Self.trade(
      use: zip(intermediate.rowSums(), finalDemand.rowSums()).map { $0 + $1 }, output: cityOutput,
      shares: shares)

    let region = province.labels.first?.region ?? ""
    func single(_ name: String, _ values: [Double]) -> AccountColumns {
      AccountColumns(
        labels: [SectorLabel(region: region, sector: name)],
        values: Matrix(rows: n, columns: 1, columnMajor: values))
    }
    table = InputOutputTable(
      money: province.money, labels: province.labels, intermediate: intermediate,
      finalDemand: AccountColumns(labels: province.finalDemand.labels, values: finalDemand),
      exports: single("exports", trade.exports), imports: single("imports", trade.imports),
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

  /// What a row imports and exports, so that it balances and neither is negative.
  private static func trade(
    use: [Double], output: [Double], shares: [Double]
  ) -> (imports: [Double], exports: [Double]) {
    let imports = use.indices.map { max(shares[$0] * use[$0], use[$0] - output[$0], 0) }
    return (imports, use.indices.map { output[$0] - use[$0] + imports[$0] })
  }

  /// The scaled table with its uses fitted to known totals.
  ///
  /// Imports and exports are told anew from what is used; value added is what a column's new purchases
  /// leave of its output, in the proportions of its rows.
  ///
  /// - Throws: `InvalidInput` as `UseBalancing` does, and for each sector whose purchases leave no value
  ///   added.
  public func balanced(to totals: UseBalancing) throws(InvalidInput) -> ProportionalScaling {
    let (intermediate, finalDemand, fit) = try totals.balance(table)
    var result = self
    result.fit = fit
    let before = table.valueAdded.values.columnSums()
    let more = zip(intermediate.columnSums(), table.intermediate.columnSums()).map { $0 - $1 }
    var findings: [Finding] = []
    let factors = before.indices.map { j -> Double in
      guard more[j] != 0 else { return 1 }
      guard before[j] > more[j] else {
        findings.append(
          Finding(
            .error, code: "balance-value-added",
            "Balanced to the given totals, \(table.labels[j]) buys \(printed(more[j])) more than the province's technology, which its value added of \(printed(before[j])) cannot pay; lower the column's total or raise its output."
          ))
        return 1
      }
      return 1 - more[j] / before[j]
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    let trade = Self.trade(
      use: zip(intermediate.rowSums(), finalDemand.rowSums()).map { $0 + $1 },
      output: table.output, shares: importShares)
    result.table.intermediate = intermediate
    result.table.finalDemand.values = finalDemand
    result.table.valueAdded.values = table.valueAdded.values.scalingColumns(by: factors)
    result.table.imports.values = Matrix(
      rows: table.count, columns: 1, columnMajor: trade.imports)
    result.table.exports.values = Matrix(
      rows: table.count, columns: 1, columnMajor: trade.exports)
    return result
  }
}
