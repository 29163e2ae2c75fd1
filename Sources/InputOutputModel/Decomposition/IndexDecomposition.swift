import Glibc
public import Provenance

/// The change of a total that is a sum of products, split into its factors by logarithmic means (LMDI-I).
///
/// With V = Σ_i Π_k x_ki the effect of factor k is ΔV_k = Σ_i L(V_i^T, V_i^0) ln(x_ki^T/x_ki^0), where
/// L(a, b) = (a − b)/(ln a − ln b) and L(a, a) = a; the ratio V^T/V^0 is the product of
/// D_k = exp(ΔV_k/L(V^T, V^0)) (Ang 2005, Energy Policy 33). Both sum, or multiply, without residual.
///
/// **Zeros** are taken by their analytical limits (Wood and Lenzen 2006, Energy Policy 34; Ang and Liu
/// 2007, Energy Policy 35), all zeros of a cell approaching 0 at one speed: a cell that appears or
/// vanishes counts in equal parts for the factors that are 0 on one side; a cell that is 0 on both sides
/// has no effect. Negative factors have no logarithm and are refused by name.
public struct IndexDecomposition: Sendable, Equatable {
  /// What one factor did.
  public struct Effect: Sendable, Equatable {
    /// The factor.
    public var name: String
    /// ΔV_k, in the unit of the total.
    public var value: Double
    /// D_k, without unit; `nil` where the total is 0 in a state, so that there is no ratio.
    public var ratio: Double?
    /// The cells' parts of `value`.
    public var cells: [Double]
  }

  /// A factor's values by cell in both states.
  public struct Factor: Sendable, Equatable {
    /// The factor's name.
    public var name: String
    /// x_k^0 by cell.
    public var from: [Double]
    /// x_k^T by cell.
    public var to: [Double]

    /// Creates a factor.
    public init(name: String, from: [Double], to: [Double]) {
      self.name = name
      self.from = from
      self.to = to
    }
  }

  /// The total in the old state.
  public var from: Double
  /// The total in the new state.
  public var to: Double
  /// One effect a factor.
  public var effects: [Effect]

  /// The change of the total.
  public var change: Double { to - from }

  /// Decomposes; `cells` names the cells (sectors, or sectors and fuels) for messages.
  ///
  /// - Throws: `InvalidInput` that names each negative or non-finite value.
  public init(factors: [Factor], cells: [String]) throws(InvalidInput) {
    precondition(
      factors.allSatisfy { $0.from.count == cells.count && $0.to.count == cells.count },
      "Every factor has a value a cell")
    var findings: [Finding] = []
    for factor in factors {
      for (cell, pair) in zip(cells, zip(factor.from, factor.to)) {
        for value in [pair.0, pair.1] where !(value >= 0 && value.isFinite) {
          findings.append(
            Finding(
              .error, code: "index-decomposition-negative",
              """
              Factor \(factor.name) of \(cell) is \(value); a logarithmic decomposition takes \
              figures from 0 upwards only. Leave the cell out or join it with another.
              """))
        }
      }
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }

    var effects = factors.map {
      Effect(
        name: $0.name, value: 0, ratio: nil, cells: [Double](repeating: 0, count: cells.count))
    }
    var from = 0.0
    var to = 0.0
    for cell in cells.indices {
      let old = factors.reduce(1.0) { $0 * $1.from[cell] }
      let new = factors.reduce(1.0) { $0 * $1.to[cell] }
      from += old
      to += new
      switch (old > 0, new > 0) {
      case (true, true):
        let mean = logarithmicMean(new, old)
        for k in factors.indices {
          let ratio = factors[k].to[cell] / factors[k].from[cell]
          // A factor that a quotient gives twice can differ in its last digits without having changed.
          effects[k].cells[cell] = abs(ratio - 1) <= 4 * Double.ulpOfOne ? 0 : mean * log(ratio)
        }
      case (false, false):
        continue
      case (true, false), (false, true):
        let zeros = factors.indices.filter {
          (new > 0 ? factors[$0].from[cell] : factors[$0].to[cell]) == 0
        }
        for k in zeros { effects[k].cells[cell] = (new - old) / Double(zeros.count) }
      }
    }
    for k in effects.indices { effects[k].value = effects[k].cells.reduce(0, +) }
    self.init(from: from, to: to, effects: effects)
  }

  /// The effects with the ratios that follow from both totals.
  init(from: Double, to: Double, effects: [Effect]) {
    let mean = from > 0 && to > 0 ? logarithmicMean(to, from) : nil
    self.from = from
    self.to = to
    self.effects = effects.map { effect in
      var effect = effect
      effect.ratio = mean.map { exp(effect.value / $0) }
      return effect
    }
  }
}

/// L(a, b) = (a − b)/ln(a/b) for a, b > 0, and a where they are equal.
///
/// With r = (a − b)/(a + b), ln(a/b) = 2 artanh r, so that L = (a + b)/2 · r/artanh r without
/// cancellation where a and b are near.
func logarithmicMean(_ a: Double, _ b: Double) -> Double {
  guard a != b else { return a }
  let ratio = (a - b) / (a + b)
  let size = abs(ratio)
  guard size < 0.9 else { return (a - b) / (log(a) - log(b)) }
  return (a + b) / 2 * ratio / atanh(ratio)
}
