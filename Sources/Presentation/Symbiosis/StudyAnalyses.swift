public import Provenance
public import SymbiosisModel

/// The analyses of exchanges that a study gives data for, in the order of the report.
public enum StudyAnalyses {
  /// Every analysis that has something to say; a plain study has few.
  ///
  /// Contributions stand here only where they differ from the exchanges' own savings and are quick to
  /// compute; `symbiont attribute` gives them for any scenario.
  ///
  /// - Throws: `InvalidInput` when a scenario's purchases cannot be made.
  public static func all(
    of study: SolvedStudy, result: StudyResult
  ) throws(InvalidInput) -> [Analysis] {
    var skipped: [Finding] = []
    var analyses: [Analysis?] = [
      .processes(study.definition), .accounts(study.wasteAccounts()),
      .supplyChain(try study.supplyChainComparisons(), study: study),
      .contributions(contributions(study, &skipped)),
      .rebound(try study.rebounds(), study: study),
    ]
    analyses += try costs(study, result: result)
    analyses += [.social(study), .ecoEfficiency(result)]
    var found = analyses.compactMap(\.self)
    if !found.isEmpty { found[0].findings += skipped }
    return found
  }

  private static func withinYear(_ study: SolvedStudy) -> [ScenarioSystem] {
    study.scenarios.filter { scenario in
      scenario.scenario.against.flatMap { study.scenario($0) }?.year == scenario.year
    }
  }

  /// Contributions where they can differ from the exchanges' own savings: purchases change, or caps
  /// are overrun with the study's leave.
  ///
  /// Where some of the exchanges alone could not be, as when one needs what another leaves, there is
  /// no contribution to tell: a finding says so.
  private static func contributions(
    _ study: SolvedStudy, _ findings: inout [Finding]
  ) -> [Attribution] {
    var results: [Attribution] = []
    for scenario in withinYear(study)
    where scenario.scenario.includesSupplyChain || !study.definition.allowed.isEmpty {
      do {
        guard let result = try study.quickAttribution(of: scenario.scenario.id) else {
          findings.append(
            Finding(
              .note, code: "no-attribution",
              "The contributions of single exchanges to \(scenario.scenario.id) are left out: they are too many to be shared out here; `symbiont attribute` tells them."
            ))
          continue
        }
        results.append(result)
      } catch {
        findings.append(
          Finding(
            .warning, code: "no-attribution",
            "The contributions of single exchanges to \(scenario.scenario.id) are left out: some of its "
              + "exchanges cannot be without the others. "
              + (error.findings.first?.message ?? "")))
      }
    }
    return results
  }

  private static func costs(
    _ study: SolvedStudy, result: StudyResult
  ) throws(InvalidInput) -> [Analysis?] {
    var assessments: [CostAssessment] = []
    for scenario in withinYear(study) {
      if let costs = try study.costs(of: scenario.scenario.id) { assessments.append(costs) }
    }
    return [
      .costs(assessments, study: study), try .abatementCosts(assessments, study: study),
      try .sustainability(assessments, study: study, result: result),
    ]
  }
}
