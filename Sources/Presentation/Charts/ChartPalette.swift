/// Colours that people with colour-blindness can tell apart.
///
/// Source: Okabe, M. and Ito, K. (2008), Color Universal Design; yellow is left out, since it
/// vanishes on white, and grey stands for what is not in question.
public enum ChartPalette {
  /// One colour, by the name that its authors gave it.
  public enum Colour: String, Sendable, Hashable, CaseIterable {
    /// Grey.
    case grey = "#8a8f98"
    /// Sky blue.
    case skyBlue = "#56b4e9"
    /// Orange.
    case orange = "#e69f00"
    /// Bluish green.
    case green = "#009e73"
    /// Blue.
    case blue = "#0072b2"
    /// Vermilion.
    case vermilion = "#d55e00"
    /// Reddish purple.
    case purple = "#cc79a7"
  }

  /// The colours for series, in the order of use; they repeat after the sixth.
  public static func series(_ position: Int) -> Colour {
    let order: [Colour] = [.blue, .orange, .green, .purple, .vermilion, .skyBlue]
    return order[position % order.count]
  }
}
