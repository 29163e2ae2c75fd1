/// How a province's table is taken to the city.
public struct Regionalisation: Sendable, Hashable {
  /// The methods.
  public enum Method: String, Sendable, CaseIterable {
    /// The province's coefficients and import shares, the city's output.
    case proportional
    /// Simple location quotients.
    case slq
    /// Cross-industry location quotients.
    case cilq
    /// Flegg's location quotients.
    case flq
    /// Augmented Flegg location quotients.
    case aflq
  }

  /// The method.
  public var method: Method
  /// δ of FLQ and AFLQ, 0 ≤ δ < 1.
  public var delta: Double
  /// Whether quotients are capped at 1.
  public var cap: Bool

  /// Creates a choice of method.
  public init(method: Method = .proportional, delta: Double = 0.3, cap: Bool = true) {
    self.method = method
    self.delta = delta
    self.cap = cap
  }
}
