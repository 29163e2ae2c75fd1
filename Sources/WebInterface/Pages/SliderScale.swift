internal import Foundation

/// The range of a slider: a round number with room above the largest figure of its row.
struct SliderScale {
  /// The right end.
  let top: Double
  /// The distance of two places.
  let step: Double

  init(largest: Double) {
    let wanted = largest > 0 ? largest * 1.15 : 1
    let power = pow(10, floor(log10(wanted)))
    let lead = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].first { $0 * power >= wanted } ?? 10
    top = lead * power
    step = power / 1000
  }

  var topText: String { String(top) }
  var stepText: String { String(step) }
}
