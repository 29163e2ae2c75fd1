public import Provenance

/// Whether emissions part from economic activity between two states, after Tapio 2005.
///
/// D = (ΔE/E_0)/(ΔG/G_0) and the signs of both changes give one of eight states (Transport Policy 12).
/// Activity has to be at constant prices. The ratio alone can mislead: both absolute changes stand beside it.
public struct Decoupling: Sendable, Equatable {
  /// Tapio's eight states.
  ///
  /// **Boundaries**: the bounds 0.8 and 1.2 belong to coupling (a D within 1e-12 of one counts as on it);
  /// emissions that do not change (D = 0) are weak decoupling where activity grows and weak negative
  /// decoupling where it shrinks. A change within 1e-12 of where it starts is rounding and counts as none.
  public enum State: String, Sendable, CaseIterable {
    /// Activity grows, emissions fall.
    case strongDecoupling = "strong decoupling"
    /// Activity grows, emissions grow clearly less: 0 ≤ D < 0.8.
    case weakDecoupling = "weak decoupling"
    /// Both grow about alike: 0.8 ≤ D ≤ 1.2.
    case expansiveCoupling = "expansive coupling"
    /// Activity grows, emissions grow clearly more: D > 1.2.
    case expansiveNegativeDecoupling = "expansive negative decoupling"
    /// Activity shrinks, emissions grow.
    case strongNegativeDecoupling = "strong negative decoupling"
    /// Activity shrinks, emissions shrink clearly less: 0 ≤ D < 0.8.
    case weakNegativeDecoupling = "weak negative decoupling"
    /// Both shrink about alike: 0.8 ≤ D ≤ 1.2.
    case recessiveCoupling = "recessive coupling"
    /// Activity shrinks, emissions shrink clearly more: D > 1.2.
    case recessiveDecoupling = "recessive decoupling"
  }

  /// ΔE, in the unit of the emissions.
  public var emissionsChange: Double
  /// ΔG, in the unit of the activity.
  public var activityChange: Double
  /// ΔE/E_0; `nil` where emissions start at 0.
  public var emissionsShare: Double?
  /// ΔG/G_0; `nil` where activity starts at 0.
  public var activityShare: Double?
  /// D; `nil` where activity does not change, or a starting value is 0, so that it is not defined.
  public var elasticity: Double?
  /// The state; `nil` where D is not defined.
  public var state: State?

  /// Compares two states.
  ///
  /// - Throws: `InvalidInput` where a figure is negative, infinite or not a number.
  public init(
    emissions: (from: Double, to: Double), activity: (from: Double, to: Double)
  ) throws(InvalidInput) {
    let named = [
      ("emissions before", emissions.from), ("emissions after", emissions.to),
      ("activity before", activity.from), ("activity after", activity.to),
    ]
    let findings = named.filter { !($0.1 >= 0 && $0.1.isFinite) }.map { name, value in
      Finding(
        .error, code: "decoupling-figure",
        "The figure of \(name) is \(value); decoupling needs figures of at least 0.")
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    emissionsChange = emissions.to - emissions.from
    activityChange = activity.to - activity.from
    emissionsShare = emissions.from > 0 ? emissionsChange / emissions.from : nil
    activityShare = activity.from > 0 ? activityChange / activity.from : nil
    func isRounding(_ change: Double, of start: Double) -> Bool { abs(change) <= 1e-12 * start }
    guard emissions.from > 0, activity.from > 0, !isRounding(activityChange, of: activity.from)
    else { return }
    let elasticity =
      (emissionsChange * activity.from) / (emissions.from * activityChange)
    self.elasticity = elasticity
    state = Self.state(
      elasticity: elasticity,
      emissionsChange: isRounding(emissionsChange, of: emissions.from) ? 0 : emissionsChange,
      activityChange: activityChange)
  }

  private static func state(
    elasticity: Double, emissionsChange: Double, activityChange: Double
  ) -> State {
    let slack = 1e-12
    let grows = activityChange > 0
    if emissionsChange != 0 && (emissionsChange > 0) != grows {
      return grows ? .strongDecoupling : .strongNegativeDecoupling
    }
    if elasticity < 0.8 - slack { return grows ? .weakDecoupling : .weakNegativeDecoupling }
    if elasticity <= 1.2 + slack { return grows ? .expansiveCoupling : .recessiveCoupling }
    return grows ? .expansiveNegativeDecoupling : .recessiveDecoupling
  }
}
