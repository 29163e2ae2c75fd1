internal import DenseAlgebra

/// The points at which a function is evaluated for its Sobol indices.
///
/// Two matrices A and B of uniform numbers, and for each input a matrix that is A with the input's
/// columns out of B: `rows` · (inputs + 2) points (Saltelli et al., Computer Physics Communications 181
/// (2010), 259). A and B are halves of Sobol' points, or of random ones where the sequence has too few
/// dimensions.
struct SaltelliDesign: Sendable {
  /// The dimensions of each input; several move together as one.
  let inputs: [[Int]]
  /// The number of rows of each matrix.
  let rows: Int

  private let dimensions: Int
  private let sequence: SobolSequence?
  private let stream: RandomStream

  init(inputs: [[Int]], dimensions: Int, rows: Int, seed: UInt64) {
    self.inputs = inputs
    self.rows = rows
    self.dimensions = dimensions
    sequence =
      2 * dimensions <= SobolSequence.mostDimensions
      ? SobolSequence(dimensions: 2 * dimensions, seed: seed) : nil
    stream = RandomStream(seed: seed, purpose: 1)
  }

  /// The number of points.
  var count: Int { rows * (inputs.count + 2) }

  /// The uniform numbers of a point: of each row those of A, of B, then of A with each input of B.
  func uniforms(sample: Int) -> [Double] {
    let (row, place) = sample.quotientAndRemainder(dividingBy: inputs.count + 2)
    let both =
      sequence?.uniforms(sample: row)
      ?? stream.uniforms(sample: UInt64(row), count: 2 * dimensions)
    if place == 1 { return Array(both[dimensions...]) }
    var point = Array(both[..<dimensions])
    if place > 1 {
      for dimension in inputs[place - 2] { point[dimension] = both[dimensions + dimension] }
    }
    return point
  }
}

/// How much of a figure's variance each input brings about.
struct SobolIndices: Sendable {
  /// An index with the bounds that hold 95 % of its bootstrapped values.
  struct Estimate: Sendable, Equatable {
    var value: Double
    var lower: Double
    var upper: Double
  }

  /// First-order indices: the share of the variance that the input explains alone.
  let first: [Estimate]
  /// Total indices: the share that would be left if all others were known.
  let total: [Estimate]
  /// The mean of the figure.
  let mean: Double
  /// Its variance.
  let variance: Double
  /// The rows in which every point has a value.
  let rows: Int

  private static let resamples = 200

  /// Estimates the indices from the figure at every point of a design; `nil` where it has no value.
  ///
  /// S_i = mean f_B (f_ABi − f_A)/V and ST_i = mean (f_A − f_ABi)²/2V (Saltelli et al. 2010; Jansen 1999),
  /// f being centred first (METHOD.md, equation 11.7). Bounds are those of 200 resamples of the rows.
  init(_ design: SaltelliDesign, values: [Double?], seed: UInt64) {
    let width = design.inputs.count + 2
    var kept: [Double] = []
    for row in 0..<design.rows {
      let points = values[(row * width)..<((row + 1) * width)].compactMap(\.self)
      if points.count == width { kept += points }
    }
    let rows = kept.count / width
    self.rows = rows
    var sum = 0.0
    for row in 0..<rows { sum += kept[row * width] + kept[row * width + 1] }
    let mean = rows > 0 ? sum / Double(2 * rows) : 0
    self.mean = mean
    for index in kept.indices { kept[index] -= mean }
    let all = Array(0..<rows)
    let own = Self.indices(kept, width: width, rows: all)
    variance = own.variance
    let stream = RandomStream(seed: seed, purpose: 2)
    var firsts = own.first.map { _ in [Double]() }
    var totals = firsts
    for resample in 0..<Self.resamples where rows > 1 {
      let chosen = stream.uniforms(sample: UInt64(resample), count: rows).map {
        min(Int($0 * Double(rows)), rows - 1)
      }
      let drawn = Self.indices(kept, width: width, rows: chosen)
      for input in firsts.indices {
        firsts[input].append(drawn.first[input])
        totals[input].append(drawn.total[input])
      }
    }
    func estimates(_ values: [Double], _ drawn: [[Double]]) -> [Estimate] {
      zip(values, drawn).map { value, drawn in
        let sorted = drawn.sorted()
        guard let low = sorted.first, let high = sorted.last else {
          return Estimate(value: value, lower: value, upper: value)
        }
        let cut = sorted.count / 40
        return Estimate(
          value: value, lower: sorted.count > 40 ? sorted[cut] : low,
          upper: sorted.count > 40 ? sorted[sorted.count - 1 - cut] : high)
      }
    }
    first = estimates(own.first, firsts)
    total = estimates(own.total, totals)
  }

  private static func indices(
    _ values: [Double], width: Int, rows: [Int]
  ) -> (first: [Double], total: [Double], variance: Double) {
    var first = [Double](repeating: 0, count: width - 2)
    var total = first
    var sum = 0.0
    var squares = 0.0
    for row in rows {
      let place = row * width
      let (a, b) = (values[place], values[place + 1])
      sum += a + b
      squares += a * a + b * b
      for input in first.indices {
        let mixed = values[place + 2 + input]
        first[input] += b * (mixed - a)
        total[input] += (a - mixed) * (a - mixed)
      }
    }
    let count = Double(rows.count)
    let mean = count > 0 ? sum / (2 * count) : 0
    let variance = count > 0 ? squares / (2 * count) - mean * mean : 0
    guard variance > 0 else { return (first.map { _ in 0 }, total.map { _ in 0 }, 0) }
    return (
      first.map { $0 / count / variance }, total.map { $0 / (2 * count) / variance }, variance
    )
  }
}
