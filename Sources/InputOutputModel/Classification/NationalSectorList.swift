/// The 42 sectors of a Chinese national or provincial table of one benchmark year, by name.
///
/// The lists of 2002, 2007, 2012 and 2017 have the same length and different sectors, so that a
/// number says nothing without its year. Names are those printed in the tables of the National Bureau of
/// Statistics, in Chinese and English; groups are the 13 of Table 2 of the sectoral eco-efficiency study of
/// Guiyang (Sustainability 2020, 12(9), 3650), for 2012 and 2017 by the same content.
public struct NationalSectorList: Sendable {
  /// One sector of the list.
  public struct Entry: Sendable {
    /// The Chinese name, then other spellings of it.
    public var chinese: [String]
    /// The English name, then other forms of it.
    public var english: [String]
    /// The code of the group.
    public var group: String
  }

  /// The 13 groups in their order.
  public static let groups = [
    "AGR", "MIN", "IN_FD", "IN_LIG", "IN_PAP", "IN_CHEM", "IN_NMMI", "IN_MMI", "IN_OTHMNUF", "PP",
    "CON", "TRNS", "RES-SERV",
  ]

  /// The years that have a list.
  public static let years = [2002, 2007, 2012, 2017]

  /// The year.
  public let year: Int
  /// The sectors in the order of the year's tables.
  public let entries: [Entry]

  /// The list of a benchmark year; `nil` for another year.
  public init?(year: Int) {
    guard let text = Self.text(of: year) else { return nil }
    self.year = year
    entries = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      return Entry(
        chinese: fields[1].split(separator: "=").map(String.init),
        english: fields[2].split(separator: "=").map(String.init), group: String(fields[0]))
    }
  }

  /// Where each name belongs, as the position of its sector in the list.
  ///
  /// `nil` for a name that is none of the list's. A name is matched whole, spaces, punctuation and case aside,
  /// never by position.
  public func match(_ names: [String]) -> [Int?] {
    var positions: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      for name in entry.chinese + entry.english { positions[Self.key(name)] = position }
    }
    return names.map { positions[Self.key($0)] }
  }

  /// The list of a name such as `china-2007`, by which commands choose one; `nil` for any other name.
  public init?(named name: String) {
    let prefix = "china-"
    guard name.hasPrefix(prefix), let year = Int(name.dropFirst(prefix.count)) else { return nil }
    self.init(year: year)
  }

  /// What of a name counts.
  ///
  /// Letters and digits, lower case; 及, 与, 、 and “and” are one, 其它 is 其他, and an
  /// ending 业 says nothing.
  public static func key(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty && word != "and" { words.append(word) }
      word = ""
    }
    for scalar in name.lowercased().unicodeScalars {
      switch scalar {
      case "及", "与", "和": close()
      case "它": word.unicodeScalars.append("他")
      default:
        if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
          word.unicodeScalars.append(scalar)
        } else {
          close()
        }
      }
    }
    close()
    var key = words.joined()
    if key.unicodeScalars.last == "业" { key.unicodeScalars.removeLast() }
    return key
  }
}
