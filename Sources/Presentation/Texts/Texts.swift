/// Every sentence and word that a person sees, in one language.
///
/// The words of the main result are the values below, so that the compiler asks every language for each of
/// them; what arises elsewhere (findings, analyses, messages) is English there, and `phrases` says it.
public struct Texts: Sendable {
  /// The language's tag, such as `en`.
  public var language: String
  /// How numbers are written.
  public var numbers: NumberFormat
  /// The names of the figures.
  public var figures: Figures
  /// The names of columns that are no figures.
  public var columns: Columns
  /// Titles of tables.
  public var tables: Tables
  /// Sentences below tables.
  public var notes: Notes
  /// Titles and sentences of the report's sections.
  public var sections: Sections
  /// Titles and labels of charts.
  public var charts: Charts
  /// Words of the report's page and of the terminal.
  public var page: Page
  /// What the language says instead of English sentences that arise elsewhere.
  public var phrases: PhraseBook

  /// The names of the figures.
  public struct Figures: Sendable {
    /// x.
    public var output: String
    /// v.
    public var valueAdded: String
    /// y.
    public var finalDemand: String
    /// F.
    public var direct: String
    /// S.
    public var intensity: String
    /// M.
    public var multiplier: String
    /// D.
    public var footprint: String
    /// S y.
    public var footprintDirect: String
    /// D − S y.
    public var footprintIndirect: String
    /// M e.
    public var footprintExports: String
    /// The consumption footprint.
    public var consumptionFootprint: String
    /// x/D.
    public var outputPerFootprint: String
    /// v/F.
    public var valueAddedPerDirect: String
    /// y/D.
    public var finalDemandPerFootprint: String
    /// Direct emissions of households.
    public var householdDirect: String
    /// Footprint and households together.
    public var city: String
    /// A saving.
    public var saving: String
    /// A saving over the reference's total.
    public var savingShare: String
    /// The saving beyond what the inventory already includes.
    public var netSaving: String
    /// A change of direct emissions.
    public var directChange: String
    /// A change of a footprint.
    public var footprintChange: String
    /// The same over the reference's.
    public var footprintChangeShare: String
    /// A change of output per footprint over the reference's.
    public var outputPerFootprintChangeShare: String
    /// A quantity.
    public var quantity: String
    /// The reference's quantity.
    public var referenceQuantity: String
    /// A planned quantity.
    public var plan: String
    /// An achieved quantity.
    public var actual: String
    /// Achieved over planned.
    public var realised: String
    /// What all sectors emit or use directly.
    public var sectorsDirect: String
    /// What households emit or use directly.
    public var householdsDirect: String
    /// Sectors and households together.
    public var total: String
  }

  /// The names of columns that are no figures.
  public struct Columns: Sendable {
    /// A scenario's code.
    public var scenario: String
    /// The reference's code.
    public var against: String
    /// A name.
    public var name: String
    /// A year.
    public var year: String
    /// A code.
    public var code: String
    /// A sector.
    public var sector: String
    /// An exchange.
    public var exchange: String
    /// A type of exchange.
    public var type: String
    /// Who gives.
    public var from: String
    /// Who takes.
    public var to: String
    /// What is exchanged.
    public var waste: String
    /// A flow.
    public var flow: String
    /// A unit.
    public var unit: String
    /// An indicator.
    public var indicator: String
    /// What lies behind a trade-off: what changes the sector's footprint.
    public var causes: String
    /// How much a finding matters.
    public var severity: String
    /// A finding's sentence.
    public var message: String
    /// A file.
    public var file: String
    /// A line of a file.
    public var line: String
    /// A column of a file.
    public var column: String
    /// What a file is used for.
    public var role: String
    /// What is said of a file's origin.
    public var origin: String
  }

  /// Titles of tables; some take the headline indicator's name.
  public struct Tables: Sendable {
    /// The scenarios.
    public var scenarios: String
    /// Sums by scenario.
    public var totals: @Sendable (_ indicator: String) -> String
    /// The footprint, by sector and scenario.
    public var footprint: @Sendable (_ indicator: String) -> String
    /// x/D by sector and scenario.
    public var outputPerFootprint: String
    /// v/F by sector and scenario.
    public var valueAddedPerDirect: String
    /// y/D by sector and scenario.
    public var finalDemandPerFootprint: String
    /// Changes of the footprint in percent.
    public var footprintChanges: @Sendable (_ indicator: String) -> String
    /// Changes of output per footprint in percent.
    public var outputPerFootprintChanges: String
    /// Savings by comparison.
    public var savings: @Sendable (_ indicator: String) -> String
    /// Savings by type.
    public var savingsByType: @Sendable (_ indicator: String) -> String
    /// Savings by exchange.
    public var savingsByExchange: @Sendable (_ indicator: String) -> String
    /// Resources that exchanges save.
    public var resourcesSaved: String
    /// Sectors that lose.
    public var tradeOffs: String
    /// What lies behind them.
    public var tradeOffCauses: String
    /// Plan and achievement by type.
    public var monitoringByType: String
    /// Plan and achievement by exchange.
    public var monitoring: String
    /// Sums of every indicator.
    public var indicators: String
    /// Every indicator by sector.
    public var indicatorsBySector: String
    /// Every figure by sector.
    public var sectors: String
    /// Every change by sector.
    public var changes: String
    /// Every figure by exchange.
    public var exchanges: String
    /// The findings.
    public var findings: String
    /// The files.
    public var sources: String
    /// `A against B`.
    public var against: @Sendable (_ scenario: String, _ reference: String) -> String
  }

