public import Provenance

/// Everything that a run of a study reports: plain figures in the study's own units.
///
/// The faces (terminal, JSON, CSV, report, page) show this value and compute nothing. FORMAT.md
/// names its parts; vectors by sector follow `sectors`.
public struct StudyResult: Sendable {
  /// The study's title.
  public var study: String
  /// The region.
  public var region: String
  /// The unit of money figures.
  public var money: String
  /// Whether money is at constant prices (any year has a price index) or current ones.
  public var pricesAreConstant: Bool
  /// `sector` or `group`.
  public var level: StudyDefinition.Level
  /// `domestic` or `competitive`.
  public var imports: String
  /// The regionalisation method.
  public var regionalisation: String
  /// The headline indicator's code.
  public var headline: String
  /// The indicators, headline or not, in the study's order.
  public var indicators: [Indicator]
  /// The codes of the sectors reported.
  public var sectors: [String]
  /// Their names, in the same order.
  public var sectorNames: [String]
  /// The exchanges, in file order.
  public var exchanges: [ExchangeSummary]
  /// The flows, in file order.
  public var flows: [FlowSummary]
  /// The scenarios, in the study's order.
  public var scenarios: [ScenarioResult]
  /// Each scenario that names one compared with the scenario that it is `against`.
  public var comparisons: [Comparison]
  /// Plan and achievement by exchange; empty where the study has no `monitoring`.
  public var monitoring: [MonitoringResult]
  /// Plan and achievement by exchange type, summed; empty without `monitoring`.
  public var monitoringByType: [MonitoringResult]
  /// What depends on δ, by year; empty unless the study uses FLQ or AFLQ.
  public var deltaSensitivity: [DeltaFigures]
  /// Notes, warnings and assumptions.
  public var findings: [Finding]

  /// Creates a result.
  public init(
    study: String, region: String, money: String, pricesAreConstant: Bool,
    level: StudyDefinition.Level, imports: String, regionalisation: String, headline: String,
    indicators: [Indicator], sectors: [String], sectorNames: [String],
    exchanges: [ExchangeSummary], flows: [FlowSummary] = [], scenarios: [ScenarioResult],
    comparisons: [Comparison], monitoring: [MonitoringResult],
    monitoringByType: [MonitoringResult], deltaSensitivity: [DeltaFigures] = [],
    findings: [Finding]
  ) {
    self.study = study
    self.region = region
    self.money = money
    self.pricesAreConstant = pricesAreConstant
    self.level = level
    self.imports = imports
    self.regionalisation = regionalisation
    self.headline = headline
    self.indicators = indicators
    self.sectors = sectors
    self.sectorNames = sectorNames
    self.exchanges = exchanges
    self.flows = flows
    self.scenarios = scenarios
    self.comparisons = comparisons
    self.monitoring = monitoring
    self.monitoringByType = monitoringByType
    self.deltaSensitivity = deltaSensitivity
    self.findings = findings
  }
}

/// What a face needs to know of an exchange beside its figures.
public struct ExchangeSummary: Sendable {
  /// The exchange's code.
  public var id: String
  /// Its name.
  public var name: String
  /// Its type.
  public var type: String
  /// Who gives, as written.
  public var from: String
  /// Who takes, as written.
  public var to: String
  /// What is exchanged.
  public var waste: String
  /// The unit of its quantities.
  public var unit: String
  /// The quantity in each scenario, by scenario code.
  public var quantities: [String: Double]

  /// Creates a summary.
  public init(
    id: String, name: String, type: String, from: String, to: String, waste: String, unit: String,
    quantities: [String: Double]
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.from = from
    self.to = to
    self.waste = waste
    self.unit = unit
    self.quantities = quantities
  }
}

/// What a face needs to know of a flow.
public struct FlowSummary: Sendable {
  /// The flow's code.
  public var code: String
  /// Its name.
  public var name: String
  /// Its unit.
  public var unit: String

  /// Creates a summary.
  public init(code: String, name: String, unit: String) {
    self.code = code
    self.name = name
    self.unit = unit
  }
}

/// The figures of one scenario.
public struct ScenarioResult: Sendable {
  /// The scenario's code.
  public var id: String
  /// Its name.
  public var name: String
  /// Its year.
  public var year: Int
  /// The figures by sector.
  public var sectors: [SectorResult]
  /// The sums over sectors, and the city.
  public var totals: ScenarioTotals
  /// Direct emissions, footprints and household emissions of every indicator, in the study's order.
  public var indicators: [IndicatorResult]

