internal import DenseAlgebra
internal import InputOutputModel
internal import Provenance
internal import SymbiosisModel
internal import TableFormats

extension StudyAssembly {
  /// The years, each with its files.
  mutating func years(_ top: YAMLMapping, roles: TableRoles) {
    guard let mapping = top.mapping("years", &findings) else {
      if top["years"] == nil {
        findings.append(top.missing("years", "at least one year with its table and inventory"))
      }
      failed.insert(.tables)
      return
    }
    if mapping.entries.isEmpty {
      findings.append(top.missing("years", "at least one year with its table and inventory"))
    }
    for entry in mapping.entries {
      guard let year = Int(entry.key) else {
        findings.append(
          Finding(
            .error, code: "wrong-value", "“\(entry.key)” is no year; write one such as 2012.",
            at: entry.location))
        failed.insert(.tables)
        continue
      }
      guard let detail = mapping.mapping(entry.key, &findings) else {
        failed.insert(.tables)
        continue
      }
      self.year(year, detail, roles: roles)
    }
    definition.years.sort { $0.year < $1.year }
  }

  private mutating func year(_ year: Int, _ mapping: YAMLMapping, roles: TableRoles) {
    mapping.unknownKeys(
      [
        "table", "city", "city_demand", "city_totals", "inventory", "inventory_includes", "prices",
        "import_multipliers",
      ], &findings)
    var result = StudyYear(year: year, table: emptyTable(roles))
    result.files["study"] = mapping.location
    if let name = mapping.required("table", "the file of the input–output table", &findings) {
      result.files["table"] = folder.place(of: name)
      if let table = table(name, roles: roles, namedAt: mapping["table"].map(mapping.place)) {
        result.table = table
      }
    } else {
      failed.insert(.tables)
    }
    if let name = mapping.string("city", &findings) {
      result.files["city"] = folder.place(of: name)
      city(name, namedAt: mapping["city"].map(mapping.place), &result)
    }
    if let name = mapping.string("city_demand", &findings) {
      result.files["city_demand"] = folder.place(of: name)
      result.cityDemand = figures(
        name, columns: ("column", "total"), namedAt: mapping["city_demand"].map(mapping.place))
    }
    cityTotals(mapping, &result)
    if let name = mapping.string("prices", &findings) {
      result.files["prices"] = folder.place(of: name)
      result.prices = figures(
        name, columns: ("code", "index"), namedAt: mapping["prices"].map(mapping.place))
    }
    if let name = mapping.string("import_multipliers", &findings) {
      result.files["import_multipliers"] = folder.place(of: name)
      result.importMultipliers = importMultipliers(
        name, namedAt: mapping["import_multipliers"].map(mapping.place))
    }
    if let name = mapping.required("inventory", "the file of the inventory", &findings) {
      result.files["inventory"] = folder.place(of: name)
      result.inventory = inventory(name, namedAt: mapping["inventory"].map(mapping.place))
    }
    result.inventoryIncludes = mapping.string("inventory_includes", &findings)
    result.files["inventory_includes"] = mapping["inventory_includes"].map(mapping.place)
    definition.years.append(result)
  }

  /// A table of zeros in place of one that could not be read, so that the other files are checked.
  private func emptyTable(_ roles: TableRoles) -> InputOutputTable {
    let n = definition.sectors.count
    return InputOutputTable(
      money: definition.money,
      labels: definition.sectors.map { SectorLabel(sector: $0.code) },
      intermediate: Matrix(rows: n, columns: n),
      finalDemand: AccountColumns(
        labels: roles.finalDemand.map { SectorLabel(sector: $0) },
        values: Matrix(rows: n, columns: roles.finalDemand.count)),
      exports: .none(count: n), imports: .none(count: n), error: .none(count: n),
      otherInputs: .none(count: n), valueAdded: .none(count: n),
      output: [Double](repeating: 0, count: n))
  }

  private mutating func table(
    _ name: String, roles: TableRoles, namedAt location: SourceLocation?
  ) -> InputOutputTable? {
    guard let csv = csv(name, namedAt: location) else {
      failed.insert(.tables)
      return nil
    }
    guard !failed.contains(.classification) else { return nil }
    do {
      let file = try TableCSVReader.read(
        csv, roles: roles, sectors: definition.sectors.map(\.code))
      findings += file.findings
      return file.table
    } catch {
      findings += error.findings
      failed.insert(.tables)
      return nil
    }
  }

