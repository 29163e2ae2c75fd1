internal import LinearPrograms
public import Provenance

extension SolvedStudy {
  /// The best choice of exchanges for a request.
  ///
  /// Saving is that of the paper's model, in which A and y stay, so the program is linear. Where the
  /// request follows supply chains, their effects are made linear around the choice, until the choice stays
  /// the same, and the saving is that of the full solution. All supplies, demands and limits hold, and no
  /// flow of the inventory and no purchase falls below zero.
  ///
  /// - Parameters:
  ///   - request: what is asked.
  ///   - isWanted: asked many times a second; the work ends soon after it says no.
  /// - Throws: `InvalidInput` with a sentence when nothing satisfies the request, when nothing limits
  ///   it, when figures are missing or the solver is, or when it is not wanted any more.
  public func portfolio(
    _ request: Portfolio.Request, isWanted: @escaping () -> Bool = { true }
  ) throws(InvalidInput) -> Portfolio {
    var result =
      request.includesSupplyChain
      ? try supplyChainPortfolio(request, isWanted: isWanted)
      : try choice(PortfolioProgram(self, request), isWanted: isWanted)
    result.findings += portfolioFindings(result)
    return result
  }

  /// The answer to one linear program.
  func choice(
    _ problem: PortfolioProgram, isWanted: @escaping () -> Bool
  ) throws(InvalidInput) -> Portfolio {
    do {
      let solution = try problem.program.solve(
        timeLimit: problem.request.timeLimit, isWanted: isWanted)
      return try problem.portfolio(solution, isWanted: isWanted)
    } catch {
      throw InvalidInput([refusal(error, of: problem, isWanted: isWanted)])
    }
  }

  /// What the choice counts as free, and what it leaves out.
  private func portfolioFindings(_ result: Portfolio) -> [Finding] {
    var findings: [Finding] = []
    if let book = definition.costs {
      let free = result.exchanges.filter { $0.built && book.row($0.id) == nil }.map(\.id)
      if !free.isEmpty {
        findings.append(
          Finding(
            .warning, code: "no-costs",
            "The costs of \(WordList.quoted(free)) are not given: the choice counts them as free. Add their rows to the costs.",
            at: definition.location))
      }
    }
    guard !result.request.includesSupplyChain, !definition.purchases.isEmpty,
      let year = years.firstIndex(where: { $0.year == result.request.year })
    else { return findings }
    let system = supplyChain(year: year)
    let unit = result.indicator.unit
    do {
      let none = result.exchanges.map { _ in 0.0 }
      let saving =
        try system.total(indicator: headline, quantities: none).value
        - system.total(indicator: headline, quantities: result.exchanges.map(\.quantity)).value
      findings.append(
        Finding(
          .note, code: "purchases-not-followed",
          "The choice counts what exchanges change in the inventory. With what they change in purchases it saves \(printed(saving)) \(unit); choose by that with --supply-chain."
        ))
    } catch {
      findings.append(
        Finding(
          .warning, code: "purchases-not-followed",
          "The choice counts what exchanges change in the inventory, and what it changes in purchases cannot be: \(error.findings.first?.message ?? "") Choose with --supply-chain."
        ))
    }
    return findings
  }

  /// The least cost for each of `count` savings, from that of the cheapest choice to the largest.
  ///
  /// - Parameters:
  ///   - request: what is asked.
  ///   - count: how many points.
  ///   - progress: asked many times a second, with the programs solved and their number, which is two more
  ///     than that of the points; the work ends soon after it says no.
  /// - Throws: as `portfolio` does.
  public func paretoCurve(
    _ request: Portfolio.Request, points count: Int,
    progress: @escaping (Int, Int) -> Bool = { _, _ in true }
  ) throws(InvalidInput) -> [ParetoPoint] {
    precondition(count >= 2, "A curve has at least two points")
    var asked = request
    asked.goal = .maximizeSaving
    let most = try portfolio(asked) { progress(0, count + 2) }.saving
    asked.goal = .minimizeCost(savingAtLeast: -.greatestFiniteMagnitude / 4)
    let least = try portfolio(asked) { progress(1, count + 2) }.saving
    var points: [ParetoPoint] = []
    for step in 0..<count {
      // The largest saving is asked for less a rounding error, lest it be just out of reach.
      let saving = least + (most - least) * Double(step) / Double(count - 1)
      asked.goal = .minimizeCost(savingAtLeast: saving - 1e-9 * abs(saving))
      let choice = try portfolio(asked) { progress(step + 2, count + 2) }
      points.append(ParetoPoint(saving: choice.saving, cost: choice.cost ?? 0))
    }
    return points
  }

