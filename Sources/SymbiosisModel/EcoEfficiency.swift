/// Output per unit of impact, in the three forms that the literature uses (the paper's equation 1).
///
/// Where the denominator is not positive a form is undefined: `nil`, never infinity.
public struct EcoEfficiency: Sendable, Equatable {
  /// x_j/D_j: the paper's form.
  ///
  /// Its numerator and denominator have different boundaries.
  public var outputPerFootprint: Double?
  /// v_j/F_j: both of the sector's own production.
  public var valueAddedPerDirect: Double?
  /// y_j/D_j: both of the sector's final deliveries.
  public var finalDemandPerFootprint: Double?

  /// Computes the three forms for one sector, in money per unit of the indicator.
  public init(
    output: Double, valueAdded: Double, finalDemand: Double, direct: Double, footprint: Double
  ) {
    outputPerFootprint = Self.ratio(output, footprint)
    valueAddedPerDirect = Self.ratio(valueAdded, direct)
    finalDemandPerFootprint = Self.ratio(finalDemand, footprint)
  }

  /// The change of output per footprint within a year, M_ref/M_new − 1: x and y being the same, it
  /// is the change of x/D, and defined for every sector with emissions; `nil` where M_new ≤ 0.
  public static func changeWithinYear(
    reference: Double, multiplier: Double
  ) -> Double? {
    ratio(reference, multiplier).map { $0 - 1 }
  }

  /// The relative change between years; `nil` where either is undefined or the reference is 0.
  public static func changeBetweenYears(reference: Double?, value: Double?) -> Double? {
    guard let reference, let value, reference != 0 else { return nil }
    let change = value / reference - 1
    return change.isFinite ? change : nil
  }

  private static func ratio(_ numerator: Double, _ denominator: Double) -> Double? {
    guard denominator > 0 else { return nil }
    let value = numerator / denominator
    return value.isFinite ? value : nil
  }
}
