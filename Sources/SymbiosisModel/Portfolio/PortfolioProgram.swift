internal import LinearPrograms
internal import Provenance

/// A portfolio question as a linear or mixed-integer program (METHODS 4.12).
///
/// Unknowns are the quantities q_k, and y_k ∈ {0, 1} where building costs something by itself or has a
/// least lot: minimum_k y_k ≤ q_k ≤ U_k y_k, with U_k the most that the caps let through.
struct PortfolioProgram {
  let study: SolvedStudy
  let year: YearSystem
  let request: Portfolio.Request
  let caps: [ExchangeCap]
  /// Saving per unit exchanged, and that of none.
  let unitSavings: [Double]
  let savingOfNone: Double
  /// Yearly cost per unit exchanged, and where the exchange takes place at all.
  let unitCosts: [Double]
  let fixedCosts: [Double]
  let unitInvestments: [Double]
  let fixedInvestments: [Double]
  private(set) var program: LinearProgram
  private(set) var builtVariables: [Int?]
  private(set) var savingRow: Int?

  /// `tangent` gives the savings where purchases change too; `nil` takes those of the inventory.
  init(
    _ study: SolvedStudy, _ request: Portfolio.Request, tangent: SavingTangent? = nil
  ) throws(InvalidInput) {
    let definition = study.definition
    guard let year = study.years.first(where: { $0.year == request.year }) else {
      throw InvalidInput(
        code: "unknown-year",
        "\(request.year) is no year of the study; use one of \(WordList.quoted(study.years.map { String($0.year) }))."
      )
    }
    self.study = study
    self.year = year
    self.request = request
    let book = definition.costs
    let rows = definition.exchanges.map { book?.row($0.id) }
    try Self.check(request, book: book, definition: definition)
    unitSavings =
      tangent?.unitSavings
      ?? year.unitImpacts(definition, indicator: study.headline).map { -$0 }
    savingOfNone = tangent?.savingOfNone ?? 0
    unitInvestments = rows.map { $0?.investmentPerUnit.value ?? 0 }
    fixedInvestments = rows.map { $0?.investment.value ?? 0 }
    let recovery = rows.map { row in row.flatMap { book?.recovery($0) } ?? 0 }
    unitCosts = rows.enumerated().map { position, row in
      guard let row else { return 0 }
      return row.investmentPerUnit.value * recovery[position] + row.operationPerUnit.value
        + row.transport.value * row.distance.value - row.disposal.value - row.substitute.value
    }
    fixedCosts = rows.enumerated().map { position, row in
      (row?.investment.value ?? 0) * recovery[position] + (row?.operation.value ?? 0)
    }
    caps =
      definition.exchangeCaps
      + year.flowCaps(definition, sectors: study.classification.solved)
      + (tangent?.caps ?? [])
    program = LinearProgram(request.goal == .maximizeSaving ? .maximize : .minimize)
    builtVariables = []
    try addVariables(rows)
    addRows()
  }

  private static func check(
    _ request: Portfolio.Request, book: CostBook?, definition: StudyDefinition
  ) throws(InvalidInput) {
    if definition.exchanges.isEmpty {
      throw InvalidInput(
        code: "no-exchanges", "The study has no exchanges to choose from; add exchanges.csv.",
        at: definition.location)
    }
    var asked: [String] = []
    if request.goal != .maximizeSaving { asked.append("The least cost") }
    if request.budget != nil { asked.append("A budget") }
    if request.maximumDistance != nil { asked.append("A greatest distance") }
    guard book == nil, let first = asked.first else { return }
    throw InvalidInput(
      code: "no-costs",
      "\(first) needs figures that the study does not give; add costs.csv and name it under `costs`.",
      at: definition.location)
  }

