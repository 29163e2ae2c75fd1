internal import DenseAlgebra
public import Provenance

extension SolvedStudy {
  /// Draws the uncertain figures of the study and computes every scenario in each draw.
  ///
  /// The result depends on the study and the settings alone, not on threads nor on whether the work was
  /// stopped and resumed.
  ///
  /// - Parameters:
  ///   - settings: how many draws and how.
  ///   - threads: the most threads to use.
  ///   - checkpoint: where an earlier run with these settings stopped.
  ///   - save: called after every few hundred draws with what makes a checkpoint, and whether they are the
  ///     last; a checkpoint that is kept costs a copy of all draws.
  ///   - progress: told how many draws are made, out of how many; returning `false` stops the work, and
  ///     the result is that of the draws made.
  /// - Throws: `InvalidInput` where nothing is uncertain, no draw is valid or the settings are out of range.
  /// - Complexity: for each draw and scenario O(n²) after O(n³) for each year whose table varies.
  public func uncertainty(
    _ settings: UncertaintySettings = UncertaintySettings(), threads: Int? = nil,
    resuming checkpoint: UncertaintyCheckpoint? = nil,
    save: (
      (_ checkpoint: () -> UncertaintyCheckpoint, _ isLast: Bool) throws(InvalidInput) -> Void
    )? = nil,
    progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(InvalidInput) -> UncertaintyResult {
    let figures = try uncertainFigures()
    let varied = VariedStudy(self, figures: figures)
    try settings.check(recordWidth: varied.layout.width)
    let design = try SampleDesign(
      settings.sampler, dimensions: figures.dimensions.count, samples: settings.samples,
      seed: settings.seed)
    // Thousands of figures in words: only where a checkpoint is read or kept.
    lazy var fingerprint = varied.fingerprint
    var outcomes = Outcomes(varied.layout)
    var done = 0
    if let checkpoint {
      try checkpoint.check(settings, fingerprint: fingerprint, layout: varied.layout)
      outcomes = checkpoint.outcomes
      done = checkpoint.done
    }
    var precision = settings.precision.map { PrecisionWatch($0, varied: varied) }
    precision?.add(outcomes, from: 0)
    var wasStopped = false
    var isPrecise = precision?.isReached ?? false
    while done < settings.samples, !isPrecise {
      // The waves end at fixed numbers of draws, so that where the work stops never depends on threads.
      let end = min((done / Self.wave + 1) * Self.wave, settings.samples)
      let before = outcomes.count
      outcomes.append(
        varied.outcomes(done..<end, design: design, threads: threads ?? ThreadCount.current))
      done = end
      precision?.add(outcomes, from: before)
      isPrecise = precision?.isReached ?? false
      wasStopped = !progress(done, settings.samples) && done < settings.samples && !isPrecise
      let isLast = isPrecise || wasStopped || done == settings.samples
      try save?(
        {
          UncertaintyCheckpoint(
            settings: settings, fingerprint: fingerprint, done: done, outcomes: outcomes)
        }, isLast)
      if isLast { break }
    }
    guard outcomes.count > 0 else {
      throw InvalidInput(
        code: "all-draws-rejected",
        "All \(done) draws were rejected, since a coefficient fell below zero or the spectral radius of the coefficients reached 1; make the table less uncertain."
      )
    }
    return result(
      of: outcomes, varied: varied, settings: settings, done: done, wasStopped: wasStopped,
      isPrecise: isPrecise, threads: threads ?? ThreadCount.current)
  }

  /// Draws between two reports.
  private static let wave = 256

  /// The figures that the study says are uncertain.
  func uncertainFigures() throws(InvalidInput) -> VariedFigures {
    guard !definition.uncertainties.isEmpty else {
      throw InvalidInput(
        code: "nothing-uncertain",
        "The study says of no figure that it is uncertain; write uncertainty.csv and name it in study.yaml under `uncertainty` (docs/FORMAT.md tells its columns).",
        at: definition.location)
    }
    let figures = VariedFigures(uncertain: self)
    guard !figures.variables.isEmpty else {
      throw InvalidInput(
        code: "nothing-uncertain",
        "No figure that uncertainty.csv covers is other than 0, so nothing varies; look at its codes.",
        at: definition.uncertainties.first?.location)
    }
    return figures
  }
}

extension UncertaintySettings {
  fileprivate func check(recordWidth: Int) throws(InvalidInput) {
    guard (1...Self.mostSamples).contains(samples) else {
      throw InvalidInput(
        code: "samples", "\(samples) draws; ask for 1 to \(Self.mostSamples).")
    }
    let bytes = samples * recordWidth * 8
    guard bytes <= 4 << 30 else {
      throw InvalidInput(
        code: "samples",
        "\(samples) draws of this study would take \(bytes >> 30) GB of memory; ask for at most \((4 << 30) / (recordWidth * 8))."
      )
    }
    if precision != nil, sampler == .latinHypercube {
      throw InvalidInput(
        code: "precision",
        "A Latin hypercube is made for all its draws and cannot stop before; use --sampler sobol or random with --precision."
      )
    }
  }
}

extension VariedStudy {
  /// Draws that one thread makes at a time.
  private static let block = 64

