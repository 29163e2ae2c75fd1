internal import DenseAlgebra
internal import Glibc
public import Provenance

extension SolvedStudy {
  /// Tells which uncertain figures a result depends on.
  ///
  /// - Parameters:
  ///   - request: what is looked at, and how.
  ///   - threads: the most threads to use; the result does not depend on them.
  ///   - progress: told how many evaluations are done, out of how many; returning `false` stops the work.
  /// - Throws: `InvalidInput` where nothing is uncertain or the figure does not exist, and where the work
  ///   was stopped.
  public func sensitivity(
    _ request: Sensitivity.Request, threads: Int? = nil,
    progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(InvalidInput) -> Sensitivity {
    let figures = try uncertainFigures()
    let varied = VariedStudy(self, figures: figures)
    let watched = try WatchedFigure(request, varied: varied)
    let evaluation = Evaluation(
      varied: varied, watched: watched, threads: threads ?? ThreadCount.current)
    let own = try evaluation.values(count: 1, progress: { _, _ in true }) { _ in nil }.first ?? nil
    guard let own else {
      throw InvalidInput(
        code: "undefined-figure",
        "The \(watched.figure.rawValue) of \(watched.name) is not defined, since its footprint is not above 0; look at another figure."
      )
    }
    var result = Sensitivity(
      request: request, scenario: watched.name, against: watched.against, figure: watched.figure,
      unit: watched.unit, value: own, variance: nil, evaluations: 0, rejected: 0, inputs: [],
      kinds: [], findings: [])
    let dimensions = figures.dimensions
    let inputs = dimensions.map {
      Sensitivity.Input(name: $0.label, data: $0.data, figures: $0.variables.count)
    }
    switch request.method {
    case .sobol:
      try sobol(evaluation, inputs, &result, progress)
    case .morris:
      let design = MorrisDesign(
        inputs: inputs.count, trajectories: request.samples ?? 40, seed: request.seed)
      let values = try evaluation.values(count: design.count, progress: progress) {
        design.uniforms(sample: $0)
      }
      result.count(values)
      result.inputs = zip(inputs, design.effects(values)).map { input, effects in
        var input = input
        var (sizes, signed) = (RunningMean(), RunningMean())
        for effect in effects {
          sizes.add(abs(effect))
          signed.add(effect)
        }
        let margin = sizes.count > 1 ? 1.96 * sizes.standardError : 0
        input.meanSize = .init(
          value: sizes.mean, lower: max(0, sizes.mean - margin), upper: sizes.mean + margin)
        input.meanEffect = signed.mean
        input.effectDeviation =
          signed.count > 1 ? signed.standardError * Double(signed.count).squareRoot() : 0
        return input
      }
    case .oneAtATime:
      let shares = [0.05, 0.95].map(NormalDistribution.quantile)
      let values = try evaluation.values(moving: shares, progress: progress)
      result.count(values)
      result.inputs = inputs.enumerated().map { position, input in
        var input = input
        (input.low, input.high) = (values[2 * position], values[2 * position + 1])
        return input
      }
    }
    result.inputs = result.inputs.enumerated().sorted {
      ($0.element.importance, -$0.offset) > ($1.element.importance, -$1.offset)
    }.map(\.element)
    let impossible = result.inputs.count { input in
      guard let first = input.first, let total = input.total else { return false }
      return first.value > total.value + 0.02
    }
    if impossible > 0 {
      result.findings.append(
        Finding(
          .warning, code: "too-few-samples",
          "The first-order index of \(impossible) of \(inputs.count) inputs came out above the total one, which cannot be: the samples are too few; take more with --samples."
        ))
    }
    if result.rejected > 0 {
      result.findings.append(
        Finding(
          .warning, code: "rejected-draws",
          "\(result.rejected) of \(result.evaluations) evaluations have no valid system or no such figure and are left out."
        ))
    }
    return result
  }

  private func sobol(
    _ evaluation: Evaluation, _ inputs: [Sensitivity.Input], _ result: inout Sensitivity,
    _ progress: (Int, Int) -> Bool
  ) throws(InvalidInput) {
    let dimensions = evaluation.varied.figures.dimensions
    let kinds = UncertaintyEntry.Data.allCases.compactMap {
      kind -> (UncertaintyEntry.Data, [Int])? in
      let members = dimensions.indices.filter { dimensions[$0].data == kind }
      return members.isEmpty ? nil : (kind, members)
    }
    let seed = result.request.seed
    let design = SaltelliDesign(
      inputs: dimensions.indices.map { [$0] } + kinds.map(\.1), dimensions: dimensions.count,
      rows: result.request.samples ?? 512, seed: seed)
    let values = try evaluation.values(count: design.count, progress: progress) {
      design.uniforms(sample: $0)
    }
    result.count(values)
    let indices = SobolIndices(design, values: values, seed: seed)
    result.variance = indices.variance
    func exposed(_ estimate: SobolIndices.Estimate) -> Sensitivity.Estimate {
      .init(value: estimate.value, lower: estimate.lower, upper: estimate.upper)
    }
    func completed(_ input: Sensitivity.Input, _ place: Int) -> Sensitivity.Input {
      var input = input
      input.first = exposed(indices.first[place])
      input.total = exposed(indices.total[place])
      return input
    }
    result.inputs = inputs.enumerated().map { completed($1, $0) }
    result.kinds = kinds.enumerated().map { position, kind in
      let figures = Set(kind.1.flatMap { dimensions[$0].variables }).count
      return completed(
        Sensitivity.Input(name: kind.0.rawValue, data: kind.0, figures: figures),
        inputs.count + position)
    }
  }
}

extension Sensitivity {
  fileprivate mutating func count(_ values: [Double?]) {
    evaluations = values.count
    rejected = values.count { $0 == nil }
  }
}

/// Computes one figure of a study at many points.
private struct Evaluation {
  let varied: VariedStudy
  let watched: WatchedFigure
  let threads: Int

