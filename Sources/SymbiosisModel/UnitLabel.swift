internal import Glibc

/// A unit as a study writes it: how many of what, such as “t”, “1e4 m3” or “kt CO2e”.
///
/// Units are labels. Two are converted only where that is exact: the same symbol, or two powers of ten of
/// the gram, the joule or the watt hour. Anything else is for the study's author to settle.
public struct UnitLabel: Sendable, Equatable {
  /// The number before the symbol; 1 where there is none.
  public let count: Double
  /// The symbol, such as “t”.
  public let symbol: String
  /// What the symbol counts, such as “CO2e”; empty where that is not said.
  public let substance: String

  /// Reads a unit.
  public init(_ text: String) {
    var words = text.split(whereSeparator: \.isWhitespace)
    var count = 1.0
    if words.count > 1, let number = Double(words[0]), number > 0, number.isFinite {
      count = number
      words.removeFirst()
    }
    self.count = count
    symbol = words.first.map(String.init) ?? ""
    substance = words.dropFirst().joined(separator: " ")
  }

  private enum Dimension { case mass, energy, electricity }

  /// Powers of ten of the gram, the joule and the watt hour.
  private static let powers: [String: (dimension: Dimension, power: Int)] = [
    "mg": (.mass, -3), "g": (.mass, 0), "kg": (.mass, 3), "t": (.mass, 6), "Mg": (.mass, 6),
    "kt": (.mass, 9), "Gg": (.mass, 9), "Mt": (.mass, 12), "Tg": (.mass, 12), "Gt": (.mass, 15),
    "J": (.energy, 0), "kJ": (.energy, 3), "MJ": (.energy, 6), "GJ": (.energy, 9),
    "TJ": (.energy, 12), "PJ": (.energy, 15), "Wh": (.electricity, 0), "kWh": (.electricity, 3),
    "MWh": (.electricity, 6), "GWh": (.electricity, 9), "TWh": (.electricity, 12),
  ]

  /// How many of another unit one of this is, whatever they count; `nil` where there is no telling.
  public func multiple(of other: UnitLabel) -> Double? {
    if symbol == other.symbol { return count / other.count }
    guard let own = Self.powers[symbol], let their = Self.powers[other.symbol],
      own.dimension == their.dimension
    else { return nil }
    let power = own.power - their.power
    let ten = pow(10, Double(abs(power)))
    return power >= 0 ? count * ten / other.count : count / (other.count * ten)
  }

  /// How many of another unit one of this is; `nil` where there is no telling or they count different
  /// substances.
  public func factor(to other: UnitLabel) -> Double? {
    guard substance == other.substance || substance.isEmpty || other.substance.isEmpty else {
      return nil
    }
    return multiple(of: other)
  }
}
