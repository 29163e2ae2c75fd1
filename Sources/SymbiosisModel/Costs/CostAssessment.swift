public import Provenance

/// What the exchanges of a scenario cost beyond those of its reference, and who gains and who pays.
///
/// Yearly figures, in the study's money; gains are positive in balances. Price, subsidy and tax credit
/// only move money between giver, taker and city, so the three balances add up to what the exchange
/// earns all three: disposal and purchases no longer paid, less annuity, operation and transport.
public struct CostAssessment: Sendable {
  /// The figures of one exchange.
  public struct ExchangeFigures: Sendable, Equatable {
    /// The exchange's code.
    public var id: String
    /// Units exchanged beyond the reference.
    public var quantity: Double
    /// Spent once.
    public var investment: Double
    /// The investment's yearly payment.
    public var annuity: Double
    /// Operation, fixed and by unit.
    public var operation: Double
    /// Transport.
    public var transport: Double
    /// Disposal that the giver no longer pays.
    public var disposalSaved: Double
    /// Purchases that the taker no longer pays.
    public var purchasesSaved: Double
    /// The giver's yearly balance.
    public var giver: Double
    /// The taker's yearly balance.
    public var taker: Double
    /// The city's yearly balance: what it pays in subsidies and tax credits, and bears itself.
    public var city: Double
    /// What all three gain a year.
    public var total: Double
    /// The same over the lifetime, less the investment, at today's worth; `nil` without a lifetime.
    public var netPresentValue: Double?
    /// Annuity, operation and transport for a unit exchanged; `nil` where nothing is exchanged.
    public var levelizedCost: Double?
    /// The price below which the giver loses; `nil` where nothing is exchanged.
    public var giverBreakEven: Double?
    /// The price above which the taker loses; `nil` where nothing is exchanged.
    public var takerBreakEven: Double?
    /// The price that is paid.
    public var price: Double
  }

  /// The scenario's code.
  public var scenario: String
  /// The reference's code.
  public var against: String
  /// The exchanges with costs, in file order.
  public var exchanges: [ExchangeFigures]
  /// What to bear in mind.
  public var findings: [Finding]

  /// Σ over exchanges of what all parties gain a year.
  public var total: Double { exchanges.reduce(0) { $0 + $1.total } }
}

extension CostAssessment.ExchangeFigures {
  /// The figures of an exchange from one quantity to another.
  init(_ cost: ExchangeCost, book: CostBook, quantity: Double, reference: Double) {
    let q = quantity - reference
    let starts = (quantity > 0 ? 1.0 : 0) - (reference > 0 ? 1 : 0)
    let recovery = book.recovery(cost)
    let spent = cost.investment.value * starts + cost.investmentPerUnit.value * q
    let run = cost.operation.value * starts + cost.operationPerUnit.value * q
    let haul = cost.transport.value * cost.distance.value * q
    let returned = cost.taxCredit.value * spent * recovery
    let subsidies = cost.subsidy.value * q
    var balances: [ExchangeCost.Party: Double] = [
      .giver: (cost.disposal.value + cost.price.value) * q,
      .taker: (cost.substitute.value - cost.price.value) * q,
      .city: -subsidies - returned,
    ]
    balances[cost.bearer, default: 0] += subsidies + returned - spent * recovery - run - haul
    id = cost.exchange
    self.quantity = q
    investment = spent
    annuity = spent * recovery
    operation = run
    transport = haul
    disposalSaved = cost.disposal.value * q
    purchasesSaved = cost.substitute.value * q
    giver = balances[.giver] ?? 0
    taker = balances[.taker] ?? 0
    city = balances[.city] ?? 0
    total = disposalSaved + purchasesSaved - annuity - run - haul
    price = cost.price.value
    netPresentValue =
      recovery > 0
      ? (disposalSaved + purchasesSaved - run - haul) / recovery - spent
      : spent == 0 ? nil : -spent
    levelizedCost = q == 0 ? nil : (annuity + run + haul) / q
    giverBreakEven = q == 0 ? nil : price - giver / q
    takerBreakEven = q == 0 ? nil : price + taker / q
  }
}

extension SolvedStudy {
  /// What a scenario's exchanges cost beyond those of its reference; `nil` in a study without costs.
  ///
  /// - Throws: `InvalidInput` for an unknown scenario or a reference of another year.
  public func costs(
    of id: String, against: String? = nil
  ) throws(InvalidInput) -> CostAssessment? {
    guard let book = definition.costs else { return nil }
    let (scenario, reference) = try pair(id, against: against)
    var figures: [CostAssessment.ExchangeFigures] = []
    var findings: [Finding] = []
    var missing: [String] = []
    for (position, exchange) in definition.exchanges.enumerated() {
      let quantity = scenario.quantities[position]
      let before = reference.quantities[position]
      guard let row = book.row(exchange.id) else {
        if quantity != before { missing.append(exchange.id) }
        continue
      }
      figures.append(.init(row, book: book, quantity: quantity, reference: before))
    }
    if !missing.isEmpty {
      findings.append(
        Finding(
          .warning, code: "no-costs",
          "The costs of \(WordList.quoted(missing)) are not given; they are left out of every sum of \(id)."
        ))
    }
    for figure in figures {
      guard let giver = figure.giverBreakEven, let taker = figure.takerBreakEven, giver > taker
      else { continue }
      findings.append(
        Finding(
          .note, code: "no-price",
          "No price suits both sides of \(figure.id) in \(id): the giver needs \(printed(giver)) and the taker can pay \(printed(taker)) \(definition.money) a unit."
        ))
    }
    return CostAssessment(
      scenario: id, against: reference.scenario.id, exchanges: figures, findings: findings)
  }

  /// The marginal abatement cost curve of a scenario, each step as wide as the exchange's share in the
  /// joint saving; `nil` in a study without costs.
  public func abatementCostCurve(
    _ attribution: Attribution
  ) throws(InvalidInput) -> MarginalAbatementCostCurve? {
    guard let costs = try costs(of: attribution.scenario, against: attribution.against) else {
      return nil
    }
    return MarginalAbatementCostCurve(
      attribution.exchanges.compactMap { share in
        costs.exchanges.first { $0.id == share.id }.map {
          .init(id: share.id, yearlyCost: -$0.total, abatement: share.shapley)
        }
      })
  }
}
