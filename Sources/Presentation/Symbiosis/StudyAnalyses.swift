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
    var analyses: [Analysis?] = [
      .processes(study.definition), .accounts(study.wasteAccounts()),
      .supplyChain(try study.supplyChainComparisons(), study: study),
      .contributions(try contributions(study)),
      .rebound(try study.rebounds(), study: study),
    ]
    analyses += try costs(study, result: result)
    analyses += [.social(study), .ecoEfficiency(result)]
    return analyses.compactMap(\.self)
  }

  private static func withinYear(_ study: SolvedStudy) -> [ScenarioSystem] {
    study.scenarios.filter { scenario in
      scenario.scenario.against.flatMap { study.scenario($0) }?.year == scenario.year
    }
  }

  /// Contributions where they can differ from the exchanges' own savings: purchases change, or caps
  /// are overrun with the study's leave.
  private static func contributions(_ study: SolvedStudy) throws(InvalidInput) -> [Attribution] {
    var results: [Attribution] = []
    for scenario in withinYear(study)
    where (scenario.scenario.includesSupplyChain || !study.definition.allowed.isEmpty)
      && scenario.quantities.count(where: { $0 != 0 }) <= 10
    {
      guard let result = try study.quickAttribution(of: scenario.scenario.id) else { continue }
      results.append(result)
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
