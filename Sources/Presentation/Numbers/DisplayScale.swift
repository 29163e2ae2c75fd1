/// The unit in which a set of figures is shown, and how many decimals they need.
///
/// Only what people read is scaled, and the unit printed beside it says so: 29,905,000 t becomes
/// 29.905 Mt. Results and files keep the study's units.
struct DisplayScale: Hashable {
  /// The unit shown.
  var unit: String
  /// A figure is divided by this before it is shown.
  var divisor: Double
  /// The decimals shown.
  var decimals: Int

  /// The scale for figures of one unit that stand together.
  init(unit: String, values: [Double]) {
    let sizes = values.filter { $0 != 0 && $0.isFinite }.map(abs).sorted()
    let largest = sizes.last ?? 0
    (self.unit, divisor) = Self.scaled(unit, largest: largest)
    decimals = 0
    guard let middle = sizes.isEmpty ? nil : sizes[sizes.count / 2] else { return }
    let ofLargest = 3 - NumberFormat.magnitude(largest / divisor)
    let ofMiddle = 1 - NumberFormat.magnitude(middle / divisor)
    decimals = min(6, max(0, ofLargest, min(ofMiddle, ofLargest + 2)))
    if values.allSatisfy({ ($0 / divisor).rounded() == $0 / divisor }) { decimals = 0 }
  }

  /// The unit and divisor that leave the largest figure with at least two digits before the point.
  private static func scaled(_ unit: String, largest: Double) -> (String, Double) {
    if unit.hasPrefix("1e"), let space = unit.firstIndex(of: " "),
      let power = Int(unit[unit.index(unit.startIndex, offsetBy: 2)..<space]), (0...12) ~= power
    {
      let one = (0..<power).reduce(1.0) { size, _ in size * 10 }
      let currency = unit[unit.index(after: space)...]
      // A ratio such as `1e4 CNY/t` keeps its label: only plain amounts are rescaled.
      guard !currency.contains("/") else { return (unit, 1) }
      if largest * one >= 1e10 { return ("bn \(currency)", 1e9 / one) }
      if largest * one >= 1e7 { return ("million \(currency)", 1e6 / one) }
      return (unit, 1)
    }
    let head = unit.prefix { $0 != " " }
    let larger: [(String, Double)]
    switch head {
    case "t", "tce": larger = [("k\(head)", 1e3), ("M\(head)", 1e6)]
    case "kg": larger = [("t", 1e3), ("kt", 1e6), ("Mt", 1e9)]
    case "MWh": larger = [("GWh", 1e3), ("TWh", 1e6)]
    default: larger = []
    }
    let fitting = larger.last { largest >= $0.1 * 10 }
    return fitting.map { ($0.0 + unit.dropFirst(head.count), $0.1) } ?? (unit, 1)
  }
}
