internal import DenseAlgebra
internal import InputOutputModel

/// A study with varied figures, ready to be evaluated at any values of them.
///
/// Everything that does not vary is computed once. A draw goes through the paper's model: F of each
/// scenario from inventory, effects, quantities and factors, S = F x̂⁻¹, M = S (I − A)⁻¹ with the
/// coefficients drawn, D = M ∘ y. x and y stay as observed: a drawn table is not rebalanced.
struct VariedStudy: Sendable {
  /// A comparison of two scenarios, by position.
  struct Pair: Sendable {
    var scenario: Int
    var reference: Int
    var isWithinYear: Bool
  }

  let study: SolvedStudy
  let figures: VariedFigures
  let frames: [YearFrame]
  let pairs: [Pair]
  let layout: Outcomes.Layout
  /// Whether samples go to the kernels that solve one a vector lane; plain LU gives the same.
  var usesLanes = true

  private let caps: [ExchangeCap]
  private let scenariosOfYear: [[Int]]

  init(_ study: SolvedStudy, figures: VariedFigures) {
    self.study = study
    self.figures = figures
    frames = zip(study.years, study.definition.years).map {
      YearFrame($0, year: $1, study: study)
    }
    pairs = study.scenarios.indices.compactMap { position in
      let scenario = study.scenarios[position]
      guard let against = scenario.scenario.against,
        let reference = study.scenarios.firstIndex(where: { $0.scenario.id == against })
      else { return nil }
      return Pair(
        scenario: position, reference: reference,
        isWithinYear: study.scenarios[reference].year == scenario.year)
    }
    layout = Outcomes.Layout(
      sectors: study.classification.solved.count, scenarios: study.scenarios.count,
      comparisons: pairs.count, years: study.years.count, variesPrices: figures.variesPrices)
    scenariosOfYear = study.years.indices.map { year in
      study.scenarios.indices.filter { study.scenarios[$0].year == year }
    }
    caps = figures.variesQuantities ? study.definition.exchangeCaps : []
  }

  /// The outcomes of draws with numbers from `first` on.
  ///
  /// - Parameter draws: what each variable draws, draw after draw.
  func outcomes(first: Int, count: Int, draws: [Double]) -> Outcomes {
    let n = layout.sectors
    let width = layout.width
    var values = [Double](repeating: 0, count: count * width)
    var rejected = [Bool](repeating: false, count: count)
    var intensities = study.years.indices.map { year in
      [Double](repeating: 0, count: count * n * scenarios(of: year).count)
    }
    // Prices give each draw a frame of its own.
    var drawnFrames: [[YearFrame?]] = []
    for draw in 0..<count {
      let drawn = Draw(values: draws[(draw * figures.variables.count)...])
      var frames = self.frames
      if layout.variesPrices {
        guard let own = self.frames(of: drawn) else {
          rejected[draw] = true
          drawnFrames.append(self.frames)
          continue
        }
        frames = own
        drawnFrames.append(own)
        for year in frames.indices {
          let place = draw * width + layout.output(year)
          for i in 0..<n {
            values[place + i] = frames[year].output[i]
            values[place + n + i] = frames[year].deliveries[i]
          }
        }
      }
      if hasNegativeCoefficient(drawn) { rejected[draw] = true }
      emissions(drawn, frames, &values, at: draw * width, &intensities, draw: draw)
    }
    for year in study.years.indices where !scenarios(of: year).isEmpty {
      solve(
        year, first: first, count: count, draws: draws, frames: drawnFrames.map { $0[year] },
        intensities: intensities[year], &values, &rejected)
    }
    var result = Outcomes(layout)
    if rejected.contains(true) {
      for draw in 0..<count where !rejected[draw] {
        result.draws.append(first + draw)
        result.values += values[(draw * width)..<((draw + 1) * width)]
      }
    } else {
      result.draws = Array(first..<(first + count))
      result.values = values
    }
    return result
  }

  /// The scenarios of a year, by position.
  func scenarios(of year: Int) -> [Int] {
    scenariosOfYear[year]
  }

  private func hasNegativeCoefficient(_ draw: Draw) -> Bool {
    figures.negativeCoefficients.contains { draw[$0] < 0 }
  }

  /// The frames under drawn price indices; `nil` where a year has no valid system.
  private func frames(of draw: Draw) -> [YearFrame]? {
    var result: [YearFrame] = []
    for (position, year) in study.definition.years.enumerated() {
      let prices = figures.prices[position]
      guard prices.contains(where: { $0.variable != VariedFigures.none }) else {
        result.append(frames[position])
        continue
      }
      guard
        let frame = YearFrame(prices: prices.map { draw.value($0) }, year: year, study: study)
      else { return nil }
      result.append(frame)
    }
    return result
  }

