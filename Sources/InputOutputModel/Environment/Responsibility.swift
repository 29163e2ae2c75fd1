public import DenseAlgebra
import Provenance

/// One total of emissions (or of value added) shared out among sectors by different rules.
///
/// Every view sums to the same total F; they differ in who is held responsible, so that a figure of one
/// view is never to be compared with a figure of another.
public struct Responsibility: Sendable, Equatable {
  /// The rules.
  public enum View: String, Sendable, CaseIterable {
    /// Each sector for what it emits itself.
    case production
    /// Each product's final deliveries for everything upstream.
    case consumption
    /// Each sector's primary inputs for everything that they enable downstream (Ghosh).
    case downstream
    /// Producers and final consumers in shares, by value added.
    case shared

    /// Where the view draws its boundary, in words.
    public var boundary: String {
      switch self {
      case .production:
        "What a sector emits on its own premises, whoever uses its product."
      case .consumption:
        """
        All emissions on the territory along the supply chains of what is finally delivered of the \
        product; deliveries to other sectors count with their products.
        """
      case .downstream:
        """
        All emissions that the sector's primary inputs (value added and inputs from outside) enable \
        where its output is used further, down to the last user; uses the supply-side model.
        """
      case .shared:
        """
        Each sector keeps the share of its own and its received emissions that its value added has in \
        its net output and passes on the rest with its product; what reaches final deliveries is the \
        consumers' part.
        """
      }
    }
  }

  /// The rule.
  public var view: View
  /// The responsibility of each sector as a producer; all zero in the consumption view.
  public var producers: [Double]
  /// The responsibility of final deliveries by product; all zero in the production and downstream views.
  public var consumers: [Double]

  /// The total, which all views share.
  public var total: Double { producers.reduce(0, +) + consumers.reduce(0, +) }

  /// Shares out the totals F of a stressor in the system of Z and x, whose final uses are x − ΣZ by row
  /// and whose primary inputs are x(I − B), what is bought of sectors without output among them.
  ///
  /// Downstream: v_i Σ_j g_ij S_j with the Ghosh inverse. Shared: Gallego and Lenzen 2005 (Economic
  /// Systems Research 17) with the retained share 1 − α_i = v_i/(x_i − z_ii) of Lenzen, Murray, Sack and
  /// Wiedmann 2007 (Ecological Economics 61); a sector's deliveries to itself pass everything on. Value
  /// added as F gives the value-added footprint.
  ///
  /// - Throws: `InvalidInput` where a sector without output has a figure, or, in the shared view, where
  ///   value added is not between 0 and net output; `AlgebraError` where a system is singular.
  public init(
    _ view: View, totals: [Double], intermediate: Matrix, output: [Double], valueAdded: [Double],
    labels: [String]
  ) throws {
    let n = output.count
    precondition(totals.count == n && valueAdded.count == n && labels.count == n)
    let lost = labels.indices.filter { output[$0] == 0 && totals[$0] != 0 }
    guard lost.isEmpty else {
      throw InvalidInput(
        lost.map {
          Finding(
            .error, code: "responsibility-no-output",
            """
            Sector \(labels[$0]) has no output but \(totals[$0]) of the stressor, which would vanish. \
            Move the figure to a sector with output.
            """)
        })
    }
    let shares = output.map { $0 == 0 ? 0 : 1 / $0 }
    let intensity = zip(totals, shares).map(*)
    let finalUse = zip(output, intermediate.rowSums()).map(-)
    let none = [Double](repeating: 0, count: n)
    self.view = view
    producers = none
    consumers = none
    switch view {
    case .production:
      producers = totals
    case .consumption:
      let system = try LUFactorization(
        intermediate.scalingColumns(by: shares).subtractedFromIdentity())
      consumers = zip(system.solveTransposed(intensity), finalUse).map(*)
    case .downstream:
      let system = try GhoshSystem(intermediate: intermediate, output: output)
      producers = zip(
        system.primaryInputs(of: output), system.enabled(weights: intensity)
      ).map(*)
    case .shared:
      let retained = try Self.retained(
        valueAdded: valueAdded, intermediate: intermediate, output: output, labels: labels)
      var passed = intermediate.scalingColumns(by: shares)
      for j in 0..<n {
        for i in 0..<n where i != j { passed[i, j] *= 1 - retained[i] }
      }
      let carried = try LUFactorization(passed.subtractedFromIdentity()).solveTransposed(intensity)
      for i in 0..<n {
        producers[i] = retained[i] * carried[i] * (output[i] - intermediate[i, i])
        consumers[i] = (1 - retained[i]) * carried[i] * finalUse[i]
      }
    }
  }

  /// 1 − α: the share that each sector keeps.
  private static func retained(
    valueAdded: [Double], intermediate: Matrix, output: [Double], labels: [String]
  ) throws(InvalidInput) -> [Double] {
    var findings: [Finding] = []
    let shares = labels.indices.map { i in
      let net = output[i] - intermediate[i, i]
      guard net != 0 || valueAdded[i] != 0 else { return 0.0 }
      let share = valueAdded[i] / net
      if !(share >= 0 && share <= 1) {
        findings.append(
          Finding(
            .error, code: "responsibility-value-added",
            """
            Value added of sector \(labels[i]) is \(valueAdded[i]) and its output net of deliveries \
            to itself \(net); shared responsibility needs a value added between 0 and that.
            """))
      }
      return share
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    return shares
  }
}
