import CKernels
import DenseAlgebra
import Glibc
import Testing

@Suite struct RandomStreamTests {
  // The known-answer tests of the authors' library Random123, file kat_vectors, philox4x32 10.
  @Test(arguments: [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ])
  func philoxGivesThePublishedWords(_ counter: [UInt32], _ key: [UInt32], _ expected: [UInt32]) {
    var output = [UInt32](repeating: 0, count: 4)
    kernels_philox(counter, key, &output)
    #expect(output == expected)
  }

  /// The two 64-bit words of a pair, by the plain generator.
  private func words(_ stream: RandomStream, sample: UInt64, pair: UInt32) -> (UInt64, UInt64) {
    var output = [UInt32](repeating: 0, count: 4)
    kernels_philox(
      [UInt32(truncatingIfNeeded: sample), UInt32(sample >> 32), pair, stream.purpose],
      [UInt32(truncatingIfNeeded: stream.seed), UInt32(stream.seed >> 32)], &output)
    return (
      UInt64(output[0]) | UInt64(output[1]) << 32, UInt64(output[2]) | UInt64(output[3]) << 32
    )
  }

  @Test(arguments: InstructionSet.available)
  func uniformsAndNormalsFollowFromThePlainGenerator(_ instructions: InstructionSet) {
    let stream = RandomStream(
      seed: 0x0123_4567_89ab_cdef, purpose: 77, instructions: instructions)
    for sample: UInt64 in [0, 5, 0x1_0000_0003] {
      let uniforms = stream.uniforms(sample: sample, count: 2000)
      let normals = stream.normals(sample: sample, count: 2000)
      var worst = 0.0
      for pair in 0..<1000 {
        let (first, second) = words(stream, sample: sample, pair: UInt32(pair))
        #expect(uniforms[2 * pair] == Double(first >> 12) * 0x1p-52 + 0x1p-53)
        #expect(uniforms[2 * pair + 1] == Double(second >> 12) * 0x1p-52 + 0x1p-53)
        let radius = (-2 * log(1 - Double(first >> 12) * 0x1p-52)).squareRoot()
        let angle = 2 * Double.pi * (Double(second >> 12) * 0x1p-52)
        worst = max(worst, abs(normals[2 * pair] - radius * cos(angle)))
        worst = max(worst, abs(normals[2 * pair + 1] - radius * sin(angle)))
      }
      #expect(worst < 8e-15)
    }
  }

  @Test func everyInstructionSetDrawsTheSameBits() {
    func draws(_ instructions: InstructionSet) -> [[UInt64]] {
      let stream = RandomStream(seed: 11, purpose: 3, instructions: instructions)
      return (0..<50).map { sample in
        stream.lognormals(
          sample: sample, first: 7,
          deviations: (0..<301).map { Double($0) * 0.01 }, preserving: .mean
        ).map(\.bitPattern)
      }
    }
    let baseline = draws(.baseline)
    for instructions in InstructionSet.available { #expect(draws(instructions) == baseline) }
  }

  @Test func anyNumberCanBeDrawnAlone() {
    let stream = RandomStream(seed: 4)
    let all = stream.normals(sample: 9, count: 100)
    for index in 0..<100 {
      #expect(stream.normals(sample: 9, first: index, count: 1) == [all[index]])
    }
    #expect(stream.normals(sample: 9, first: 13, count: 40) == Array(all[13..<53]))
    #expect(stream.normals(sample: 9, count: 0) == [])
    let last = stream.uniforms(sample: .max, first: RandomStream.largestIndex, count: 1)
    #expect(last[0] > 0 && last[0] < 1)
  }

  @Test func seedPurposeAndSampleEachGiveOtherNumbers() {
    let numbers = RandomStream(seed: 1, purpose: 2).uniforms(sample: 3, count: 8)
    #expect(RandomStream(seed: 2, purpose: 2).uniforms(sample: 3, count: 8) != numbers)
    #expect(RandomStream(seed: 1, purpose: 3).uniforms(sample: 3, count: 8) != numbers)
    #expect(RandomStream(seed: 1, purpose: 2).uniforms(sample: 4, count: 8) != numbers)
    #expect(RandomStream(seed: 1 << 32 | 1, purpose: 2).uniforms(sample: 3, count: 8) != numbers)
    #expect(RandomStream(seed: 1, purpose: 2).uniforms(sample: 1 << 32 | 3, count: 8) != numbers)
  }

  @Test func momentsAreThoseOfTheDistributions() {
    // Standard errors at N = 400,000: mean 1/√N = 0.0016, variance √(2/N) = 0.0022, third moment √(15/N)
    // = 0.0061, fourth √(96/N) = 0.0155; the limits are five of them.
    let stream = RandomStream(seed: 2020)
    let normals = (0..<400).flatMap { stream.normals(sample: $0, count: 1000) }
    func moment(_ power: Int, _ values: [Double]) -> Double {
      values.reduce(0) { $0 + pow($1, Double(power)) } / Double(values.count)
    }
    #expect(abs(moment(1, normals)) < 0.008)
    #expect(abs(moment(2, normals) - 1) < 0.011)
    #expect(abs(moment(3, normals)) < 0.031)
    #expect(abs(moment(4, normals) - 3) < 0.078)
    // Neighbours, which come from one pair of words, are not correlated.
    let products = stride(from: 0, to: normals.count, by: 2).map { normals[$0] * normals[$0 + 1] }
    #expect(abs(moment(1, products)) < 5 / Double(products.count).squareRoot())
    let uniforms = (0..<400).flatMap { stream.uniforms(sample: $0, count: 1000) }
    #expect(abs(moment(1, uniforms) - 0.5) < 5 * (1 / 12.0 / 400_000).squareRoot())
    #expect(uniforms.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func lognormalFactorsHaveTheClosedFormMoments() {
    // METHODS of pedigree scores: σ² = 0.0431042793 makes mean/median exp(σ²/2) = 1.02178606.
    let deviation = 0.0431042793.squareRoot()
    let stream = RandomStream(seed: 5)
    let count = 400_000
    let deviations = [Double](repeating: deviation, count: 1000)
    func draws(_ centre: LognormalCentre) -> [Double] {
      (0..<UInt64(count / 1000)).flatMap {
        stream.lognormals(sample: $0, deviations: deviations, preserving: centre)
      }
    }
    let variance = exp(deviation * deviation) - 1
    let median = draws(.median)
    let mean = median.reduce(0, +) / Double(count)
    #expect(abs(mean - 1.02178606) < 5 * 1.0218 * (variance / Double(count)).squareRoot())
    let below = median.count { $0 < 1 }
    #expect(abs(Double(below) / Double(count) - 0.5) < 5 * 0.5 / Double(count).squareRoot())
    let centred = draws(.mean)
    let centredMean = centred.reduce(0, +) / Double(count)
    #expect(abs(centredMean - 1) < 5 * (variance / Double(count)).squareRoot())
    let spread = centred.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / Double(count)
    #expect(abs(spread / variance - 1) < 0.02)
  }

  @Test(arguments: InstructionSet.available)
  func exponentialsAgreeWithTheLibrary(_ instructions: InstructionSet) {
    let inputs = (0...20_000).map { Double($0 - 10_000) * 0.0699 + 0.001 }
    var outputs = [Double](repeating: 0, count: inputs.count)
    kernels_exponentials(Int32(instructions.rawValue), inputs, inputs.count, &outputs)
    var worst = 0.0
    for (x, y) in zip(inputs, outputs) { worst = max(worst, abs(y / exp(x) - 1)) }
    #expect(worst <= 2 * Double.ulpOfOne)
  }
}
