internal import DenseAlgebra
public import InputOutputModel
public import Provenance

/// Who is answerable for the emissions of a scenario, by several rules with their boundaries.
///
/// Producer, territory and consumer are reconciled in `views`; downstream, shared and value added share out
/// the same territorial total (for value added: all value added) by other rules.
public struct StudyViews: Sendable {
  /// The scenario.
  public var scenario: String
  /// Producer, territory and consumer.
  public var views: FootprintViews
  /// The same with imports made as at home, where `views` takes given multipliers; else `nil`.
  public var asAtHome: FootprintViews?
  /// Direct emissions of households: in the producer's, the territory's and the consumer's view.
  public var households: Double
  /// Responsibility downstream, by sector; `nil` where it is not defined.
  public var downstream: Responsibility?
  /// Responsibility shared by value added; `nil` where it is not defined.
  public var shared: Responsibility?
  /// v: value added by sector, money.
  public var valueAdded: [Double]
  /// Value added embodied in final deliveries, by product, money.
  public var valueAddedFootprint: [Double]
  /// Why a view is not defined.
  public var findings: [Finding]
}

extension SolvedStudy {
  /// The views of the headline indicator in a scenario.
  public func views(of scenario: ScenarioSystem) throws -> StudyViews {
    let year = years[scenario.year]
    let footprint = scenario.footprints[headline]
    var findings: [Finding] = []
    func responsibility(_ view: Responsibility.View) throws -> Responsibility? {
      let (deliveries, output) = ownDeliveries(scenario)
      do {
        return try Responsibility(
          view, totals: footprint.totals, intermediate: deliveries, output: output,
          valueAdded: year.valueAdded, labels: classification.solved)
      } catch let error as InvalidInput {
        findings += error.findings.map {
          Finding(
            .warning, code: $0.code,
            "The view “\(view.rawValue)” of \(scenario.scenario.id) is left out. \($0.message)")
        }
        return nil
      }
    }
    return StudyViews(
      scenario: scenario.scenario.id, views: views(of: scenario, indicator: headline),
      asAtHome: importMultipliers(year: scenario.year, indicator: headline) == nil
        ? nil : views(of: scenario, indicator: headline, importsAsAtHome: true),
      households: scenario.households[headline],
      downstream: try responsibility(.downstream), shared: try responsibility(.shared),
      valueAdded: year.valueAdded,
      valueAddedFootprint: Footprint(totals: year.valueAdded, system: year.system).footprints,
      findings: findings)
  }

  /// Producer, territory and consumer of one indicator.
  func views(
    of scenario: ScenarioSystem, indicator: Int, importsAsAtHome: Bool = false
  ) -> FootprintViews {
    let year = years[scenario.year]
    return FootprintViews(
      footprint: scenario.footprints[indicator], system: year.system,
      error: year.table.error.values.rowSums(),
      importMultipliers: importsAsAtHome
        ? nil : importMultipliers(year: scenario.year, indicator: indicator))
  }

  /// Who emits for whose final deliveries: the sector-to-sector matrix of the headline indicator.
  public func embodiedFlows(of scenario: ScenarioSystem) throws -> EmbodiedFlows {
    let system = years[scenario.year].system
    return try EmbodiedFlows(
      intensity: scenario.footprints[headline].intensities, coefficients: system.coefficients,
      finalDemand: system.finalDeliveries)
  }

  /// q: what imports embody by product at the solved level, per money at the study's prices; `nil` where the
  /// study gives none for the indicator, so that imports are made as at home.
  ///
  /// Given per money at the year's prices, a figure is multiplied by the product's price index; a solved
  /// sector has the mean of its members, weighted by their imports.
  public func importMultipliers(year position: Int, indicator: Int) -> [Double]? {
    let source = definition.years[position]
    let code = definition.indicators[indicator].code
    let given = source.importMultipliers.filter { $0.indicator == code }
    guard !given.isEmpty else { return nil }
    let figures = classification.bySector(given.map { ($0.code, $0.value.value) })
    let index = YearSystem.priceIndex(source, classification: classification)
    let imports = years[position].sectorTable.imports.values.rowSums()
    var embodied = [Double](repeating: 0, count: classification.solved.count)
    var money = embodied
    for (sector, solved) in classification.toSolved.assignment.enumerated() {
      embodied[solved] += (figures[sector] ?? 0) * (index?[sector] ?? 1) * imports[sector]
      money[solved] += imports[sector]
    }
    return zip(embodied, money).map { $1 == 0 ? 0 : $0 / $1 }
  }
}
