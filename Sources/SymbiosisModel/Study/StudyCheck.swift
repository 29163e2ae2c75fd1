internal import InputOutputModel
public import Provenance

/// Everything about a study that can be checked before anything is computed (FORMAT.md, step 1).
enum StudyCheck {
  /// All findings, in the order in which a study is written.
  static func findings(_ definition: StudyDefinition) -> [Finding] {
    let known = KnownCodes(definition)
    var findings: [Finding] = []
    classification(definition, &findings)
    for year in definition.years {
      StudyCheck.year(year, definition: definition, known: known, &findings)
    }
    exchanges(definition, known: known, &findings)
    scenarios(definition, &findings)
    symbiosis(definition, known: known, &findings)
    uncertainties(definition, known: known, &findings)
    return definition.allowing(findings)
  }

  /// The codes that files may use, and findings about those that they may not.
  struct KnownCodes {
    let sectorsAndGroups: [String]
    let members: Set<String>
    let groups: [String: [String]]

    init(_ definition: StudyDefinition) {
      sectorsAndGroups = definition.sectors.map(\.code) + definition.groups.map(\.code)
      members = Set(sectorsAndGroups)
      var groups: [String: [String]] = [:]
      for group in definition.groups { groups[group.code] = [] }
      for sector in definition.sectors {
        if let group = sector.group { groups[group]?.append(sector.code) }
      }
      self.groups = groups
    }

    /// A finding if the code is no sector or group (or `household` where that is allowed).
    func check(
      _ code: String, household: Bool, at location: SourceLocation?, _ findings: inout [Finding]
    ) {
      if members.contains(code) || (household && code == InventoryEntry.household) { return }
      let choices = sectorsAndGroups + (household ? [InventoryEntry.household] : [])
      findings.append(
        Finding(
          .error, code: "unknown-sector",
          "“\(code)” is no sector or group of the classification"
            + (household ? " (nor `household`)" : "") + "; "
            + (Self.totals.contains(code.lowercased())
              ? "it looks like a total: delete its row." : suggestion(code, among: choices)),
          at: location))
    }

    /// What the rows of totals are called that come along from a spreadsheet.
    private static let totals: Set = ["total", "totals", "sum", "合计", "总计"]

    /// The sectors that a code stands for.
    func sectors(of code: String) -> [String] {
      if let members = groups[code], !definitionHasSector(code) { return members }
      return [code]
    }

    /// Whether two codes have a sector in common: they are the same, or one is the other's group.
    func overlap(_ first: String, _ second: String) -> Bool {
      first == second || !Set(sectors(of: first)).isDisjoint(with: sectors(of: second))
    }

    private func definitionHasSector(_ code: String) -> Bool {
      groups[code].map { $0.contains(code) } ?? true
    }
  }

  static func suggestion(_ word: String, among candidates: some Sequence<String>) -> String {
    if let near = NearMiss.closest(to: word, in: candidates) { return "did you mean “\(near)”?" }
    let listed = Array(candidates.prefix(12))
    if listed.isEmpty { return "there is none defined." }
    return "use one of \(WordList.quoted(Array(candidates), limit: 12))."
  }

  private static func classification(_ definition: StudyDefinition, _ findings: inout [Finding]) {
    if definition.sectors.isEmpty {
      findings.append(
        Finding(.error, code: "no-sectors", "The study has no sectors.", at: definition.location))
    }
    if definition.level == .group, definition.groups.isEmpty {
      findings.append(
        Finding(
          .error, code: "no-groups",
          "`level: group` needs groups; name a groups file under `classification` or use `level: sector`.",
          at: definition.location))
    }
    duplicates(definition.sectors.map { ($0.code, $0.location) }, "sector", &findings)
    duplicates(definition.groups.map { ($0.code, $0.location) }, "group", &findings)
    duplicates(definition.flows.map { ($0.code, $0.location) }, "flow", &findings)
    duplicates(definition.exchanges.map { ($0.id, $0.location) }, "exchange", &findings)
    duplicates(definition.limits.map { ($0.id, $0.location) }, "limit", &findings)
    duplicates(definition.scenarios.map { ($0.id, $0.location) }, "scenario", &findings)
    for sector in definition.sectors + definition.groups
    where sector.code == InventoryEntry.household {
      findings.append(
        Finding(
          .error, code: "reserved-code",
          "`household` stands for direct use by households and cannot be a sector's code; choose another.",
          at: sector.location))
    }
    let groups = Set(definition.groups.map(\.code))
    for sector in definition.sectors where !definition.groups.isEmpty {
      if let group = sector.group {
        if !groups.contains(group) {
          findings.append(
            Finding(
              .error, code: "unknown-group",
              "Sector \(sector.code) belongs to “\(group)”, which is no group; "
                + suggestion(group, among: definition.groups.map(\.code)),
              at: sector.groupLocation ?? sector.location))
        }
      } else {
        findings.append(
          Finding(
            .error, code: "orphan-sector",
            "Sector \(sector.code) belongs to no group; give it one of "
              + "\(WordList.quoted(definition.groups.map(\.code), limit: 20)).", at: sector.location
          ))
      }
    }
    for group in definition.groups {
      let members = definition.sectors.filter { $0.group == group.code }.map(\.code)
      if members.isEmpty {
        findings.append(
          Finding(
            .warning, code: "empty-group",
            "Group \(group.code) has no sector; its figures are all 0.", at: group.location))
      }
      if definition.sectors.contains(where: { $0.code == group.code }), members != [group.code] {
        findings.append(
          Finding(
            .error, code: "ambiguous-code",
            "“\(group.code)” is both a group and a sector that is not its only member; rename one.",
            at: group.location))
      }
    }
    if !definition.indicators.contains(where: { $0.code == definition.headline }) {
      findings.append(
        Finding(
          .error, code: "unknown-indicator",
          "The headline “\(definition.headline)” is no indicator; "
            + suggestion(definition.headline, among: definition.indicators.map(\.code)),
          at: definition.location))
    }
  }

  static func duplicates(
    _ codes: [(String, SourceLocation?)], _ what: String, _ findings: inout [Finding]
  ) {
    var seen: [String: SourceLocation?] = [:]
    for (code, location) in codes {
      if let first = seen[code] {
        let place = first?.line.map { " (first in line \($0))" } ?? ""
        findings.append(
          Finding(
            .error, code: "duplicate",
            "The \(what) “\(code)” is defined twice\(place); keep one of them.", at: location))
      } else {
        seen[code] = .some(location)
      }
    }
  }
}

extension StudyDefinition {
  /// Everything that can be checked before anything is computed (FORMAT.md, step 1).
  ///
  /// Codes, signs, identities and references; empty where all is well.
  public func check() -> [Finding] { StudyCheck.findings(self) }
}
