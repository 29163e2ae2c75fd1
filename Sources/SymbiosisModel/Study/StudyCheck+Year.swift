internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance

extension StudyCheck {
  /// Checks one year: its table's identities, then every code and figure of its other files.
  static func year(
    _ year: StudyYear, definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    table(year, definition: definition, &findings)
    covering(year.city ?? [], what: "city", known: known, &findings)
    for figure in year.city ?? [] where figure.value.value < 0 && year.cityMeasure == .output {
      findings.append(
        Finding(
          .error, code: "negative-output",
          "The city's output of \(figure.code) is \(printed(figure.value.value)); it cannot be negative.",
          at: figure.value.location))
    }
    cityDemand(year, &findings)
    cityTotals(year, known: known, &findings)
    if let prices = year.prices {
      covering(prices, what: "prices", known: known, &findings)
      for figure in prices where !(figure.value.value > 0) {
        findings.append(
          Finding(
            .error, code: "price-index",
            "The price index of \(figure.code) is \(printed(figure.value.value)); it must be above 0 "
              + "(1.25 where prices are a quarter above the base year's).",
            at: figure.value.location))
      }
      let covered = Set(prices.flatMap { known.sectors(of: $0.code) })
      let missing = definition.sectors.map(\.code).filter { !covered.contains($0) }
      if !missing.isEmpty {
        findings.append(
          Finding(
            .error, code: "price-index",
            "Every sector needs a price index; \(year.year) has none for "
              + "\(WordList.quoted(missing, limit: 12)).", at: year.files["prices"]))
      }
    }
    importMultipliers(year, definition: definition, known: known, &findings)
    let flows = Set(definition.flows.map(\.code))
    for entry in year.inventory {
      known.check(entry.sector, household: true, at: entry.location, &findings)
      unknownFlow(
        entry.flow, flows, definition, at: entry.flowLocation ?? entry.location, &findings)
      if entry.quantity.value < 0 {
        findings.append(
          Finding(
            .error, code: "negative-quantity",
            "The inventory of \(entry.sector) has \(printed(entry.quantity.value)) of \(entry.flow); "
              + "a quantity cannot be negative.", at: entry.quantity.location))
      }
    }
    if let included = year.inventoryIncludes, !definition.quantities.contains(included) {
      findings.append(
        Finding(
          .error, code: "unknown-quantity",
          "`inventory_includes: \(included)` of \(year.year) is no quantity column; "
            + suggestion(included, among: definition.quantities),
          at: year.files["inventory_includes"] ?? year.files["study"]))
    }
  }

  static func unknownFlow(
    _ flow: String, _ flows: Set<String>, _ definition: StudyDefinition,
    at location: SourceLocation?, _ findings: inout [Finding]
  ) {
    if flows.contains(flow) { return }
    findings.append(
      Finding(
        .error, code: "unknown-flow",
        "“\(flow)” is no flow; " + suggestion(flow, among: definition.flows.map(\.code)),
        at: location))
  }

  /// Codes must be known, and no sector may be covered twice, by itself or by its group.
  static func covering(
    _ figures: [StudyYear.Figure], what: String, known: KnownCodes, _ findings: inout [Finding]
  ) {
    var covered: [String: String] = [:]
    for figure in figures {
      let before = findings.count
      let place = figure.codeLocation ?? figure.value.location
      known.check(figure.code, household: false, at: place, &findings)
      if findings.count > before { continue }
      let twice = known.sectors(of: figure.code).filter { covered[$0] != nil }
      if let first = twice.first, let other = covered[first] {
        findings.append(
          Finding(
            .error, code: "covered-twice",
            "The \(what) file covers \(WordList.quoted(twice, limit: 6)) twice, by “\(other)” and by "
              + "“\(figure.code)”; keep one of the two.", at: place))
      }
      for sector in known.sectors(of: figure.code) { covered[sector] = figure.code }
    }
  }

  private static func cityDemand(_ year: StudyYear, _ findings: inout [Finding]) {
    guard let demand = year.cityDemand else { return }
    if year.city == nil {
      findings.append(
        Finding(
          .error, code: "city-demand",
          "`city_demand` of \(year.year) needs `city`: without it the table is used as it is.",
          at: year.files["city_demand"]))
    }
    let columns = year.table.finalDemand.labels.map(\.sector)
    duplicates(
      demand.map { ($0.code, $0.codeLocation ?? $0.value.location) }, "demand column", &findings)
    for figure in demand {
      guard let column = columns.firstIndex(of: figure.code) else {
        findings.append(
          Finding(
            .error, code: "unknown-column",
            "“\(figure.code)” is no column of final demand; "
              + suggestion(figure.code, among: columns),
            at: figure.codeLocation ?? figure.value.location))
        continue
      }
      let total = year.table.finalDemand.values.column(column).reduce(0, +)
      if total == 0, figure.value.value != 0 {
        findings.append(
          Finding(
            .error, code: "city-demand",
            "The city's \(figure.code) is \(printed(figure.value.value)), but the province's column adds "
              + "up to 0 and cannot be scaled to it.", at: figure.value.location))
      }
    }
  }

