/// A Latin hypercube: in each dimension, exactly one sample lies in each of N equal parts of (0, 1).
///
/// McKay, Beckman and Conover, Technometrics 21 (1979), 239. Each dimension has a permutation of its own,
/// shuffled by the numbers of its own stream, and the place within a part is random.
public struct LatinHypercube: Sendable {
  /// The number of samples N.
  public let samples: Int
  /// The number of dimensions.
  public let dimensions: Int

  private let seed: UInt64
  private let permutations: [UInt32]

  /// A design for `samples` samples.
  ///
  /// Cost: O(samples · dimensions) time, 4 bytes of memory each.
  public init(samples: Int, dimensions: Int, seed: UInt64) {
    precondition(
      samples >= 0 && samples <= Int(UInt32.max) && dimensions >= 0, "A size out of range")
    self.samples = samples
    self.dimensions = dimensions
    self.seed = seed
    let stream = RandomStream(seed: seed, purpose: StreamPurpose.permutations)
    var all: [UInt32] = []
    all.reserveCapacity(samples * dimensions)
    for dimension in 0..<dimensions {
      let numbers = stream.uniforms(sample: UInt64(dimension), count: samples)
      var permutation = (0..<UInt32(samples)).map { $0 }
      // Fisher and Yates's shuffle.
      for i in stride(from: samples - 1, to: 0, by: -1) {
        permutation.swapAt(i, Int(numbers[i] * Double(i + 1)))
      }
      all.append(contentsOf: permutation)
    }
    permutations = all
  }

  /// The numbers of one sample, one a dimension, each in (0, 1).
  public func uniforms(sample: Int) -> [Double] {
    precondition(sample >= 0 && sample < samples, "Sample out of range")
    let places = RandomStream(seed: seed, purpose: StreamPurpose.places)
      .uniforms(sample: UInt64(sample), count: dimensions)
    let largest = 1 - Double.ulpOfOne / 2
    return places.indices.map { dimension in
      let part = Double(permutations[dimension * samples + sample])
      return min((part + places[dimension]) / Double(samples), largest)
    }
  }
}

/// The purposes that designs use, apart from those that callers number from 0.
enum StreamPurpose {
  static let permutations: UInt32 = 0xFFFF_FF01
  static let places: UInt32 = 0xFFFF_FF02
  static let digitalShift: UInt32 = 0xFFFF_FF03
}