  private static let wave = 2048

  /// The figure at points given by uniform numbers; at the study's own figures where they are `nil`.
  func values(
    count: Int, progress: (Int, Int) -> Bool, _ uniforms: (Int) -> [Double]?
  ) throws(InvalidInput) -> [Double?] {
    let own = ownDraws
    return try values(count: count, progress: progress) { sample, draws in
      guard let point = uniforms(sample) else {
        draws.update(from: own, count: own.count)
        return
      }
      varied.figures.draws(scores: point.map(NormalDistribution.quantile), into: draws)
    }
  }

  /// The figure with each dimension at each of these scores, all other figures being the study's own.
  func values(
    moving scores: [Double], progress: (Int, Int) -> Bool
  ) throws(InvalidInput) -> [Double?] {
    let own = ownDraws
    let figures = varied.figures
    return try values(
      count: figures.dimensions.count * scores.count, progress: progress
    ) { sample, draws in
      draws.update(from: own, count: own.count)
      let (dimension, place) = sample.quotientAndRemainder(dividingBy: scores.count)
      var point = [Double](repeating: 0, count: figures.dimensions.count)
      point[dimension] = scores[place]
      for variable in figures.dimensions[dimension].variables {
        draws[variable] = figures.draw(figures.variables[variable], point)
      }
    }
  }

  /// What each variable is where the study's own figures hold.
  private var ownDraws: [Double] { varied.figures.variables.map(\.anchor) }

  private func values(
    count: Int, progress: (Int, Int) -> Bool,
    fill: (_ sample: Int, _ draws: UnsafeMutablePointer<Double>) -> Void
  ) throws(InvalidInput) -> [Double?] {
    let variables = varied.figures.variables.count
    var values = [Double?](repeating: nil, count: count)
    var done = 0
    while done < count {
      let end = min(done + Self.wave, count)
      let outcomes = varied.outcomes(done..<end, threads: threads) { block in
        [Double](unsafeUninitializedCapacity: block.count * variables) { buffer, filled in
          if let base = buffer.baseAddress {
            for (position, sample) in block.enumerated() {
              fill(sample, base + position * variables)
            }
          }
          filled = block.count * variables
        }
      }
      for (record, draw) in outcomes.draws.enumerated() {
        values[draw] = watched.value(varied, outcomes, record: record)
      }
      done = end
      guard progress(done, count) || done == count else {
        throw InvalidInput(
          code: "stopped",
          "Stopped after \(done) of \(count) evaluations, from which nothing can be told yet; take fewer with --samples, or have a first look with --method morris."
        )
      }
    }
    return values
  }
}

/// The figure of a study that is watched.
private struct WatchedFigure {
  let figure: Sensitivity.Figure
  let name: String
  let against: String?
  let unit: String
  private let scenario: Int
  private let comparison: Int?
  private let sector: Int?

  init(_ request: Sensitivity.Request, varied: VariedStudy) throws(InvalidInput) {
    let study = varied.study
    let scenario = try study.scenarioPosition(request.scenario)
    let id = study.scenarios[scenario].scenario.id
    let comparison = varied.pairs.firstIndex { $0.scenario == scenario && $0.isWithinYear }
    figure =
      request.figure ?? (comparison != nil && request.sector == nil ? .saving : .footprint)
    var sector: Int?
    if let code = request.sector {
      let codes = study.classification.solved
      sector = codes.firstIndex(of: code)
      guard sector != nil else {
        throw InvalidInput(
          code: "unknown-sector",
          "“\(code)” is no sector at the level of this study; "
            + StudyCheck.suggestion(code, among: codes))
      }
    }
    switch figure {
    case .saving:
      guard comparison != nil else {
        throw InvalidInput(
          code: "no-saving",
          "\(id) is compared with no scenario of its year and saves nothing; look at its footprint."
        )
      }
      guard sector == nil else {
        throw InvalidInput(
          code: "no-saving",
          "A saving is that of the whole region; leave the sector out, or look at its footprint.")
      }
    case .outputPerFootprint:
      guard sector != nil else {
        throw InvalidInput(
          code: "no-sector", "Output per footprint is a sector's; name it with --sector.")
      }
    case .footprint: break
    }
    name = id
    self.scenario = scenario
    self.comparison = comparison
    self.sector = sector
    against =
      figure == .saving
      ? comparison.map { study.scenarios[varied.pairs[$0].reference].scenario.id } : nil
    let indicator = study.definition.indicators[study.headline]
    unit =
      figure == .outputPerFootprint
      ? "\(study.definition.money)/\(indicator.unit)" : indicator.unit
  }

  func value(_ varied: VariedStudy, _ outcomes: Outcomes, record: Int) -> Double? {
    let place = record * varied.layout.width
    if figure == .saving, let comparison {
      return outcomes.values[place + varied.layout.saving(comparison)]
    }
    guard let sector else {
      return varied.footprint(scenario, of: outcomes, record: record)
    }
    let year = varied.study.scenarios[scenario].year
    let account = place + varied.layout.output(year) + sector
    let varies = varied.layout.variesPrices
    let delivery =
      varies
      ? outcomes.values[account + varied.layout.sectors] : varied.frames[year].deliveries[sector]
    let footprint =
      outcomes.values[place + varied.layout.multipliers(scenario) + sector] * delivery
    guard figure == .outputPerFootprint else { return footprint }
    let output = varies ? outcomes.values[account] : varied.frames[year].output[sector]
    let ratio = output / footprint
    return footprint > 0 && ratio.isFinite ? ratio : nil
  }
}
