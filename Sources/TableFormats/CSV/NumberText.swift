/// Reads a number as FORMAT.md writes it: plain decimals with a point, exactly rounded.
public enum NumberText {
  /// A number and the number of its printed decimals.
  public struct Parsed: Sendable, Equatable {
    /// The double nearest to the text.
    public var value: Double
    /// The digits after the point, less a decimal exponent; never below 0, and `nil` where the
    /// number was never text (the cell of a workbook).
    public var decimals: Int?
  }

  /// What keeps a text from being a number.
  public enum Problem: Error, Sendable, Equatable {
    case empty
    case thousandsSeparator
    case decimalComma
    case percentSign
    case unit
    case date
    case spreadsheetError
    case notFinite
    case foreignDigits
    case accountingNegative
    case notANumber

    /// What to do about it, as the end of a sentence.
    public var remedy: String {
      switch self {
      case .empty: "write the figure, or 0 if it is zero"
      case .thousandsSeparator: "write it without thousands separators"
      case .decimalComma: "write a decimal point, not a comma"
      case .percentSign: "write the share as a plain decimal, such as 0.12 for 12%"
      case .unit: "leave the unit out of the cell and write plain decimals"
      case .date:
        "it looks like a date that a spreadsheet made of a number: format the column as a number"
      case .spreadsheetError:
        "mend the formula in the spreadsheet that the file came from, or let Excel or LibreOffice "
          + "calculate it and save the file"
      case .notFinite: "write a finite number"
      case .foreignDigits: "write ASCII digits and an ASCII minus sign"
      case .accountingNegative: "write a negative number with a minus sign, not in brackets"
      case .notANumber: "write plain decimals, such as 1234.5"
      }
    }
  }

  /// Parses the bytes of a cell; spaces around the number are accepted.
  public static func parse(_ cell: UnsafeBufferPointer<UInt8>) -> Result<Parsed, Problem> {
    var start = 0
    var end = cell.count
    while start < end, cell[start] == 0x20 || cell[start] == 0x09 { start += 1 }
    while end > start, cell[end - 1] == 0x20 || cell[end - 1] == 0x09 { end -= 1 }
    guard start < end else { return .failure(.empty) }
    var position = start
    var negative = false
    if cell[position] == 0x2D || cell[position] == 0x2B {
      negative = cell[position] == 0x2D
      position += 1
    }
    var mantissa: UInt64 = 0
    var significant = 0
    var digits = 0
    var decimals = 0
    var seenPoint = false
    while position < end {
      let byte = cell[position]
      if byte >= 0x30 && byte <= 0x39 {
        if significant > 0 || byte != 0x30 { significant += 1 }
        if significant <= 19 { mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30) }
        digits += 1
        if seenPoint { decimals += 1 }
      } else if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else {
        break
      }
      position += 1
    }
    var exponent = 0
    if digits > 0, position < end, cell[position] | 0x20 == 0x65 {
      var probe = position + 1
      var exponentNegative = false
      if probe < end, cell[probe] == 0x2D || cell[probe] == 0x2B {
        exponentNegative = cell[probe] == 0x2D
        probe += 1
      }
      let firstDigit = probe
      while probe < end, cell[probe] >= 0x30, cell[probe] <= 0x39 {
        if exponent < 100_000 { exponent = exponent * 10 + Int(cell[probe] - 0x30) }
        probe += 1
      }
      if probe > firstDigit {
        if exponentNegative { exponent = -exponent }
        position = probe
      }
    }
    guard digits > 0, position == end else { return .failure(diagnose(cell, start..<end)) }
    let scale = exponent - decimals
    let printedDecimals = max(0, -scale)
    // Both factors are exact doubles, so one rounding gives the nearest double (Clinger 1990).
    if significant <= 19, mantissa <= 1 << 53, scale >= -22, scale <= 22 {
      let magnitude =
        scale < 0 ? Double(mantissa) / powersOfTen[-scale] : Double(mantissa) * powersOfTen[scale]
      return .success(Parsed(value: negative ? -magnitude : magnitude, decimals: printedDecimals))
    }
    let text = String(decoding: cell[start..<end], as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return .failure(.notFinite) }
    return .success(Parsed(value: value, decimals: printedDecimals))
  }

  /// Parses a text; see `parse(_:)` for bytes.
  public static func parse(_ text: String) -> Result<Parsed, Problem> {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static func diagnose(_ cell: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Problem {
    let text = String(decoding: cell[range], as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    let isDigit = { (scalar: Unicode.Scalar) in scalar.value >= 0x30 && scalar.value <= 0x39 }
    let digitCount = scalars.count(where: isDigit)
    if text.hasPrefix("#") { return .spreadsheetError }
    let lower = text.lowercased()
    if ["nan", "inf", "infinity", "-inf", "+inf", "-infinity", "-nan"].contains(lower) {
      return .notFinite
    }
    if scalars.contains(where: { $0.properties.numericType == .decimal && !$0.isASCII })
      || (digitCount > 0 && (text.hasPrefix("\u{2212}") || text.hasPrefix("\u{2013}")))
    {
      return .foreignDigits
    }
    guard digitCount > 0 else { return .notANumber }
    if text.hasSuffix("%") { return .percentSign }
    if text.hasPrefix("("), text.hasSuffix(")") { return .accountingNegative }
    if looksLikeDate(scalars) { return .date }
    let plain = scalars.allSatisfy {
      isDigit($0) || ",.'-+ \u{A0}\u{202F}".unicodeScalars.contains($0)
    }
    if plain {
      let commas = scalars.count { $0 == "," }
      let lastComma = scalars.lastIndex(of: ",")
      let lastPoint = scalars.lastIndex(of: ".")
      if commas == 1, let lastComma {
        let after = scalars.count - lastComma - 1
        if let lastPoint { return lastPoint < lastComma ? .decimalComma : .thousandsSeparator }
        return after == 3 ? .thousandsSeparator : .decimalComma
      }
      return text.contains("-") ? .notANumber : .thousandsSeparator
    }
    if let first = scalars.first, isDigit(first) || "+-.".unicodeScalars.contains(first) {
      return .unit
    }
    return .notANumber
  }

  private static func looksLikeDate(_ scalars: [Unicode.Scalar]) -> Bool {
    let text = String(String.UnicodeScalarView(scalars))
    let datePart = text.split(separator: " ").first.map(String.init) ?? text
    for separator in ["-", "/", "."] as [Character] {
      let parts = datePart.split(separator: separator, omittingEmptySubsequences: false)
      let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ]
      let isNumber = { (part: Substring) in
        !part.isEmpty && part.count <= 4 && part.allSatisfy { $0.isASCII && $0.isNumber }
      }
      let isMonth = { (part: Substring) in months.contains(String(part.prefix(3)).lowercased()) }
      if parts.count == 3, parts.allSatisfy({ isNumber($0) || isMonth($0) }) { return true }
      if parts.count == 2, separator != ".",
        (isNumber(parts[0]) && isMonth(parts[1])) || (isMonth(parts[0]) && isNumber(parts[1]))
      {
        return true
      }
      if parts.count == 2, separator == "/", parts.allSatisfy(isNumber) { return true }
    }
    return false
  }
}