  /// Codes of the city's totals, and what they need.
  private static func cityTotals(
    _ year: StudyYear, known: KnownCodes, _ findings: inout [Finding]
  ) {
    guard let totals = year.cityTotals else { return }
    let place = year.files["city_totals"]
    func refuse(_ message: String, at location: SourceLocation?) {
      findings.append(Finding(.error, code: "city-totals", message, at: location))
    }
    if year.city == nil {
      refuse(
        "`city_totals` of \(year.year) needs `city`: without it the table is used as it is.",
        at: place)
    }
    if year.prices != nil {
      refuse(
        "`city_totals` of \(year.year) are totals at current prices, which cannot be told at constant ones; leave out `prices` or the totals.",
        at: place)
    }
    let sectors = year.table.labels.map(\.sector)
    for (kind, figures, codes) in [
      ("row", totals.rows, sectors),
      ("column", totals.columns, sectors + year.table.finalDemand.labels.map(\.sector)),
    ] {
      if figures.isEmpty {
        refuse("`city_totals` of \(year.year) gives no \(kind) a total.", at: place)
      }
      duplicates(
        figures.map { ($0.code, $0.codeLocation ?? $0.value.location) }, "\(kind) total of",
        &findings)
      for figure in figures where !codes.contains(figure.code) {
        let isGroup = known.sectors(of: figure.code) != [figure.code]
        refuse(
          isGroup
            ? "“\(figure.code)” is a group; a table is balanced by sector, so give the totals of its sectors."
            : "“\(figure.code)” is no \(kind) of the city's uses; "
              + suggestion(figure.code, among: codes),
          at: figure.codeLocation ?? figure.value.location)
      }
    }
  }

  /// The table's identities and signs.
  private static func table(
    _ year: StudyYear, definition: StudyDefinition, _ findings: inout [Finding]
  ) {
    let table = year.table
    let codes = definition.sectors.map(\.code)
    guard table.labels.map(\.sector) == codes else {
      findings.append(
        Finding(
          .error, code: "table-sectors",
          "The table of \(year.year) does not have the sectors of the classification, in its order.",
          at: year.files["table"]))
      return
    }
    let identity = TableIdentity(table)
    let money = table.money
    func describe(_ gap: Double, _ output: Double) -> String {
      let share = output == 0 ? "" : ", \(printedPercent(abs(gap / output)))"
      return "\(printed(abs(gap))) (\(money)\(share))"
    }
    for (index, code) in codes.enumerated() {
      let output = table.output[index]
      let gap = identity.rowGaps[index]
      let place = table.places?.location(row: code, column: "output")
      switch identity.rowVerdict(index) {
      case .holds: break
      case .rounding:
        findings.append(
          Finding(
            .warning, code: "row-rounding",
            "Row \(code) adds up to \(describe(gap, output)) \(gap > 0 ? "less" : "more") than its output, "
              + "within the rounding of the printed figures; the difference is kept in final deliveries.",
            at: place))
      case .broken:
        findings.append(
          Finding(
            .error, code: "row-identity",
            "Row \(code) does not balance: output is \(printed(output)), but its deliveries add up to "
              + "\(printed(output - gap)), a gap of \(describe(gap, output)). Correct the row, or put a "
              + "statistical discrepancy into an error column.", at: place))
      }
      let columnGap = identity.columnGaps[index]
      let columnOutput = table.outputRow?[index] ?? output
      let columnPlace = table.places?.location(row: "output", column: code)
      switch identity.columnVerdict(index) {
      case .holds: break
      case .rounding:
        findings.append(
          Finding(
            .warning, code: "column-rounding",
            "Column \(code) adds up to \(describe(columnGap, columnOutput)) "
              + "\(columnGap > 0 ? "less" : "more") than its output, within the rounding of the printed "
              + "figures.", at: columnPlace))
      case .broken:
        findings.append(
          Finding(
            .error, code: "column-identity",
            "Column \(code) does not balance: output is \(printed(columnOutput)), but its inputs and value "
              + "added come to \(printed(columnOutput - columnGap)), a gap of "
              + "\(describe(columnGap, columnOutput)). Correct the column.", at: columnPlace))
      }
      if let row = table.outputRow, identity.outputVerdict(index) == .broken {
        findings.append(
          Finding(
            .error, code: "output-mismatch",
            "The output of \(code) is \(printed(output)) in the output column and \(printed(row[index])) in "
              + "the output row; they must be the same figure.", at: columnPlace))
      }
      if output < 0 {
        findings.append(
          Finding(
            .error, code: "negative-output",
            "The output of \(code) is \(printed(output)); it cannot be negative.", at: place))
      }
    }
    signs(table, codes: codes, &findings)
  }

  private static func signs(_ table: InputOutputTable, codes: [String], _ findings: inout [Finding])
  {
    let valueAdded = table.valueAdded.values.columnSums()
    for (index, code) in codes.enumerated() where valueAdded[index] < 0 {
      findings.append(
        Finding(
          .warning, code: "negative-value-added",
          "The value added of \(code) is \(printed(valueAdded[index])) (\(table.money)): the sector's inputs "
            + "cost more than its output.",
          at: table.valueAdded.labels.last.flatMap { table.places?.location(row: $0, column: code) }
        ))
    }
    for (index, code) in codes.enumerated() {
      for (k, label) in table.imports.labels.enumerated() where table.imports.values[index, k] < 0 {
        findings.append(
          Finding(
            .warning, code: "negative-imports",
            "The imports of \(code) in column \(label.sector) are "
              + "\(printed(table.imports.values[index, k])); imports are positive figures, subtracted.",
            at: table.places?.location(row: code, column: label.sector)))
      }
      for (other, buyer) in codes.enumerated() where table.intermediate[index, other] < 0 {
        findings.append(
          Finding(
            .warning, code: "negative-delivery",
            "The delivery of \(code) to \(buyer) is \(printed(table.intermediate[index, other])); a negative "
              + "coefficient can make multipliers negative.",
            at: table.places?.location(row: code, column: buyer)))
      }
    }
  }
}
