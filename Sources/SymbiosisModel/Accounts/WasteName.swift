/// A waste by its name, however the name is written: capitals and spaces do not tell wastes apart.
///
/// Names are typed by hand in exchanges, accounts and catalogues; what is one waste in one of them and two
/// in another would escape the caps on it.
struct WasteName: Hashable {
  private let words: String

  /// The waste that a text names.
  init(_ text: String) {
    words =
      Self.isPlain(text)
      ? text : text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a text is written as names are compared: ASCII without capitals, one space between words.
  ///
  /// Most names are; to see it is far cheaper than to write them anew, and each row of an account asks.
  private static func isPlain(_ text: String) -> Bool {
    let space = UInt8(ascii: " ")
    var previous = space
    for byte in text.utf8 {
      let isLetter = (0x21...0x7E).contains(byte) && !(0x41...0x5A).contains(byte)
      guard isLetter || (byte == space && previous != space) else { return false }
      previous = byte
    }
    return previous != space
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
