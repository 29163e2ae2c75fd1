public import Provenance

/// What each further tonne abated costs, measure by measure, cheapest first.
///
/// The width of a step is the measure's share of what all of them abate together (its Shapley value),
/// not what it would abate alone: stand-alone figures of measures that share a limit count the same
/// tonne more than once.
///
/// Where the cost is below zero the quotient cost/abatement ranks wrongly: of two measures that earn
/// the same the one that abates *more* looks worse (Taylor 2012, Energy Policy 48:430). Such steps are
/// therefore ordered by what they earn a year, dominance is noted, and a finding says so.
public struct MarginalAbatementCostCurve: Sendable, Equatable {
  /// A measure before it is placed on the curve.
  public struct Measure: Sendable, Equatable {
    /// The measure's code.
    public var id: String
    /// Yearly cost, annuity included; negative when it earns.
    public var yearlyCost: Double
    /// Yearly abatement: its share of the joint one.
    public var abatement: Double

    /// Creates a measure.
    public init(id: String, yearlyCost: Double, abatement: Double) {
      self.id = id
      self.yearlyCost = yearlyCost
      self.abatement = abatement
    }
  }

  /// One step of the curve.
  public struct Step: Sendable, Equatable {
    /// The measure's code.
    public var id: String
    /// Yearly cost.
    public var yearlyCost: Double
    /// The width of the step.
    public var abatement: Double
    /// The height of the step: cost per unit abated.
    public var unitCost: Double
    /// What this and all cheaper steps abate together.
    public var cumulativeAbatement: Double
    /// Another measure of negative cost that both earns and abates at least as much, if there is one.
    public var dominatedBy: String?
  }

  /// The steps, from the left.
  public var steps: [Step]
  /// Measures that abate nothing or add to the impact, which have no place on the curve.
  public var withoutAbatement: [Measure]
  /// What to bear in mind when reading the curve.
  public var findings: [Finding]

  /// Orders measures into a curve.
  public init(_ measures: [Measure]) {
    let placed = measures.filter { $0.abatement > 0 }
    withoutAbatement = measures.filter { $0.abatement <= 0 }
    let earning = placed.filter { $0.yearlyCost < 0 }
    // Sorted by cost a year, not by cost a unit; see the type's comment.
    let ranked =
      earning.sorted { $0.yearlyCost < $1.yearlyCost }
      + placed.filter { $0.yearlyCost >= 0 }.sorted {
        $0.yearlyCost / $0.abatement < $1.yearlyCost / $1.abatement
      }
    var cumulative = 0.0
    steps = ranked.map { measure in
      cumulative += measure.abatement
      let better =
        measure.yearlyCost >= 0
        ? nil
        : earning.first {
          $0.yearlyCost <= measure.yearlyCost && $0.abatement >= measure.abatement
            && ($0.yearlyCost < measure.yearlyCost || $0.abatement > measure.abatement)
        }
      return Step(
        id: measure.id, yearlyCost: measure.yearlyCost, abatement: measure.abatement,
        unitCost: measure.yearlyCost / measure.abatement, cumulativeAbatement: cumulative,
        dominatedBy: better?.id)
    }
    findings = []
    if earning.count > 1 {
      findings.append(
        Finding(
          .note, code: "negative-cost-ranking",
          "\(earning.count) measures earn more than they cost. Cost per unit abated does not rank such measures (the one that abates more looks worse), so they are ordered by what they earn a year."
        ))
    }
    if !withoutAbatement.isEmpty {
      findings.append(
        Finding(
          .warning, code: "no-abatement",
          "Left out of the abatement cost curve because they abate nothing: \(withoutAbatement.map(\.id).joined(separator: ", "))."
        ))
    }
  }
}
