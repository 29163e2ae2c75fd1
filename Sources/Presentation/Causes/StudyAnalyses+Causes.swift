internal import InputOutputModel
internal import Provenance
public import SymbiosisModel

extension StudyAnalyses {
  /// Why the numbers are what they are, as sections of a report: the steps between scenarios, views, flows,
  /// supply chains, linkages, extraction, decoupling, what depends on the method, and the explanations of
  /// the headline figures.
  ///
  /// The representative scenario stands for the study. What a study has no data for (a change between years
  /// where it has one, say) is left out, with a finding where somebody would look for it.
  ///
  /// - Throws: `ExplanationMismatch` or `DecompositionMismatch`, faults of the program.
  public static func causes(of study: SolvedStudy) throws -> [Analysis] {
    let scenario = try study.representativeScenario()
    let reference = scenario.scenario.against.flatMap { study.scenario($0) }
    var found: [Analysis] = []
    var skipped: [Finding] = []
    func add(_ what: String, _ build: () throws -> Analysis?) throws {
      do {
        if let analysis = try build() { found.append(analysis) }
      } catch let error as InvalidInput {
        skipped += error.findings.filter { $0.severity == .error }.map {
          Finding(
            .note, code: $0.code, "The report has no section on \(what). \($0.message)",
            at: $0.location)
        }
      }
    }
    try add("the change between scenarios") {
      guard try study.scenarioChain().count > 1 else { return nil }
      return .decomposition(
        try study.decompositionSteps(), whole: try study.wholeStep(), study: study)
    }
    try add("who emits for whom") { .views(try study.views(of: scenario), study: study) }
    try add("embodied flows") {
      folded(.flows(try study.embodiedFlows(of: scenario), of: scenario, study: study))
    }
    try add("supply chains") {
      .paths(
        try study.paths(
          of: scenario, limits: .init(threshold: 0.01, count: 1_000, time: .seconds(2))),
        of: scenario, against: reference, study: study)
    }
    try add("linkages") {
      .linkages(try study.linkages(of: scenario), of: scenario, study: study)
    }
    try add("extraction") {
      .extractions(
        try study.classification.solved.indices.map { sector in
          try HypotheticalExtraction.Rule.allCases.map {
            try study.extraction(of: sector, rule: $0, in: scenario)
          }
        }, of: scenario, study: study)
    }
    try add("decoupling") {
      let pairs = try study.decouplingPairs()
      return pairs.isEmpty ? nil : .decoupling(pairs, study: study)
    }
    try add("robustness") {
      folded(.robustness(try study.robustness(over: Robustness.Dimension.allCases)))
    }
    try add("explanations") {
      .headlines(try study.headlineExplanations())
    }
    if !found.isEmpty { found[0].findings += skipped }
    return found
  }

  /// An analysis whose tables are long: for those who calculate further.
  private static func folded(_ analysis: Analysis) -> Analysis {
    var analysis = analysis
    for table in analysis.section.tables.indices {
      analysis.section.tables[table].audience = .analyst
    }
    return analysis
  }
}
