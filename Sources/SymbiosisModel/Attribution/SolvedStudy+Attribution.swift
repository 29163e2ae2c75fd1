public import Provenance

extension SolvedStudy {
  /// Shares out what a scenario saves against another of the same year.
  ///
  /// Exact up to `ShapleyValue.exactLimit` exchanges, from drawn orders of joining beyond. Exchanges
  /// that overrun a supply, a demand, a limit or a flow of the inventory, together (a study may allow
  /// that) or without those that make room for them, are cut back in every set so that the set saves most.
  ///
  /// - Parameters:
  ///   - id: the scenario's code.
  ///   - against: the reference's code; `nil` for the one that the scenario names.
  ///   - sampling: how many orders are drawn, where they are.
  ///   - progress: told of the evaluations done; returning `false` stops.
  /// - Throws: `InvalidInput` for an unknown scenario, a reference of another year, or purchases that
  ///   cannot be made; `CancellationError` when stopped before there is an estimate.
  public func attribution(
    of id: String, against: String? = nil, sampling: AttributionSampling = .init(),
    progress: ShapleyValue.Progress = { _, _ in true }
  ) throws -> Attribution {
    let (scenario, reference) = try pair(id, against: against)
    let worth = try CoalitionWorth(self, scenario: scenario, reference: reference)
    return try attribution(
      of: scenario.scenario, against: reference.scenario.id, worth, sampling, progress)
  }

  private func attribution(
    of scenario: Scenario, against: String, _ worth: CoalitionWorth,
    _ sampling: AttributionSampling = .init(),
    _ progress: ShapleyValue.Progress = { _, _ in true }
  ) throws -> Attribution {
    let players = worth.players
    let value: ShapleyValue
    if worth.isAdditive {
      value = .additive(worth.ownSavings())
    } else if players.count <= ShapleyValue.exactLimit {
      value = try ShapleyValue.exact(players: players.count, progress: progress) { try worth($0) }
    } else {
      value = try ShapleyValue.sampled(
        players: players.count, pairs: sampling.pairs, seed: sampling.seed, progress: progress
      ) { try worth($0) }
    }
    let exchanges = players.enumerated().map { position, exchange in
      Attribution.Share(
        id: definition.exchanges[exchange].id, type: definition.exchanges[exchange].kind.rawValue,
        alone: value.firstIn[position], lastIn: value.lastIn[position],
        shapley: value.shares[position], standardError: value.standardErrors[position])
    }
    let nobody = try worth(players.map { _ in false })
    let types = try exchanges.map(\.type).uniqued().map { type in
      let members = exchanges.map { $0.type == type }
      return Attribution.TypeShare(
        type: type, alone: try worth(members) - nobody,
        lastIn: value.joint - (try worth(members.map { !$0 }) - nobody),
        shapley: zip(exchanges, members).reduce(0) { $0 + ($1.1 ? $1.0.shapley : 0) })
    }
    var findings: [Finding] = []
    if worth.isCapped {
      findings.append(
        Finding(
          .warning, code: "attribution-capped",
          "Scenario \(scenario.id) exceeds its limits; what is shared out is what the limits let through, \(printed(value.joint)) \(definition.indicators[headline].unit), not the sum of its exchanges."
        ))
    }
    if !worth.capsOfParts.isEmpty {
      findings.append(
        Finding(
          .note, code: "attribution-parts",
          "Together the exchanges of \(scenario.id) keep \(WordList.quoted(worth.capsOfParts.map(\.name))), but some of them without the others would not; such a set counts with what the limits let through."
        ))
    }
    if value.wasStopped {
      findings.append(
        Finding(
          .warning, code: "stopped",
          "Stopped after \(value.sampledOrders ?? 0) orders of \(2 * sampling.pairs); the standard errors hold for those."
        ))
    }
    return Attribution(
      scenario: scenario.id, against: against, indicator: definition.indicators[headline],
      includesSupplyChain: scenario.includesSupplyChain, joint: value.joint,
      exchanges: exchanges, types: types, sampledOrders: value.sampledOrders,
      wasStopped: value.wasStopped, findings: findings)
  }

  /// The most exchanges that are not additive and still shared out on every run: 2^10 sets.
  private static let quickLimit = 10

  /// The exact shares for a report; `nil` where there are too many exchanges for that and their shares do
  /// not simply add up.
  ///
  /// - Throws: `InvalidInput` as `attribution` does.
  public func quickAttribution(
    of id: String, against: String? = nil
  ) throws(InvalidInput) -> Attribution? {
    let (scenario, reference) = try pair(id, against: against)
    let worth = try CoalitionWorth(self, scenario: scenario, reference: reference)
    guard worth.isAdditive || worth.players.count <= Self.quickLimit else { return nil }
    do {
      return try attribution(of: scenario.scenario, against: reference.scenario.id, worth)
    } catch let error as InvalidInput {
      throw error
    } catch {
      return nil
    }
  }

  /// A scenario and its reference within the same year.
  func pair(
    _ id: String, against: String?
  ) throws(InvalidInput) -> (scenario: ScenarioSystem, reference: ScenarioSystem) {
    let scenario = try requiredScenario(id)
    guard let code = against ?? scenario.scenario.against else {
      throw InvalidInput(
        code: "no-reference",
        "Scenario \(id) is compared with none; name the one to compare with (--against).")
    }
    let reference = try requiredScenario(code)
    guard reference.year == scenario.year else {
      throw InvalidInput(
        code: "other-year",
        "\(id) is of \(scenario.scenario.year) and \(code) of \(reference.scenario.year): what exchanges save is defined within a year; compare with a scenario of \(scenario.scenario.year)."
      )
    }
    return (scenario, reference)
  }
}
