internal import InputOutputModel
internal import Provenance

/// The explanations of what all scenarios of a year share: its table, taken to the city and solved, its
/// inventory and effects.
///
/// The province's figures are taken to the city by r = city figure/Σ province of the code that the figure
/// covers, which is equation 3.1 with x_j cancelled: a_ij x_j = Z_ij r_j.
final class YearExplanations: ExplanationBuilder {
  /// The solved sectors' members among the sectors of the table.
  let members: [[Int]]
  /// For each sector the position of its price, if the year has prices.
  let priceOf: [Int?]
  /// For each sector the position of the city figure that covers it.
  let cityFigureOf: [Int?]
  /// The gaps of rows that hold within rounding, which join final deliveries.
  let roundingGaps: [Double]
  /// For each sector whose row is balanced the position of its total.
  let totalOfRow: [Int: Int]
  /// The same for columns, those of final demand after the sectors.
  let totalOfColumn: [Int: Int]
  /// The figures of the inventory by row of the flow account and by flow.
  private(set) lazy var inventory = observed()
  /// What sectors buy from outside, embodied by product, and with all that is behind it; empty where the
  /// study gives no import multipliers.
  private(set) lazy var importChain = solvedImportChain()

  override init(study: SolvedStudy, year: Int, indicator: Int) {
    let classification = study.classification
    let source = study.definition.years[year]
    var members = [[Int]](repeating: [], count: classification.solved.count)
    for (sector, solved) in classification.toSolved.assignment.enumerated() {
      members[solved].append(sector)
    }
    self.members = members
    priceOf = classification.bySector((source.prices ?? []).enumerated().map { ($1.code, $0) })
    cityFigureOf = classification.bySector((source.city ?? []).enumerated().map { ($1.code, $0) })
    let identity = TableIdentity(source.table)
    roundingGaps = source.table.labels.indices.map {
      identity.rowVerdict($0) == .rounding ? identity.rowGaps[$0] : 0
    }
    let codes = classification.sectors
    totalOfRow = Self.totals(source.cityTotals?.rows, among: codes)
    totalOfColumn = Self.totals(
      source.cityTotals?.columns, among: codes + source.table.finalDemand.labels.map(\.sector))
    super.init(study: study, year: year, indicator: indicator)
  }

  var isCity: Bool { source.city != nil }
}
