internal import CKernels

/// Random numbers of which any can be drawn alone: a function of seed, purpose, sample and index.
///
/// The generator is Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
/// as 1, 2, 3" (SC11): the counter holds the sample, the pair of numbers and the purpose, the key is
/// the seed. There is no state to carry, so samples may be drawn in any order, by any number of
/// threads, and a study that was stopped goes on where it was. The same arguments give the same bits
/// on every processor.
public struct RandomStream: Sendable, Equatable {
  /// The seed that a user may set.
  public let seed: UInt64
  /// Keeps streams apart that share a seed: draws of a table, of exchanges, a design's permutations.
  public let purpose: UInt32

  let instructions: InstructionSet

  /// A stream; streams with the same seed and purpose are the same.
  public init(seed: UInt64, purpose: UInt32 = 0) {
    self.init(seed: seed, purpose: purpose, instructions: .best)
  }

  /// A stream whose kernels are those of one instruction set.
  package init(seed: UInt64, purpose: UInt32, instructions: InstructionSet) {
    self.seed = seed
    self.purpose = purpose
    self.instructions = instructions
  }

  /// The largest index of a number, 2³³ − 1: two uniforms stand behind each of 2³² counters.
  public static let largestIndex = 8_589_934_591

  /// Numbers of one sample, uniform in (0, 1) without its ends, 52 random bits each.
  ///
  /// Uniforms and normals of the same sample come from the same bits: use streams of different purposes
  /// where both are wanted.
  public func uniforms(sample: UInt64, first: Int = 0, count: Int) -> [Double] {
    draw(first, count) {
      kernels_uniforms(instructions.level, seed, purpose, sample, UInt64(first), count, $0)
    }
  }

  /// Numbers of one sample with the standard normal distribution, by Box and Muller's transformation.
  ///
  /// Each pair comes from two words of 32 bits, so no number is beyond ±6.77, which one of 7·10¹⁰ would be.
  public func normals(sample: UInt64, first: Int = 0, count: Int) -> [Double] {
    draw(first, count) {
      kernels_normals(instructions.level, seed, purpose, sample, UInt64(first), count, $0)
    }
  }

  /// Factors exp(σ·z + μ) of one sample, one for each standard deviation σ of the logarithm.
  ///
  /// They are the factors that `LognormalSystems` draws for the same stream, sample and indices.
  public func lognormals(
    sample: UInt64, first: Int = 0, deviations: [Double], preserving centre: LognormalCentre
  ) -> [Double] {
    let normals = normals(sample: sample, first: first, count: deviations.count)
    let logarithms = zip(normals, deviations).map { normal, deviation in
      let binary = BinaryLogarithm(deviation, centre)
      return normal * binary.deviation + binary.mean
    }
    return draw(first, deviations.count) { output in
      kernels_powers_of_two(instructions.level, logarithms, deviations.count, output)
    }
  }

  private func draw(
    _ first: Int, _ count: Int, _ fill: (UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    precondition(
      first >= 0 && count >= 0 && first + count - 1 <= Self.largestIndex, "Index out of range")
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let address = buffer.baseAddress { fill(address) }
      initialized = count
    }
  }
}

/// What a lognormal factor leaves in place on average.
public enum LognormalCentre: Sendable {
  /// Half of the draws lie below the base value: μ = 0, as pedigree scores mean it.
  case median
  /// The draws average to the base value: μ = −σ²/2.
  case mean

  func shift(deviation: Double) -> Double {
    switch self {
    case .median: 0
    case .mean: -0.5 * deviation * deviation
    }
  }
}

/// What the logarithm to base 2 of a lognormal factor varies about, and by how much.
struct BinaryLogarithm {
  let deviation: Double
  let mean: Double

  /// Of a factor whose natural logarithm has the standard deviation `deviation`.
  init(_ deviation: Double, _ centre: LognormalCentre) {
    let base2OfE = 1.4426950408889634074
    self.deviation = deviation * base2OfE
    mean = centre.shift(deviation: deviation) * base2OfE
  }
}
