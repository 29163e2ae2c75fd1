/// How a joint value is shared among those who bring it about (Shapley 1953).
///
/// With players K and a worth v(T) for every coalition T ⊆ K, player k receives
/// φ_k = Σ_{T ⊆ K∖k} |T|! (|K| − |T| − 1)! / |K|! · [v(T ∪ k) − v(T)],
/// its marginal worth averaged over all orders of joining. Σ φ = v(K) − v(∅) always; a player that
/// never adds anything receives nothing, like players receive alike, and the value of a sum of games
/// is the sum of the values.
public struct ShapleyValue: Sendable, Equatable {
  /// Who is in a coalition: one entry a player.
  public typealias Coalition = [Bool]
  /// Told how many evaluations are done, out of how many; returning `false` stops the work.
  public typealias Progress = (_ done: Int, _ total: Int) -> Bool

  /// The most players for which all coalitions are evaluated: 2^16 = 65,536 evaluations.
  public static let exactLimit = 16

  /// φ by player.
  public var shares: [Double]
  /// The standard error of each share; 0 where the shares are exact.
  public var standardErrors: [Double]
  /// First in: v({k}) − v(∅), what each does alone.
  public var firstIn: [Double]
  /// Last in: v(K) − v(K∖k), what would be lost without each.
  public var lastIn: [Double]
  /// v(K) − v(∅), the sum of the shares.
  public var joint: Double
  /// How many orders of joining were drawn; `nil` where the shares are exact.
  public var sampledOrders: Int?
  /// Whether the work was stopped before all orders were drawn; the standard errors hold for those drawn.
  public var wasStopped: Bool

  /// The shares where worths add up: each player's is its own worth, whoever else is there.
  public static func additive(_ worths: [Double]) -> ShapleyValue {
    ShapleyValue(
      shares: worths, standardErrors: worths.map { _ in 0 }, firstIn: worths, lastIn: worths,
      joint: worths.reduce(0, +), sampledOrders: nil, wasStopped: false)
  }

  /// The shares from all 2^K coalitions.
  ///
  /// - Parameters:
  ///   - players: the number of players, at most `exactLimit`.
  ///   - progress: called after every evaluation.
  ///   - worth: v; called once for each coalition.
  /// - Throws: what `worth` throws, and `CancellationError` when `progress` stops the work.
  /// - Complexity: 2^K evaluations and K · 2^K additions.
  public static func exact(
    players: Int, progress: Progress = { _, _ in true }, worth: (Coalition) throws -> Double
  ) throws -> ShapleyValue {
    precondition(players >= 0 && players <= exactLimit, "\(players) players are too many")
    let count = 1 << players
    var worths = [Double](repeating: 0, count: count)
    for mask in 0..<count {
      worths[mask] = try worth((0..<players).map { mask >> $0 & 1 == 1 })
      guard progress(mask + 1, count) else { throw CancellationError() }
    }
    // weight[t] = t! (K − t − 1)! / K!, by recurrence from weight[0] = 1/K.
    var weight = [Double](repeating: 0, count: max(players, 1))
    for size in 0..<players {
      weight[size] =
        size == 0 ? 1 / Double(players) : weight[size - 1] * Double(size) / Double(players - size)
    }
    var shares = [Double](repeating: 0, count: players)
    for mask in 0..<count {
      for player in 0..<players where mask >> player & 1 == 0 {
        shares[player] +=
          weight[mask.nonzeroBitCount] * (worths[mask | 1 << player] - worths[mask])
      }
    }
    let full = count - 1
    return ShapleyValue(
      shares: shares, standardErrors: shares.map { _ in 0 },
      firstIn: (0..<players).map { worths[1 << $0] - worths[0] },
      lastIn: (0..<players).map { worths[full] - worths[full ^ 1 << $0] },
      joint: worths[full] - worths[0], sampledOrders: nil, wasStopped: false)
  }

  /// Estimated shares from drawn orders of joining (Castro, Gómez and Tejada 2009).
  ///
  /// Each drawn order is used together with its reverse, which takes part of the chance out of the
  /// mean; the standard error is that of the mean over such pairs. Every single order shares out
  /// exactly v(K) − v(∅), so the estimated shares sum to it too.
  ///
  /// - Parameters:
  ///   - players: the number of players.
  ///   - pairs: how many orders are drawn, each with its reverse; at least 2.
  ///   - seed: the same seed draws the same orders.
  ///   - progress: called after every evaluation; when it stops the work after at least two pairs the
  ///     estimate from those that are complete is returned.
  ///   - worth: v.
  /// - Throws: what `worth` throws, and `CancellationError` when stopped before the second pair.
  /// - Complexity: at most 2 + 2K + pairs · 2(K − 1) evaluations.
  public static func sampled(
    players: Int, pairs: Int, seed: UInt64, progress: Progress = { _, _ in true },
    worth: (Coalition) throws -> Double
  ) throws -> ShapleyValue {
    precondition(pairs >= 2 && players >= 1, "A standard error needs at least two pairs")
    var generator = SplitMix(state: seed)
    let nobody = Coalition(repeating: false, count: players)
    let everybody = Coalition(repeating: true, count: players)
    let total = 2 + 2 * players + pairs * 2 * max(players - 1, 0)
    var done = 0
    func value(_ coalition: Coalition) throws -> Double {
      let value = try worth(coalition)
      done += 1
      guard progress(done, total) else { throw CancellationError() }
      return value
    }
    let empty = try value(nobody)
    let full = try value(everybody)
    func single(_ base: Coalition, _ player: Int) -> Coalition {
      var coalition = base
      coalition[player].toggle()
      return coalition
    }
    let firstIn = try (0..<players).map { try value(single(nobody, $0)) - empty }
    let lastIn = try (0..<players).map { full - (try value(single(everybody, $0))) }
    var mean = [Double](repeating: 0, count: players)
    var squares = mean
    var drawn = 0
    var order = Array(0..<players)
    /// What each player adds in the order and in its reverse, halved.
    func marginals() throws -> [Double] {
      var marginal = [Double](repeating: 0, count: players)
      for sequence in [order, order.reversed()] {
        var coalition = nobody
        var before = empty
        for (position, player) in sequence.enumerated() {
          coalition[player] = true
          let after = position == players - 1 ? full : try value(coalition)
          marginal[player] += (after - before) / 2
          before = after
        }
      }
      return marginal
    }
    while drawn < pairs {
      order.shuffle(using: &generator)
      let marginal: [Double]
      do {
        marginal = try marginals()
      } catch is CancellationError where drawn >= 2 {
        break
      }
      drawn += 1
      // Welford's running mean and sum of squared deviations.
      for player in 0..<players {
        let deviation = marginal[player] - mean[player]
        mean[player] += deviation / Double(drawn)
        squares[player] += deviation * (marginal[player] - mean[player])
      }
    }
    return ShapleyValue(
      shares: mean,
      standardErrors: squares.map { ($0 / Double(drawn - 1) / Double(drawn)).squareRoot() },
      firstIn: firstIn, lastIn: lastIn, joint: full - empty, sampledOrders: 2 * drawn,
      wasStopped: drawn < pairs)
  }
}

/// Steele, Lea and Flood's SplitMix64: a small generator whose draws depend on the seed alone.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
