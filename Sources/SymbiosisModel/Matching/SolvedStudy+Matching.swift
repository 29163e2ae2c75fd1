internal import Glibc
internal import InputOutputModel
public import Provenance

extension SolvedStudy {
  /// Exchanges that a year's accounts and a catalogue of synergies suggest, largest saving first.
  ///
  /// A candidate pairs a waste that arises in a sector beyond what is reused and already exchanged with
  /// a sector whose inventory has every flow that the waste would replace. Its quantity is the smaller
  /// of what remains and of what the taker's flows let through. Candidates are alternatives: they may
  /// share a waste or a flow, and `portfolio` chooses among exchanges.
  ///
  /// - Throws: `InvalidInput` when the year is unknown or has no account of any waste.
  public func candidates(
    year: Int, catalogue: [Synergy]
  ) throws(InvalidInput) -> [CandidateExchange] {
    guard let system = years.first(where: { $0.year == year }) else {
      throw InvalidInput(
        code: "unknown-year",
        "\(year) is no year of the study; use one of \(WordList.quoted(years.map { String($0.year) }))."
      )
    }
    let entries = definition.accounts.filter { $0.year == year && $0.generated != nil }
    guard !entries.isEmpty else {
      throw InvalidInput(
        code: "no-accounts",
        "The study has no account of a waste in \(year); add accounts.csv (year, sector, flow, generated …) and name it under `accounts`.",
        at: definition.location)
    }
    let factors = YearSystem.factors(definition, indicator: headline)
    let flows = Dictionary(
      definition.flows.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let codes = classification.solved + [InventoryEntry.household]
    var found: [CandidateExchange] = []
    for entry in entries {
      let remaining = available(entry, in: system)
      guard remaining > 0 else { continue }
      for synergy in catalogue
      where WasteName(synergy.waste) == WasteName(entry.flow) {
        let changes = synergy.changes.compactMap { change in
          flows[change.flow].map { (flow: $0, rate: change.rate.value, share: change.share) }
        }
        guard changes.count == synergy.changes.count, changes.contains(where: { $0.rate < 0 })
        else { continue }
        for (row, code) in codes.enumerated() where !classification.overlap(code, entry.sector) {
          let most = changes.filter { $0.rate < 0 }.reduce(Double.infinity) {
            min($0, $1.share * system.inventory[row, $1.flow] / -$1.rate)
          }
          guard most > 0, suits(code, synergy.takers), !isExchanged(entry, to: code) else {
            continue
          }
          let quantity = min(most, remaining)
          let distance = distance(entry.sector, code)
          let cost = synergy.cost.map {
            quantity * ($0 + synergy.transport * (distance ?? 0))
          }
          found.append(
            CandidateExchange(
              synergy: synergy.id, from: entry.sector, to: code, waste: entry.flow,
              process: synergy.process, quantity: quantity, unit: entry.unit,
              limitedBy: most < remaining ? .demand : .supply,
              saving: -quantity * changes.reduce(0) { $0 + $1.rate * factors[$1.flow] },
              distance: distance, cost: cost, rankBySaving: 0, rankByCost: nil,
              source: synergy.source))
        }
      }
    }
    return Self.ranked(found)
  }

  /// Which entries of a catalogue fit a waste of the year's accounts but change a flow that the study does
  /// not have, so that no candidate can come of them.
  public func unusableSynergies(year: Int, catalogue: [Synergy]) -> [Finding] {
    let flows = Set(definition.flows.map(\.code))
    let wastes = Set(
      definition.accounts.filter { $0.year == year && $0.generated != nil }
        .map { WasteName($0.flow) })
    return catalogue.compactMap { synergy in
      let unknown = synergy.changes.map(\.flow).filter { !flows.contains($0) }
      guard wastes.contains(WasteName(synergy.waste)), !unknown.isEmpty else { return nil }
      return Finding(
        .note, code: "unused-synergy",
        "The entry “\(synergy.id)” is left out: it changes \(WordList.quoted(unknown)), of which the study has no flow; add it to the flows, with its quantity in the inventories, to have candidates of it."
      )
    }
  }

  private static func ranked(_ candidates: [CandidateExchange]) -> [CandidateExchange] {
    var ranked = candidates.sorted { $0.saving > $1.saving }
    for position in ranked.indices { ranked[position].rankBySaving = position + 1 }
    let byCost = ranked.indices.compactMap { position -> (position: Int, cost: Double)? in
      guard let cost = ranked[position].cost, ranked[position].saving > 0 else { return nil }
      return (position, cost / ranked[position].saving)
    }.sorted { $0.cost < $1.cost }
    for (rank, item) in byCost.enumerated() { ranked[item.position].rankByCost = rank + 1 }
    return ranked
  }

  /// What arises, is not reused and not exchanged in the observed year.
  private func available(_ entry: AccountEntry, in system: YearSystem) -> Double {
    let given = definition.exchanges.enumerated().reduce(0.0) { sum, exchange in
      guard classification.isPart(exchange.element.from, of: entry.sector),
        exchange.element.wasteName == WasteName(entry.flow)
      else { return sum }
      return sum + system.includedQuantities[exchange.offset]
    }
    return (entry.generated?.value ?? 0) - (entry.reused?.value ?? 0) - given
  }

  /// Whether one of a synergy's words is a sector's code or a whole word of its name.
  ///
  /// “metal” is no word of “non-metallic minerals”. Chinese is written without spaces, so a word of it may
  /// stand anywhere in a name.
  private func suits(_ code: String, _ words: [String]) -> Bool {
    guard !words.isEmpty else { return true }
    let sector = (definition.groups + definition.sectors).first { $0.code == code }
    let name = (sector?.name ?? "").lowercased()
    return words.contains { word in
      let word = word.lowercased()
      if word == code.lowercased() { return true }
      return word.unicodeScalars.allSatisfy(\.isASCII)
        ? " \(Self.words(name)) ".contains(" \(Self.words(word)) ") : name.contains(word)
    }
  }

  /// The words of a text, one space between them; a hyphen joins, and a plural counts as its singular.
  private static func words(_ text: String) -> String {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
      .map { $0.count > 3 && $0.hasSuffix("s") && !$0.hasSuffix("ss") ? $0.dropLast() : $0 }
      .joined(separator: " ")
  }

  /// Whether the study has an exchange of this waste between the two already.
  private func isExchanged(_ entry: AccountEntry, to code: String) -> Bool {
    definition.exchanges.contains {
      classification.overlap($0.from, entry.sector) && classification.overlap($0.to, code)
        && $0.wasteName == WasteName(entry.flow)
    }
  }

  /// Kilometres along the great circle between two sites.
  private func distance(_ from: String, _ to: String) -> Double? {
    guard let first = definition.sites.first(where: { $0.sector == from }),
      let second = definition.sites.first(where: { $0.sector == to })
    else { return nil }
    let radians = Double.pi / 180
    let latitudes = (first.latitude.value * radians, second.latitude.value * radians)
    let rise = sin((latitudes.1 - latitudes.0) / 2)
    let run = sin((second.longitude.value - first.longitude.value) * radians / 2)
    let haversine = rise * rise + cos(latitudes.0) * cos(latitudes.1) * run * run
    return 2 * 6371.0088 * asin(min(1, haversine.squareRoot()))
  }
}

extension StudyCheck {
  /// Checks the sites.
  static func sites(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    for site in definition.sites {
      known.check(site.sector, household: true, at: site.location, &findings)
      for (name, angle, most) in [
        ("latitude", site.latitude, 90.0), ("longitude", site.longitude, 180),
      ] where abs(angle.value) > most {
        findings.append(
          Finding(
            .error, code: "coordinates",
            "The \(name) of \(site.sector) is \(printed(angle.value)); it lies between −\(printed(most)) and \(printed(most)) degrees.",
            at: angle.location))
      }
    }
  }
}
