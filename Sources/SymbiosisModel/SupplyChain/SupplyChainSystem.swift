internal import DenseAlgebra
internal import InputOutputModel
public import Provenance

/// A year's system in which exchanges also change what their takers buy (level 2 of METHODS 3.1).
///
/// With q − b units exchanged beyond what the table already holds, column j of the table changes by
/// ΔZ_ij = Σ_k change × price × (q_k − b_k), and A' = A + ΔZ x̂⁻¹. The share of each cell that the region itself delivers and y stay, and
/// x' = (I − A_d')⁻¹ y. Intensities are those of the scenario's inventory over the unedited output, so
/// that F' = S x'. Purchases of by-products stand in rows of their own, which buy nothing and carry
/// the declared burden. What a column saves stays with its buyer as value added.
public struct SupplyChainSystem: Sendable {
  /// A purchase at the level where the system is solved.
  struct Edit: Sendable {
    var exchange: Int
    var buyer: Int
    /// `nil` for a by-product.
    var supplier: Int?
    /// Money per unit exchanged.
    var money: Double
    /// Burden per unit exchanged, by indicator.
    var burdens: [Double]
  }

  /// A scenario solved with its purchases.
  public struct Solution: Sendable, Equatable {
    /// x' by solved sector, money.
    public var output: [Double]
    /// S x' by indicator and solved sector, burdens of by-products with the buyer.
    public var direct: [[Double]]
    /// M' y by indicator and solved sector.
    public var footprints: [[Double]]
    /// Direct emissions by households, by indicator.
    public var households: [Double]
    /// What the edits leave to value added, by solved sector, at the unedited output, money.
    public var valueAddedChange: [Double]
    /// What is paid for by-products, by exchange, money.
    public var byProductPayments: [Double]

    /// Footprints and households of an indicator together.
    public func cityTotal(indicator: Int) -> Double {
      footprints[indicator].reduce(0, +) + households[indicator]
    }
  }

  let definition: StudyDefinition
  let year: YearSystem
  let codes: [String]
  let edits: [Edit]
  let givers: [Int?]

