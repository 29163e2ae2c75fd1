public import Provenance

extension SolvedStudy {
  /// The scenario that stands for the study where none is named: the one whose exchanges are the plan
  /// of `monitoring`, else the last that is compared with another, else the last.
  public func representativeScenario() throws(InvalidInput) -> ScenarioSystem {
    let planned = definition.monitoring.flatMap { monitoring in
      scenarios.last {
        $0.scenario.quantities == .column(monitoring.plan) && $0.scenario.against != nil
      }
    }
    if let found = planned ?? scenarios.last(where: { $0.scenario.against != nil })
      ?? scenarios.last
    {
      return found
    }
    throw InvalidInput(code: "no-scenario", "The study has no scenario; define one in study.yaml.")
  }

  /// The scenario with this code, or the representative one where none is named.
  ///
  /// - Throws: `InvalidInput` that lists those of the study and suggests the nearest.
  public func requiredScenario(_ id: String?) throws(InvalidInput) -> ScenarioSystem {
    scenarios[try scenarioPosition(id)]
  }

  /// The position of the scenario with this code, or of the representative one where none is named.
  func scenarioPosition(_ id: String?) throws(InvalidInput) -> Int {
    let known = scenarios.map(\.scenario.id)
    let chosen: String
    if let id { chosen = id } else { chosen = try representativeScenario().scenario.id }
    if let found = known.firstIndex(of: chosen) { return found }
    let hint = NearMiss.closest(to: chosen, in: known).map { "; did you mean “\($0)”?" } ?? "."
    throw InvalidInput(
      code: "unknown-scenario",
      "“\(chosen)” is no scenario of the study, which has \(WordList.quoted(known))\(hint)")
  }
}
