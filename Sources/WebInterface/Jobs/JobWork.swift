internal import HTTPTypes
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// A long calculation with its settings, as the command of that name takes them.
struct JobWork: Sendable {
  /// What can be calculated.
  enum Kind: String, Sendable, CaseIterable {
    case uncertainty, sensitivity, optimise, attribute

    /// What progress counts.
    var unit: String {
      switch self {
      case .uncertainty: "draws"
      case .optimise: "programs"
      case .sensitivity, .attribute: "evaluations"
      }
    }
  }

  let kind: Kind
  /// The settings as they were given.
  let settings: JSONValue
  /// The calculation.
  let answer: @Sendable (SolvedStudy, JobProgress) throws -> Analysis

  /// Reads the settings.
  ///
  /// - Throws: `WebError` for a setting that is missing, unknown or out of range.
  init(_ kind: Kind, _ body: RequestObject) throws {
    self.kind = kind
    let keys: [String]
    switch kind {
    case .uncertainty: keys = ["samples", "seed", "sampler", "precision"]
    case .sensitivity:
      keys = ["method", "scenario", "figure", "sector", "samples", "seed"]
    case .optimise:
      keys = [
        "year", "saving_at_least", "budget", "maximum_distance", "supply_chain", "pareto",
        "time_limit",
      ]
    case .attribute: keys = ["scenario", "against", "samples", "seed"]
    }
    guard let settings = try body.object("settings", keys: keys) else {
      throw WebError(.badRequest, "“settings” is missing.")
    }
    self.settings = settings.json
    switch kind {
    case .uncertainty: answer = try Self.uncertainty(settings)
    case .sensitivity: answer = try Self.sensitivity(settings)
    case .optimise: answer = try Self.optimise(settings)
    case .attribute: answer = try Self.attribute(settings)
    }
  }

  private static func uncertainty(
    _ given: RequestObject
  ) throws -> @Sendable (SolvedStudy, JobProgress) throws -> Analysis {
    var settings = UncertaintySettings()
    settings.samples =
      try given.integer("samples", in: 1...UncertaintySettings.mostSamples) ?? settings.samples
    settings.seed = try given.integer("seed", in: 0...Int.max).map(UInt64.init) ?? settings.seed
    settings.sampler = try given.choice("sampler", of: Sampler.self) ?? settings.sampler
    settings.precision = try given.number("precision", atLeast: 1e-9)
    if let precision = settings.precision, precision >= 1 {
      throw WebError(.badRequest, "“settings.precision” has to be a share such as 0.001.")
    }
    let chosen = settings
    return { study, progress in
      .uncertainty(
        try study.uncertainty(
          chosen, progress: { done, total in progress.report(done, of: total) }))
    }
  }

  private static func sensitivity(
    _ settings: RequestObject
  ) throws -> @Sendable (SolvedStudy, JobProgress) throws -> Analysis {
    let request = Sensitivity.Request(
      method: try settings.choice("method", of: Sensitivity.Method.self) ?? .sobol,
      scenario: try settings.text("scenario"),
      figure: try settings.choice("figure", of: Sensitivity.Figure.self),
      sector: try settings.text("sector"),
      samples: try settings.integer("samples", in: 2...1_000_000),
      seed: UInt64(try settings.integer("seed", in: 0...Int.max) ?? 1))
    return { study, progress in
      .sensitivity(
        try study.sensitivity(
          request, progress: { done, total in progress.report(done, of: total) }))
    }
  }

  private static func optimise(
    _ settings: RequestObject
  ) throws -> @Sendable (SolvedStudy, JobProgress) throws -> Analysis {
    let saving = try settings.number("saving_at_least", atLeast: 0)
    let limit = try settings.number("time_limit", atLeast: 0.1) ?? 60
    guard limit <= 3600 else {
      throw WebError(.badRequest, "“settings.time_limit” has to be at most 3600 s.")
    }
    let request = Portfolio.Request(
      year: try settings.requiredInteger("year"),
      goal: saving.map { .minimizeCost(savingAtLeast: $0) } ?? .maximizeSaving,
      budget: try settings.number("budget", atLeast: 0),
      maximumDistance: try settings.number("maximum_distance", atLeast: 0),
      includesSupplyChain: try settings.flag("supply_chain") ?? false, timeLimit: limit)
    let points = try settings.integer("pareto", in: 2...200)
    return { study, progress in
      // The choice itself, and for a curve its two ends and its points.
      let total = 1 + (points.map { $0 + 2 } ?? 0)
      let result = try study.portfolio(request) { progress.report(0, of: total) }
      let curve = try points.map { points throws(InvalidInput) in
        try study.paretoCurve(request, points: points) { done, _ in
          progress.report(1 + done, of: total)
        }
      }
      return .portfolio(result, curve: curve ?? [], study: study.definition)
    }
  }

  private static func attribute(
    _ settings: RequestObject
  ) throws -> @Sendable (SolvedStudy, JobProgress) throws -> Analysis {
    let scenario = try settings.requiredText("scenario")
    let against = try settings.text("against")
    let samples = try settings.integer("samples", in: 2...10_000_000) ?? 1000
    let seed = UInt64(try settings.integer("seed", in: 0...Int.max) ?? 1)
    return { study, progress in
      let result = try study.attribution(
        of: scenario, against: against, sampling: AttributionSampling(pairs: samples, seed: seed)
      ) { done, total in progress.report(done, of: total) }
      return .attribution([result])
    }
  }
}
