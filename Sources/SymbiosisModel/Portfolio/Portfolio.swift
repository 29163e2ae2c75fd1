public import Provenance

/// The best choice of exchanges under all limits of a study.
public struct Portfolio: Sendable {
  /// What is wanted.
  public enum Goal: Sendable, Equatable {
    /// The most saving of the headline indicator.
    case maximizeSaving
    /// The least yearly cost for at least this saving.
    case minimizeCost(savingAtLeast: Double)
  }

  /// What is asked.
  public struct Request: Sendable, Equatable {
    /// The year whose economy and inventory hold.
    public var year: Int
    /// What is wanted.
    public var goal: Goal
    /// Money that may be invested; `nil` for no limit.
    public var budget: Double?
    /// Kilometres beyond which no exchange takes place; `nil` for no limit.
    public var maximumDistance: Double?
    /// Whether savings are followed through what exchanges change in purchases.
    public var includesSupplyChain: Bool
    /// Seconds after which the best choice so far is returned.
    public var timeLimit: Double

    /// Creates a request.
    public init(
      year: Int, goal: Goal = .maximizeSaving, budget: Double? = nil,
      maximumDistance: Double? = nil, includesSupplyChain: Bool = false, timeLimit: Double = 60
    ) {
      self.year = year
      self.goal = goal
      self.budget = budget
      self.maximumDistance = maximumDistance
      self.includesSupplyChain = includesSupplyChain
      self.timeLimit = timeLimit
    }
  }

  /// What is chosen of one exchange.
  public struct Choice: Sendable, Equatable {
    /// The exchange's code.
    public var id: String
    /// The chosen quantity.
    public var quantity: Double
    /// Whether the exchange takes place.
    public var built: Bool

    /// Creates the value.
    public init(
      id: String, quantity: Double, built: Bool
    ) {
      self.id = id
      self.quantity = quantity
      self.built = built
    }
  }

  /// A limit and what one more unit of it would bring.
  public struct LimitUse: Sendable, Equatable {
    /// The name for people.
    public var name: String
    /// `supply`, `demand`, `limit`, `flow`, `purchase`, `budget` or `saving`.
    public var kind: String
    /// The limit's unit.
    public var unit: String
    /// How much of it is used.
    public var used: Double
    /// The limit.
    public var limit: Double
    /// By how much the objective (saving or cost) would grow with one more unit of the limit, the
    /// exchanges that are built being the same.
    public var shadowPrice: Double
    /// Whether not even a little more is possible; the shadow price is then that of the last unit.
    public var isExhausted: Bool

    /// Creates the value.
    public init(
      name: String, kind: String, unit: String, used: Double, limit: Double, shadowPrice: Double,
      isExhausted: Bool = false
    ) {
      self.name = name
      self.kind = kind
      self.unit = unit
      self.used = used
      self.limit = limit
      self.shadowPrice = shadowPrice
      self.isExhausted = isExhausted
    }
  }

  /// How a choice that follows supply chains was found.
  public struct SupplyChain: Sendable, Equatable {
    /// The effects of a first unit of each exchange, times the quantities; `saving` is that of the full
    /// solution.
    public var linearSaving: Double
    /// What the choice saves in the inventory alone (A and y stay).
    public var inventorySaving: Double
    /// How often the effects of purchases were made linear anew.
    public var rounds: Int

    /// Creates the value.
    public init(linearSaving: Double, inventorySaving: Double, rounds: Int) {
      self.linearSaving = linearSaving
      self.inventorySaving = inventorySaving
      self.rounds = rounds
    }
  }

  /// What was asked.
  public var request: Request
  /// Whether the choice is proven best; otherwise time ran out.
  public var isOptimal: Bool
  /// The headline indicator.
  public var indicator: Indicator
  /// What the choice saves against no exchange at all: by the paper's model (A and y stay), or with
  /// purchases changed and output solved anew where that was asked.
  public var saving: Double
  /// The saving beyond what the inventory already holds.
  public var netSaving: Double
  /// Yearly cost to giver, taker and city together; negative when it earns; `nil` without costs.csv.
  public var cost: Double?
  /// The yearly cost beyond that of what the inventory already holds.
  public var netCost: Double?
  /// Money invested in all of it, what exists included; `nil` without costs.csv.
  public var investment: Double?
  /// Money to be invested beyond what the inventory already holds; a budget limits this.
  public var newInvestment: Double?
  /// Every exchange, in file order.
  public var exchanges: [Choice]
  /// Every limit.
  public var limits: [LimitUse]
  /// How supply chains were followed; `nil` where they were not.
  public var supplyChain: SupplyChain?
  /// What to bear in mind.
  public var findings: [Finding]

  /// Creates the value.
  public init(
    request: Request, isOptimal: Bool, indicator: Indicator, saving: Double, netSaving: Double,
    cost: Double?, netCost: Double? = nil, investment: Double?, newInvestment: Double? = nil,
    exchanges: [Choice], limits: [LimitUse],
    supplyChain: SupplyChain? = nil, findings: [Finding] = []
  ) {
    self.request = request
    self.isOptimal = isOptimal
    self.indicator = indicator
    self.saving = saving
    self.netSaving = netSaving
    self.cost = cost
    self.netCost = netCost
    self.investment = investment
    self.newInvestment = newInvestment
    self.exchanges = exchanges
    self.limits = limits
    self.supplyChain = supplyChain
    self.findings = findings
  }
}

/// A point of the curve of least cost for a saving.
public struct ParetoPoint: Sendable, Equatable {
  /// The saving.
  public var saving: Double
  /// The least yearly cost at which it can be had.
  public var cost: Double

  /// Creates the value.
  public init(
    saving: Double, cost: Double
  ) {
    self.saving = saving
    self.cost = cost
  }
}
