internal import DenseAlgebra
internal import Provenance

extension SolvedStudy {
  /// What the outcomes say of each scenario, sector and comparison.
  func result(
    of outcomes: Outcomes, varied: VariedStudy, settings: UncertaintySettings, done: Int,
    wasStopped: Bool, isPrecise: Bool, threads: Int
  ) -> UncertaintyResult {
    let reader = OutcomeReader(varied: varied, outcomes: outcomes)
    let own = StudyResult(self)
    let sectors = reader.sectors(own, threads: threads)
    let flags = scenarios.indices.map { reader.flags($0) }
    let figures = scenarios.indices.compactMap { position -> UncertaintyResult.ScenarioFigures? in
      let footprints = reader.footprints(position)
      let households = reader.figures(at: varied.layout.household(position))
      let totals = own.scenarios[position].totals
      guard let footprint = FigureSummary(footprints, value: totals.footprint),
        let city = FigureSummary(
          zip(footprints, households).map { $0 + $1 }, value: totals.city)
      else { return nil }
      return UncertaintyResult.ScenarioFigures(
        id: scenarios[position].scenario.id, footprint: footprint, city: city,
        sectors: sectors[position],
        flowsBelowZero: flags[position].count { $0 & Outcomes.flowBelowZero != 0 },
        capsExceeded: flags[position].count { $0 & Outcomes.capExceeded != 0 })
    }
    let comparisons = varied.pairs.indices.compactMap { reader.comparison($0, own) }
    let (name, values) = reader.watched(self)
    var result = UncertaintyResult(
      settings: settings, samples: done, rejected: done - outcomes.count,
      figures: varied.figures.variables.count, dimensions: varied.figures.dimensions.count,
      indicator: definition.indicators[headline], sectors: classification.solved,
      scenarios: figures, comparisons: comparisons, convergenceFigure: name,
      convergence: OutcomeReader.convergence(values), wasStopped: wasStopped, findings: [])
    result.findings = uncertaintyFindings(result, varied: varied, isPrecise: isPrecise)
    return result
  }

  private func uncertaintyFindings(
    _ result: UncertaintyResult, varied: VariedStudy, isPrecise: Bool
  ) -> [Finding] {
    var findings: [Finding] = []
    func note(_ severity: Severity, _ code: String, _ message: String) {
      findings.append(Finding(severity, code: code, message))
    }
    if result.wasStopped {
      note(
        .warning, "stopped",
        "Stopped after \(result.samples) of \(result.settings.samples) draws; the figures are those of the draws made."
      )
    } else if let precision = result.settings.precision {
      note(
        isPrecise ? .note : .warning, "precision",
        isPrecise
          ? "Drawing stopped after \(result.samples) draws: every footprint and saving has a standard error of at most \(printedPercent(precision)) of its mean."
          : "After all \(result.samples) draws a footprint or saving still has a standard error above \(printedPercent(precision)) of its mean; ask for more with --samples."
      )
    }
    if result.rejected > 0 {
      note(
        .warning, "rejected-draws",
        "\(result.rejected) of \(result.samples) draws are left out, since a coefficient fell below zero or the spectral radius of the coefficients reached 1, which no economy has."
      )
    }
    for scenario in result.scenarios {
      if scenario.flowsBelowZero > 0 {
        note(
          .warning, "flow-below-zero",
          "In \(scenario.flowsBelowZero) of \(result.samples - result.rejected) draws exchanges push a flow of \(scenario.id) below zero; the draws are counted as they are."
        )
      }
      if scenario.capsExceeded > 0 {
        note(
          .warning, "cap-exceeded",
          "In \(scenario.capsExceeded) of \(result.samples - result.rejected) draws a quantity of \(scenario.id) exceeds a supply, a demand or a limit; the draws are counted as they are."
        )
      }
    }
    note(
      .note, "uncertain-figures",
      "\(result.figures) figures of the study vary, by \(result.dimensions) independent draws; all others are taken as certain."
    )
    if varied.figures.tables.contains(where: { !$0.isEmpty }) {
      note(
        .note, "not-rebalanced",
        "Drawn coefficients are not rebalanced: output and final deliveries stay as observed, so the footprints of a draw need not add up to its emissions. Savings are those of the inventory, which no table changes."
      )
    }
    if result.settings.sampler != .random {
      note(
        .note, "standard-error",
        "Standard errors are those of independent draws; the draws of “\(result.settings.sampler.rawValue)” are more even, so the true errors are smaller."
      )
    }
    if scenarios.contains(where: \.scenario.includesSupplyChain) {
      note(
        .note, "supply-chain-apart",
        "Scenarios with `supply_chain: true` are drawn by the paper's model, without what their purchases change."
      )
    }
    return findings
  }
}

