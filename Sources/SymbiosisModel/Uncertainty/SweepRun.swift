internal import DenseAlgebra
public import Provenance

extension SolvedStudy {
  /// Computes a scenario at every setting of some figures.
  ///
  /// A setting above a supply, demand or limit, or with a flow below zero, is computed and flagged, and
  /// never left out.
  ///
  /// - Parameters:
  ///   - axes: what is set, and to which values.
  ///   - design: how values are combined.
  ///   - scenario: the scenario that is varied; `nil` = the one that stands for the study.
  ///   - threads: the most threads to use; the result does not depend on them.
  ///   - computed: given the settings as they are done, in their order: a sweep of some rows each time.
  ///   - progress: told how many settings are done, out of how many; returning `false` stops the work, and
  ///     the result holds those that are done.
  /// - Throws: `InvalidInput` where an axis names no figure, or there are too many settings.
  /// - Complexity: O(n²) a setting.
  public func sweep(
    _ axes: [Sweep.Axis], design: Sweep.Design = .factorial, scenario id: String? = nil,
    threads: Int? = nil, computed: ((_ part: Sweep) -> Void)? = nil,
    progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(InvalidInput) -> Sweep {
    let scenario = try scenarioPosition(id)
    var figures = VariedFigures(self)
    var units: [String] = []
    for axis in axes { units.append(try set(axis, in: &figures, scenario: scenario)) }
    let own = figures.variables.map(\.anchor)
    let varied = VariedStudy(self, figures: figures)
    let settings = try SweepSettings(axes, design: design)
    let comparison = varied.pairs.firstIndex { $0.scenario == scenario && $0.isWithinYear }
    var result = Sweep(
      scenario: scenarios[scenario].scenario.id,
      against: comparison.map { scenarios[varied.pairs[$0].reference].scenario.id },
      indicator: definition.indicators[headline], axes: axes, units: units, design: design,
      sectors: classification.solved, rows: [], rejected: 0, findings: [])
    let heading = result
    result.rows.reserveCapacity(settings.count)
    let reader = SweepReader(varied: varied, scenario: scenario, comparison: comparison)
    var done = 0
    while done < settings.count {
      let end = min(done + 2048, settings.count)
      let outcomes = varied.outcomes(
        done..<end, threads: threads ?? ThreadCount.current
      ) { block in
        block.flatMap { row in zip(settings.values(row), own).map { $0 ?? $1 } }
      }
      var part = heading
      part.rows = (0..<outcomes.count).map { record in
        reader.row(settings.values(outcomes.draws[record]), own: own, outcomes, record: record)
      }
      computed?(part)
      result.rows += part.rows
      result.rejected += end - done - outcomes.count
      done = end
      if !progress(done, settings.count), done < settings.count {
        result.findings.append(
          Finding(
            .warning, code: "stopped",
            "Stopped after \(done) of \(settings.count) settings; the table holds those."))
        break
      }
    }
    result.findings += sweepFindings(result)
    return result
  }

  private func sweepFindings(_ sweep: Sweep) -> [Finding] {
    var findings: [Finding] = []
    let above = sweep.rows.count { !$0.capsExceeded.isEmpty }
    let below = sweep.rows.count { $0.hasFlowBelowZero }
    if above > 0 {
      findings.append(
        Finding(
          .warning, code: "cap-exceeded",
          "\(above) of \(sweep.rows.count) settings exceed a supply, a demand or a limit; they are computed and flagged."
        ))
    }
    if below > 0 {
      findings.append(
        Finding(
          .warning, code: "flow-below-zero",
          "\(below) of \(sweep.rows.count) settings push a flow below zero; they are computed and flagged."
        ))
    }
    if sweep.rejected > 0 {
      findings.append(
        Finding(
          .warning, code: "rejected-draws",
          "\(sweep.rejected) settings give no finite figures and are left out."))
    }
    if scenario(sweep.scenario)?.scenario.includesSupplyChain ?? false {
      findings.append(
        Finding(
          .note, code: "supply-chain-apart",
          "\(sweep.scenario) has `supply_chain: true`; the settings are computed by the paper's model, without what purchases change."
        ))
    }
    return findings
  }

  /// Gives an axis its variable and returns the unit of its values.
  private func set(
    _ axis: Sweep.Axis, in figures: inout VariedFigures, scenario: Int
  ) throws(InvalidInput) -> String {
    func variable(_ data: UncertaintyEntry.Data, _ own: Double) -> VariedFigures.Term {
      let number = figures.add(
        .init(
          data: data, label: axis.name, distribution: .normal(deviation: 0), anchor: own,
          logDeviation: nil, own: nil, shared: nil, correlation: 1))
      return .init(base: 1, variable: number)
    }
    let flows = definition.flows.map(\.code)
    let exchanges = definition.exchanges.map(\.id)
    switch axis.target {
    case .exchange(let id):
      guard let exchange = exchanges.firstIndex(of: id) else {
        throw InvalidInput(
          code: "unknown-exchange",
          "“\(id)” is no exchange; " + StudyCheck.suggestion(id, among: exchanges))
      }
      if let value = axis.values.first(where: { $0 < 0 }) {
        throw InvalidInput(
          code: "negative-quantity",
          "“\(axis.name)” is set to \(printed(value)); a quantity cannot be negative.")
      }
      figures.quantities[scenario][exchange] = variable(
        .quantity, figures.quantities[scenario][exchange].base)
      return definition.exchanges[exchange].unit
    case .factor(let code):
      guard let flow = flows.firstIndex(of: code) else {
        throw InvalidInput(
          code: "unknown-flow",
          "“\(code)” is no flow; " + StudyCheck.suggestion(code, among: flows))
      }
      figures.factors[flow] = variable(.factor, figures.factors[flow].base)
      return "\(definition.indicators[headline].unit)/\(definition.flows[flow].unit)"
    case .effect(let exchange, let sector, let flow):
      let matching = definition.effects.indices.filter {
        let effect = definition.effects[$0]
        return effect.exchange == exchange && effect.sector == sector && effect.flow == flow
      }
      guard let effect = matching.first, matching.count == 1 else {
        throw InvalidInput(
          code: "unknown-effect",
          "“\(axis.name)” names \(matching.count) rows of the effects; name one by its exchange, sector and flow."
        )
      }
      figures.effects[effect] = variable(.effect, figures.effects[effect].base)
      let flowUnit = definition.flows.first { $0.code == flow }?.unit ?? ""
      let exchangeUnit = definition.exchanges.first { $0.id == exchange }?.unit ?? ""
      return "\(flowUnit)/\(exchangeUnit)"
    }
  }
}

/// The settings of a sweep, by number.
private struct SweepSettings {
  let count: Int
  private let axes: [Sweep.Axis]
  private let design: Sweep.Design

