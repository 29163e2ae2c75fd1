internal import DenseAlgebra
internal import Provenance

/// How draws are spread over what may be.
public enum Sampler: String, Sendable, CaseIterable {
  /// Sobol' points with a digital shift: even in many dimensions, best with a power of 2 draws.
  case sobol
  /// A Latin hypercube: even in each dimension.
  case latinHypercube = "latin-hypercube"
  /// Independent draws (Philox): the standard errors are exact.
  case random
}

/// The normal scores of each draw, of which any can be had alone.
struct SampleDesign: Sendable {
  private enum Source {
    case sobol(SobolSequence)
    case latinHypercube(LatinHypercube)
    case random(RandomStream)
  }

  let dimensions: Int
  private let source: Source

  /// A design.
  ///
  /// - Throws: `InvalidInput` where there are more dimensions than Sobol' sequences are known for.
  init(_ sampler: Sampler, dimensions: Int, samples: Int, seed: UInt64) throws(InvalidInput) {
    self.dimensions = dimensions
    switch sampler {
    case .sobol:
      guard dimensions <= SobolSequence.mostDimensions else {
        throw InvalidInput(
          code: "too-many-draws",
          "\(dimensions) independent figures vary, and Sobol' sequences are known for \(SobolSequence.mostDimensions); use --sampler latin-hypercube or random."
        )
      }
      source = .sobol(SobolSequence(dimensions: dimensions, seed: seed))
    case .latinHypercube:
      source = .latinHypercube(
        LatinHypercube(samples: samples, dimensions: dimensions, seed: seed))
    case .random: source = .random(RandomStream(seed: seed))
    }
  }

  /// A standard normal score for each dimension.
  func scores(sample: Int) -> [Double] {
    switch source {
    case .sobol(let sequence):
      sequence.uniforms(sample: sample).map(NormalDistribution.quantile)
    case .latinHypercube(let cube): cube.uniforms(sample: sample).map(NormalDistribution.quantile)
    case .random(let stream): stream.normals(sample: UInt64(sample), count: dimensions)
    }
  }
}