  private func refusal(
    _ error: LinearProgramError, of problem: PortfolioProgram, isWanted: @escaping () -> Bool
  ) -> Finding {
    let unit = definition.indicators[headline].unit
    switch error {
    case .unbounded:
      let names = definition.exchanges.indices.filter { position in
        !problem.caps.contains { $0.terms.contains { $0.exchange == position } }
      }.map { definition.exchanges[$0].id }
      return Finding(
        .error, code: "unlimited-exchange",
        "Nothing limits the choice, so there is no best one; give a supply, a demand or a limit to "
          + "\(names.isEmpty ? "the exchanges" : WordList.quoted(names)).", at: definition.location)
    case .infeasible:
      guard case .minimizeCost(let saving) = problem.request.goal else {
        return Finding(
          .error, code: "infeasible",
          "Not even no exchange at all satisfies the limits: what the inventory of \(problem.year.year) already includes is more than it can hold.",
          at: definition.location)
      }
      var most = problem.request
      most.goal = .maximizeSaving
      let reach =
        (try? portfolio(most, isWanted: isWanted).saving).map { "at most \(printed($0)) \(unit)" }
        ?? "less"
      return Finding(
        .error, code: "infeasible",
        "No choice saves \(printed(saving)) \(unit): under the limits the exchanges can save \(reach). Ask for less, raise the budget or widen a limit.",
        at: definition.location)
    case .stopped:
      return Finding(
        .error, code: "stopped", "Stopped before there was a choice; nothing is shown.")
    default:
      return Finding(.error, code: "solver", error.description, at: definition.location)
    }
  }
}

extension PortfolioProgram {
  /// The answer of the solver in the study's words.
  func portfolio(
    _ solution: LinearSolution, isWanted: @escaping () -> Bool
  ) throws(LinearProgramError) -> Portfolio {
    let exchanges = study.definition.exchanges
    // A speck within the solver's tolerance is nothing; and where building costs nothing of what is wanted,
    // something of which there is nothing may count as built.
    let built = exchanges.indices.map { position in
      solution.values[position] > 1e-9 * greatest[position]
        && builtVariables[position].map { solution.values[$0] > 0.5 } ?? true
    }
    let held = held(built)
    let choice = try held.solve(timeLimit: request.timeLimit, isWanted: isWanted)
    let prices = try held.marginalValues(at: choice, isWanted: isWanted)
    let quantities = exchanges.indices.map { max(0, choice.values[$0]) + 0 }
    func sum(_ perUnit: [Double], _ fixed: [Double], beyond existing: [Double]? = nil) -> Double {
      exchanges.indices.reduce(0) { sum, k in
        let before = existing?[k] ?? 0
        let starts = (quantities[k] > 0 ? 1.0 : 0) - (before > 0 ? 1 : 0)
        return sum + perUnit[k] * (quantities[k] - before) + fixed[k] * starts
      }
    }
    /// What is invested beyond what exists; what exists and is given up returns nothing.
    let newInvestment = exchanges.indices.reduce(0.0) { sum, k in
      sum + unitInvestments[k] * max(0, quantities[k] - existing[k])
        + (quantities[k] > 0 && existing[k] == 0 ? fixedInvestments[k] : 0)
    }
    let zeros = exchanges.map { _ in 0.0 }
    let hasCosts = study.definition.costs != nil
    let indicator = study.definition.indicators[study.headline]
    func use(
      _ name: String, _ kind: String, _ unit: String, used: Double, limit: Double, row: Int
    ) -> Portfolio.LimitUse {
      Portfolio.LimitUse(
        name: name, kind: kind, unit: unit, used: used, limit: limit,
        shadowPrice: (prices[row] ?? choice.rowDuals[row]) + 0, isExhausted: prices[row] == nil)
    }
    var limits = caps.enumerated().map { position, cap in
      use(
        cap.name, cap.kind.rawValue, cap.unit, used: cap.used(quantities), limit: cap.maximum,
        row: position)
    }
    if let budget = request.budget {
      limits.append(
        use(
          "budget", ExchangeCap.Kind.budget.rawValue, study.definition.money, used: newInvestment,
          limit: budget, row: caps.count))
    }
    let saving = savingOfNone + sum(unitSavings, zeros)
    if let savingRow, case .minimizeCost(let asked) = request.goal {
      limits.append(
        use("saving", "saving", indicator.unit, used: saving, limit: asked, row: savingRow))
    }
    return Portfolio(
      request: request, isOptimal: solution.status == .optimal, indicator: indicator,
      saving: saving, netSaving: sum(unitSavings, zeros, beyond: existing) + savingOfNone,
      cost: hasCosts ? sum(unitCosts, fixedCosts) : nil,
      netCost: hasCosts ? sum(unitCosts, fixedCosts, beyond: existing) : nil,
      investment: hasCosts ? sum(unitInvestments, fixedInvestments) : nil,
      newInvestment: hasCosts ? newInvestment : nil,
      exchanges: exchanges.indices.map {
        Portfolio.Choice(id: exchanges[$0].id, quantity: quantities[$0], built: quantities[$0] > 0)
      },
      limits: limits)
  }
}
