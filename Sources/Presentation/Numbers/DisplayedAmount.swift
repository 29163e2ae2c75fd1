/// A figure as people read it alone: three digits in a unit of its size.
public struct DisplayedAmount: Sendable, Hashable {
  /// The number.
  public var number: String
  /// The unit.
  public var unit: String

  /// Scales and rounds a figure; a change has its sign.
  public init(_ value: Double, unit: String, texts: Texts, digits: Int = 3, isChange: Bool = false)
  {
    let scale = DisplayScale(unit: unit, values: [value])
    let scaled = value / scale.divisor
    // All digits before the point are shown, so that a figure is never rounded to zeros there.
    number =
      abs(scaled) >= 1000 || (scaled.rounded() == scaled && abs(scaled) < 1e15)
      ? texts.numbers.fixed(scaled, decimals: 0, isChange: isChange)
      : texts.numbers.significant(scaled, digits: digits, isChange: isChange)
    self.unit = texts.numbers.unit(scale.unit)
  }

  /// Number and unit, kept on one line.
  public var text: String { unit.isEmpty ? number : "\(number)\u{A0}\(unit)" }
}

extension Texts {
  /// Names one after the other: with commas, or as Chinese lists them.
  public func list(_ items: [String]) -> String {
    items.joined(separator: language == "zh" ? "、" : ", ")
  }

  /// A share in percent.
  public func percent(_ share: Double, isChange: Bool = false) -> String {
    numbers.percent(share, decimals: abs(share) >= 0.1 ? 1 : 2, isChange: isChange)
  }
}
