/// A waste by its name, however the name is written: capitals and spaces do not tell wastes apart.
///
/// Names are typed by hand in exchanges, accounts and catalogues; what is one waste in one of them and two
/// in another would escape the caps on it.
struct WasteName: Hashable {
  private let words: String

  /// The waste that a text names.
  init(_ text: String) {
    words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Exchange {
  /// What is exchanged.
  var wasteName: WasteName { WasteName(waste) }

  /// What exchanges with one giver and one waste share: a supply.
  var supplyKey: SupplyKey { SupplyKey(from: from, waste: wasteName) }

  /// A giver's waste.
  struct SupplyKey: Hashable {
    /// The giver's code.
    var from: String
    /// The waste.
    var waste: WasteName
  }
}
