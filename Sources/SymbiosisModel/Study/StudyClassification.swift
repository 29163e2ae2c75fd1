public import InputOutputModel
public import Provenance

/// The sectors, the groups and the level at which a study is solved, with every code's place.
public struct StudyClassification: Sendable {
  /// What a code of a city, inventory, effect or price file stands for.
  public enum Member: Sendable, Equatable {
    /// The sector at this position.
    case sector(Int)
    /// The group at this position.
    case group(Int)
    /// Direct use by households.
    case household
  }

  /// The codes of the sectors.
  public let sectors: [String]
  /// The codes of the groups.
  public let groups: [String]
  /// Sector to group; `nil` in a study without groups.
  public let concordance: Concordance?
  /// Where the system is solved.
  public let level: StudyDefinition.Level
  /// The members of each group.
  public let members: [[Int]]
  private let codes: [String: Member]

  /// Creates the classification of a study.
  ///
  /// - Throws: `InvalidInput` when a sector's group is unknown or missing.
  public init(_ definition: StudyDefinition) throws(InvalidInput) {
    sectors = definition.sectors.map(\.code)
    groups = definition.groups.map(\.code)
    level = definition.level
    var codes: [String: Member] = [InventoryEntry.household: .household]
    for (position, group) in groups.enumerated() { codes[group] = .group(position) }
    for (position, sector) in sectors.enumerated() { codes[sector] = .sector(position) }
    self.codes = codes
    if groups.isEmpty {
      concordance = nil
      members = []
    } else {
      var mapping: [String: String] = [:]
      for sector in definition.sectors { mapping[sector.code] = sector.group }
      let concordance = try Concordance(source: sectors, target: groups, mapping: mapping)
      var members = [[Int]](repeating: [], count: groups.count)
      for (sector, group) in concordance.assignment.enumerated() { members[group].append(sector) }
      self.concordance = concordance
      self.members = members
    }
  }

  /// The codes at the level where the system is solved.
  public var solved: [String] { level == .group ? groups : sectors }

  /// From sectors to the level where the system is solved.
  public var toSolved: Concordance {
    if level == .group, let concordance { return concordance }
    return Concordance(identity: sectors)
  }

  /// Figures by sector or group spread over the sectors that their codes cover; the last one counts.
  func bySector<Value>(_ figures: [(code: String, value: Value)]) -> [Value?] {
    var result = [Value?](repeating: nil, count: sectors.count)
    for figure in figures {
      switch member(figure.code) {
      case .sector(let sector): result[sector] = figure.value
      case .group(let group):
        for sector in members[group] { result[sector] = figure.value }
      case .household, nil: break
      }
    }
    return result
  }

  /// What a code stands for, if anything.
  public func member(_ code: String) -> Member? { codes[code] }

  /// The solved sectors that a code stands for; none for households and unknown codes.
  func solvedMembers(_ code: String) -> [Int] {
    switch member(code) {
    case .sector(let sector): [toSolved.assignment[sector]]
    case .group(let group): level == .group ? [group] : members[group]
    case .household, nil: []
    }
  }

  /// Whether a code is another one or a part of what that stands for: a sector is part of its group.
  func isPart(_ code: String, of other: String) -> Bool {
    if code == other { return true }
    switch (member(code), member(other)) {
    case (.sector(let sector), .group(let group)): return members[group].contains(sector)
    case (.group(let group), .sector(let sector)): return members[group] == [sector]
    default: return false
    }
  }

  /// Whether two codes have anything in common.
  func overlap(_ first: String, _ second: String) -> Bool {
    isPart(first, of: second) || isPart(second, of: first)
  }
}