/// Reads figures out of outcomes.
struct OutcomeReader {
  let varied: VariedStudy
  let outcomes: Outcomes

  private var layout: Outcomes.Layout { varied.layout }

  /// The figures at a place of every record.
  func figures(at place: Int) -> [Double] {
    (0..<outcomes.count).map { outcomes.values[$0 * layout.width + place] }
  }

  func flags(_ scenario: Int) -> [Int] {
    figures(at: layout.flag(scenario)).map { Int($0) }
  }

  func footprints(_ scenario: Int) -> [Double] {
    (0..<outcomes.count).map { varied.footprint(scenario, of: outcomes, record: $0) }
  }

  /// D_j of every record.
  func footprints(_ scenario: Int, sector: Int) -> [Double] {
    let multipliers = figures(at: layout.multipliers(scenario) + sector)
    let year = varied.study.scenarios[scenario].year
    if layout.variesPrices {
      return zip(multipliers, figures(at: layout.output(year) + layout.sectors + sector))
        .map { $0 * $1 }
    }
    let delivery = varied.frames[year].deliveries[sector]
    return multipliers.map { $0 * delivery }
  }

  /// x_j/D_j of the records in which D_j > 0.
  func outputPerFootprint(
    _ footprints: [Double], _ scenario: Int, sector: Int
  ) -> [Double] {
    let year = varied.study.scenarios[scenario].year
    let ratios: [Double]
    if layout.variesPrices {
      ratios = zip(figures(at: layout.output(year) + sector), footprints).map {
        $1 > 0 ? $0 / $1 : .nan
      }
    } else {
      let output = varied.frames[year].output[sector]
      ratios = footprints.map { $0 > 0 ? output / $0 : .nan }
    }
    return ratios.contains { !$0.isFinite } ? ratios.filter(\.isFinite) : ratios
  }

  /// The summaries of every sector in every scenario.
  func sectors(_ own: StudyResult, threads: Int) -> [[UncertaintyResult.SectorFigures]] {
    let n = layout.sectors
    var summaries = [UncertaintyResult.SectorFigures?](
      repeating: nil, count: n * layout.scenarios)
    summaries.withUnsafeMutableBufferPointer { summaries in
      Parallel.forEach(blocks: summaries.count, threads: threads) { _, place in
        let (scenario, sector) = (place / n, place % n)
        let footprints = footprints(scenario, sector: sector)
        let figures = own.scenarios[scenario].sectors[sector]
        guard let summary = FigureSummary(footprints, value: figures.footprint) else { return }
        summaries[place] = UncertaintyResult.SectorFigures(
          code: figures.code, footprint: summary,
          outputPerFootprint: FigureSummary(
            outputPerFootprint(footprints, scenario, sector: sector),
            value: figures.outputPerFootprint))
      }
    }
    return (0..<layout.scenarios).map { scenario in
      summaries[(scenario * n)..<((scenario + 1) * n)].compactMap(\.self)
    }
  }

