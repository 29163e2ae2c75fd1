internal import InputOutputModel
public import Provenance

/// A study, checked and solved: every year's system and every scenario in it.
///
/// All analyses start from this value; `StudyResult` is what a run reports of it.
public struct SolvedStudy: Sendable {
  /// The study as written.
  public let definition: StudyDefinition
  /// Its sectors, groups and level.
  public let classification: StudyClassification
  /// The years, in the definition's order.
  public let years: [YearSystem]
  /// The scenarios, in the definition's order.
  public let scenarios: [ScenarioSystem]
  /// The position of the headline indicator.
  public let headline: Int
  /// Warnings and notes from the check and the solution.
  public private(set) var findings: [Finding]

  /// Checks and solves a study (FORMAT.md, steps 1 to 7).
  ///
  /// - Throws: `InvalidInput` with everything that is wrong, warnings included.
  public init(_ definition: StudyDefinition) throws(InvalidInput) {
    var findings = StudyCheck.findings(definition)
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(findings)
    }
    let classification = try StudyClassification(definition)
    var years: [YearSystem] = []
    for year in definition.years {
      do {
        years.append(
          try YearSystem(
            year, definition: definition, classification: classification, findings: &findings))
      } catch {
        findings += error.findings
      }
    }
    guard years.count == definition.years.count else { throw InvalidInput(findings) }
    var scenarios: [ScenarioSystem] = []
    for scenario in definition.scenarios {
      guard let position = definition.years.firstIndex(where: { $0.year == scenario.year }) else {
        continue
      }
      let quantities = definition.resolvedQuantities(scenario.quantities)
      findings += Self.findings(
        of: scenario, quantities: quantities, year: years[position], definition: definition,
        classification: classification)
      scenarios.append(
        ScenarioSystem(
          scenario, quantities: quantities, year: position, in: years[position],
          definition: definition))
    }
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw InvalidInput(findings)
    }
    for (position, year) in years.enumerated() {
      if scenarios.contains(where: { $0.year == position && $0.scenario.includesSupplyChain }) {
        findings +=
          SupplyChainSystem(year, definition: definition, classification: classification).findings
      }
      findings +=
        Self.satellites(
          in: year, definition: definition, classification: classification
        ).findings
    }
    findings += StandingNotes.findings(definition)
    self.definition = definition
    self.classification = classification
    self.years = years
    self.scenarios = scenarios
    self.headline =
      definition.indicators.firstIndex { $0.code == definition.headline } ?? 0
    self.findings = findings
    let imbalance = self.balanceFindings() + self.savingFindings()
    guard imbalance.isEmpty else { throw InvalidInput(findings + imbalance) }
  }

  /// What is wrong with a scenario's quantities: caps exceeded, flows below zero, savings counted twice.
  static func findings(
    of scenario: Scenario, quantities: [Double], year: YearSystem, definition: StudyDefinition,
    classification: StudyClassification
  ) -> [Finding] {
    definition.allowing(
      year.limitFindings(
        quantities: quantities, scenario: scenario, definition: definition,
        classification: classification)
        + exceededAccounts(
          scenario, quantities: quantities, definition: definition, classification: classification)
        + savedTwice(
          scenario, quantities: quantities, year: year, definition: definition,
          classification: classification))
  }

  /// The scenario with this code.
  public func scenario(_ id: String) -> ScenarioSystem? {
    scenarios.first { $0.scenario.id == id }
  }

  /// Whether money is at constant prices: any year has a price index.
  public var pricesAreConstant: Bool {
    definition.years.contains { $0.prices != nil }
  }

  /// Σ D_j = Σ F_i in every scenario and indicator, checked on every run (docs/METHOD.md, section 6).
  private func balanceFindings() -> [Finding] {
    var findings: [Finding] = []
    for scenario in scenarios {
      for (indicator, footprint) in zip(definition.indicators, scenario.footprints) {
        let direct = footprint.totals.reduce(0, +)
        let embodied = footprint.footprints.reduce(0, +)
        let scale = footprint.totals.reduce(0) { $0 + abs($1) }
        if !(abs(direct - embodied) <= 1e-6 * max(scale, .leastNormalMagnitude)) {
          findings.append(
            Finding(
              .error, code: "footprint-sum",
              "In scenario \(scenario.scenario.id) the footprints of \(indicator.name) add up to "
                + "\(printed(embodied)) \(indicator.unit), but the direct emissions to "
                + "\(printed(direct)): the system of \(scenario.scenario.year) is too ill-conditioned "
                + "to be solved; look at sectors whose column sums are close to 1."))
        }
      }
    }
    return findings
  }
}

extension SolvedStudy {
  /// Σ_k saving_k = city(reference) − city(scenario) in every comparison within a year and indicator,
  /// checked on every run (docs/METHOD.md, 7.6).
  private func savingFindings() -> [Finding] {
    var findings: [Finding] = []
    for scenario in scenarios {
      guard let reference = scenario.scenario.against.flatMap({ self.scenario($0) }),
        reference.year == scenario.year
      else { continue }
      for (position, indicator) in definition.indicators.enumerated() {
        func city(_ scenario: ScenarioSystem) -> Double {
          scenario.footprints[position].footprints.reduce(0, +) + scenario.households[position]
        }
        let impacts = years[scenario.year].unitImpacts(definition, indicator: position)
        let savings = zip(impacts, zip(reference.quantities, scenario.quantities)).map {
          $0 * ($1.0 - $1.1)
        }
        let difference = city(reference) - city(scenario)
        let scale =
          (savings + reference.footprints[position].totals + [reference.households[position]])
          .reduce(0) { $0 + abs($1) }
        let gap = savings.reduce(0, +) - difference
        if !(abs(gap) <= 1e-6 * max(scale, .leastNormalMagnitude)) {
          findings.append(
            Finding(
              .error, code: "saving-sum",
              "The exchanges of \(scenario.scenario.id) save \(printed(savings.reduce(0, +))) \(indicator.unit) of \(indicator.name) one by one against \(reference.scenario.id), but the city's totals differ by \(printed(difference)): the system of \(scenario.scenario.year) is too ill-conditioned to be solved; look at sectors whose column sums are close to 1."
            ))
        }
      }
    }
    return findings
  }
}

extension StudyDefinition {
  /// q of every exchange, in file order, for a scenario's choice of quantities.
  public func resolvedQuantities(_ choice: Scenario.Quantities) -> [Double] {
    switch choice {
    case .none: return exchanges.map { _ in 0 }
    case .column(let name):
      guard let column = quantities.firstIndex(of: name) else { return exchanges.map { _ in 0 } }
      return exchanges.map { $0.quantities[column].value }
    case .explicit(let chosen): return exchanges.map { chosen[$0.id]?.value ?? 0 }
    }
  }
}

extension SolvedStudy {
  /// Puts the findings of whoever read the study before those of the solution.
  public mutating func addFindings(_ earlier: [Finding]) {
    findings = earlier + findings
  }
}