  /// The outcomes of a range of a design's draws.
  func outcomes(_ range: Range<Int>, design: SampleDesign, threads: Int) -> Outcomes {
    let variables = figures.variables.count
    return outcomes(range, threads: threads) { block in
      [Double](unsafeUninitializedCapacity: block.count * variables) { buffer, count in
        if let base = buffer.baseAddress {
          for (position, sample) in block.enumerated() {
            figures.draws(
              scores: design.scores(sample: sample), into: base + position * variables)
          }
        }
        count = block.count * variables
      }
    }
  }

  /// The outcomes of a range of draws, block by block on several threads.
  ///
  /// - Parameter draws: what each variable draws in the draws of a block; a function of their numbers.
  func outcomes(
    _ range: Range<Int>, threads: Int, draws: (Range<Int>) -> [Double]
  ) -> Outcomes {
    let blocks = (range.count + Self.block - 1) / Self.block
    var parts = [Outcomes](repeating: Outcomes(layout), count: blocks)
    parts.withUnsafeMutableBufferPointer { parts in
      Parallel.forEach(blocks: blocks, threads: threads) { _, number in
        let first = range.lowerBound + number * Self.block
        let block = first..<min(first + Self.block, range.upperBound)
        parts[number] = outcomes(first: first, count: block.count, draws: draws(block))
      }
    }
    var result = Outcomes(layout)
    for part in parts { result.append(part) }
    return result
  }

  /// Σ_j D_j of a scenario in a record.
  func footprint(_ scenario: Int, of outcomes: Outcomes, record: Int) -> Double {
    let place = record * layout.width + layout.multipliers(scenario)
    let year = study.scenarios[scenario].year
    var sum = 0.0
    if layout.variesPrices {
      let deliveries = record * layout.width + layout.output(year) + layout.sectors
      for j in 0..<layout.sectors {
        sum += outcomes.values[place + j] * outcomes.values[deliveries + j]
      }
    } else {
      let deliveries = frames[year].deliveries
      for j in 0..<layout.sectors { sum += outcomes.values[place + j] * deliveries[j] }
    }
    return sum
  }
}

/// Whether every footprint and saving is known to a share of its mean.
private struct PrecisionWatch {
  let precision: Double
  let varied: VariedStudy
  private var means: [RunningMean]

  init(_ precision: Double, varied: VariedStudy) {
    self.precision = precision
    self.varied = varied
    means = [RunningMean](
      repeating: RunningMean(), count: varied.layout.scenarios + varied.layout.comparisons)
  }

  mutating func add(_ outcomes: Outcomes, from first: Int) {
    for record in first..<outcomes.count {
      for scenario in 0..<varied.layout.scenarios {
        means[scenario].add(varied.footprint(scenario, of: outcomes, record: record))
      }
      for (comparison, pair) in varied.pairs.enumerated() where pair.isWithinYear {
        means[varied.layout.scenarios + comparison].add(
          outcomes.values[record * varied.layout.width + varied.layout.saving(comparison)])
      }
    }
  }

  var isReached: Bool {
    // A comparison between years has no saving and no values.
    let known = means.filter { $0.count > 0 }
    return !known.isEmpty
      && known.allSatisfy { $0.count > 1 && $0.standardError <= precision * abs($0.mean) }
  }
}
