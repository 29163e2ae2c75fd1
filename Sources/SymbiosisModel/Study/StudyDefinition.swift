public import InputOutputModel
public import Provenance

/// A study as its author wrote it: every figure with its place, nothing computed yet.
///
/// `StudyFiles` reads one from a folder; a program may also build one. `SolvedStudy` checks and solves it.
public struct StudyDefinition: Sendable {
  /// Whether the system is solved and reported by sector or by group.
  public enum Level: String, Sendable, CaseIterable { case sector, group }

  /// The title, for people.
  public var title: String
  /// The region, such as a city.
  public var region: String
  /// The unit of every money figure.
  public var money: String
  /// The sectors: the level of the tables.
  public var sectors: [Sector]
  /// The groups: the level of reporting; empty where the study has none.
  public var groups: [Sector]
  /// Where the system is solved and reported.
  public var level: Level
  /// The impacts counted, each with a factor in every flow.
  public var indicators: [Indicator]
  /// The code of the indicator whose footprint eco-efficiency divides by.
  public var headline: String
  /// The flows.
  public var flows: [Flow]
  /// How imports are treated.
  public var imports: ImportTreatment
  /// How a province's table becomes the city's.
  public var regionalisation: Regionalisation
  /// The years, in ascending order.
  public var years: [StudyYear]
  /// The names of the quantity columns of exchanges.csv.
  public var quantities: [String]
  /// The exchanges, in file order.
  public var exchanges: [Exchange]
  /// The effects, in file order.
  public var effects: [Effect]
  /// The limits, in file order.
  public var limits: [Limit]
  /// Which two quantity columns are compared as plan and achievement.
  public var monitoring: Monitoring?
  /// What exchanges change in their takers' purchases, in file order; used by scenarios with
  /// `supply_chain: true`.
  public var purchases: [Purchase] = []
  /// What exchanges cost; `nil` in a study without costs.
  public var costs: CostBook?
  /// The processes of the sectors, with their flows.
  public var processes: [UnitProcess] = []
  /// What exchanges change in processes; their effects are among `effects`.
  public var processLinks: [ProcessLink] = []
  /// Accounts of wastes and resources, in file order.
  public var accounts: [AccountEntry] = []
  /// How much of exchanges' savings is lost again; an exchange without a row loses nothing.
  public var rebounds: [ReboundRate] = []
  /// The columns of final demand on which households spend.
  public var householdDemand: [String] = []
  /// Jobs and other social satellites, in file order.
  public var satellites: [SatelliteEntry] = []
  /// The row of value added that holds wages; `nil` where the study names none.
  public var wagesRow: String?
  /// Where sectors lie.
  public var sites: [Site] = []
  /// Which figures are uncertain and how, in file order; nothing else is.
  public var uncertainties: [UncertaintyEntry] = []
  /// The codes of findings that the study allows: they become warnings.
  public var allowed: [AllowedFinding] = []
  /// The scenarios, in the study's order.
  public var scenarios: [Scenario]
  /// Where the study is defined.
  public var location: SourceLocation?
  /// Where values of study.yaml stand that name something in a file, by key: `wages`, and for an item of a list
  /// `household_demand.rural`.
  public var places: [String: SourceLocation] = [:]

  /// Creates a definition.
  public init(
    title: String, region: String, money: String, sectors: [Sector], groups: [Sector],
    level: Level, indicators: [Indicator], headline: String, flows: [Flow],
    imports: ImportTreatment, regionalisation: Regionalisation, years: [StudyYear],
    quantities: [String] = [], exchanges: [Exchange] = [], effects: [Effect] = [],
    limits: [Limit] = [], monitoring: Monitoring? = nil, scenarios: [Scenario],
    location: SourceLocation? = nil
  ) {
    self.title = title
    self.region = region
    self.money = money
    self.sectors = sectors
    self.groups = groups
    self.level = level
    self.indicators = indicators
    self.headline = headline
    self.flows = flows
    self.imports = imports
    self.regionalisation = regionalisation
    self.years = years
    self.quantities = quantities
    self.exchanges = exchanges
    self.effects = effects
    self.limits = limits
    self.monitoring = monitoring
    self.scenarios = scenarios
    self.location = location
  }

  /// The version of the study format that this program reads and writes.
  public static let formatVersion = 1
}

