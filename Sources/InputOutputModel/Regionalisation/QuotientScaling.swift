public import DenseAlgebra
public import Provenance

/// A parent's table taken to the city with location quotients.
///
/// The city's industries and consumers use what the parent's do per unit; of what the parent makes
/// itself they get the share t from within the city. So a use u_ij of good i splits into
/// m̂_i u_ij, the parent's own inflow; (1 − t_ij)(1 − m̂_i) u_ij, inflow from the rest of the parent; and
/// t_ij (1 − m̂_i) u_ij, made in the city. Final demand is supplied as the sector's own use is, by t_ii, at
/// most 1. What the city makes beyond its own use leaves it; where its own use exceeds its output, the
/// excess comes from the rest of the parent too, in proportion to the row's uses.
public struct QuotientScaling: Sendable {
  /// A row whose own use exceeded the city's output, and by how much.
  public struct Shortfall: Sendable, Equatable {
    /// The sector's position.
    public var sector: Int
    /// What comes from the rest of the parent beyond the quotients, in the table's money.
    public var amount: Double
  }

  /// The code of inflow from the rest of the parent (the province).
  public static let restOfParentCode = "rest_of_province"

  /// The city's own deliveries: Z and final demand hold what is made in the city, imported inputs are
  /// rows of other inputs, and output is used here or leaves as exports.
  public let own: InputOutputTable
  /// All uses, made here or not, with the inflows as import columns: the competitive form.
  public let total: InputOutputTable
  /// The quotients by sector.
  public let quotients: LocationQuotient
  /// t, n × n.
  public let tradingCoefficients: Matrix
  /// m̂_i = m_i/(x_i + m_i − e_i) of the parent after clipping to 0…1.
  public let importShares: [Double]
  /// How the uses were fitted to known totals, where they were.
  public let fit: BalancedMatrix?
  /// The shares that were clipped.
  public let clipped: [ProportionalScaling.ClippedShare]
  /// The rows in which the city could not deliver what the quotients give.
  public let shortfalls: [Shortfall]

  /// Scales a table.
  ///
  /// `demandFactors` are city over parent for each final demand column; `nil` for a column that follows
  /// total value added. Where quotients above 1 are not capped, a sector buys more than the parent's does,
  /// and its value added is what remains. With `balancing` the uses, imported or not, are fitted to known
  /// totals before they are split.
  ///
  /// - Throws: `InvalidInput` as `LocationQuotient` does, and where a sector's uncapped purchases leave no
  ///   value added to take them from.
  public init(
    parent: InputOutputTable, cityOutput: [Double], demandFactors: [Double?],
    regionalisation: Regionalisation, balancing: UseBalancing? = nil
  ) throws(InvalidInput) {
    let n = parent.count
    var scaled = ProportionalScaling(
      province: parent, cityOutput: cityOutput, demandFactors: demandFactors)
    if let balancing { scaled = try scaled.balanced(to: balancing) }
    fit = scaled.fit
    let labels = parent.labels.map(\.description)
    let quotients = try LocationQuotient(
      region: cityOutput, parent: parent.output, labels: labels)
    let trading = try quotients.tradingCoefficients(regionalisation)

    var use = scaled.table.intermediate
    let demand = scaled.table.finalDemand.values
    var ownUse = use
    for j in 0..<n {
      for i in 0..<n {
        let home = (1 - scaled.importShares[i]) * use[i, j]
        ownUse[i, j] = trading[i, j] * home
        use[i, j] += max(trading[i, j] - 1, 0) * home
      }
    }
    let atHome = (0..<n).map { (1 - scaled.importShares[$0]) * min(trading[$0, $0], 1) }
    var ownDemand = demand.scalingRows(by: atHome)

    let needed = zip(ownUse.rowSums(), ownDemand.rowSums()).map { $0 + $1 }
    var shortfalls: [Shortfall] = []
    var cuts = [Double](repeating: 1, count: n)
    for i in 0..<n where needed[i] > cityOutput[i] && needed[i] > 0 {
      cuts[i] = cityOutput[i] / needed[i]
      shortfalls.append(Shortfall(sector: i, amount: needed[i] - cityOutput[i]))
    }
    ownUse = ownUse.scalingRows(by: cuts)
    ownDemand = ownDemand.scalingRows(by: cuts)

    let outside = Inflows(
      parent: parent, use: use, demand: demand, ownUse: ownUse, ownDemand: ownDemand,
      shares: scaled.importShares)
    let delivered = zip(ownUse.rowSums(), ownDemand.rowSums()).map { $0 + $1 }
    let exports = AccountColumns(
      labels: scaled.table.exports.labels,
      // Where the city's own use takes all, nothing leaves it, to the last digit.
      values: Matrix(
        rows: n, columns: 1,
        columnMajor: (0..<n).map { cuts[$0] < 1 ? 0 : cityOutput[$0] - delivered[$0] }))
    let valueAdded = try Self.remaining(
      scaled.table, use: use, capped: regionalisation.cap, labels: labels)

    let base = scaled.table
    total = InputOutputTable(
      money: parent.money, labels: parent.labels, intermediate: use,
      finalDemand: base.finalDemand, exports: exports, imports: outside.columns,
      error: .none(count: n), otherInputs: base.otherInputs, valueAdded: valueAdded,
      output: cityOutput)
    own = InputOutputTable(
      money: parent.money, labels: parent.labels, intermediate: ownUse,
      finalDemand: AccountColumns(labels: base.finalDemand.labels, values: ownDemand),
      exports: exports, imports: .none(count: n), error: .none(count: n),
      otherInputs: outside.rows(beside: base.otherInputs), valueAdded: valueAdded,
      output: cityOutput)
    self.quotients = quotients
    tradingCoefficients = trading
    importShares = scaled.importShares
    clipped = scaled.clipped
    self.shortfalls = shortfalls
  }

