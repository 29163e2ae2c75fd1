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
}