  init(_ axes: [Sweep.Axis], design: Sweep.Design) throws(InvalidInput) {
    guard !axes.isEmpty else {
      throw InvalidInput(
        code: "no-axis", "Nothing is varied; give --vary 'exchange.ID=0..1000:11', for example.")
    }
    let names = axes.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw InvalidInput(code: "duplicate", "“\(twice)” is varied twice; give it once.")
    }
    self.axes = axes
    self.design = design
    var total = 0.0
    switch design {
    case .factorial: total = axes.reduce(1) { $0 * Double($1.values.count) }
    case .oneAtATime: total = axes.reduce(0) { $0 + Double($1.values.count) }
    case .settings(let rows): total = Double(rows.count)
    }
    guard total >= 1, total <= Double(Sweep.mostRows) else {
      throw InvalidInput(
        code: "sweep-size",
        "The sweep has \(printed(total)) settings; give 1 to \(Sweep.mostRows).")
    }
    count = Int(total)
  }

  /// The values of a setting; `nil` where the study's own figure holds.
  func values(_ row: Int) -> [Double?] {
    switch design {
    case .settings(let rows): return rows[row].map { $0 }
    case .factorial:
      var rest = row
      var values: [Double?] = []
      for axis in axes.reversed() {
        let (quotient, place) = rest.quotientAndRemainder(dividingBy: axis.values.count)
        values.append(axis.values[place])
        rest = quotient
      }
      return values.reversed()
    case .oneAtATime:
      var values = [Double?](repeating: nil, count: axes.count)
      var rest = row
      for (position, axis) in axes.enumerated() {
        if rest < axis.values.count {
          values[position] = axis.values[rest]
          break
        }
        rest -= axis.values.count
      }
      return values
    }
  }
}

/// Makes rows of a sweep out of outcomes.
private struct SweepReader {
  let varied: VariedStudy
  let scenario: Int
  let comparison: Int?

  func row(
    _ settings: [Double?], own: [Double], _ outcomes: Outcomes, record: Int
  ) -> Sweep.Row {
    let layout = varied.layout
    let place = record * layout.width
    let values = outcomes.values
    let start = place + layout.multipliers(scenario)
    let deliveries = varied.frames[varied.study.scenarios[scenario].year].deliveries
    let footprint = varied.footprint(scenario, of: outcomes, record: record)
    let flag = Int(values[place + layout.flag(scenario)])
    var tradeOffs: Int?
    if let comparison {
      let reference = place + layout.multipliers(varied.pairs[comparison].reference)
      tradeOffs = deliveries.indices.count { j in
        EcoEfficiency.changeWithinYear(
          reference: values[reference + j], multiplier: values[start + j]
        ).map { $0 < -1e-12 } ?? false
      }
    }
    var caps: [String] = []
    if flag & Outcomes.capExceeded != 0 {
      let quantities = varied.figures.quantities[scenario].map { term in
        term.variable == VariedFigures.none
          ? term.base : settings[term.variable] ?? own[term.variable]
      }
      caps = varied.study.definition.exchangeCaps.filter { $0.isExceeded(by: quantities) }
        .map { "\($0.kind.rawValue) \($0.name)" }
    }
    return Sweep.Row(
      settings: settings, footprint: footprint,
      city: footprint + values[place + layout.household(scenario)],
      saving: comparison.map { values[place + layout.saving($0)] }, tradeOffs: tradeOffs,
      footprints: deliveries.indices.map { values[start + $0] * deliveries[$0] },
      capsExceeded: caps, hasFlowBelowZero: flag & Outcomes.flowBelowZero != 0)
  }
}
