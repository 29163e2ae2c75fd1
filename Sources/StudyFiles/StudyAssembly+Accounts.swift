internal import Provenance
internal import SymbiosisModel
internal import TableFormats
internal import Yams

extension StudyAssembly {
  /// processes.csv, process_flows.csv and process_links.csv; the links' effects join the others.
  mutating func processes(_ top: YAMLMapping) {
    guard let name = top.string("processes", &findings) else {
      for key in ["process_flows", "process_links"] where top[key] != nil {
        findings.append(top.missing("processes", "the file of the processes that `\(key)` names"))
      }
      return
    }
    if let file = records(
      name, required: ["process", "name", "sector", "unit"],
      namedAt: top["processes"].map(top.place)
    ) {
      for record in 0..<file.count {
        guard let id = file.code(record, "process", &findings),
          let sector = file.code(record, "sector", &findings)
        else { continue }
        var process = UnitProcess(
          id: id, name: file.text(record, "name"), sector: sector, unit: file.text(record, "unit"),
          location: file.location(record, "process"))
        process.sectorLocation = file.location(record, "sector")
        definition.processes.append(process)
      }
    }
    if let name = top.required("process_flows", "the file of the processes' flows", &findings) {
      readProcessFlows(name, at: top["process_flows"].map(top.place))
    }
    if let name = top.string("process_links", &findings) {
      readProcessLinks(name, at: top["process_links"].map(top.place))
      definition.effects += definition.linkedEffects
    }
  }

  private mutating func readProcessFlows(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["process", "direction", "flow", "quantity", "unit"],
        optional: ["mass", "energy", "carbon"], namedAt: location)
    else { return }
    for record in 0..<file.count {
      let id = file.code(record, "process", &findings)
      let flow = file.code(record, "flow", &findings)
      let quantity = file.number(record, "quantity", &findings)
      let direction = choice(UnitProcess.Direction.self, file, record, "direction")
      let mass = file.optionalNumber(record, "mass", &findings)
      let energy = file.optionalNumber(record, "energy", &findings)
      let carbon = file.optionalNumber(record, "carbon", &findings)
      guard let id, let flow, let quantity, let direction else { continue }
      guard let position = definition.processes.firstIndex(where: { $0.id == id }) else {
        findings.append(
          Finding(
            .error, code: "unknown-process",
            "“\(id)” is no process; define it in the file of the processes.",
            at: file.location(record, "process")))
        continue
      }
      definition.processes[position].flows.append(
        UnitProcess.Exchanged(
          direction: direction, flow: flow, quantity: quantity, unit: file.text(record, "unit"),
          mass: mass, energy: energy, carbon: carbon, location: file.location(record, "flow")))
    }
  }

  private mutating func readProcessLinks(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["exchange", "process", "flow", "rate"],
        optional: ["quality", "displacement"], namedAt: location)
    else { return }
    for record in 0..<file.count {
      let exchange = file.code(record, "exchange", &findings)
      let process = file.code(record, "process", &findings)
      let rate = file.number(record, "rate", &findings)
      let quality = file.optionalNumber(record, "quality", &findings) ?? Sourced(1)
      let displacement = file.optionalNumber(record, "displacement", &findings) ?? Sourced(1)
      guard let exchange, let process, let rate else { continue }
      var link = ProcessLink(
        exchange: exchange, process: process, flow: file.text(record, "flow"), rate: rate,
        quality: quality, displacement: displacement, location: file.location(record, "exchange"))
      link.places = (file.location(record, "process"), file.location(record, "flow"))
      definition.processLinks.append(link)
    }
  }

  /// accounts.csv.
  mutating func readAccounts(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["year", "sector", "flow", "unit"],
        optional: ["generated", "consumed", "reused", "disposed"], namedAt: location)
    else { return }
    for record in 0..<file.count {
      let year = self.year(file, record)
      let sector = file.code(record, "sector", &findings)
      let flow = file.code(record, "flow", &findings)
      let generated = file.optionalNumber(record, "generated", &findings)
      let consumed = file.optionalNumber(record, "consumed", &findings)
      let reused = file.optionalNumber(record, "reused", &findings)
      let disposed = file.optionalNumber(record, "disposed", &findings)
      guard let year, let sector, let flow else { continue }
      var entry = AccountEntry(
        year: year, sector: sector, flow: flow, generated: generated, consumed: consumed,
        reused: reused, disposed: disposed, unit: file.text(record, "unit"),
        location: file.location(record, "flow"))
      entry.sectorLocation = file.location(record, "sector")
      definition.accounts.append(entry)
    }
  }

  /// satellites.csv.
  mutating func readSatellites(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["year", "row", "unit", "sector", "quantity"], namedAt: location)
    else { return }
    for record in 0..<file.count {
      let year = self.year(file, record)
      let row = file.code(record, "row", &findings)
      let sector = file.code(record, "sector", &findings)
      let quantity = file.number(record, "quantity", &findings)
      guard let year, let row, let sector, let quantity else { continue }
      var entry = SatelliteEntry(
        year: year, row: row, unit: file.text(record, "unit"), sector: sector, quantity: quantity,
        location: file.location(record, "row"))
      entry.places = (file.location(record, "year"), file.location(record, "sector"))
      definition.satellites.append(entry)
    }
  }

  /// rebound.csv.
  mutating func readRebound(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["exchange"], optional: ["displacement", "respent"], namedAt: location)
    else { return }
    for record in 0..<file.count {
      guard let exchange = file.code(record, "exchange", &findings) else { continue }
      definition.rebounds.append(
        ReboundRate(
          exchange: exchange,
          displacement: file.optionalNumber(record, "displacement", &findings) ?? Sourced(1),
          respent: file.optionalNumber(record, "respent", &findings) ?? Sourced(0),
          location: file.location(record, "exchange")))
    }
  }

  /// sites.csv.
  mutating func readSites(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(name, required: ["sector", "latitude", "longitude"], namedAt: location)
    else { return }
    for record in 0..<file.count {
      let sector = file.code(record, "sector", &findings)
      let latitude = file.number(record, "latitude", &findings)
      let longitude = file.number(record, "longitude", &findings)
      guard let sector, let latitude, let longitude else { continue }
      definition.sites.append(
        Site(
          sector: sector, latitude: latitude, longitude: longitude,
          location: file.location(record, "sector")))
    }
  }

  private mutating func year(_ file: RecordFile, _ record: Int) -> Int? {
    guard let text = file.code(record, "year", &findings) else { return nil }
    if let year = Int(text) { return year }
    findings.append(
      Finding(
        .error, code: "wrong-value", "“\(text)” is no year; write one such as 2012.",
        at: file.location(record, "year")))
    return nil
  }
}
