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
  /// The least lot of each exchange.
  let minimums: [Double]
  private(set) var program: LinearProgram
  private(set) var builtVariables: [Int?]
  /// The most of each exchange that has to be built; 0 for the others.
  private(set) var greatest: [Double] = []

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
    minimums = rows.map { $0?.minimum.value ?? 0 }
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
    let given = definition.exchangeCaps
    // A supply that is what arises by the account is one cap and has one price.
    let accounts = definition.accountCaps(
      year: request.year, classification: study.classification
    ).map(\.cap).filter { account in
      !given.contains {
        $0.kind == .supply && $0.terms == account.terms && $0.maximum == account.maximum
      }
    }
    caps =
      given + accounts
      + year.flowCaps(definition, sectors: study.classification.solved)
      + (tangent?.caps ?? [])
    program = LinearProgram(request.goal == .maximizeSaving ? .maximize : .minimize)
    builtVariables = []
    try addVariables(rows)
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
    for (position, exchange) in exchanges.enumerated() {
      let tooFar =
        request.maximumDistance.map { (rows[position]?.distance.value ?? 0) > $0 } ?? false
      let objective =
        request.goal == .maximizeSaving ? unitSavings[position] : unitCosts[position]
      _ = program.add(
        LinearProgram.Variable(
          name: exchange.id, upper: tooFar ? 0 : usefulBound(position), objective: objective))
    }
    var lots: [LinearProgram.Row] = []
    for (position, exchange) in exchanges.enumerated() {
      guard
        minimums[position] > 0 || fixedCosts[position] != 0 || fixedInvestments[position] != 0
      else {
        builtVariables.append(nil)
        greatest.append(0)
        continue
      }
      var most = min(upperBound(position), usefulBound(position))
      if !most.isFinite { most = upperBoundByProgram(position) }
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
      greatest.append(most)
      lots.append(
        LinearProgram.Row(
          name: "\(exchange.id) if built", upper: 0,
          terms: [.init(1, position), .init(-most, built)]))
      if minimums[position] > 0 {
        lots.append(
          LinearProgram.Row(
            name: "least lot of \(exchange.id)", lower: 0,
            terms: [.init(1, position), .init(-minimums[position], built)]))
      }
    }
    addLimits(to: &program) { position in
      self.builtVariables[position].map { .variable($0) } ?? .nothing
    }
    for lot in lots { program.add(lot) }
  }

  /// The program with what is built held, in quantities alone.
  ///
  /// Those built have their least lot, the others are nothing. The rows are the limits in the order of `caps`,
  /// then budget and saving.
  /// No row ties a quantity to whether it is built here, so that the duals are those of the limits.
  func held(_ built: [Bool]) -> LinearProgram {
    var held = LinearProgram(program.sense)
    if request.goal != .maximizeSaving {
      held.offset = built.indices.reduce(0) { built[$1] ? $0 + fixedCosts[$1] : $0 }
    }
    for position in built.indices {
      var variable = program.variables[position]
      if builtVariables[position] != nil {
        variable.lower = built[position] ? minimums[position] : 0
        variable.upper = built[position] ? max(variable.upper, variable.lower) : 0
      }
      _ = held.add(variable)
    }
    addLimits(to: &held) { built[$0] ? .everything : .nothing }
    return held
  }

  /// How a part that comes with building at all stands in a row.
  private enum BuiltPart { case nothing, everything, variable(Int) }

  /// The caps, the budget and the saving asked for, as rows.
  private func addLimits(to program: inout LinearProgram, built: (Int) -> BuiltPart) {
    for cap in caps {
      program.add(
        LinearProgram.Row(
          name: cap.name, upper: cap.maximum,
          terms: cap.terms.map { LinearProgram.Term($0.coefficient, $0.exchange) }))
    }
    if let budget = request.budget {
      var row = LinearProgram.Row(name: "budget", upper: budget, terms: [])
      var further: [(unit: Int, exchange: Int)] = []
      for position in unitInvestments.indices {
        var unit = position
        if existing[position] > 0, unitInvestments[position] > 0 {
          // What exists is paid for: only units beyond it are invested in.
          unit = program.add(
            LinearProgram.Variable(name: "new \(program.variables[position].name)"))
          further.append((unit, position))
        }
        row.terms.append(LinearProgram.Term(unitInvestments[position], unit))
        guard existing[position] == 0 else { continue }
        switch built(position) {
        case .nothing: break
        case .everything: row.upper -= fixedInvestments[position]
        case .variable(let variable):
          row.terms.append(LinearProgram.Term(fixedInvestments[position], variable))
        }
      }
      program.add(row)
      for (unit, exchange) in further {
        program.add(
          LinearProgram.Row(
            name: "beyond what exists", upper: existing[exchange],
            terms: [LinearProgram.Term(1, exchange), LinearProgram.Term(-1, unit)]))
      }
    }
    if case .minimizeCost(let saving) = request.goal {
      program.add(
        LinearProgram.Row(
          name: "saving", lower: saving - savingOfNone,
          terms: unitSavings.enumerated().map { LinearProgram.Term($1, $0) }))
    }
  }

  /// b: what the inventory already includes of each exchange.
  var existing: [Double] { year.includedQuantities }

  /// The position of the row of the saving asked for, after caps and budget.
  var savingRow: Int? {
    guard case .minimizeCost = request.goal else { return nil }
    guard request.budget != nil else { return caps.count }
    return caps.count + 1
      + existing.indices.count { existing[$0] > 0 && unitInvestments[$0] > 0 }
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
  private func usefulBound(_ exchange: Int) -> Double {
    guard case .minimizeCost(let saving) = request.goal, saving > savingOfNone,
      unitCosts[exchange] >= 0, unitSavings[exchange] > 0,
      unitSavings.allSatisfy({ $0 >= 0 }),
      caps.allSatisfy({ cap in
        cap.terms.allSatisfy { $0.exchange != exchange || $0.coefficient >= 0 }
      })
    else { return .infinity }
    let enough = (saving - savingOfNone) / unitSavings[exchange]
    return 2 * max(enough, minimums[exchange])
  }

  /// The most of an exchange that all caps and the budget together let through, exchanges that make room for
  /// it included; infinite where nothing does.
  private func upperBoundByProgram(_ exchange: Int) -> Double {
    var bound = LinearProgram(.maximize)
    for position in unitSavings.indices {
      _ = bound.add(
        LinearProgram.Variable(
          name: program.variables[position].name, upper: program.variables[position].upper,
          objective: position == exchange ? 1 : 0))
    }
    addLimits(to: &bound) { _ in .nothing }
    do {
      return try bound.solve().objective
    } catch {
      return error == .unbounded ? .infinity : 0
    }
  }
}
