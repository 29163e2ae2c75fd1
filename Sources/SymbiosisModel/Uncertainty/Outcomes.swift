/// What draws lead to: a record of figures for each draw that has a valid system.
///
/// A record holds, for each scenario, the multipliers M of the headline indicator, the direct emissions
/// of households and a flag; then the saving of each comparison within a year; then, where prices vary,
/// x and y of each year.
struct Outcomes: Sendable {
  /// Where the figures of a record stand.
  struct Layout: Sendable, Equatable {
    let sectors: Int
    let scenarios: Int
    let comparisons: Int
    let years: Int
    let variesPrices: Bool

    /// The place of the multipliers of a scenario.
    func multipliers(_ scenario: Int) -> Int { scenario * (sectors + 2) }
    /// The place of its households' emissions.
    func household(_ scenario: Int) -> Int { multipliers(scenario) + sectors }
    /// The place of its flag.
    func flag(_ scenario: Int) -> Int { multipliers(scenario) + sectors + 1 }
    /// The place of a comparison's saving.
    func saving(_ comparison: Int) -> Int { scenarios * (sectors + 2) + comparison }
    /// The place of x of a year, before its y.
    func output(_ year: Int) -> Int { scenarios * (sectors + 2) + comparisons + 2 * year * sectors }
    /// The number of figures in a record.
    var width: Int { output(variesPrices ? years : 0) }
  }

  /// A flow of the scenario is below zero in the draw.
  static let flowBelowZero = 1
  /// A quantity of the scenario exceeds a supply, demand or limit in the draw.
  static let capExceeded = 2

  /// Where the figures of a record stand.
  let layout: Layout
  /// The records, one after the other.
  var values: [Double] = []
  /// The draws of each record, by their number in the design, ascending.
  var draws: [Int] = []

  init(_ layout: Layout) {
    self.layout = layout
  }

  /// The number of records.
  var count: Int { draws.count }

  /// Appends other records of the same layout.
  mutating func append(_ other: Outcomes) {
    values += other.values
    draws += other.draws
  }
}
