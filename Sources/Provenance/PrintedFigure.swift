/// A figure as findings print it: whole numbers whole, others to six significant digits, no exponent
/// between 1e-4 and 1e15.
public func printed(_ value: Double) -> String {
  guard value.isFinite else { return "\(value)" }
  if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
  var exponent = 0
  var magnitude = abs(value)
  while magnitude >= 10 {
    magnitude /= 10
    exponent += 1
  }
  while magnitude < 1 {
    magnitude *= 10
    exponent -= 1
  }
  let decimals = 5 - exponent
  guard decimals > 0 else {
    let rounded = value.rounded()
    return abs(rounded) < 1e15 ? String(Int64(rounded)) : "\(rounded)"
  }
  guard decimals <= 22 else { return "\(value)" }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let rounded = (value * scale).rounded() / scale
  if rounded == rounded.rounded(), abs(rounded) < 1e15 { return String(Int64(rounded)) }
  return "\(rounded)"
}

/// A share as findings print it, in percent: 0.0312 is `3.12 %`.
public func printedPercent(_ share: Double) -> String {
  "\(printed(share * 100)) %"
}
