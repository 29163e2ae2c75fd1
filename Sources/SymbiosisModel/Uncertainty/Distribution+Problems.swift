internal import Provenance

extension Distribution {
  /// What is wrong with the parameters, each with the column of uncertainty.csv that it stands in.
  ///
  /// - Parameter anchor: the anchor where it is known.
  func problems(anchor: Double?) -> [(column: String, message: String)] {
    switch self {
    case .lognormal(let squared): return Self.squaredDeviationProblems(squared)
    case .pedigree(let pedigree): return Self.pedigreeProblems(pedigree)
    case .normal(let deviation): return Self.deviationProblems(deviation)
    case .truncatedNormal(let deviation, let minimum, let maximum):
      var problems = Self.deviationProblems(deviation)
      if minimum == nil, maximum == nil {
        problems.append(
          (
            "minimum",
            "A truncated normal distribution needs a minimum, a maximum or both; give one, or write `normal`."
          ))
      }
      if let minimum, let maximum { problems += Self.boundProblems(minimum, maximum) }
      if let anchor, problems.isEmpty,
        (minimum.map { $0 > anchor } ?? false) || (maximum.map { $0 < anchor } ?? false)
      {
        problems.append(
          (
            "minimum",
            "The bounds leave out \(printed(anchor)), around which the normal distribution lies; widen them, or give another distribution."
          ))
      }
      return problems
    case .uniform(let minimum, let maximum): return Self.boundProblems(minimum, maximum)
    case .triangular(let minimum, let mode, let maximum), .pert(let minimum, let mode, let maximum):
      let problems = Self.boundProblems(minimum, maximum)
      guard problems.isEmpty, let peak = mode ?? anchor, !(minimum...maximum).contains(peak) else {
        return problems
      }
      return [
        (
          mode == nil ? "minimum" : "mode",
          "The mode \(printed(peak)) does not lie between the minimum \(printed(minimum)) and the maximum \(printed(maximum)); an empty mode is the figure itself (1 as a factor)."
        )
      ]
    case .discrete(let values, let weights): return Self.discreteProblems(values, weights)
    }
  }

  private static func squaredDeviationProblems(
    _ squared: Double
  ) -> [(column: String, message: String)] {
    if squared < 1 {
      return [
        (
          "gsd2",
          "GSD² is \(printed(squared)); it must be at least 1 (1.2 where 95 % of the draws lie between the figure divided by 1.2 and times 1.2)."
        )
      ]
    }
    if squared > 100 {
      return [("gsd2", "GSD² is \(printed(squared)); write at most 100.")]
    }
    return []
  }

  private static func pedigreeProblems(
    _ pedigree: Pedigree
  ) -> [(column: String, message: String)] {
    var problems: [(column: String, message: String)] = []
    if !pedigree.isComplete {
      let written = pedigree.scores.map { String($0) }.joined(separator: ";")
      problems.append(
        (
          "scores",
          "The pedigree scores are “\(written)”; write five whole numbers from 1 (best) to 5 for reliability, completeness, time, place and technology, such as 2;3;2;1;4."
        ))
    }
    if !(1...10).contains(pedigree.basicFactor) {
      problems.append(
        (
          "basic",
          "The basic factor is \(printed(pedigree.basicFactor)); it must lie between 1 and 10."
        ))
    }
    return problems
  }

  private static func deviationProblems(
    _ deviation: Double
  ) -> [(column: String, message: String)] {
    deviation < 0
      ? [
        ("sd", "The standard deviation is \(printed(deviation)); it cannot be negative.")
      ] : []
  }

  private static func boundProblems(
    _ minimum: Double, _ maximum: Double
  ) -> [(column: String, message: String)] {
    minimum > maximum
      ? [
        (
          "minimum",
          "The minimum \(printed(minimum)) is above the maximum \(printed(maximum)); exchange them."
        )
      ] : []
  }

  private static func discreteProblems(
    _ values: [Double], _ weights: [Double]
  ) -> [(column: String, message: String)] {
    if values.count != weights.count || values.isEmpty {
      return [
        (
          "weights",
          "There are \(values.count) values and \(weights.count) weights; give a weight for each value, such as 0.9;1;1.1 and 1;2;1."
        )
      ]
    }
    if weights.contains(where: { $0 < 0 }) || !weights.contains(where: { $0 > 0 }) {
      return [("weights", "Weights cannot be negative, and one must be above 0.")]
    }
    return []
  }
}
