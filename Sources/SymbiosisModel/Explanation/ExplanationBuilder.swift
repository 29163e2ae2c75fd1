internal import InputOutputModel
internal import Provenance

/// What building explanations takes: the study and one of its years, and parts that several figures share,
/// built once.
class ExplanationBuilder {
  let study: SolvedStudy
  let position: Int
  let indicator: Int
  private var known: [String: Explanation] = [:]

  /// - Parameter year: its position among the study's years.
  init(study: SolvedStudy, year: Int, indicator: Int) {
    self.study = study
    position = year
    self.indicator = indicator
  }

  var definition: StudyDefinition { study.definition }
  var source: StudyYear { definition.years[position] }
  var solved: YearSystem { study.years[position] }
  var classification: StudyClassification { study.classification }
  var money: String { definition.money }
  var unit: String { definition.indicators[indicator].unit }

  /// The code of a row of the flow account: a solved sector, or the households.
  func solvedCode(_ row: Int) -> String {
    row < classification.solved.count ? classification.solved[row] : InventoryEntry.household
  }

  /// A part by its key, built when it is first needed.
  func once(_ key: String, _ build: () -> Explanation) -> Explanation {
    if let found = known[key] { return found }
    let built = build()
    known[key] = built
    return built
  }

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
