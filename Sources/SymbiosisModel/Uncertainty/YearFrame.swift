internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

/// What of a year is the same in every draw, laid out for drawing: its system, and where inventory
/// entries and effects go.
struct YearFrame: Sendable {
  /// An entry of the inventory, or its part in one row.
  struct Entry: Sendable {
    /// Row and flow in a flow account, `row · flows + flow`.
    var cell: Int
    /// The position of the entry in the inventory.
    var entry: Int
    /// The part of the entry that falls on the row.
    var share: Double
  }

  /// An effect, or its part in one row.
  struct UnitEffect: Sendable {
    var cell: Int
    var flow: Int
    var exchange: Int
    var effect: Int
    var share: Double

    /// What the effect adds where the quantities of exchanges go from some to others.
    func amount(rates: [Double], from old: [Double], to new: [Double]) -> Double {
      rates[effect] * share * (new[exchange] - old[exchange])
    }
  }

  /// A of the system that is solved.
  let coefficients: Matrix
  /// The factors of I − A.
  let factorization: LUFactorization
  /// x by sector.
  let output: [Double]
  /// y by sector.
  let deliveries: [Double]
  let inventory: [Entry]
  let effects: [UnitEffect]

  init(_ system: YearSystem, year: StudyYear, study: SolvedStudy) {
    coefficients = system.system.coefficients
    factorization = system.system.factorization
    output = system.system.output
    deliveries = system.system.finalDeliveries
    let definition = study.definition
    let flows = definition.flows.count
    let flowPositions = Dictionary(
      definition.flows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let exchangePositions = Dictionary(
      definition.exchanges.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    var placement = FlowPlacement(
      classification: study.classification, output: output, year: year.year)
    var inventory: [Entry] = []
    for (position, entry) in year.inventory.enumerated() {
      guard let flow = flowPositions[entry.flow] else { continue }
      for (row, share) in placement.rows(entry.sector) {
        inventory.append(Entry(cell: row * flows + flow, entry: position, share: share))
      }
    }
    var effects: [UnitEffect] = []
    for (position, effect) in definition.effects.enumerated() {
      guard let flow = flowPositions[effect.flow], let exchange = exchangePositions[effect.exchange]
      else { continue }
      for (row, share) in placement.rows(effect.sector) {
        effects.append(
          UnitEffect(
            cell: row * flows + flow, flow: flow, exchange: exchange, effect: position,
            share: share))
      }
    }
    self.inventory = inventory
    self.effects = effects
  }

  /// The frame of a year under other price indices; `nil` where they leave no valid system.
  init?(
    prices: [Double], year: StudyYear, study: SolvedStudy
  ) {
    guard prices.allSatisfy({ $0 > 0 }) else { return nil }
    var changed = year
    for position in prices.indices { changed.prices?[position].value.value = prices[position] }
    var findings: [Finding] = []
    guard
      let system = try? YearSystem(
        changed, definition: study.definition, classification: study.classification,
        findings: &findings)
    else { return nil }
    self.init(system, year: changed, study: study)
  }
}