  /// Creates the figures of a scenario.
  public init(
    id: String, name: String, year: Int, sectors: [SectorResult], totals: ScenarioTotals,
    indicators: [IndicatorResult]
  ) {
    self.id = id
    self.name = name
    self.year = year
    self.sectors = sectors
    self.totals = totals
    self.indicators = indicators
  }
}

/// The figures of one sector in one scenario, for the headline indicator.
public struct SectorResult: Sendable, Equatable {
  /// The sector's (or group's) code.
  public var code: String
  /// x, money.
  public var output: Double
  /// v, money.
  public var valueAdded: Double
  /// y, money: final deliveries by the region's sectors (step 5 of FORMAT.md).
  public var finalDemand: Double
  /// F, the indicator's unit.
  public var direct: Double
  /// S = F/x.
  public var intensity: Double
  /// M = S L.
  public var multiplier: Double
  /// D = M y.
  public var footprint: Double
  /// S y.
  public var footprintDirect: Double
  /// D − S y.
  public var footprintIndirect: Double
  /// M e: delivered elsewhere.
  public var footprintExports: Double
  /// [S (I − A)⁻¹] f with the total A: imports as if made at home.
  public var consumptionFootprint: Double
  /// x/D; `nil` where D ≤ 0.
  public var outputPerFootprint: Double?
  /// v/F; `nil` where F ≤ 0.
  public var valueAddedPerDirect: Double?
  /// y/D; `nil` where D ≤ 0.
  public var finalDemandPerFootprint: Double?

  /// Creates the figures of a sector.
  public init(
    code: String, output: Double, valueAdded: Double, finalDemand: Double, direct: Double,
    intensity: Double, multiplier: Double, footprint: Double, footprintDirect: Double,
    footprintIndirect: Double, footprintExports: Double, consumptionFootprint: Double,
    outputPerFootprint: Double?, valueAddedPerDirect: Double?, finalDemandPerFootprint: Double?
  ) {
    self.code = code
    self.output = output
    self.valueAdded = valueAdded
    self.finalDemand = finalDemand
    self.direct = direct
    self.intensity = intensity
    self.multiplier = multiplier
    self.footprint = footprint
    self.footprintDirect = footprintDirect
    self.footprintIndirect = footprintIndirect
    self.footprintExports = footprintExports
    self.consumptionFootprint = consumptionFootprint
    self.outputPerFootprint = outputPerFootprint
    self.valueAddedPerDirect = valueAddedPerDirect
    self.finalDemandPerFootprint = finalDemandPerFootprint
  }
}

/// The sums of a scenario.
public struct ScenarioTotals: Sendable, Equatable {
  /// Σ x.
  public var output: Double
  /// Σ v.
  public var valueAdded: Double
  /// Σ y.
  public var finalDemand: Double
  /// Σ F.
  public var direct: Double
  /// Σ D, equal to Σ F.
  public var footprint: Double
  /// Σ M e.
  public var footprintExports: Double
  /// Σ of the consumption footprint.
  public var consumptionFootprint: Double
  /// Emissions by the households themselves.
  public var householdDirect: Double
  /// footprint + householdDirect.
  public var city: Double

  /// Creates the sums.
  public init(
    output: Double, valueAdded: Double, finalDemand: Double, direct: Double, footprint: Double,
    footprintExports: Double, consumptionFootprint: Double, householdDirect: Double, city: Double
  ) {
    self.output = output
    self.valueAdded = valueAdded
    self.finalDemand = finalDemand
    self.direct = direct
    self.footprint = footprint
    self.footprintExports = footprintExports
    self.consumptionFootprint = consumptionFootprint
    self.householdDirect = householdDirect
    self.city = city
  }
}

/// One indicator of one scenario.
public struct IndicatorResult: Sendable, Equatable {
  /// The indicator's code.
  public var code: String
  /// F by sector.
  public var direct: [Double]
  /// D by sector.
  public var footprint: [Double]
  /// Direct use by households.
  public var householdDirect: Double

  /// Creates the figures of an indicator.
  public init(code: String, direct: [Double], footprint: [Double], householdDirect: Double) {
    self.code = code
    self.direct = direct
    self.footprint = footprint
    self.householdDirect = householdDirect
  }
}

/// Plan and achievement of one exchange (or of one type).
public struct MonitoringResult: Sendable, Equatable {
  /// The exchange's code, or the type.
  public var id: String
  /// The planned quantity.
  public var plan: Double
  /// The quantity achieved.
  public var actual: Double
  /// actual/plan; `nil` where the plan is 0.
  public var share: Double?

  /// Creates a pair.
  public init(id: String, plan: Double, actual: Double, share: Double?) {
    self.id = id
    self.plan = plan
    self.actual = actual
    self.share = share
  }
}