  /// Resolves the purchases of a study in one of its years.
  init(_ year: YearSystem, definition: StudyDefinition, classification: StudyClassification) {
    self.definition = definition
    self.year = year
    codes = classification.solved
    let exchanges = Dictionary(
      definition.exchanges.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let output = year.system.output
    let coefficients = year.system.totalCoefficients
    var edits: [Edit] = []
    for purchase in definition.purchases {
      guard let exchange = exchanges[purchase.exchange] else { continue }
      let buyers = Self.members(purchase.buyer, classification)
      let bought = buyers.reduce(0) { $0 + output[$1] }
      for buyer in buyers where bought > 0 {
        let share = output[buyer] / bought
        let money = purchase.change.value * purchase.price.value * share
        guard purchase.supplier != Purchase.byProduct else {
          edits.append(
            Edit(
              exchange: exchange, buyer: buyer, supplier: nil, money: money,
              burdens: purchase.burdens.map { $0.value * purchase.change.value * share }))
          continue
        }
        // A group's row at the level of sectors is split as the buyer's own purchases are.
        let suppliers = Self.members(purchase.supplier, classification)
        let used = suppliers.reduce(0) { $0 + coefficients[$1, buyer] }
        for supplier in suppliers {
          let part =
            used > 0 ? coefficients[supplier, buyer] / used : 1 / Double(suppliers.count)
          edits.append(
            Edit(
              exchange: exchange, buyer: buyer, supplier: supplier, money: money * part, burdens: []
            ))
        }
      }
    }
    self.edits = edits
    givers = definition.exchanges.map { Self.members($0.from, classification).first }
  }

  static func members(_ code: String, _ classification: StudyClassification) -> [Int] {
    switch classification.member(code) {
    case .sector(let sector): [classification.toSolved.assignment[sector]]
    case .group(let group):
      classification.level == .group ? [group] : classification.members[group]
    case .household, nil: []
    }
  }

  /// Solves the year with these quantities exchanged.
  ///
  /// - Throws: `InvalidInput` when a column would have to buy less than nothing of a supplier, or
  ///   when the edited system has no sensible solution. Cost: one factorisation and a transposed
  ///   solve for each indicator.
  public func solve(quantities: [Double]) throws(InvalidInput) -> Solution {
    let system = year.system
    let n = codes.count
    var change = Matrix(rows: n, columns: n)
    var payments = [Double](repeating: 0, count: definition.exchanges.count)
    var valueAdded = [Double](repeating: 0, count: n)
    var burdens = [[Double]](
      repeating: [Double](repeating: 0, count: n), count: definition.indicators.count)
    for edit in edits {
      let amount = quantities[edit.exchange] - year.includedQuantities[edit.exchange]
      let money = edit.money * amount
      valueAdded[edit.buyer] -= money
      guard let supplier = edit.supplier else {
        payments[edit.exchange] += money
        if let giver = givers[edit.exchange] { valueAdded[giver] += money }
        for (indicator, burden) in edit.burdens.enumerated() {
          burdens[indicator][edit.buyer] += burden * amount
        }
        continue
      }
      change[supplier, edit.buyer] += money
    }
    try check(change, quantities: quantities)

    var edited = Matrix.identity(n)
    for j in 0..<n {
      let x = system.output[j]
      for i in 0..<n {
        // Of what a cell buys, the part that the region itself delivers; a new purchase takes the row's.
        let total = system.totalCoefficients[i, j]
        let home = total > 0 ? system.coefficients[i, j] / total : 1 - system.importShares[i]
        let delta = x == 0 ? 0 : home * change[i, j] / x
        edited[i, j] -= system.coefficients[i, j] + delta
      }
    }
    let factors: LUFactorization
    do {
      factors = try LUFactorization(edited)
    } catch {
      throw InvalidInput(
        code: "singular-system",
        "With the purchases of the exchanges the system of \(year.year) cannot be solved. \(error.description)"
      )
    }
    let output = factors.solve(system.finalDeliveries)
    let scale = output.reduce(0) { max($0, abs($1)) }
    let baseSigns = system.output.map { $0 >= 0 }
    for j in 0..<n where !output[j].isFinite || (baseSigns[j] && output[j] < -1e-9 * scale) {
      throw InvalidInput(
        code: "not-productive",
        "With the purchases of the exchanges \(codes[j]) would have an output of \(printed(output[j])) in \(year.year): some column buys more than it makes. Lower a price or a quantity in purchases."
      )
    }
    let flows = year.flows(quantities: quantities)
    var direct: [[Double]] = []
    var footprints: [[Double]] = []
    var households: [Double] = []
    for indicator in definition.indicators.indices {
      var impacts = flows.impacts(factors: YearSystem.factors(definition, indicator: indicator))
      households.append(impacts.removeLast())
      let intensities = (0..<n).map { j in
        system.output[j] == 0 ? 0 : (impacts[j] + burdens[indicator][j]) / system.output[j]
      }
      direct.append(zip(intensities, output).map { $0 * $1 })
      footprints.append(
        zip(factors.solveTransposed(intensities), system.finalDeliveries).map { $0 * $1 })
    }
    return Solution(
      output: output, direct: direct, footprints: footprints, households: households,
      valueAddedChange: valueAdded, byProductPayments: payments)
  }

  /// A purchase that is displaced has to be there first.
  private func check(_ change: Matrix, quantities: [Double]) throws(InvalidInput) {
    let table = year.table.intermediate
    var findings: [Finding] = []
    for j in codes.indices {
      for i in codes.indices where table[i, j] + change[i, j] < -1e-9 * max(abs(table[i, j]), 1e-9)
      {
        let causes = edits.filter {
          $0.supplier == i && $0.buyer == j
            && quantities[$0.exchange] != year.includedQuantities[$0.exchange]
        }.map { definition.exchanges[$0.exchange].id }.uniqued()
        findings.append(
          Finding(
            .error, code: "purchase-below-zero",
            "\(WordList.quoted(causes)) displace \(printed(-change[i, j])) (\(definition.money)) of what \(codes[j]) buys from \(codes[i]) in \(year.year), \(printed(-change[i, j] - table[i, j])) more than the \(printed(table[i, j])) that it buys; lower a price, a quantity or a change in purchases.",
            at: definition.purchases.first { purchase in causes.contains(purchase.exchange) }?
              .location))
      }
    }
    if !findings.isEmpty { throw InvalidInput(findings) }
  }
}
