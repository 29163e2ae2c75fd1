internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

extension StudyResult {
  /// What a run reports of a solved study (FORMAT.md, steps 8 and 9).
  ///
  /// - Parameter chosen: the codes of the scenarios to report, `nil` for all; a reference that is
  ///   not among them is still compared with.
  public init(_ study: SolvedStudy, scenarios chosen: Set<String>? = nil) {
    let definition = study.definition
    let included = study.scenarios.filter { chosen?.contains($0.scenario.id) ?? true }
    let names = Dictionary(
      (definition.groups + definition.sectors).map { ($0.code, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let groupNames = Dictionary(
      definition.groups.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    let codes = study.classification.solved
    let results = included.map { ScenarioResult($0, in: study) }
    var comparisons: [Comparison] = []
    for scenario in included {
      guard let against = scenario.scenario.against, let reference = study.scenario(against) else {
        continue
      }
      comparisons.append(
        ScenarioComparison(study: study, scenario: scenario, reference: reference).comparison())
    }
    let sensitivity = study.deltaSensitivity()
    self.init(
      study: definition.title, region: definition.region, money: definition.money,
      pricesAreConstant: study.pricesAreConstant, level: definition.level,
      imports: definition.imports.rawValue,
      regionalisation: definition.regionalisation.method.rawValue, headline: definition.headline,
      indicators: definition.indicators, sectors: codes,
      sectorNames: codes.map {
        (definition.level == .group ? groupNames[$0] : nil) ?? names[$0] ?? $0
      },
      exchanges: definition.exchanges.enumerated().map { position, exchange in
        ExchangeSummary(
          id: exchange.id, name: exchange.name, type: exchange.kind.rawValue, from: exchange.from,
          to: exchange.to, waste: exchange.waste, unit: exchange.unit,
          quantities: Dictionary(
            included.map { ($0.scenario.id, $0.quantities[position]) },
            uniquingKeysWith: { first, _ in first }))
      },
      flows: definition.flows.map { FlowSummary(code: $0.code, name: $0.name, unit: $0.unit) },
      scenarios: results, comparisons: comparisons,
      monitoring: definition.monitoringResults(),
      monitoringByType: definition.monitoringResultsByType(),
      deltaSensitivity: sensitivity.figures,
      findings: study.findings + sensitivity.findings
        + included.compactMap { Self.negativeFootprints($0, in: study) }
        + Self.undefinedFigures(results))
  }

  /// Footprints below 0 that come of subtracting imports (`imports: competitive`), with their sizes.
  private static func negativeFootprints(
    _ scenario: ScenarioSystem, in study: SolvedStudy
  ) -> Finding? {
    let year = study.years[scenario.year]
    guard year.system.imports == .competitive else { return nil }
    let footprints = scenario.footprints[study.headline].footprints
    let imports = year.table.imports.values.rowSums()
    let unit = study.definition.indicators[study.headline].unit
    let negative = footprints.indices.filter {
      let deliveries = year.system.finalDeliveries[$0]
      return footprints[$0] < 0 && deliveries < 0 && deliveries + imports[$0] >= 0
    }
    guard !negative.isEmpty else { return nil }
    let sizes = negative.map {
      "\(study.classification.solved[$0]) \(printed(footprints[$0])) \(unit)"
    }
    return Finding(
      .warning, code: "negative-footprint",
      "Footprints in \(scenario.scenario.id) are below 0: \(sizes.joined(separator: ", ")). `imports: competitive` subtracts imports from final deliveries, and more is imported of these products than finally delivered: an artefact of the method and no saving. Use `imports: domestic`.",
      at: study.definition.location)
  }

  /// A finding for each figure that is undefined because its denominator is not positive.
  private static func undefinedFigures(_ scenarios: [ScenarioResult]) -> [Finding] {
    scenarios.flatMap { scenario -> [Finding] in
      func finding(_ figure: String, _ denominator: String, _ codes: [String]) -> Finding? {
        guard !codes.isEmpty else { return nil }
        return Finding(
          .note, code: "undefined-efficiency",
          "\(figure) is not defined in \(scenario.id) for \(WordList.quoted(codes, limit: 50)), whose "
            + "\(denominator) is not above 0.")
      }
      return [
        finding(
          "Output per footprint (and final demand per footprint)", "footprint",
          scenario.sectors.filter { $0.outputPerFootprint == nil }.map(\.code)),
        finding(
          "Value added per direct emission", "direct emission",
          scenario.sectors.filter { $0.valueAddedPerDirect == nil }.map(\.code)),
      ].compactMap(\.self)
    }
  }
}

extension ScenarioResult {
  /// The figures of a solved scenario.
  public init(_ scenario: ScenarioSystem, in study: SolvedStudy) {
    let year = study.years[scenario.year]
    let footprint = scenario.footprints[study.headline]
    let output = year.system.output
    let deliveries = year.system.finalDeliveries
    let sectors = study.classification.solved.enumerated().map { j, code in
      let efficiency = EcoEfficiency(
        output: output[j], valueAdded: year.valueAdded[j], finalDemand: deliveries[j],
        direct: footprint.totals[j], footprint: footprint.footprints[j])
      return SectorResult(
        code: code, output: output[j], valueAdded: year.valueAdded[j], finalDemand: deliveries[j],
        direct: footprint.totals[j], intensity: footprint.intensities[j],
        multiplier: footprint.multipliers[j], footprint: footprint.footprints[j],
        footprintDirect: footprint.direct[j],
        footprintIndirect: footprint.footprints[j] - footprint.direct[j],
        footprintExports: footprint.exports[j], consumptionFootprint: footprint.consumption[j],
        outputPerFootprint: efficiency.outputPerFootprint,
        valueAddedPerDirect: efficiency.valueAddedPerDirect,
        finalDemandPerFootprint: efficiency.finalDemandPerFootprint)
    }
    func sum(_ figure: (SectorResult) -> Double) -> Double {
      sectors.reduce(0) { $0 + figure($1) }
    }
    let household = scenario.households[study.headline]
    let total = sum(\.footprint)
    self.init(
      id: scenario.scenario.id, name: scenario.scenario.name, year: scenario.scenario.year,
      sectors: sectors,
      totals: ScenarioTotals(
        output: sum(\.output), valueAdded: sum(\.valueAdded), finalDemand: sum(\.finalDemand),
        direct: sum(\.direct), footprint: total, footprintExports: sum(\.footprintExports),
        consumptionFootprint: sum(\.consumptionFootprint), householdDirect: household,
        city: total + household),
      indicators: study.definition.indicators.enumerated().map { position, indicator in
        IndicatorResult(
          code: indicator.code, direct: scenario.footprints[position].totals,
          footprint: scenario.footprints[position].footprints,
          householdDirect: scenario.households[position])
      })
  }
}