/// Which two quantity columns are compared as plan and achievement.
public struct Monitoring: Sendable, Hashable {
  /// The planned quantities.
  public var plan: String
  /// The quantities achieved.
  public var actual: String
  /// Where the pair is given.
  public var location: SourceLocation?
  /// Where the plan stands.
  public var planLocation: SourceLocation?
  /// Where what was achieved stands.
  public var actualLocation: SourceLocation?

  /// Creates the pair.
  public init(plan: String, actual: String, location: SourceLocation? = nil) {
    self.plan = plan
    self.actual = actual
    self.location = location
  }
}

/// One year of a study: its table, the city's figures, its inventory and its prices.
public struct StudyYear: Sendable {
  /// A figure of the city for a sector or group code.
  public struct Figure: Sendable {
    /// A sector or group code (a column of final demand in `cityDemand`).
    public var code: String
    /// The figure.
    public var value: Sourced
    /// Where the code stands.
    public var codeLocation: SourceLocation?

    /// Creates a figure.
    public init(code: String, value: Sourced, codeLocation: SourceLocation? = nil) {
      self.code = code
      self.value = value
      self.codeLocation = codeLocation
    }
  }

  /// What a unit of an imported product embodies, at the prices of the year.
  public struct ImportMultiplier: Sendable {
    /// A sector or group code.
    public var code: String
    /// The indicator's code.
    public var indicator: String
    /// The indicator's unit per unit of money.
    public var value: Sourced
    /// Where the code stands.
    public var codeLocation: SourceLocation?

    /// Creates a multiplier.
    public init(code: String, indicator: String, value: Sourced) {
      self.code = code
      self.indicator = indicator
      self.value = value
    }
  }

  /// What the city's figures measure.
  public enum CityMeasure: String, Sendable {
    case output
    case valueAdded = "value_added"
  }

  /// The year.
  public var year: Int
  /// The table: of the province where `city` is given, else of the region itself.
  public var table: InputOutputTable
  /// The city's totals by sector or group; `nil` = the table is used as it is.
  public var city: [Figure]?
  /// Whether those are output or value added.
  public var cityMeasure: CityMeasure
  /// Totals of the final demand columns, at current prices; may be absent.
  public var cityDemand: [Figure]?
  /// Totals of the city's uses to which its scaled table is balanced, at current prices; may be absent.
  public var cityTotals: CityTotals?
  /// The inventory.
  public var inventory: [InventoryEntry]
  /// The quantity column that the observed inventory already reflects.
  public var inventoryIncludes: String?
  /// Price level of the year over that of the base year, by sector or group; may be absent.
  public var prices: [Figure]?
  /// What imports embody where they are made, by product and indicator; empty = as if made at home.
  public var importMultipliers: [ImportMultiplier] = []
  /// The files of the year by their role (`table`, `city`, `inventory` …), for findings and sources.
  public var files: [String: SourceLocation]

  /// Creates a year.
  public init(
    year: Int, table: InputOutputTable, city: [Figure]? = nil, cityMeasure: CityMeasure = .output,
    cityDemand: [Figure]? = nil, inventory: [InventoryEntry] = [], inventoryIncludes: String? = nil,
    prices: [Figure]? = nil, files: [String: SourceLocation] = [:]
  ) {
    self.year = year
    self.table = table
    self.city = city
    self.cityMeasure = cityMeasure
    self.cityDemand = cityDemand
    self.inventory = inventory
    self.inventoryIncludes = inventoryIncludes
    self.prices = prices
    self.files = files
  }
}

/// Known totals of the city's uses: what the city as a whole uses of sectors, and what its sectors and
/// columns of final demand buy.
public struct CityTotals: Sendable {
  /// By sector: what the columns use of it, imported or not.
  public var rows: [StudyYear.Figure]
  /// By sector or column of final demand: what it buys of the rows.
  public var columns: [StudyYear.Figure]
  /// RAS, or GRAS where there are negative figures.
  public var method: UseBalancing.Method

  /// Creates totals.
  public init(
    rows: [StudyYear.Figure], columns: [StudyYear.Figure], method: UseBalancing.Method = .ras
  ) {
    self.rows = rows
    self.columns = columns
    self.method = method
  }
}