  private mutating func city(
    _ name: String, namedAt location: SourceLocation?, _ year: inout StudyYear
  ) {
    guard let csv = csv(name, namedAt: location) else { return }
    findings += csv.findings
    let hasOutput = csv.header.contains("output")
    let hasValueAdded = csv.header.contains("value_added")
    if hasOutput, hasValueAdded {
      findings.append(
        Finding(
          .error, code: "city-measure",
          "The city file has both output and value_added; give one of them.",
          at: csv.location(record: -1, column: nil)))
      return
    }
    year.cityMeasure = hasValueAdded ? .valueAdded : .output
    year.city = figures(
      csv, columns: ("code", hasValueAdded ? "value_added" : "output"))
  }

  /// The totals of the city's uses and how they are met.
  private mutating func cityTotals(_ mapping: YAMLMapping, _ year: inout StudyYear) {
    guard let totals = mapping.mapping("city_totals", &findings) else { return }
    totals.unknownKeys(["rows", "columns", "method"], &findings)
    year.files["city_totals"] = totals.location
    let method = totals.choice("method", UseBalancing.Method.self, &findings) ?? .ras
    let rows = totals.required("rows", "the file of the rows' totals (code,total)", &findings)
    let columns = totals.required(
      "columns", "the file of the columns' totals (code,total)", &findings)
    guard let rows, let columns else { return }
    let place = { (key: String) in totals[key].map(totals.place) }
    let before = findings.count
    let rowTotals = figures(rows, columns: ("code", "total"), namedAt: place("rows"))
    let columnTotals = figures(columns, columns: ("code", "total"), namedAt: place("columns"))
    guard let rowTotals, let columnTotals,
      !findings[before...].contains(where: { $0.severity == .error })
    else { return }
    year.cityTotals = CityTotals(rows: rowTotals, columns: columnTotals, method: method)
  }

  private mutating func figures(
    _ name: String, columns: (code: String, value: String), namedAt location: SourceLocation?
  ) -> [StudyYear.Figure]? {
    guard let csv = csv(name, namedAt: location) else { return nil }
    findings += csv.findings
    return figures(csv, columns: columns)
  }

  private mutating func figures(
    _ csv: CSVFile, columns: (code: String, value: String)
  ) -> [StudyYear.Figure]? {
    let file: RecordFile
    do {
      file = try RecordFile(csv, required: [columns.code, columns.value])
    } catch {
      findings += error.findings
      return nil
    }
    return (0..<file.count).compactMap { record in
      let code = file.code(record, columns.code, &findings)
      let value = file.number(record, columns.value, &findings)
      guard let code, let value else { return nil }
      return StudyYear.Figure(
        code: code, value: value, codeLocation: file.location(record, columns.code))
    }
  }

  /// A column for each indicator that is given; other columns are not interpreted.
  private mutating func importMultipliers(
    _ name: String, namedAt location: SourceLocation?
  ) -> [StudyYear.ImportMultiplier] {
    guard let file = records(name, required: ["code"], namedAt: location) else { return [] }
    let indicators = definition.indicators.map(\.code)
    let given = indicators.filter(file.has)
    if given.isEmpty {
      findings.append(
        Finding(
          .error, code: "import-multipliers",
          "The multipliers of imports need a column for an indicator; name one of "
            + "\(WordList.quoted(indicators)).", at: file.location(-1)))
    }
    return (0..<file.count).flatMap { record -> [StudyYear.ImportMultiplier] in
      guard let code = file.code(record, "code", &findings) else { return [] }
      return given.compactMap { indicator in
        file.number(record, indicator, &findings).map {
          var multiplier = StudyYear.ImportMultiplier(code: code, indicator: indicator, value: $0)
          multiplier.codeLocation = file.location(record, "code")
          return multiplier
        }
      }
    }
  }

  private mutating func inventory(
    _ name: String, namedAt location: SourceLocation?
  ) -> [InventoryEntry] {
    guard
      let file = records(name, required: ["sector", "flow", "quantity"], namedAt: location)
    else { return [] }
    return (0..<file.count).compactMap { record in
      let sector = file.code(record, "sector", &findings)
      let flow = file.code(record, "flow", &findings)
      let quantity = file.number(record, "quantity", &findings)
      guard let sector, let flow, let quantity else { return nil }
      var entry = InventoryEntry(
        sector: sector, flow: flow, quantity: quantity, location: file.location(record, "sector"))
      entry.flowLocation = file.location(record, "flow")
      return entry
    }
  }
}
