internal import Provenance

/// What exchanges save around a choice, purchases included, as a linear function of their quantities.
struct SavingTangent {
  /// −∂T/∂q by exchange.
  var unitSavings: [Double]
  /// The value of the function where nothing is exchanged; 0 only where purchases act linearly.
  var savingOfNone: Double
  /// No purchase may fall below zero.
  var caps: [ExchangeCap]
}

extension SolvedStudy {
  /// Rounds after which the best choice so far is taken.
  private static let roundLimit = 12

  /// The best choice with purchases changed and x solved anew, by a sequence of linear programs.
  ///
  /// The city's total T(q) is smooth and nearly linear in q; each round replaces it by its tangent at the
  /// last choice. Where a choice repeats itself it satisfies the request exactly, the tangent being exact
  /// there. That no better choice lies elsewhere is not proven, only for as far as T is linear; the full
  /// solution of every choice is compared, and the best is returned.
  func supplyChainPortfolio(
    _ request: Portfolio.Request, isWanted: @escaping () -> Bool
  ) throws(InvalidInput) -> Portfolio {
    guard let position = years.firstIndex(where: { $0.year == request.year }) else {
      return try choice(PortfolioProgram(self, request), isWanted: isWanted)
    }
    if definition.purchases.isEmpty {
      throw InvalidInput(
        code: "no-purchases",
        "The study says nothing of what exchanges change in purchases; add purchases.csv and name it under `purchases`, or choose without --supply-chain.",
        at: definition.location)
    }
    let system = supplyChain(year: position)
    let caps = system.purchaseCaps()
    let impacts = years[position].unitImpacts(definition, indicator: headline)
    var point = [Double](repeating: 0, count: definition.exchanges.count)
    var here = try system.total(indicator: headline, quantities: point)
    let none = here.value
    let first = here.gradient
    var best: Portfolio?
    for round in 1...Self.roundLimit {
      let slopes = here.gradient.map { -$0 }
      let tangent = SavingTangent(
        unitSavings: slopes,
        savingOfNone: none - here.value - zip(slopes, point).reduce(0) { $0 + $1.0 * $1.1 },
        caps: caps)
      var found = try choice(
        PortfolioProgram(self, request, tangent: tangent), isWanted: isWanted)
      let quantities = found.exchanges.map(\.quantity)
      here = try system.total(indicator: headline, quantities: quantities)
      found.supplyChain = .init(
        linearSaving: zip(first, quantities).reduce(0) { $0 - $1.0 * $1.1 },
        inventorySaving: zip(impacts, quantities).reduce(0) { $0 - $1.0 * $1.1 }, rounds: round)
      found.saving = none - here.value
      if let last = found.limits.indices.last, found.limits[last].kind == "saving" {
        found.limits[last].used = found.saving
      }
      if best.map({ isBetter(found, than: $0) }) ?? true { best = found }
      let moved = zip(quantities, point).contains { abs($0 - $1) > 1e-9 * max(abs($0), abs($1)) }
      point = quantities
      if !moved { break }
    }
    guard var best else { return try choice(PortfolioProgram(self, request), isWanted: isWanted) }
    let included = try system.total(
      indicator: headline, quantities: years[position].includedQuantities
    ).value
    best.netSaving = best.saving - (none - included)
    best.findings.append(linearityNote(best))
    return best
  }

  /// Whether a choice serves its request better than another, by the full solution.
  private func isBetter(_ choice: Portfolio, than other: Portfolio) -> Bool {
    guard case .minimizeCost(let asked) = choice.request.goal else {
      return choice.saving > other.saving
    }
    let (reaches, otherReaches) = (reached(asked, by: choice), reached(asked, by: other))
    if reaches != otherReaches { return reaches }
    return reaches ? (choice.cost ?? 0) < (other.cost ?? 0) : choice.saving > other.saving
  }

  private func reached(_ asked: Double, by choice: Portfolio) -> Bool {
    choice.saving - asked >= -1e-6 * max(abs(asked), abs(choice.saving))
  }

  private func linearityNote(_ best: Portfolio) -> Finding {
    let unit = best.indicator.unit
    let difference = best.saving - (best.supplyChain?.linearSaving ?? best.saving)
    if case .minimizeCost(let asked) = best.request.goal, !reached(asked, by: best) {
      return Finding(
        .warning, code: "saving-not-reached",
        "The choice saves \(printed(asked - best.saving)) \(unit) less than asked: its purchases act too far from linearly. Ask for more.",
        at: definition.location)
    }
    return Finding(
      .note, code: "linear-supply-chain",
      "The saving is that of the full solution, purchases changed and output solved anew. The effects of single units, added up, give \(printed(best.saving - difference)) \(unit), a difference of \(printed(abs(difference))).",
      at: definition.location)
  }
}
