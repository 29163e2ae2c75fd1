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

  /// The four words of a place, by the plain generator.
  private func words(_ stream: RandomStream, sample: UInt64, place: Int) -> [UInt32] {
    var output = [UInt32](repeating: 0, count: 4)
    kernels_philox(
      [UInt32(truncatingIfNeeded: sample), UInt32(sample >> 32), UInt32(place), stream.purpose],
      [UInt32(truncatingIfNeeded: stream.seed), UInt32(stream.seed >> 32)], &output)
    return output
  }

  @Test(arguments: InstructionSet.available)
  func uniformsAndNormalsFollowFromThePlainGenerator(_ instructions: InstructionSet) {
    let stream = RandomStream(
      seed: 0x0123_4567_89ab_cdef, purpose: 77, instructions: instructions)
    for sample: UInt64 in [0, 5, 0x1_0000_0003] {
      let uniforms = stream.uniforms(sample: sample, count: 2000)
      let normals = stream.normals(sample: sample, count: 4000)
      var worst = 0.0
      for place in 0..<1000 {
        let words = words(stream, sample: sample, place: place)
        for pair in 0..<2 {
          let whole = UInt64(words[2 * pair]) | UInt64(words[2 * pair + 1]) << 32
          #expect(uniforms[2 * place + pair] == Double(whole >> 12) * 0x1p-52 + 0x1p-53)
          let radius = (-2 * log((Double(words[2 * pair]) + 0.5) * 0x1p-32)).squareRoot()
          let angle = 2 * Double.pi * ((Double(words[2 * pair + 1]) + 0.5) * 0x1p-32)
          let number = 4 * place + 2 * pair
          worst = max(worst, abs(normals[number] - radius * cos(angle)))
          worst = max(worst, abs(normals[number + 1] - radius * sin(angle)))
        }
      }
      #expect(worst < 1e-12)
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

  /// The share of 4 million normals below each of a range of values, and in the tails, against the
  /// distribution function.
  @Test func theWholeDistributionIsNormal() {
    let stream = RandomStream(seed: 31, purpose: 9)
    let count = 4_000_000
    let normals = (0..<1000).flatMap { stream.normals(sample: $0, count: count / 1000) }.sorted()
    func below(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
    var gap = 0.0
    for (position, value) in normals.enumerated() {
      let probability = below(value)
      gap = max(gap, probability - Double(position) / Double(count))
      gap = max(gap, Double(position + 1) / Double(count) - probability)
    }
    // Kolmogorov and Smirnov: √N·gap exceeds 2.23 once in 10,000.
    #expect(gap * Double(count).squareRoot() < 2.23)
    for limit in [3.0, 4, 4.5] {
      let expected = Double(count) * below(-limit)
      let left = normals.count { $0 < -limit }
      let right = normals.count { $0 > limit }
      #expect(abs(Double(left) - expected) < 4 * expected.squareRoot() + 1, "below \(-limit)")
      #expect(abs(Double(right) - expected) < 4 * expected.squareRoot() + 1, "above \(limit)")
    }
  }

  @Test func noNormalIsBeyondWhatTheWordsAllow() {
    // The lowest word of a radius stands for 2⁻³³.
    #expect((-2 * log(0x1p-33)).squareRoot() < 6.77)
    let all = (0..<64).flatMap { RandomStream(seed: $0).normals(sample: 0, count: 10_000) }
    #expect(all.allSatisfy { $0.isFinite && abs($0) < 6.77 })
  }

  @Test(arguments: InstructionSet.available)
  func powersOfTwoAgreeWithTheLibrary(_ instructions: InstructionSet) {
    let inputs = (0...20_000).map { Double($0 - 10_000) * 0.0999 + 0.001 }
    var outputs = [Double](repeating: 0, count: inputs.count)
    kernels_powers_of_two(Int32(instructions.rawValue), inputs, inputs.count, &outputs)
    var worst = 0.0
    for (x, y) in zip(inputs, outputs) { worst = max(worst, abs(y / exp2(x) - 1)) }
    #expect(worst <= 2 * Double.ulpOfOne)
    kernels_powers_of_two(Int32(instructions.rawValue), [0, 1, -3], 3, &outputs)
    #expect(outputs[..<3] == [1, 2, 0.125])
  }
}
