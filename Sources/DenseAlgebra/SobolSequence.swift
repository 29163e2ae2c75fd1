internal import CKernels

/// Sobol' points, which fill a cube of many dimensions more evenly than random ones.
///
/// Direction numbers of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM Journal on Scientific Computing 30 (2008), 2635. A random digital shift, one a
/// dimension, makes each point uniform, so that averages are unbiased and no number is 0; the shift is
/// a function of the seed alone (Cranley and Patterson's idea in base 2; Owen, Monte Carlo theory,
/// methods and examples, 2013, section 17.4). Point k can be computed without those before it.
public struct SobolSequence: Sendable {
  /// The most dimensions that there are direction numbers for; use `LatinHypercube` beyond.
  public static var mostDimensions: Int { Int(kernels_sobol_dimensions()) }

  /// The most points of a sequence, 2³².
  public static let mostPoints = 4_294_967_296

  /// The number of dimensions.
  public let dimensions: Int

  private let directions: [UInt32]
  private let shifts: [UInt64]

  /// A sequence with a random digital shift.
  public init(dimensions: Int, seed: UInt64) {
    let stream = RandomStream(seed: seed, purpose: StreamPurpose.digitalShift)
    // 52 random bits a dimension, taken from a uniform of which they are all.
    let shifts = stream.uniforms(sample: 0, count: dimensions).map { UInt64($0 * 0x1p53) }
    self.init(dimensions: dimensions, shifts: shifts)
  }

  /// The sequence as published, whose first point is all zeros.
  package init(unshiftedDimensions dimensions: Int) {
    self.init(dimensions: dimensions, shifts: [UInt64](repeating: 0, count: dimensions))
  }

  private init(dimensions: Int, shifts: [UInt64]) {
    precondition(
      dimensions >= 0 && dimensions <= Self.mostDimensions,
      "\(dimensions) dimensions; there are direction numbers for \(Self.mostDimensions)")
    self.dimensions = dimensions
    self.shifts = shifts
    directions = [UInt32](unsafeUninitializedCapacity: dimensions * 32) { buffer, count in
      for dimension in 0..<dimensions {
        kernels_sobol_directions(Int32(dimension), buffer.baseAddress.map { $0 + dimension * 32 })
      }
      count = dimensions * 32
    }
  }

  /// The numbers of one point, one a dimension, each in (0, 1) where the sequence is shifted.
  public func uniforms(sample: Int) -> [Double] {
    precondition(sample >= 0 && sample < Self.mostPoints, "Point out of range")
    // Gray's code of the number: Antonov and Saleev, USSR Computational Mathematics 19 (1979), 252.
    let code = UInt32(sample) ^ (UInt32(sample) >> 1)
    return (0..<dimensions).map { dimension in
      var bits: UInt32 = 0
      var rest = code
      while rest != 0 {
        bits ^= directions[dimension * 32 + rest.trailingZeroBitCount]
        rest &= rest - 1
      }
      return Double((UInt64(bits) << 21) ^ shifts[dimension]) * 0x1p-53
    }
  }
}