  func comparison(_ position: Int, _ own: StudyResult) -> UncertaintyResult.ComparisonFigures? {
    let pair = varied.pairs[position]
    let (new, old) = (footprints(pair.scenario), footprints(pair.reference))
    let changes = zip(new, old).map { $0 - $1 }
    let savings = pair.isWithinYear ? figures(at: layout.saving(position)) : []
    let values = pair.isWithinYear ? savings : changes
    let totals = own.scenarios.map(\.totals.footprint)
    guard
      let change = FigureSummary(
        changes, value: totals[pair.scenario] - totals[pair.reference])
    else { return nil }
    let better: Int
    if pair.isWithinYear {
      better = savings.count { $0 > 0 }
    } else {
      let households = zip(
        figures(at: layout.household(pair.scenario)), figures(at: layout.household(pair.reference)))
      better = zip(changes, households).count { $0 + $1.0 - $1.1 < 0 }
    }
    let scenarios = varied.study.scenarios.map(\.scenario.id)
    let ownSaving = own.comparisons.first {
      $0.scenario == scenarios[pair.scenario] && $0.against == scenarios[pair.reference]
    }?.saving
    return UncertaintyResult.ComparisonFigures(
      scenario: scenarios[pair.scenario], against: scenarios[pair.reference],
      saving: FigureSummary(savings, value: ownSaving), footprintChange: change,
      probabilityBetter: Double(better) / Double(outcomes.count),
      tradeOffs: pair.isWithinYear ? tradeOffs(pair) : nil, histogram: Self.histogram(values))
  }

  /// The share of records in which M_ref/M_new − 1 < −1e-12 (METHOD.md, equation 8.4).
  private func tradeOffs(_ pair: VariedStudy.Pair) -> [Double] {
    (0..<layout.sectors).map { sector in
      let new = figures(at: layout.multipliers(pair.scenario) + sector)
      let old = figures(at: layout.multipliers(pair.reference) + sector)
      let count = zip(new, old).count { multiplier, reference in
        EcoEfficiency.changeWithinYear(reference: reference, multiplier: multiplier)
          .map { $0 < -1e-12 } ?? false
      }
      return Double(count) / Double(outcomes.count)
    }
  }

  /// The figure whose mean is shown to converge: the representative scenario's saving or footprint.
  func watched(_ study: SolvedStudy) -> (String, [Double]) {
    let chosen = try? study.representativeScenario().scenario.id
    let position = study.scenarios.firstIndex { $0.scenario.id == chosen } ?? 0
    if let comparison = varied.pairs.firstIndex(where: {
      $0.scenario == position && $0.isWithinYear
    }) {
      return (
        "saving of \(study.scenarios[position].scenario.id)",
        figures(at: layout.saving(comparison))
      )
    }
    return ("footprint of \(study.scenarios[position].scenario.id)", footprints(position))
  }

  /// The mean after all values, half of them, a quarter and so on, ascending.
  static func convergence(_ values: [Double]) -> [UncertaintyResult.Convergence] {
    var wanted: Set<Int> = [values.count]
    var count = values.count / 2
    while count >= 8 {
      wanted.insert(count)
      count /= 2
    }
    var mean = RunningMean()
    var result: [UncertaintyResult.Convergence] = []
    for value in values {
      mean.add(value)
      if wanted.contains(mean.count) {
        result.append(
          .init(
            samples: mean.count, mean: mean.mean,
            standardError: mean.count > 1 ? mean.standardError : 0))
      }
    }
    return result
  }

  /// Counts in 30 equal steps from the smallest value to the largest.
  static func histogram(_ values: [Double]) -> UncertaintyResult.Histogram {
    let steps = 30
    guard let least = values.min(), let most = values.max(), most > least else {
      return .init(start: values.first ?? 0, step: 0, counts: [values.count])
    }
    let step = (most - least) / Double(steps)
    var counts = [Int](repeating: 0, count: steps)
    for value in values { counts[min(Int((value - least) / step), steps - 1)] += 1 }
    return .init(start: least, step: step, counts: counts)
  }
}
