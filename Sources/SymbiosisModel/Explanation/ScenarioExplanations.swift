internal import InputOutputModel

/// The explanations of one scenario's figures; what other scenarios of the year share is the year's.
final class ScenarioExplanations: ExplanationBuilder {
  let scenario: ScenarioSystem
  let year: YearExplanations
  /// M with imported inputs, as if they were made here.
  private(set) lazy var totalMultipliers =
    definition.imports == .domestic
    ? solved.system.totalMultipliers(of: footprint.intensities) : footprint.multipliers
  private(set) lazy var views = study.views(of: scenario, indicator: indicator)

  init(_ scenario: ScenarioSystem, year: YearExplanations) {
    self.scenario = scenario
    self.year = year
    super.init(study: year.study, year: scenario.year, indicator: year.indicator)
  }

  var footprint: Footprint { scenario.footprints[indicator] }
}
