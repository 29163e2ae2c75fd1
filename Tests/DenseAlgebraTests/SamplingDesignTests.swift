import DenseAlgebra
import Glibc
import Testing

@Suite struct NormalDistributionTests {
  @Test func quantilesAreThoseOfThePublishedAlgorithm() {
    // Wichura 1988, the values with which he checks PPND16.
    #expect(abs(NormalDistribution.quantile(0.25) + 0.674_489_750_196_081_7) < 1e-15)
    #expect(abs(NormalDistribution.quantile(0.001) + 3.090_232_306_167_813_5) < 4e-15)
    #expect(abs(NormalDistribution.quantile(1e-20) + 9.262_340_089_798_408) < 1e-14)
    #expect(NormalDistribution.quantile(0.5) == 0)
  }

  @Test func quantileUndoesTheDistributionFunction() {
    // Φ(x) = erfc(−x/√2)/2 by the C library.
    for step in -320...320 {
      let x = Double(step) * 0.025
      let lower = 0.5 * erfc(abs(x) / 2.0.squareRoot())
      #expect(abs(NormalDistribution.quantile(lower) + abs(x)) < 2e-14 * max(1, abs(x)))
    }
    for step in 1..<1000 {
      let p = Double(step) / 1000
      #expect(
        abs(NormalDistribution.quantile(p) + NormalDistribution.quantile(1 - p)) < 1e-13)
    }
  }
}

@Suite struct SobolSequenceTests {
  @Test func beginsAsPublished() {
    let sequence = SobolSequence(unshiftedDimensions: 3)
    // Joe and Kuo's notes on generating Sobol' sequences, the first points of their program.
    let expected: [[Double]] = [
      [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375],
    ]
    #expect((0..<8).map { sequence.uniforms(sample: $0) } == expected)
  }

  @Test func agreesWithAnotherImplementationInHighDimensions() {
    // SciPy 1.17.1: qmc.Sobol(1111, scramble=False, bits=32), points 12345 and 16383.
    let sequence = SobolSequence(unshiftedDimensions: SobolSequence.mostDimensions)
    #expect(SobolSequence.mostDimensions == 1111)
    let places = [1, 5, 99, 500, 1110]
    let early = sequence.uniforms(sample: 12345)
    #expect(
      places.map { early[$0] } == [
        0.81341552734375, 0.05889892578125, 0.53887939453125, 0.30255126953125, 0.43109130859375,
      ])
    let late = sequence.uniforms(sample: 16383)
    #expect(
      places.map { late[$0] } == [
        0.79998779296875, 0.87164306640625, 0.29498291015625, 0.65045166015625, 0.11297607421875,
      ])
  }

  @Test func everyPowerOfTwoFillsEachDimensionEvenly() {
    let sequence = SobolSequence(dimensions: SobolSequence.mostDimensions, seed: 8)
    let count = 128
    var hits = [[Bool]](
      repeating: [Bool](repeating: false, count: count), count: sequence.dimensions)
    for sample in 0..<count {
      for (dimension, value) in sequence.uniforms(sample: sample).enumerated() {
        #expect(value > 0 && value < 1)
        hits[dimension][Int(value * Double(count))] = true
      }
    }
    #expect(hits.allSatisfy { $0.allSatisfy(\.self) })
  }

  @Test func integratesASmoothFunctionBetterThanRandomPoints() {
    // The mean of Π (1 + (x − 1/2)) over ten dimensions is 1; its variance is (13/12)^10 − 1.
    let dimensions = 10
    let count = 4096
    func error(_ point: (Int) -> [Double]) -> Double {
      let sum = (0..<count).reduce(0.0) { sum, sample in
        sum + point(sample).reduce(1) { $0 * (0.5 + $1) }
      }
      return abs(sum / Double(count) - 1)
    }
    let randomError = ((pow(13 / 12.0, 10) - 1) / Double(count)).squareRoot()
    let sequence = SobolSequence(dimensions: dimensions, seed: 3)
    #expect(error(sequence.uniforms(sample:)) < randomError / 5)
    #expect(
      SobolSequence(dimensions: 4, seed: 3).uniforms(sample: 5)
        == Array(sequence.uniforms(sample: 5)[0..<4]))
    #expect(
      SobolSequence(dimensions: 4, seed: 4).uniforms(sample: 5) != sequence.uniforms(sample: 5))
  }
}

@Suite struct LatinHypercubeTests {
  @Test(arguments: [1, 2, 3, 10, 257])
  func hasOneSampleInEachPartOfEachDimension(_ samples: Int) {
    let design = LatinHypercube(samples: samples, dimensions: 7, seed: 12)
    for dimension in 0..<7 {
      let parts = (0..<samples).map { sample in
        Int(design.uniforms(sample: sample)[dimension] * Double(samples))
      }
      #expect(parts.sorted() == Array(0..<samples))
    }
  }

  @Test func dimensionsAreShuffledApart() {
    let count = 2000
    let design = LatinHypercube(samples: count, dimensions: 2, seed: 1)
    let points = (0..<count).map { design.uniforms(sample: $0) }
    let covariance = points.reduce(0) { $0 + ($1[0] - 0.5) * ($1[1] - 0.5) } / Double(count)
    #expect(abs(covariance * 12) < 5 / Double(count).squareRoot())
    // A stratified mean of x² errs by about 1/(N·√N), far less than 0.298/√N of random points.
    let mean = points.reduce(0) { $0 + $1[0] * $1[0] } / Double(count)
    #expect(abs(mean - 1 / 3.0) < 1e-4)
    #expect(LatinHypercube(samples: count, dimensions: 2, seed: 2).uniforms(sample: 0) != points[0])
  }
}
