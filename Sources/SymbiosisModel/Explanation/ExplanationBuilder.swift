internal import InputOutputModel
internal import Provenance

/// Builds the explanations of one scenario's figures; parts that several figures share are built once.
///
/// The province's figures are taken to the city by r = city figure/Σ province of the code that the figure
/// covers, which is equation 3.1 with x_j cancelled: a_ij x_j = Z_ij r_j.
final class ExplanationBuilder {
  let study: SolvedStudy
  let scenario: ScenarioSystem
  let indicator: Int
  let year: YearSystem
  let source: StudyYear
  let classification: StudyClassification
  /// The solved sectors' members among the sectors of the table.
  let members: [[Int]]
  /// For each sector the position of its price, if the year has prices.
  let priceOf: [Int?]
  /// For each sector the position of the city figure that covers it.
  let cityFigureOf: [Int?]
  /// The gaps of rows that hold within rounding, which join final deliveries.
  let roundingGaps: [Double]

  private var known: [String: Explanation] = [:]
  private var others: [String: ExplanationBuilder] = [:]

  init(study: SolvedStudy, scenario: ScenarioSystem, indicator: Int) {
    self.study = study
    self.scenario = scenario
    self.indicator = indicator
    year = study.years[scenario.year]
    source = study.definition.years[scenario.year]
    classification = study.classification
    let assignment = study.classification.toSolved.assignment
    var members = [[Int]](repeating: [], count: study.classification.solved.count)
    for (sector, solved) in assignment.enumerated() { members[solved].append(sector) }
    self.members = members
    priceOf = classification.bySector(
      (source.prices ?? []).enumerated().map { ($1.code, $0) })
    cityFigureOf = classification.bySector(
      (source.city ?? []).enumerated().map { ($1.code, $0) })
    let identity = TableIdentity(source.table)
    roundingGaps = source.table.labels.indices.map {
      identity.rowVerdict($0) == .rounding ? identity.rowGaps[$0] : 0
    }
  }

  /// A part by its key, built when it is first needed.
  func once(_ key: String, _ build: () -> Explanation) -> Explanation {
    if let found = known[key] { return found }
    let built = build()
    known[key] = built
    return built
  }

  /// The builder of the scenario that this one is compared with, the same for all figures.
  func builder(of reference: ScenarioSystem) -> ExplanationBuilder {
    let id = reference.scenario.id
    if let found = others[id] { return found }
    let made = ExplanationBuilder(study: study, scenario: reference, indicator: indicator)
    others[id] = made
    return made
  }

  var money: String { study.definition.money }
  var unit: String { study.definition.indicators[indicator].unit }
  var isCity: Bool { source.city != nil }
  var footprint: Footprint { scenario.footprints[indicator] }

  /// A figure of the files.
  func leaf(_ name: String, _ figure: Sourced, unit: String) -> Explanation {
    Explanation(name, value: figure.value, unit: unit, origin: .figure(figure.location))
  }

  func constant(_ name: String, _ value: Double, unit: String = "") -> Explanation {
    Explanation(name, value: value, unit: unit, origin: .constant)
  }

  /// A sum with its largest terms first; terms of 0 that are leaves are left out.
  func sum(
    _ name: String, unit: String, equation: String? = nil, _ terms: [Explanation]
  ) -> Explanation {
    let counted = terms.filter { $0.value != 0 }
    if counted.isEmpty { return constant(name, 0, unit: unit) }
    if counted.count == 1, equation == nil { return counted[0] }
    return Explanation(
      name, unit: unit, equation: equation, .sum,
      counted.enumerated().sorted {
        abs($0.element.value) != abs($1.element.value)
          ? abs($0.element.value) > abs($1.element.value) : $0.offset < $1.offset
      }.map(\.element))
  }

  /// A quotient, or 0 where the divisor is 0.
  func ratio(
    _ name: String, unit: String, equation: String? = nil, _ part: Explanation,
    _ whole: Explanation
  ) -> Explanation {
    whole.value == 0
      ? constant(name, 0, unit: unit)
      : Explanation(name, unit: unit, equation: equation, .quotient, [part, whole])
  }
}
