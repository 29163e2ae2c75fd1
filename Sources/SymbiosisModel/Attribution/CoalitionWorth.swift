internal import LinearPrograms
internal import Provenance

/// What the city saves when only some exchanges take place as in the scenario.
struct CoalitionWorth {
  /// The exchanges that take part: those whose quantity differs from the reference's.
  let players: [Int]
  /// Whether the scenario as written overruns a cap.
  let isCapped: Bool
  /// Caps that the scenario keeps and that some of its exchanges without the others would overrun.
  let capsOfParts: [ExchangeCap]
  private let scenario: [Double]
  private let reference: [Double]
  /// Saving per unit exchanged.
  private let unitSavings: [Double]
  private let caps: [ExchangeCap]
  /// The caps that some coalition overruns; the others need no look.
  private let overrun: [ExchangeCap]
  private let supplyChain: SupplyChainSystem?
  private let headline: Int
  private let referenceTotal: Double

  init(
    _ study: SolvedStudy, scenario: ScenarioSystem, reference: ScenarioSystem
  ) throws(InvalidInput) {
    let year = study.years[scenario.year]
    self.scenario = scenario.quantities
    self.reference = reference.quantities
    headline = study.headline
    players = scenario.quantities.indices.filter {
      scenario.quantities[$0] != reference.quantities[$0]
    }
    unitSavings = year.unitImpacts(study.definition, indicator: study.headline).map { -$0 }
    let caps =
      study.definition.exchangeCaps
      + study.definition.accountCaps(year: year.year, classification: study.classification).map(
        \.cap)
      + year.flowCaps(study.definition, sectors: study.classification.solved)
    isCapped = caps.contains { $0.isExceeded(by: scenario.quantities) }
    let quantities = (scenario.quantities, reference.quantities)
    overrun = caps.filter { cap in
      // Of each exchange the quantity that uses more: the coalition that uses most of the cap.
      var most = quantities.0
      for term in cap.terms
      where term.coefficient * (quantities.1[term.exchange] - most[term.exchange]) > 0 {
        most[term.exchange] = quantities.1[term.exchange]
      }
      return cap.isExceeded(by: most)
    }
    capsOfParts = overrun.filter { !$0.isExceeded(by: scenario.quantities) }
    self.caps = caps
    if scenario.scenario.includesSupplyChain {
      let system = study.supplyChain(year: scenario.year)
      referenceTotal = try system.solve(quantities: reference.quantities)
        .cityTotal(indicator: study.headline)
      supplyChain = system
    } else {
      supplyChain = nil
      referenceTotal = 0
    }
  }

  /// Whether every set saves the sum of what its exchanges save: no cap is overrun, no purchase changes.
  var isAdditive: Bool { overrun.isEmpty && supplyChain == nil }

  /// What each of `players` saves where worths add up.
  func ownSavings() -> [Double] {
    players.map { unitSavings[$0] * (scenario[$0] - reference[$0]) }
  }

  /// The saving of a coalition, one entry for each of `players`.
  func callAsFunction(_ coalition: [Bool]) throws -> Double {
    var quantities = reference
    for (member, player) in zip(coalition, players) where member {
      quantities[player] = scenario[player]
    }
    let exceeded = overrun.filter { $0.isExceeded(by: quantities) }
    if !exceeded.isEmpty { quantities = try cutBack(quantities, exceeded: exceeded) }
    guard let supplyChain else {
      // Also of exchanges that are the same in both: a cap that they share may cut them back.
      return quantities.indices.reduce(0) {
        $0 + unitSavings[$1] * (quantities[$1] - reference[$1])
      }
    }
    return try referenceTotal
      - supplyChain.solve(quantities: quantities).cityTotal(indicator: headline)
  }

  /// The exchanges that share an overrun cap are cut back so that the inventory's saving is largest;
  /// the others stay, unless the caps can only be kept by cutting back those that share caps with them too.
  private func cutBack(_ quantities: [Double], exceeded: [ExchangeCap]) throws -> [Double] {
    var free = Set(exceeded.flatMap { $0.terms.map(\.exchange) })
    while true {
      let shared = caps.filter { $0.terms.contains { free.contains($0.exchange) } }
      let wider = free.union(shared.flatMap { $0.terms.map(\.exchange) })
      do {
        return try cutBack(quantities, free: free, caps: shared)
      } catch LinearProgramError.infeasible where wider.count > free.count {
        free = wider
      } catch {
        throw InvalidInput(
          code: "attribution", "A set of exchanges cannot be cut back to the limits. \(error)")
      }
    }
  }

  private func cutBack(
    _ quantities: [Double], free: Set<Int>, caps: [ExchangeCap]
  ) throws(LinearProgramError) -> [Double] {
    var program = LinearProgram(.maximize)
    for (position, quantity) in quantities.enumerated() {
      _ = program.add(
        LinearProgram.Variable(
          name: "exchange \(position)", lower: free.contains(position) ? 0 : quantity,
          upper: quantity, objective: unitSavings[position]))
    }
    for cap in caps {
      program.add(
        LinearProgram.Row(
          name: cap.name, upper: cap.maximum,
          terms: cap.terms.map { LinearProgram.Term($0.coefficient, $0.exchange) }))
    }
    return try program.solve().values
  }
}
