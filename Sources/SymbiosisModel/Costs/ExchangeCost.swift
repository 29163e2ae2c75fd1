public import Provenance

/// What an exchange costs and who pays: one row of costs.csv, in the study's money.
public struct ExchangeCost: Sendable {
  /// Those among whom money moves.
  public enum Party: String, Sendable, CaseIterable {
    case giver, taker, city
  }

  /// The exchange.
  public var exchange: String
  /// Spent once where the exchange takes place at all.
  public var investment = Sourced(0)
  /// Spent once for each unit exchanged a year.
  public var investmentPerUnit = Sourced(0)
  /// Years over which investments are repaid.
  public var lifetime = Sourced(0)
  /// Yearly, where the exchange takes place at all.
  public var operation = Sourced(0)
  /// For each unit exchanged.
  public var operationPerUnit = Sourced(0)
  /// What the taker pays the giver for a unit; negative where the giver pays.
  public var price = Sourced(0)
  /// What the giver no longer pays for disposal of a unit.
  public var disposal = Sourced(0)
  /// What the taker no longer pays for what a unit replaces.
  public var substitute = Sourced(0)
  /// For each unit and kilometre.
  public var transport = Sourced(0)
  /// Kilometres from giver to taker.
  public var distance = Sourced(0)
  /// What the city pays the bearer for each unit.
  public var subsidy = Sourced(0)
  /// The share of the investment that the city returns to the bearer, 0 to 1.
  public var taxCredit = Sourced(0)
  /// Who bears investment, operation and transport.
  public var bearer = Party.taker
  /// The least that is exchanged where the exchange takes place at all.
  public var minimum = Sourced(0)
  /// Where the row stands.
  public var location: SourceLocation?

  /// Creates a row without costs.
  public init(exchange: String, location: SourceLocation? = nil) {
    self.exchange = exchange
    self.location = location
  }
}

/// The costs of a study's exchanges.
public struct CostBook: Sendable {
  /// The rate at which money of later years is discounted, as a share.
  public var discountRate: Sourced
  /// One row an exchange; an exchange without a row costs nothing.
  public var rows: [ExchangeCost]

  /// Creates a book.
  public init(discountRate: Sourced, rows: [ExchangeCost]) {
    self.discountRate = discountRate
    self.rows = rows
  }

  /// The row of an exchange.
  public func row(_ exchange: String) -> ExchangeCost? {
    rows.first { $0.exchange == exchange }
  }

  /// The yearly payment for 1 invested in an exchange; 0 where nothing is invested.
  func recovery(_ cost: ExchangeCost) -> Double {
    guard cost.lifetime.value > 0, discountRate.value > -1 else { return 0 }
    return Discounting.capitalRecoveryFactor(
      rate: discountRate.value, years: cost.lifetime.value)
  }
}
