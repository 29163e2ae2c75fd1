/// The change of a quantity between two states, split into the effects of the factors that it is made of.
///
/// A quantity that is a function of K factors changes by different amounts of each factor in each of the
/// K! orders in which the factors can be switched from the old state to the new. The mean over all orders
/// is the Shapley value and is exact: the effects sum to the change (Dietzenbacher and Los 1998, Economic
/// Systems Research 10). It is computed from the 2^K mixed states, not from the orders.
/// Prices have to be constant and both states in one classification.
public struct StructuralDecomposition: Sendable, Equatable {
  /// What one factor did.
  public struct Effect: Sendable, Equatable {
    /// The factor.
    public var name: String
    /// The mean over all K! orders, summed over sectors.
    public var value: Double
    /// The mean of the two polar orders (first factor first, last factor first).
    public var polarMean: Double
    /// The smallest effect that any order gives.
    public var minimum: Double
    /// The largest effect that any order gives.
    public var maximum: Double
    /// The mean over all orders, by sector.
    public var sectors: [Double]
  }

  /// The quantity in the old state, by sector.
  public var from: [Double]
  /// The quantity in the new state, by sector.
  public var to: [Double]
  /// One effect a factor, in the factors' order.
  public var effects: [Effect]

  /// The change of the total.
  public var change: Double { to.reduce(0, +) - from.reduce(0, +) }

  /// Decomposes a quantity that `evaluate` gives by sector for any mixture of old and new factors.
  ///
  /// Bit k of the mixture is set where factor k is in the new state. Calls `evaluate` 2^K times; K is
  /// at most 16.
  public init(
    factors names: [String], evaluate: (_ newFactors: Int) throws -> [Double]
  ) rethrows {
    let count = names.count
    precondition(count >= 1 && count <= 16, "One to sixteen factors")
    let states = try (0..<(1 << count)).map(evaluate)
    let sectors = states[0].count
    let totals = states.map { $0.reduce(0, +) }
    let weights = Self.shapleyWeights(count)
    from = states[0]
    to = states[(1 << count) - 1]
    effects = names.indices.map { factor in
      let bit = 1 << factor
      var effect = Effect(
        name: names[factor], value: 0, polarMean: 0, minimum: .infinity, maximum: -.infinity,
        sectors: [Double](repeating: 0, count: sectors))
      for before in states.indices where before & bit == 0 {
        let weight = weights[before.nonzeroBitCount]
        let after = before | bit
        for sector in 0..<sectors {
          effect.sectors[sector] += weight * (states[after][sector] - states[before][sector])
        }
        let difference = totals[after] - totals[before]
        effect.minimum = min(effect.minimum, difference)
        effect.maximum = max(effect.maximum, difference)
      }
      let first = bit - 1
      let last = (states.count - 1) & ~(2 * bit - 1)
      effect.polarMean =
        (totals[first | bit] - totals[first] + totals[last | bit] - totals[last]) / 2
      effect.value = effect.sectors.reduce(0, +)
      return effect
    }
  }

  /// |T|! (K − |T| − 1)! / K! for each size of the set T of factors that are switched before.
  private static func shapleyWeights(_ count: Int) -> [Double] {
    (0..<count).map { size in
      // 1 / (K · binomial(K − 1, |T|))
      var binomial = 1.0
      for step in 0..<size { binomial *= Double(count - 1 - step) / Double(step + 1) }
      return 1 / (Double(count) * binomial)
    }
  }
}
