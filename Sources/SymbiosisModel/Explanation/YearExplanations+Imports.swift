internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// What is made elsewhere for here (METHOD.md, section 6).
extension YearExplanations {
  /// Whether the study says what imports embody, rather than that they are made as here.
  var hasImportMultipliers: Bool {
    source.importMultipliers.contains { $0.indicator == definition.indicators[indicator].code }
  }

  /// Made elsewhere for final demand of a product here, by the study's multipliers.
  func elsewhereForHere(_ j: Int) -> Explanation {
    once("elsewhere for here \(j)") {
      let imported =
        definition.imports == .competitive
        ? imports(j)
        : Explanation(
          "final demand for \(solvedCode(j)) imported", unit: money, .difference,
          [demand(j), ownDemand(j)])
      var parts = [
        Explanation("imported finished", unit: unit, .product, [importMultiplier(j), imported])
      ]
      if definition.imports == .domestic {
        parts.append(
          Explanation(
            "imported for what is made here", unit: unit, .product, [chain(j), ownDemand(j)]))
      }
      return Explanation(
        "made elsewhere for here, \(solvedCode(j))", unit: unit,
        equation: "6.10: q_j f_m,j + [q A_m L_d]_j f_d,j", .sum, parts)
    }
  }

  /// q of a solved product: the mean of its members by their imports.
  private func importMultiplier(_ solved: Int) -> Explanation {
    once("import multiplier \(solved)") {
      let name = "multiplier of imported \(solvedCode(solved))"
      let members = members[solved]
      if members.count == 1 { return sectorImportMultiplier(members[0]) }
      let embodied = members.compactMap { member -> Explanation? in
        let imports = sectorImports(member)
        let multiplier = sectorImportMultiplier(member)
        return imports.value == 0 || multiplier.value == 0
          ? nil
          : Explanation(
            "embodied in imported \(self.code(member))", unit: unit, .product,
            [multiplier, imports])
      }
      return ratio(
        name, unit: "\(unit)/\(money)", equation: "6.11: mean of the members, by their imports",
        sum("embodied in imports of \(solvedCode(solved))", unit: unit, embodied),
        sum(
          "imports of \(solvedCode(solved))", unit: money, members.map { sectorImports($0) }))
    }
  }

  private func sectorImportMultiplier(_ sector: Int) -> Explanation {
    once("sector import multiplier \(sector)") {
      let name = "multiplier of imported \(code(sector))"
      let indicatorCode = definition.indicators[indicator].code
      let all = source.importMultipliers.filter { $0.indicator == indicatorCode }
      let covering = classification.bySector(all.map { ($0.code, $0.value) })
      guard let figure = covering[sector] else { return constant(name, 0) }
      let given = self.leaf(name, figure, unit: "\(unit)/\(money)")
      guard let position = priceOf[sector], let price = source.prices?[position] else {
        return given
      }
      return Explanation(
        "\(name) at constant prices", unit: "\(unit)/\(money)", equation: "6.11", .product,
        [given, self.leaf("price index of \(price.code)", price.value, unit: "")])
    }
  }

  /// [q A_m L_d]_j: its own equation, with the other unknowns as solved.
  private func chain(_ j: Int) -> Explanation {
    once("import chain \(j)") {
      let (values, residuals) = importChain
      let rows = Array(classification.solved.indices)
      let bought = rows.compactMap { row -> Explanation? in
        let whole = coefficient(row, j, total: true)
        let multiplier = importMultiplier(row)
        guard whole.value != 0, multiplier.value != 0 else { return nil }
        let imported = Explanation(
          "\(whole.name), imported", unit: "", .difference,
          [whole, coefficient(row, j, total: false)])
        return imported.value == 0
          ? nil
          : Explanation(
            "imported \(solvedCode(row))", unit: "\(unit)/\(money)", .product,
            [multiplier, imported])
      }
      let passed = rows.compactMap { row -> Explanation? in
        let own = coefficient(row, j, total: false)
        guard own.value != 0, values[row] != 0 else { return nil }
        let solved = once("solved import chain \(row)") {
          Explanation(
            "imports behind \(solvedCode(row))", value: values[row], unit: "\(unit)/\(money)",
            equation: "6.10", origin: .solution(residual: residuals[row]))
        }
        return Explanation(
          "by \(solvedCode(row))", unit: "\(unit)/\(money)", .product, [solved, own])
      }
      return Explanation(
        "imports behind \(solvedCode(j))", value: values[j], unit: "\(unit)/\(money)",
        equation: "6.10: C_j = Σ_i q_i A_m,ij + Σ_i C_i A_d,ij",
        origin: .terms(.solved, bought + passed))
    }
  }

  /// What sectors buy from outside, embodied by product, and what is behind it with its residuals; empty
  /// where the study gives no import multipliers.
  func solvedImportChain() -> (values: [Double], residuals: [Double]) {
    guard let multipliers = study.importMultipliers(year: position, indicator: indicator) else {
      return ([], [])
    }
    let system = solved.system
    let bought = multipliers.indices.map { j in
      multipliers.indices.reduce(0) {
        $0 + multipliers[$1] * (system.totalCoefficients[$1, j] - system.coefficients[$1, j])
      }
    }
    let values = system.multipliers(of: bought)
    let residuals = values.indices.map { j in
      abs(
        values[j]
          - values.indices.reduce(bought[j]) { $0 + values[$1] * system.coefficients[$1, j] })
    }
    return (values, residuals)
  }
}
