internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// The city with quantities moved by hand, beside its reference.
struct WhatIfAnswer: Sendable {
  let whatIf: WhatIf
  let revision: String
  /// The city with the quantities.
  let scenario: ScenarioSystem
  /// What it is compared with.
  let reference: ScenarioSystem
  let comparison: Comparison
  /// Caps exceeded and flows below zero.
  let findings: [Finding]

  init(_ question: WhatIfQuestion, whatIf: WhatIf, revision: String) {
    self.whatIf = whatIf
    self.revision = revision
    let year = whatIf.study.years[question.year].year
    let none = Scenario(id: "none", name: "Without exchanges", year: year)
    reference =
      question.reference.flatMap { whatIf.study.scenario($0) }
      ?? whatIf.system(none, quantities: question.quantities.map { _ in 0 })
    let asked = Scenario(
      id: WhatIfQuestion.id, name: "What if", year: year, against: reference.scenario.id)
    scenario = whatIf.system(asked, quantities: question.quantities)
    comparison = whatIf.comparison(scenario, against: reference)
    findings = whatIf.findings(scenario)
  }

  /// The answer with the keys of a result.
  var json: JSONValue {
    let definition = whatIf.study.definition
    return [
      "revision": .string(revision),
      "year": .integer(scenario.scenario.year),
      "level": .string(definition.level.rawValue),
      "imports": .string(definition.imports.rawValue),
      "scenario": JSONReport.scenario(ScenarioResult(scenario, in: whatIf.study)),
      "reference": JSONReport.scenario(ScenarioResult(reference, in: whatIf.study)),
      "comparison": JSONReport.comparison(comparison, indicators: definition.indicators),
      "caps": .array(
        whatIf.caps.map { StudyJSON.cap($0, definition, quantities: scenario.quantities) }),
      "findings": JSONReport.findings(findings),
    ]
  }

  /// The two scenarios, the reference first, and their comparison, as a result that faces show.
  var result: StudyResult {
    var result = StudyResult(whatIf.study, scenarios: [])
    result.scenarios = [reference, scenario].map { ScenarioResult($0, in: whatIf.study) }
    result.comparisons = [comparison]
    result.findings = findings
    for position in result.exchanges.indices {
      result.exchanges[position].quantities = [
        reference.scenario.id: reference.quantities[position],
        scenario.scenario.id: scenario.quantities[position],
      ]
    }
    return result
  }
}