  /// F of each scenario as intensities, the households' emissions, the flags and the savings.
  private func emissions(
    _ draw: Draw, _ frames: [YearFrame], _ values: inout [Double], at record: Int,
    _ intensities: inout [[Double]], draw position: Int
  ) {
    let n = layout.sectors
    let flows = figures.factors.count
    let factors = figures.factors.map { draw.value($0) }
    let rates = figures.effects.map { draw.value($0) }
    let quantities = figures.quantities.map { terms in terms.map { draw.value($0) } }
    for year in frames.indices {
      let members = scenarios(of: year)
      guard !members.isEmpty else { continue }
      let frame = frames[year]
      var inventory = [Double](repeating: 0, count: (n + 1) * flows)
      let amounts = figures.inventories[year].map { draw.value($0) }
      for entry in frame.inventory { inventory[entry.cell] += amounts[entry.entry] * entry.share }
      let included = figures.included[year].map { draw.value($0) }
      for (place, scenario) in members.enumerated() {
        let chosen = quantities[scenario]
        var account = inventory
        for effect in frame.effects {
          account[effect.cell] += effect.amount(rates: rates, from: included, to: chosen)
        }
        var flag = 0
        if account.contains(where: { $0 < 0 }) {
          var moved = inventory.map(abs)
          for effect in frame.effects {
            moved[effect.cell] += abs(effect.amount(rates: rates, from: included, to: chosen))
          }
          if zip(account, moved).contains(where: { $0 < -1e-9 * $1 }) {
            flag |= Outcomes.flowBelowZero
          }
        }
        if caps.contains(where: { $0.isExceeded(by: chosen) }) { flag |= Outcomes.capExceeded }
        values[record + layout.flag(scenario)] = Double(flag)
        let start = (position * members.count + place) * n
        for row in 0...n {
          var sum = 0.0
          for flow in 0..<flows { sum += account[row * flows + flow] * factors[flow] }
          if row == n {
            values[record + layout.household(scenario)] = sum
          } else if frame.output[row] != 0 {
            intensities[year][start + row] = sum / frame.output[row]
          }
        }
      }
    }
    for (comparison, pair) in pairs.enumerated() where pair.isWithinYear {
      var saving = 0.0
      let (new, old) = (quantities[pair.scenario], quantities[pair.reference])
      for effect in frames[study.scenarios[pair.scenario].year].effects {
        saving -= effect.amount(rates: rates, from: old, to: new) * factors[effect.flow]
      }
      values[record + layout.saving(comparison)] = saving
    }
  }

  /// M of the scenarios of a year, in every draw.
  private func solve(
    _ year: Int, first: Int, count: Int, draws: [Double], frames own: [YearFrame?],
    intensities: [Double], _ values: inout [Double], _ rejected: inout [Bool]
  ) {
    let n = layout.sectors
    let members = scenarios(of: year)
    let table = figures.tables[year]
    func keep(_ draw: Int, _ place: Int, _ multipliers: some Collection<Double>) {
      var target = draw * layout.width + layout.multipliers(members[place])
      for value in multipliers {
        if !value.isFinite { rejected[draw] = true }
        values[target] = value
        target += 1
      }
    }
    if table.isEmpty, own.isEmpty {
      let solution = frames[year].factorization.solveTransposed(
        Matrix(rows: n, columns: count * members.count, columnMajor: intensities))
      for draw in 0..<count {
        for place in members.indices {
          let start = (draw * members.count + place) * n
          keep(draw, place, solution.storage.array[start..<(start + n)])
        }
      }
      return
    }
    let base = frames[year].coefficients
    let variables = figures.variables.count
    let systems: @Sendable (Int, inout Matrix, inout Matrix) -> Void = { sample, a, s in
      let draw = sample - first
      let coefficients = own.isEmpty ? base : (own[draw]?.coefficients ?? base)
      a.storage = coefficients.storage
      if !table.isEmpty {
        let offset = draw * variables
        for k in table.indices where table[k] != VariedFigures.none {
          a.storage[k] *= draws[offset + table[k]]
        }
      }
      for place in members.indices {
        let start = (draw * members.count + place) * n
        for j in 0..<n { s.storage[j * members.count + place] = intensities[start + j] }
      }
    }
    if usesLanes {
      let solution = BatchedSolve(
        samples: first..<(first + count), order: n, stressors: members.count, threads: 1,
        fill: systems)
      for sample in solution.rejected { rejected[sample - first] = true }
      for (position, sample) in solution.samples.enumerated() {
        for place in members.indices {
          keep(
            sample - first, place, solution.multipliers(at: position, stressor: place))
        }
      }
      return
    }
    for draw in 0..<count {
      var a = Matrix(rows: n, columns: n)
      var s = Matrix(rows: members.count, columns: n)
      systems(first + draw, &a, &s)
      guard SpectralRadius.isBelowOne(a),
        let factors = try? LUFactorization(Matrix(identityMinus: a))
      else {
        rejected[draw] = true
        continue
      }
      let solution = factors.solveTransposed(s.transposed())
      for place in members.indices {
        keep(draw, place, solution.storage.array[(place * n)..<((place + 1) * n)])
      }
    }
  }
}

/// What each variable draws in one draw.
private struct Draw {
  let values: ArraySlice<Double>

  subscript(variable: Int) -> Double { values[values.startIndex + variable] }

  /// A figure in the draw.
  func value(_ term: VariedFigures.Term) -> Double {
    term.variable == VariedFigures.none ? term.base : term.base * self[term.variable]
  }
}
