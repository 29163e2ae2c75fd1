public import Provenance

/// What a unit of an exchange does to its taker's purchases: one row of purchases.csv.
///
/// A negative change is a purchase that the exchange displaces, a positive one an input that it takes
/// (transport, processing). The price that the taker pays for the by-product itself is a purchase
/// from `by-product`, a row of its own: paid through the giver's main-product row it would carry the
/// burden of that product, which nobody made more of (METHODS 3.1, test U1 iv).
public struct Purchase: Sendable {
  /// The exchange.
  public var exchange: String
  /// Who buys: a sector or group code.
  public var buyer: String
  /// Who sells: a sector or group code, or `by-product`.
  public var supplier: String
  /// Units bought more (positive) or less (negative) per unit exchanged.
  public var change: Sourced
  /// Money per unit bought, in the study's money.
  public var price: Sourced
  /// Declared burden of a by-product per unit bought, one for each indicator; 0 where blank.
  public var burdens: [Sourced]
  /// Where the row stands.
  public var location: SourceLocation?
  /// Where the buyer and the supplier stand.
  public var places: (buyer: SourceLocation?, supplier: SourceLocation?) = (nil, nil)

  /// Creates a purchase.
  public init(
    exchange: String, buyer: String, supplier: String, change: Sourced, price: Sourced,
    burdens: [Sourced] = [], location: SourceLocation? = nil
  ) {
    self.exchange = exchange
    self.buyer = buyer
    self.supplier = supplier
    self.change = change
    self.price = price
    self.burdens = burdens
    self.location = location
  }

  /// The code that stands for the row of by-products, beside the sectors.
  public static let byProduct = "by-product"
}