  /// Value added, or what uncapped purchases leave of it.
  private static func remaining(
    _ table: InputOutputTable, use: Matrix, capped: Bool, labels: [String]
  ) throws(InvalidInput) -> AccountRows {
    guard !capped else { return table.valueAdded }
    let before = table.valueAdded.values.columnSums()
    let more = zip(use.columnSums(), table.intermediate.columnSums()).map(-)
    var findings: [Finding] = []
    let factors = labels.indices.map { j -> Double in
      guard more[j] != 0 else { return 1 }
      guard before[j] > more[j] else {
        findings.append(
          Finding(
            .error, code: "quotient-uncapped",
            """
            Uncapped quotients let sector \(labels[j]) buy \(printed(more[j])) more than the parent's \
            technology, which its value added of \(printed(before[j])) cannot pay. Cap the quotients.
            """))
        return 1
      }
      return 1 - more[j] / before[j]
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    return AccountRows(
      labels: table.valueAdded.labels,
      values: table.valueAdded.values.scalingColumns(by: factors))
  }
}

/// What flows in, by origin: the rest of the parent, then each of the parent's own import columns.
private struct Inflows {
  /// The origins.
  let labels: [SectorLabel]
  /// By good (rows) and origin (columns), for all uses.
  let columns: AccountColumns
  /// By origin (rows) and buying sector (columns).
  let purchases: Matrix

  init(
    parent: InputOutputTable, use: Matrix, demand: Matrix, ownUse: Matrix, ownDemand: Matrix,
    shares: [Double]
  ) {
    let n = parent.count
    let kinds = parent.imports.labels.count
    let imports = parent.imports.values
    let totals = imports.rowSums()
    let region = parent.labels.first?.region ?? ""
    labels =
      [SectorLabel(region: region, sector: QuotientScaling.restOfParentCode)]
      + parent.imports.labels
    var byGood = Matrix(rows: n, columns: kinds + 1)
    var byBuyer = Matrix(rows: kinds + 1, columns: n)
    /// Splits an inflow of good i into its origins.
    func split(_ i: Int, use: Double, own: Double, _ add: (Int, Double) -> Void) {
      let foreign = shares[i] * use
      add(0, use - own - foreign)
      for k in 0..<kinds where totals[i] != 0 { add(k + 1, foreign * imports[i, k] / totals[i]) }
    }
    for i in 0..<n {
      for j in 0..<n {
        split(i, use: use[i, j], own: ownUse[i, j]) { origin, amount in
          byGood[i, origin] += amount
          byBuyer[origin, j] += amount
        }
      }
      for c in 0..<demand.columns {
        split(i, use: demand[i, c], own: ownDemand[i, c]) { byGood[i, $0] += $1 }
      }
    }
    columns = AccountColumns(labels: labels, values: byGood)
    purchases = byBuyer
  }

  /// The purchases from outside as rows below the table's other inputs.
  func rows(beside others: AccountRows) -> AccountRows {
    var rows = (0..<others.labels.count).map { others.values.row($0) }
    rows += (0..<purchases.rows).map { purchases.row($0) }
    return AccountRows(labels: others.labels + labels.map(\.sector), values: Matrix(rows))
  }
}
