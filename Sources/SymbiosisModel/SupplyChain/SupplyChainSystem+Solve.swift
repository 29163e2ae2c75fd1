internal import DenseAlgebra
internal import InputOutputModel
public import Provenance

extension SupplyChainSystem {
  /// The system with its purchases changed.
  private struct Edited {
    var factors: LUFactorization
    /// x'.
    var output: [Double]
    /// Burdens of by-products by indicator and buyer.
    var burdens: [[Double]]
    var valueAdded: [Double]
    var payments: [Double]
  }

  /// Solves the year with these quantities exchanged.
  ///
  /// - Throws: `InvalidInput` when a column would have to buy less than nothing of a supplier, or
  ///   when the edited system has no sensible solution. Cost: one factorisation and a transposed
  ///   solve for each indicator.
  public func solve(quantities: [Double]) throws(InvalidInput) -> Solution {
    let edited = try edited(quantities: quantities)
    var direct: [[Double]] = []
    var footprints: [[Double]] = []
    var households: [Double] = []
    for indicator in definition.indicators.indices {
      let (intensities, atHome) = intensities(indicator, quantities, edited)
      households.append(atHome)
      direct.append(zip(intensities, edited.output).map { $0 * $1 })
      footprints.append(
        zip(edited.factors.solveTransposed(intensities), year.system.finalDeliveries).map {
          $0 * $1
        })
    }
    return Solution(
      output: edited.output, direct: direct, footprints: footprints, households: households,
      valueAddedChange: edited.valueAdded, byProductPayments: edited.payments)
  }

  /// S of an indicator, burdens of by-products included, and what households emit.
  private func intensities(
    _ indicator: Int, _ quantities: [Double], _ edited: Edited
  ) -> (sectors: [Double], households: Double) {
    var impacts = year.flows(quantities: quantities)
      .impacts(factors: YearSystem.factors(definition, indicator: indicator))
    let households = impacts.removeLast()
    let output = year.system.output
    let sectors = codes.indices.map { j in
      output[j] == 0 ? 0 : (impacts[j] + edited.burdens[indicator][j]) / output[j]
    }
    return (sectors, households)
  }

  /// The city's total of an indicator with these quantities, and its derivative by each of them.
  ///
  /// With T = S x' + households, S and A' linear in q and x' = (I − A')⁻¹ y:
  /// ∂T/∂q_k = Σ_j ∂S_j/∂q_k x'_j + Σ_ij M'_i ∂A'_ij/∂q_k x'_j + ∂households/∂q_k, M' = S (I − A')⁻¹.
  ///
  /// - Throws: as `solve`. Cost: one factorisation and two solves.
  func total(
    indicator: Int, quantities: [Double]
  ) throws(InvalidInput) -> (value: Double, gradient: [Double]) {
    let edited = try edited(quantities: quantities)
    let (intensities, households) = intensities(indicator, quantities, edited)
    let multipliers = edited.factors.solveTransposed(intensities)
    let output = year.system.output
    // How much of its unedited output each sector still makes.
    let scale = zip(edited.output, output).map { $1 == 0 ? 0 : $0 / $1 }
    let factors = YearSystem.factors(definition, indicator: indicator)
    var gradient = [Double](repeating: 0, count: definition.exchanges.count)
    for effect in year.effects {
      gradient[effect.exchange] +=
        effect.rate * factors[effect.flow] * (effect.row < scale.count ? scale[effect.row] : 1)
    }
    for edit in edits {
      if let supplier = edit.supplier {
        gradient[edit.exchange] +=
          multipliers[supplier] * homeShare(supplier, edit.buyer) * edit.money * scale[edit.buyer]
      } else if edit.burdens.indices.contains(indicator) {
        gradient[edit.exchange] += edit.burdens[indicator] * scale[edit.buyer]
      }
    }
    let value = zip(intensities, edited.output).reduce(households) { $0 + $1.0 * $1.1 }
    return (value, gradient)
  }

  private func edited(quantities: [Double]) throws(InvalidInput) -> Edited {
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
        for receipt in receipts[edit.exchange] {
          valueAdded[receipt.sector] += money * receipt.share
        }
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
        let delta = x == 0 ? 0 : homeShare(i, j) * change[i, j] / x
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
    return Edited(
      factors: factors, output: output, burdens: burdens, valueAdded: valueAdded,
      payments: payments)
  }

  /// Of what a cell buys, the part that the region itself delivers; a new purchase takes the row's.
  private func homeShare(_ supplier: Int, _ buyer: Int) -> Double {
    let system = year.system
    let total = system.totalCoefficients[supplier, buyer]
    return total > 0
      ? system.coefficients[supplier, buyer] / total : 1 - system.importShares[supplier]
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
