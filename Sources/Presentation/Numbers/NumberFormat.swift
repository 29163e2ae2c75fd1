#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How numbers are written for people: separators, signs and names of units of one language.
///
/// Files that programs read (JSON, CSV) never go through here; they hold the shortest text that
/// reads back as the same double.
public struct NumberFormat: Sendable, Hashable {
  /// Between the whole part and the decimals.
  public var decimalSeparator: String
  /// Between groups of three digits of the whole part.
  public var groupSeparator: String
  /// Before a negative number.
  public var minus: String
  /// What stands for a figure that is not defined.
  public var missing: String
  /// What the language calls a unit that is no symbol, such as money; other units stay as they are.
  public var unitNames: [String: String]

  /// Creates a format.
  public init(
    decimalSeparator: String, groupSeparator: String, minus: String, missing: String,
    unitNames: [String: String] = [:]
  ) {
    self.decimalSeparator = decimalSeparator
    self.groupSeparator = groupSeparator
    self.minus = minus
    self.missing = missing
    self.unitNames = unitNames
  }

  /// 1,234.5 and −1,234.5.
  public static let english = NumberFormat(
    decimalSeparator: ".", groupSeparator: ",", minus: "\u{2212}", missing: "–")

  /// A unit as people read it; the parts of a quotient one by one.
  public func unit(_ unit: String) -> String {
    guard !unitNames.isEmpty else { return unit }
    return unit.split(separator: "/", omittingEmptySubsequences: false)
      .map { unitNames[String($0)] ?? String($0) }.joined(separator: "/")
  }

  /// A number with a fixed count of decimals, correctly rounded.
  ///
  /// A number other than 0 that would read as 0 is given with one significant digit instead, so
  /// that no effect disappears; with `isChange` a positive number gets a plus sign.
  public func fixed(_ value: Double, decimals: Int, isChange: Bool = false) -> String {
    guard value.isFinite else { return missing }
    var digits = Self.decimalText(abs(value), decimals: decimals)
    if value != 0, !digits.utf8.contains(where: { (0x31...0x39).contains($0) }) {
      digits = Self.tinyText(abs(value))
    }
    let sign = value < 0 ? minus : isChange && value > 0 ? "+" : ""
    return sign + grouped(digits)
  }

  /// A share in percent, such as `3.4 %`.
  public func percent(_ share: Double, decimals: Int, isChange: Bool = false) -> String {
    guard share.isFinite else { return missing }
    return fixed(share * 100, decimals: decimals, isChange: isChange) + "\u{A0}%"
  }

  /// A number with so many significant digits, never in exponents below 1e15.
  public func significant(_ value: Double, digits: Int, isChange: Bool = false) -> String {
    let decimals = value == 0 ? 0 : max(0, digits - 1 - Self.magnitude(value))
    return fixed(value, decimals: min(decimals, 12), isChange: isChange)
  }

  /// The power of ten of a number's first digit: 0 for 1 to 9.99, −1 for 0.1; 0 for 0.
  static func magnitude(_ value: Double) -> Int {
    guard value.isFinite, value != 0 else { return 0 }
    return Int(log10(abs(value)).rounded(.down))
  }

  private func grouped(_ digits: String) -> String {
    let bytes = Array(digits.utf8)
    let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count
    guard bytes[..<point].allSatisfy({ (0x30...0x39).contains($0) }) else { return digits }
    var text = ""
    for position in 0..<point {
      if position > 0, (point - position) % 3 == 0 { text += groupSeparator }
      text.unicodeScalars.append(Unicode.Scalar(bytes[position]))
    }
    guard point < bytes.count else { return text }
    return text + decimalSeparator + String(decoding: bytes[(point + 1)...], as: UTF8.self)
  }

  private static func tinyText(_ value: Double) -> String {
    let decimals = -magnitude(value)
    return decimals <= 6 ? decimalText(value, decimals: decimals) : text("%.0e", value)
  }

  private static func decimalText(_ value: Double, decimals: Int) -> String {
    value < 1e15 ? text("%.\(max(0, decimals))f", value) : text("%.3e", value)
  }

  private static func text(_ format: String, _ value: Double) -> String {
    String(unsafeUninitializedCapacity: 64) { bytes in
      let length = bytes.withMemoryRebound(to: CChar.self) { buffer in
        withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, format, $0) }
      }
      return max(0, min(Int(length), bytes.count - 1))
    }
  }
}