  /// Sentences below tables.
  public struct Notes: Sendable {
    /// That output per footprint mixes boundaries.
    public var mixedBoundary: String
    /// What the consumption footprint assumes.
    public var consumptionFootprint: String
    /// What the city total is.
    public var city: String
    /// That years meet at current prices.
    public var currentPrices: @Sendable (_ comparisons: [String]) -> String
    /// That years meet at constant prices.
    public var constantPrices: @Sendable (_ comparisons: [String]) -> String
    /// That scenarios of several years stand side by side at current prices.
    public var yearsAtCurrentPrices: String
    /// What the net saving counts.
    public var netSaving: String
    /// How the change of output per footprint is defined within a year.
    public var changeWithinYear: String
    /// That a sector's trade-off is a fall.
    public var tradeOffs: String
    /// That no sector loses.
    public var noTradeOffs: String
    /// That there is nothing to find fault with.
    public var noFindings: String
  }

  /// Titles and sentences of the report's sections.
  public struct Sections: Sendable {
    /// The section of totals.
    public var overview: String
    /// The section of footprints.
    public var footprints: String
    /// The section of eco-efficiency.
    public var ecoEfficiency: String
    /// The section of exchanges.
    public var symbiosis: String
    /// The section of sectors that lose.
    public var tradeOffs: String
    /// The section of plan and achievement.
    public var monitoring: String
    /// The section of the other indicators.
    public var indicators: String
    /// The section of assumptions and findings.
    public var findings: String
    /// The section of files.
    public var sources: String
    /// What a scenario saves, with all figures already written.
    public var saving:
      @Sendable (
        _ scenario: String, _ reference: String, _ amount: String, _ indicator: String,
        _ share: String
      ) -> String
    /// What a scenario adds instead.
    public var burden:
      @Sendable (
        _ scenario: String, _ reference: String, _ amount: String, _ indicator: String,
        _ share: String
      ) -> String
    /// What the footprint is.
    public var footprintsText: String
    /// What eco-efficiency is.
    public var ecoEfficiencyText: String
    /// How the study was computed.
    public var assumptions: @Sendable (_ facts: Facts) -> [String]
  }

  /// What the sentences on assumptions need to know.
  public struct Facts: Sendable {
    /// `domestic` or `competitive`.
    public var imports: String
    /// The regionalisation method.
    public var regionalisation: String
    /// Whether prices are constant.
    public var pricesAreConstant: Bool
    /// Whether the system is solved by group.
    public var isByGroup: Bool
    /// The unit of money.
    public var money: String
  }

  /// Titles and labels of charts.
  public struct Charts: Sendable {
    /// Totals by scenario with what each type saves.
    public var totals: @Sendable (_ indicator: String) -> String
    /// What that chart shows.
    public var totalsText: @Sendable (_ indicator: String) -> String
    /// The segment of industry's footprint.
    public var sectorsSegment: String
    /// The segment of households.
    public var householdSegment: String
    /// The segment that a type saves.
    public var savedBy: @Sendable (_ type: String) -> String
    /// Savings by type.
    public var savings: @Sendable (_ indicator: String) -> String
    /// What that chart shows.
    public var savingsText: String
    /// Footprints by sector and scenario.
    public var footprints: @Sendable (_ indicator: String) -> String
    /// By which scenario the sectors are ordered.
    public var orderText: @Sendable (_ scenario: String) -> String
    /// Three footprints of one scenario.
    public var boundaries: @Sendable (_ indicator: String, _ scenario: String) -> String
    /// What that chart shows.
    public var boundariesText: String
    /// Eco-efficiency by sector and scenario.
    public var ecoEfficiency: String
    /// Its change in one comparison.
    public var ecoEfficiencyChange: @Sendable (_ comparison: String) -> String
    /// The exchange network in one scenario.
    public var network: @Sendable (_ scenario: String, _ unit: String) -> String
    /// What that chart shows.
    public var networkText: String
    /// The axis of a change in percent.
    public var changeInPercent: String
    /// `on a logarithmic axis`.
    public var logarithmic: String
  }

  /// Words of the report's page and of the terminal.
  public struct Page: Sendable {
    /// Beside the program's version.
    public var madeWith: @Sendable (_ version: String) -> String
    /// The heading of the list of contents.
    public var contents: String
    /// The link for keyboards that leads past the contents.
    public var skip: String
    /// What stands where charts cannot be drawn because the drawing program is missing.
    public var noCharts: String
    /// What stands where charts cannot be drawn because scripts are off.
    public var noScript: String
    /// The summary of folded-away tables.
    public var moreTables: @Sendable (_ count: Int) -> String
    /// What a heading's button does.
    public var sortBy: @Sendable (_ column: String) -> String
    /// Households as a giver or taker.
    public var households: String
    /// What a file of a study is used for, by its key in study.yaml and its year.
    public var role: @Sendable (_ role: String, _ year: Int?) -> String
    /// The names of severities.
    public var severity: @Sendable (_ severity: String) -> String
    /// The names of types of exchange.
    public var type: @Sendable (_ type: String) -> String
    /// Region, prices, imports and level in one line.
    public var subtitle: @Sendable (_ region: String, _ facts: Facts) -> String
  }
}
