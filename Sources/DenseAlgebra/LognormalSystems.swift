internal import CKernels

/// A system whose coefficients and intensities are multiplied by lognormal factors, draw by draw.
///
/// Element k of A, counted column by column, has the factor of index k in the stream; the elements of
/// S follow, from index n² on, column by column too. A factor belongs to its place: a table with
/// another zero, or another scenario of the same study, gets the same factors everywhere else, so that
/// the difference of two scenarios is not drowned in noise.
public struct LognormalSystems: Sendable {
  /// The coefficients A that the factors multiply, n × n.
  public let coefficients: Matrix
  /// The intensities S that the factors multiply, stressors × n.
  public let intensities: Matrix
  /// Where the factors come from.
  public let stream: RandomStream

  /// Whether positive pivots would prove nothing of ρ(A).
  let hasNegativeCoefficient: Bool

  private let deviations: [Double]
  private let centre: LognormalCentre

  /// The largest standard deviation of a logarithm, a geometric deviation of 7e10.
  public static let largestDeviation = 25.0

  /// A system with its uncertainty.
  ///
  /// - Parameters:
  ///   - coefficients: A, n × n.
  ///   - intensities: S, a row for each stressor.
  ///   - coefficientDeviations: the standard deviations of the logarithms of A's elements, 0 where an
  ///     element is certain: ln GSD, which is half of ln GSD².
  ///   - intensityDeviations: those of S's elements.
  ///   - centre: what a factor leaves in place.
  ///   - stream: where the factors come from.
  public init(
    coefficients: Matrix, intensities: Matrix, coefficientDeviations: Matrix,
    intensityDeviations: Matrix, preserving centre: LognormalCentre, stream: RandomStream
  ) {
    let n = coefficients.rows
    precondition(coefficients.columns == n && intensities.columns == n, "Sizes differ")
    precondition(
      coefficientDeviations.rows == n && coefficientDeviations.columns == n
        && intensityDeviations.rows == intensities.rows && intensityDeviations.columns == n,
      "A deviation is needed for each element")
    deviations = coefficientDeviations.storage.array + intensityDeviations.storage.array
    precondition(
      deviations.allSatisfy { $0 >= 0 && $0 <= Self.largestDeviation },
      "A deviation below 0 or above \(Self.largestDeviation)")
    hasNegativeCoefficient = coefficients.storage.contains { !($0 >= 0) }
    self.coefficients = coefficients
    self.intensities = intensities
    self.centre = centre
    self.stream = stream
  }

  /// Solves the samples of a range, as `BatchedSolve` describes.
  public func solve(samples: Range<Int>, threads: Int = ThreadCount.current) -> BatchedSolve {
    BatchedSolve(
      range: samples, order: coefficients.rows, stressors: intensities.rows, threads: threads,
      instructions: stream.instructions, source: .drawn(self))
  }

  /// A and S of one sample, drawn alone.
  public func system(sample: Int) -> (coefficients: Matrix, intensities: Matrix) {
    let factors = stream.lognormals(
      sample: UInt64(sample), deviations: deviations, preserving: centre)
    var a = coefficients
    var s = intensities
    for k in a.storage.indices where deviations[k] > 0 { a.storage[k] *= factors[k] }
    let offset = a.storage.count
    for k in s.storage.indices where deviations[offset + k] > 0 {
      s.storage[k] *= factors[offset + k]
    }
    return (a, s)
  }

  /// Calls `body` with the draws laid out as the kernels want them.
  func withBatch(_ body: (UnsafePointer<kernels_batch>) -> Void) {
    let layout = Layout(self)
    layout.fours.withUnsafeBufferPointer { fours in
      layout.fixed.withUnsafeBufferPointer { fixed in
        var batch = kernels_batch(
          order: Int32(coefficients.rows), stressors: Int32(intensities.rows), seed: stream.seed,
          purpose: stream.purpose, four_count: fours.count, fours: fours.baseAddress,
          fixed_count: fixed.count, fixed: fixed.baseAddress)
        body(&batch)
      }
    }
  }

  /// Which element of the augmented matrix [(I − A)ᵀ | Sᵀ] each draw goes to.
  private struct Layout {
    var fours: [kernels_drawn_four] = []
    var fixed: [kernels_fixed_element] = []

    init(_ systems: LognormalSystems) {
      let n = systems.coefficients.rows
      let m = systems.intensities.rows
      let count = n * n + m * n
      for first in stride(from: 0, to: count, by: 4) {
        var slots = SIMD4<Int32>(repeating: -1)
        var values = SIMD4<Double>.zero
        var deviations = SIMD4<Double>.zero
        var shifts = SIMD4<Double>.zero
        for k in first..<min(first + 4, count) {
          let slot: Int
          let value: Double
          if k < n * n {
            slot = (k / n) * (n + m) + k % n
            value = -systems.coefficients.storage[k]
          } else {
            slot = ((k - n * n) / m) * (n + m) + n + (k - n * n) % m
            value = systems.intensities.storage[k - n * n]
          }
          guard value != 0 else { continue }
          guard systems.deviations[k] > 0 else {
            fixed.append(kernels_fixed_element(slot: Int32(slot), value: value))
            continue
          }
          let binary = BinaryLogarithm(systems.deviations[k], systems.centre)
          slots[k - first] = Int32(slot)
          values[k - first] = value
          deviations[k - first] = binary.deviation
          shifts[k - first] = binary.mean
        }
        guard slots != SIMD4(repeating: -1) else { continue }
        fours.append(
          kernels_drawn_four(
            place: UInt32(first / 4), slot: slots.tuple, value: values.tuple,
            deviation: deviations.tuple, shift: shifts.tuple))
      }
    }
  }
}

extension SIMD4 {
  /// The four numbers as C has them.
  fileprivate var tuple: (Scalar, Scalar, Scalar, Scalar) { (x, y, z, w) }
}