  private mutating func addVariables(_ rows: [ExchangeCost?]) throws(InvalidInput) {
    let exchanges = study.definition.exchanges
    let most = exchanges.indices.map { upperBound($0) }
    let useful = exchanges.indices.map { usefulBound($0, rows[$0]) }
    for (position, exchange) in exchanges.enumerated() {
      let tooFar =
        request.maximumDistance.map { (rows[position]?.distance.value ?? 0) > $0 } ?? false
      let objective =
        request.goal == .maximizeSaving ? unitSavings[position] : unitCosts[position]
      _ = program.add(
        LinearProgram.Variable(
          name: exchange.id, upper: tooFar ? 0 : useful[position], objective: objective))
    }
    for (position, exchange) in exchanges.enumerated() {
      let minimum = rows[position]?.minimum.value ?? 0
      guard
        minimum > 0 || fixedCosts[position] != 0 || fixedInvestments[position] != 0
      else {
        builtVariables.append(nil)
        continue
      }
      let most = min(most[position], useful[position])
      guard most.isFinite else {
        throw InvalidInput(
          code: "unlimited-exchange",
          "Nothing limits \(exchange.id), so there is no best quantity; give it a supply, a demand or a limit.",
          at: exchange.location)
      }
      let built = program.add(
        LinearProgram.Variable(
          name: "\(exchange.id) is built", upper: 1,
          objective: request.goal == .maximizeSaving ? 0 : fixedCosts[position], isInteger: true))
      builtVariables.append(built)
      program.add(
        LinearProgram.Row(
          name: "\(exchange.id) if built", upper: 0,
          terms: [.init(1, position), .init(-most, built)]))
      if minimum > 0 {
        program.add(
          LinearProgram.Row(
            name: "least lot of \(exchange.id)", lower: 0,
            terms: [.init(1, position), .init(-minimum, built)]))
      }
    }
  }

  /// The most of an exchange that caps with only non-negative coefficients let through.
  private func upperBound(_ exchange: Int) -> Double {
    var most = Double.infinity
    for cap in caps where cap.terms.allSatisfy({ $0.coefficient >= 0 }) {
      for term in cap.terms where term.exchange == exchange && term.coefficient > 0 {
        most = min(most, max(cap.maximum, 0) / term.coefficient)
      }
    }
    return most
  }

  /// Twice the most of an exchange that can serve a least cost; infinite where there is no telling.
  ///
  /// An exchange that costs something a unit, saves and only uses up limits is not worth more than what
  /// reaches the asked saving alone, or its least lot, unless another has to be made up for. Of a tiny saving this keeps q/U, which the solver
  /// compares with whole numbers, away from its tolerance. Twice, so that the bound never binds.
  private func usefulBound(_ exchange: Int, _ row: ExchangeCost?) -> Double {
    guard case .minimizeCost(let saving) = request.goal, saving > savingOfNone,
      unitCosts[exchange] >= 0, unitSavings[exchange] > 0,
      unitSavings.allSatisfy({ $0 >= 0 }),
      caps.allSatisfy({ cap in
        cap.terms.allSatisfy { $0.exchange != exchange || $0.coefficient >= 0 }
      })
    else { return .infinity }
    let enough = (saving - savingOfNone) / unitSavings[exchange]
    return 2 * max(enough, row?.minimum.value ?? 0)
  }

  private mutating func addRows() {
    for cap in caps {
      program.add(
        LinearProgram.Row(
          name: cap.name, upper: cap.maximum,
          terms: cap.terms.map { LinearProgram.Term($0.coefficient, $0.exchange) }))
    }
    if let budget = request.budget {
      program.add(
        LinearProgram.Row(
          name: "budget", upper: budget,
          terms: terms(unitInvestments, fixedInvestments)))
    }
    if case .minimizeCost(let saving) = request.goal {
      savingRow = program.add(
        LinearProgram.Row(
          name: "saving", lower: saving - savingOfNone,
          terms: unitSavings.enumerated().map { LinearProgram.Term($1, $0) }))
    }
  }

  private func terms(_ perUnit: [Double], _ fixed: [Double]) -> [LinearProgram.Term] {
    var terms = perUnit.enumerated().map { LinearProgram.Term($1, $0) }
    for (position, built) in builtVariables.enumerated() {
      if let built { terms.append(LinearProgram.Term(fixed[position], built)) }
    }
    return terms
  }
}
