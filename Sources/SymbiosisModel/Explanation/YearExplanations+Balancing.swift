internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// The city's uses: scaled, balanced to known totals where the study has them, and beyond the province's
/// technology where quotients above 1 are not capped (METHOD.md, section 9).
extension YearExplanations {
  /// The positions of sectors, or columns of final demand after them, among the totals of rows or columns.
  static func totals(_ figures: [StudyYear.Figure]?, among codes: [String]) -> [Int: Int] {
    let positions = Dictionary(
      codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      (figures ?? []).enumerated().compactMap { total, figure in
        positions[figure.code].map { ($0, total) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A factor of the balancing stands as solved, with the total that it serves.
  private func factor(
    _ name: String, _ equation: String, value: Double, of sum: Double, to total: Sourced
  ) -> Explanation {
    once(name) {
      Explanation(
        name, value: value, unit: "", equation: "\(number): \(equation)",
        origin: .solution(residual: abs(sum - total.value), of: total.location))
    }
  }

  private var number: String { source.cityTotals?.method == .gras ? "9.6" : "9.5" }

  /// A scaled use with the factors of its row and column; columns of final demand count after sectors.
  private func fitted(_ use: Explanation, row: Int, column: Int) -> Explanation {
    guard use.value != 0, let totals = source.cityTotals, let fit = solved.fit,
      let i = totalOfRow[row], let j = totalOfColumn[column]
    else { return use }
    let (own, bought) = (totals.rows[i], totals.columns[j])
    let factors = [
      factor(
        "row factor of \(own.code)", "r_i, so that the row adds up to \(printed(own.value.value))",
        value: fit.rowFactors[i], of: fit.values.row(i).reduce(0, +), to: own.value),
      factor(
        "column factor of \(bought.code)",
        "s_j, so that the column adds up to \(printed(bought.value.value))",
        value: fit.columnFactors[j], of: fit.values.column(j).reduce(0, +), to: bought.value),
    ]
    let name = "\(use.name), balanced"
    guard use.value < 0 else {
      return Explanation(
        name, unit: money, equation: "\(number): r_i z_ij s_j", .product, [use] + factors)
    }
    return Explanation(
      name, unit: money, equation: "9.6: −n_ij/(r_i s_j)", .quotient,
      [use, Explanation("r_i s_j", unit: "", .product, factors)])
  }

  /// A use of a sector by another, balanced.
  private func balancedUse(_ row: Int, _ column: Int) -> Explanation {
    once("balanced \(row) \(column)") {
      fitted(
        scaledDeliveries([row], [column], "\(code(row)) to \(code(column))"), row: row,
        column: column)
    }
  }

  /// Z summed over rows and columns as the city's technology asks for it: scaled, and balanced where the
  /// study has totals.
  func balancedDeliveries(_ rows: [Int], _ columns: [Int], _ name: String) -> Explanation {
    let inside = rows.filter { totalOfRow[$0] != nil }
    let fitted = columns.filter { totalOfColumn[$0] != nil }
    guard !inside.isEmpty, !fitted.isEmpty else { return scaledDeliveries(rows, columns, name) }
    return sum(
      name, unit: money,
      [
        scaledDeliveries(rows.filter { totalOfRow[$0] == nil }, columns, name),
        scaledDeliveries(inside, columns.filter { totalOfColumn[$0] == nil }, name),
      ] + inside.flatMap { row in fitted.map { balancedUse(row, $0) } })
  }

  /// Final demand of a balanced row in a balanced column.
  func balancedDemand(_ demand: Explanation, row: Int, column: Int) -> Explanation {
    fitted(demand, row: row, column: classification.sectors.count + column)
  }

  /// Whether final demand of a row in a column is balanced.
  func isBalanced(row: Int, demand column: Int) -> Bool {
    totalOfRow[row] != nil && totalOfColumn[classification.sectors.count + column] != nil
  }

  /// What quotients above 1 let a sector buy here beyond the province's technology.
  private func beyond(_ row: Int, _ column: Int) -> Explanation? {
    guard hasQuotients, !definition.regionalisation.cap else { return nil }
    let quotient = trading(row, column)
    guard quotient.value > 1 else { return nil }
    let use = balancedDeliveries([row], [column], "\(code(row)) to \(code(column))")
    let share = provinceHomeShare(row)
    guard use.value != 0, share.value > 0 else { return nil }
    return once("beyond \(row) \(column)") {
      Explanation(
        "\(use.name), beyond the province's technology", unit: money,
        equation: "9.8: (t_ij − 1)(1 − m̂_i) u_ij", .product,
        [
          Explanation("quotient less 1", unit: "", .difference, [quotient, constant("1", 1)]),
          share, use,
        ])
    }
  }

  /// Z summed over rows and columns.
  func deliveries(_ rows: [Int], _ columns: [Int], _ name: String) -> Explanation {
    let technology = balancedDeliveries(rows, columns, name)
    let more = rows.flatMap { row in columns.compactMap { beyond(row, $0) } }
    return more.isEmpty ? technology : sum(name, unit: money, [technology] + more)
  }

  /// Σ v over sectors of the city: what is left where purchases are balanced or beyond the technology.
  func valueAdded(_ sectors: [Int], _ name: String) -> Explanation {
    let scaled = scaledValueAdded(sectors, name)
    let rows = Array(classification.sectors.indices)
    let inside = rows.filter { totalOfRow[$0] != nil }
    let fitted = sectors.filter { totalOfColumn[$0] != nil }
    let bought =
      inside.flatMap { row in fitted.map { balancedUse(row, $0) } }
      + rows.flatMap { row in sectors.compactMap { beyond(row, $0) } }
    guard !bought.isEmpty else { return scaled }
    let before =
      fitted.isEmpty
      ? [] : [scaledDeliveries(inside, fitted, "purchases by the province's coefficients")]
    return Explanation(
      name, unit: money,
      equation: "9.9: v_j less what is bought beyond the province's coefficients",
      .difference,
      [sum("value added and purchases", unit: money, [scaled] + before)]
        + [sum("purchases balanced or beyond", unit: money, bought)])
  }
}
