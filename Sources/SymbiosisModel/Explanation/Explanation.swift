public import Provenance

/// A figure with where it comes from: an operation on other figures, down to those of the user's files.
///
/// A tree for whoever reads it; equal parts are one object in memory, so that walks remember what they
/// have seen. Values follow from the terms, except those that a system of equations gives.
public final class Explanation: Sendable {
  /// How a figure follows from its terms.
  public enum Operation: String, Sendable, CaseIterable {
    /// The terms' sum.
    case sum
    /// The first term less all others.
    case difference
    /// The terms' product.
    case product
    /// The first term over the second.
    case quotient
    /// The largest term.
    case maximum
    /// One unknown of a system of equations: the terms add up to it, or it is a value of the solution.
    case solved
  }

  /// What a figure rests on.
  public enum Origin: Sendable {
    /// A figure of the study's files.
    case figure(SourceLocation?)
    /// A constant of the method, such as 1, or a 0 for what the study does not have.
    case constant
    /// Other figures.
    case terms(Operation, [Explanation])
    /// A value of a system of equations that stands in the tree as given, with the absolute residual of
    /// its own equation, and the figure of the study's files that the equation is to meet, if it is one.
    case solution(residual: Double, of: SourceLocation? = nil)
  }

  /// What the figure is.
  public let name: String
  /// The figure.
  public let value: Double
  /// Its unit; empty for a ratio without one.
  public let unit: String
  /// The equation, with its number in docs/METHOD.md, where it follows one.
  public let equation: String?
  /// What it rests on.
  public let origin: Origin

  /// The figure computed anew from the leaves alone, which differs from `value` only where a system of
  /// equations gives a part of it.
  public let evaluated: Double

  /// The size that rounding in `evaluated` is relative to: that of the figure itself, or of larger terms of which it
  /// is what they leave of each other, however deep.
  let magnitude: Double

  init(_ name: String, value: Double, unit: String, equation: String? = nil, origin: Origin) {
    self.name = name
    self.value = value
    self.unit = unit
    self.equation = equation
    self.origin = origin
    if case .terms(let operation, let terms) = origin {
      evaluated = Self.result(operation, terms.map(\.evaluated))
      magnitude = Self.magnitude(operation, terms)
    } else {
      evaluated = value
      magnitude = abs(value)
    }
  }

  /// An operation on terms, whose value follows from theirs.
  convenience init(
    _ name: String, unit: String, equation: String? = nil, _ operation: Operation,
    _ terms: [Explanation]
  ) {
    self.init(
      name, value: Self.result(operation, terms.map(\.value)), unit: unit, equation: equation,
      origin: .terms(operation, terms))
  }

  /// The same figure with another name, unit or equation, and with the value that a run reports.
  func named(
    _ name: String, value: Double? = nil, unit: String? = nil, equation: String? = nil
  ) -> Explanation {
    Explanation(
      name, value: value ?? self.value, unit: unit ?? self.unit,
      equation: equation ?? self.equation, origin: origin)
  }

  /// The terms; none for a leaf.
  public var terms: [Explanation] {
    if case .terms(_, let terms) = origin { return terms }
    return []
  }

  /// An operation on values; `solved` adds, as its equation M_j = S_j + Σ_i M_i A_ij does.
  public static func result(_ operation: Operation, _ values: [Double]) -> Double {
    switch operation {
    case .sum, .solved: values.reduce(0, +)
    case .difference: values.dropFirst().reduce(values.first ?? 0, -)
    case .product: values.reduce(1, *)
    case .quotient: values.count == 2 ? values[0] / values[1] : .nan
    case .maximum: values.max() ?? 0
    }
  }

  /// How far errors of the terms, each in proportion to its magnitude, move the result, to first order.
  private static func magnitude(_ operation: Operation, _ terms: [Explanation]) -> Double {
    let sizes = terms.map(\.magnitude)
    switch operation {
    case .sum, .solved, .difference: return sizes.reduce(0, +)
    case .product: return sizes.reduce(1, *)
    case .quotient:
      guard terms.count == 2 else { return .nan }
      let denominator = abs(terms[1].evaluated)
      return (sizes[0] + abs(terms[0].evaluated) / denominator * sizes[1]) / denominator
    case .maximum: return sizes.max() ?? 0
    }
  }
}

extension Explanation {
  /// Every leaf once.
  public func leaves() -> [Explanation] {
    var seen: Set<ObjectIdentifier> = []
    var found: [Explanation] = []
    collectLeaves(&seen, &found)
    return found
  }

  private func collectLeaves(_ seen: inout Set<ObjectIdentifier>, _ found: inout [Explanation]) {
    guard seen.insert(ObjectIdentifier(self)).inserted else { return }
    if case .terms(_, let terms) = origin {
      for term in terms { term.collectLeaves(&seen, &found) }
    } else {
      found.append(self)
    }
  }

  /// The number of nodes of the whole tree, equal parts counted each time that they occur.
  public func nodeCount() -> Double {
    var known: [ObjectIdentifier: Double] = [:]
    return nodeCount(&known)
  }

  private func nodeCount(_ known: inout [ObjectIdentifier: Double]) -> Double {
    if let count = known[ObjectIdentifier(self)] { return count }
    let count = terms.reduce(1) { $0 + $1.nodeCount(&known) }
    known[ObjectIdentifier(self)] = count
    return count
  }
}
