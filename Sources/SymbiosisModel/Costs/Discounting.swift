internal import Glibc

/// Money at different times: annuities, net present values and levelised costs.
///
/// Payments fall at the end of each year; an investment falls at time 0. Rates are shares (0.08 for
/// 8 %). (Any engineering economics text, such as Park 2016, chapter 3.)
public enum Discounting {
  /// The yearly payment that repays 1 over a lifetime: CRF = r / (1 − (1 + r)^−n), and 1/n at r = 0.
  ///
  /// - Parameters:
  ///   - rate: r, above −1.
  ///   - years: n, above 0; need not be whole.
  public static func capitalRecoveryFactor(rate: Double, years: Double) -> Double {
    precondition(rate > -1 && years > 0, "A lifetime is positive and a rate above −1")
    guard rate != 0 else { return 1 / years }
    // r / (1 − e^{−n ln(1+r)}), with expm1 and log1p so that a tiny rate loses no digits.
    return rate / -expm1(-years * log1p(rate))
  }

  /// The worth now of 1 paid at the end of each of n years: 1/CRF.
  public static func presentValueFactor(rate: Double, years: Double) -> Double {
    1 / capitalRecoveryFactor(rate: rate, years: years)
  }

  /// What an investment and a yearly balance are worth now: −I + balance / CRF.
  public static func netPresentValue(
    investment: Double, yearlyBalance: Double, rate: Double, years: Double
  ) -> Double {
    yearlyBalance * presentValueFactor(rate: rate, years: years) - investment
  }

  /// The worth now of payments that differ: Σ_t payment_t / (1 + r)^t, the first one at time 0.
  public static func netPresentValue(of payments: [Double], rate: Double) -> Double {
    precondition(rate > -1, "A rate is above −1")
    var factor = 1.0
    return payments.reduce(0) { sum, payment in
      defer { factor /= 1 + rate }
      return sum + payment * factor
    }
  }

  /// The cost of one unit over a lifetime: (I · CRF + yearly cost) / yearly quantity.
  ///
  /// `nil` where the quantity is 0.
  public static func levelizedCost(
    investment: Double, yearlyCost: Double, yearlyQuantity: Double, rate: Double, years: Double
  ) -> Double? {
    guard yearlyQuantity != 0 else { return nil }
    let annuity = investment * capitalRecoveryFactor(rate: rate, years: years)
    return (annuity + yearlyCost) / yearlyQuantity
  }
}
