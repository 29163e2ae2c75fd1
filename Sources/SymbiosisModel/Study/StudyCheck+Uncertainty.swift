internal import InputOutputModel
internal import Provenance

extension StudyCheck {
  /// Checks what the study says of its uncertainty: codes, distributions, groups and coverage.
  static func uncertainties(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    guard !definition.uncertainties.isEmpty else { return }
    let before = findings.count
    for entry in definition.uncertainties {
      locators(entry, definition, known: known, &findings)
      let anchor: Double? = entry.basis == .factor ? 1 : nil
      for problem in entry.distribution.problems(anchor: anchor) {
        findings.append(
          Finding(
            .error, code: "distribution", problem.message, at: entry.place(problem.column)))
      }
      if !(-1...1).contains(entry.correlation) {
        findings.append(
          Finding(
            .error, code: "correlation",
            "The correlation is \(printed(entry.correlation)); it must lie between -1 and 1.",
            at: entry.place("correlation")))
      } else if entry.group == nil, entry.correlation != 1 {
        findings.append(
          Finding(
            .error, code: "correlation",
            "A correlation of \(printed(entry.correlation)) is given without a group; name the group whose draw the figures follow, or leave the correlation empty.",
            at: entry.place("correlation")))
      }
      if entry.basis == .value, entry.data == .table {
        findings.append(
          Finding(
            .error, code: "distribution",
            "Coefficients of a table vary by a factor only; write `factor` under “basis” or leave it empty.",
            at: entry.place("basis")))
      }
    }
    guard !findings[before...].contains(where: { $0.severity == .error }) else { return }
    tableOverlaps(definition, known: known, &findings)
    coverage(definition, &findings)
  }

  private static func locators(
    _ entry: UncertaintyEntry, _ definition: StudyDefinition, known: KnownCodes,
    _ findings: inout [Finding]
  ) {
    let columns = entry.data.columns
    for (column, value) in entry.locators where !columns.contains(column) {
      findings.append(
        Finding(
          .error, code: "uncertainty-locator",
          "A row of “\(entry.data.rawValue)” has no “\(column)”, but “\(value)” stands there; such a row is found by \(WordList.quoted(columns)), so leave the cell empty.",
          at: entry.place(column)))
    }
    let household = entry.data == .inventory || entry.data == .effect
    if let sector = entry.sector, columns.contains("sector") {
      known.check(sector, household: household, at: entry.place("sector"), &findings)
    }
    if let buyer = entry.buyer, columns.contains("buyer") {
      known.check(buyer, household: false, at: entry.place("buyer"), &findings)
    }
    if let flow = entry.flow, columns.contains("flow") {
      unknownFlow(
        flow, Set(definition.flows.map(\.code)), definition, at: entry.place("flow"), &findings)
    }
    if let exchange = entry.exchange, columns.contains("exchange") {
      unknownExchange(
        exchange, Set(definition.exchanges.map(\.id)), definition, at: entry.place("exchange"),
        &findings)
    }
    if let indicator = entry.indicator, columns.contains("indicator"),
      !definition.indicators.contains(where: { $0.code == indicator })
    {
      findings.append(
        Finding(
          .error, code: "unknown-indicator",
          "“\(indicator)” is no indicator; "
            + suggestion(indicator, among: definition.indicators.map(\.code)),
          at: entry.place("indicator")))
    }
    if let column = entry.column, columns.contains("column"),
      !definition.quantities.contains(column)
    {
      findings.append(
        Finding(
          .error, code: "unknown-quantity",
          "“\(column)” is no quantity column; " + suggestion(column, among: definition.quantities),
          at: entry.place("column")))
    }
    if let year = entry.year, columns.contains("year"),
      !definition.years.contains(where: { $0.year == year })
    {
      findings.append(
        Finding(
          .error, code: "unknown-year",
          "\(year) is no year of the study; use one of \(WordList.quoted(definition.years.map { String($0.year) })).",
          at: entry.place("year")))
    }
  }

