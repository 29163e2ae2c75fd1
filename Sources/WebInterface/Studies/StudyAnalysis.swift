internal import HTTPTypes
internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// An analysis that is asked for by its name and parameters, as the command of that name takes them.
struct StudyAnalysis: Sendable {
  /// The analyses that take no longer than a request may.
  enum Kind: String, Sendable, CaseIterable {
    case decompose, views, flows, paths, linkages, extraction, decoupling, robustness, attribute,
      match
  }

  /// The parameters of all of them.
  static let parameters = [
    "scenario", "from", "to", "against", "sector", "threshold", "count", "over", "year",
  ]

  private let kind: Kind
  private let query: RequestQuery

  init(_ kind: Kind, _ query: RequestQuery) {
    self.kind = kind
    self.query = query
  }

  /// The answer.
  ///
  /// - Throws: `WebError` for a parameter that is missing or wrong, `InvalidInput` for an unknown name.
  func answer(_ study: SolvedStudy) throws -> Analysis {
    switch kind {
    case .decompose: return try decomposition(study)
    case .views:
      return .views(try study.views(of: try scenario(study)), study: study)
    case .flows:
      let scenario = try scenario(study)
      return .flows(try study.embodiedFlows(of: scenario), of: scenario, study: study)
    case .paths: return try paths(study)
    case .linkages:
      let scenario = try scenario(study)
      return .linkages(try study.linkages(of: scenario), of: scenario, study: study)
    case .extraction:
      let scenario = try scenario(study)
      let sector = try study.requiredSector(try query.required("sector"))
      return .extraction(
        try HypotheticalExtraction.Rule.allCases.map {
          try study.extraction(of: sector, rule: $0, in: scenario)
        }, of: scenario, study: study)
    case .decoupling: return .decoupling(try decoupling(study), study: study)
    case .robustness: return .robustness(try study.robustness(over: try dimensions()))
    case .attribute:
      let scenario = try query.required("scenario")
      guard let result = try study.quickAttribution(of: scenario) else {
        throw WebError(
          .unprocessableContent,
          "The exchanges of \(scenario) are too many to be shared out at once; start a job of kind `attribute`."
        )
      }
      return .attribution([result])
    case .match:
      let year =
        try query.integer("year", in: Int.min...Int.max) ?? study.definition.years.last?.year ?? 0
      let catalogue = try CatalogueReader.read(nil)
      return .candidates(
        try study.candidates(year: year, catalogue: catalogue), year: year, study: study,
        findings: study.unusableSynergies(year: year, catalogue: catalogue))
    }
  }

  private func decomposition(_ study: SolvedStudy) throws -> Analysis {
    switch (query["from"], query["to"]) {
    case (let from?, let to?):
      let step = try study.decompositionStep(
        from: try study.requiredScenario(from), to: try study.requiredScenario(to))
      return .decomposition([step], study: study)
    case (nil, nil):
      return .decomposition(
        try study.decompositionSteps(), whole: try study.wholeStep(), study: study)
    default: throw WebError(.badRequest, "Give both “from” and “to”, or neither.")
    }
  }

  private func scenario(_ study: SolvedStudy) throws -> ScenarioSystem {
    try study.requiredScenario(query["scenario"])
  }

  private func paths(_ study: SolvedStudy) throws -> Analysis {
    let scenario = try study.requiredScenario(try query.required("scenario"))
    let reference = try query["against"].map { try study.requiredScenario($0) }
    let product = try query["sector"].map { try study.requiredSector($0) }
    let threshold = try query.number("threshold") ?? 0.001
    guard threshold > 0, threshold <= 1 else {
      throw WebError(.badRequest, "“threshold” has to be above 0 and at most 1.")
    }
    let count = try query.integer("count", in: 1...100_000) ?? 1000
    let result = try study.paths(
      of: scenario, product: product,
      limits: .init(threshold: threshold, depth: 50, count: count))
    return .paths(result, of: scenario, against: reference, study: study)
  }

  private func decoupling(_ study: SolvedStudy) throws -> [DecouplingPair] {
    let pairs: [DecouplingPair]
    switch (query["from"], query["to"]) {
    case (let from?, let to?):
      pairs = try study.decoupling(
        from: try study.requiredScenario(from), to: try study.requiredScenario(to))
    case (nil, nil): pairs = try study.decouplingPairs()
    default: throw WebError(.badRequest, "Give both “from” and “to”, or neither.")
    }
    guard !pairs.isEmpty else {
      throw WebError(
        .unprocessableContent,
        "No scenario of the study is set against one of another year; give “from” and “to”.")
    }
    return pairs
  }

  private func dimensions() throws -> [Robustness.Dimension] {
    guard let over = query["over"] else { return Robustness.Dimension.allCases }
    let known = Robustness.Dimension.allCases.map(\.rawValue)
    return try over.split(separator: ",").map { word in
      guard let dimension = Robustness.Dimension(rawValue: String(word)) else {
        throw WebError(.badRequest, "“over” has “\(word)”; use \(WordList.quoted(known)).")
      }
      return dimension
    }
  }
}