  /// Every figure has one row that names it most closely, and every row a figure.
  private static func coverage(_ definition: StudyDefinition, _ findings: inout [Finding]) {
    let coverage = UncertaintyCoverage(definition)
    var covered = [[Double]](repeating: [], count: definition.uncertainties.count)
    var disputed: Set<[Int]> = []
    for data in UncertaintyEntry.Data.allCases where data != .table && coverage.has(data) {
      for (place, figure) in definition.uncertainPlaces(data) {
        guard let (row, rival) = coverage.row(data, place) else { continue }
        covered[row].append(figure)
        if let rival, disputed.insert([row, rival]).inserted {
          findings.append(overlap(definition, row, rival))
        }
      }
    }
    guard disputed.isEmpty else { return }
    for (entry, figures) in zip(definition.uncertainties, covered) where entry.data != .table {
      if entry.basis == .value, figures.count > 1 {
        findings.append(
          Finding(
            .error, code: "distribution",
            "With the basis “value” a row gives one figure, but this one covers \(figures.count); name the figure, or write `factor` under “basis”.",
            at: entry.place("basis")))
      } else if entry.basis == .value, let figure = figures.first {
        for problem in entry.distribution.problems(anchor: figure) {
          findings.append(
            Finding(
              .error, code: "distribution", problem.message, at: entry.place(problem.column)))
        }
      }
      if !figures.contains(where: { $0 != 0 || entry.basis == .value }) {
        findings.append(
          Finding(
            .warning, code: "uncertainty-unused",
            "This row of “\(entry.data.rawValue)” holds for no figure of the study that is not 0: there is none at its codes, or other rows name them more closely.",
            at: entry.location))
      }
    }
  }

  /// Table rows are compared with each other, for a table may have more cells than can be looked at.
  private static func tableOverlaps(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    let rows = definition.uncertainties.indices.filter {
      definition.uncertainties[$0].data == .table
    }
    let solved = Set(
      definition.level == .group && !definition.groups.isEmpty
        ? definition.groups.map(\.code) : definition.sectors.map(\.code))
    func members(_ code: String?) -> Set<String> {
      guard let code else { return solved }
      return solved.contains(code) ? [code] : Set(known.sectors(of: code)).intersection(solved)
    }
    func closeness(_ code: String?) -> Int { code.map { solved.contains($0) ? 2 : 1 } ?? 0 }
    for (position, first) in rows.enumerated() {
      let one = definition.uncertainties[first]
      if members(one.sector).isEmpty || members(one.buyer).isEmpty {
        findings.append(
          Finding(
            .warning, code: "uncertainty-unused",
            "This row of “table” holds for no coefficient: the system is solved by \(definition.level.rawValue), so name codes of that level.",
            at: one.location))
      }
      for second in rows[(position + 1)...] {
        let other = definition.uncertainties[second]
        let weights = [one, other].map {
          closeness($0.sector) + closeness($0.buyer) + ($0.year == nil ? 0 : 2)
        }
        guard weights[0] == weights[1],
          one.year == nil || other.year == nil || one.year == other.year,
          !members(one.sector).isDisjoint(with: members(other.sector)),
          !members(one.buyer).isDisjoint(with: members(other.buyer))
        else { continue }
        findings.append(overlap(definition, first, second))
      }
    }
  }

  private static func overlap(
    _ definition: StudyDefinition, _ first: Int, _ second: Int
  ) -> Finding {
    let (one, other) = (definition.uncertainties[first], definition.uncertainties[second])
    let place = one.location.map { "\($0)" } ?? "row \(first + 1)"
    return Finding(
      .error, code: "uncertainty-overlap",
      "This row and the one at \(place) hold for the same figures of “\(other.data.rawValue)”, and neither names them more closely; narrow one of them or remove it.",
      at: other.location)
  }
}
