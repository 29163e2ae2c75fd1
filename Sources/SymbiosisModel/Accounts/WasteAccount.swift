internal import InputOutputModel
public import Provenance

/// What a sector consumed, generated, reused and disposed of a flow in a year: a row of accounts.csv.
public struct AccountEntry: Sendable {
  /// The year.
  public var year: Int
  /// A sector or group code, or `household`.
  public var sector: String
  /// The waste or resource, by the name that exchanges use for their waste.
  public var flow: String
  /// Arising in the sector; `nil` where not given.
  public var generated: Sourced?
  /// Taken in by the sector.
  public var consumed: Sourced?
  /// Used again within the sector.
  public var reused: Sourced?
  /// Dumped, burnt without use or stored.
  public var disposed: Sourced?
  /// The unit.
  public var unit: String
  /// Where the row stands.
  public var location: SourceLocation?
  /// Where the sector stands.
  public var sectorLocation: SourceLocation?

  /// Creates a row.
  public init(
    year: Int, sector: String, flow: String, generated: Sourced? = nil, consumed: Sourced? = nil,
    reused: Sourced? = nil, disposed: Sourced? = nil, unit: String, location: SourceLocation? = nil
  ) {
    self.year = year
    self.sector = sector
    self.flow = flow
    self.generated = generated
    self.consumed = consumed
    self.reused = reused
    self.disposed = disposed
    self.unit = unit
    self.location = location
  }
}

/// A row of the accounts beside what a scenario exchanges of it.
public struct WasteAccount: Sendable, Equatable {
  /// The scenario's code.
  public var scenario: String
  /// The year.
  public var year: Int
  /// The sector.
  public var sector: String
  /// The waste or resource.
  public var flow: String
  /// The unit.
  public var unit: String
  /// Arising in the sector.
  public var generated: Double?
  /// Taken in by the sector.
  public var consumed: Double?
  /// Used again within the sector.
  public var reused: Double?
  /// Disposed of, as the account says.
  public var disposed: Double?
  /// Given to others in the scenario.
  public var given: Double
  /// Taken from others in the scenario.
  public var taken: Double
  /// generated − reused − given; `nil` where the generated amount is not known.
  public var remaining: Double?
}

extension SolvedStudy {
  /// The accounts of each scenario's year, with what the scenario exchanges.
  public func wasteAccounts() -> [WasteAccount] {
    scenarios.flatMap { scenario in
      definition.accounts.filter { $0.year == scenario.scenario.year }.map { entry in
        func exchanged(_ sector: KeyPath<Exchange, String>) -> Double {
          definition.exchanges.enumerated().reduce(0) { sum, exchange in
            guard classification.isPart(exchange.element[keyPath: sector], of: entry.sector),
              exchange.element.wasteName == WasteName(entry.flow)
            else { return sum }
            return sum + scenario.quantities[exchange.offset]
          }
        }
        let given = exchanged(\.from)
        return WasteAccount(
          scenario: scenario.scenario.id, year: entry.year, sector: entry.sector, flow: entry.flow,
          unit: entry.unit, generated: entry.generated?.value, consumed: entry.consumed?.value,
          reused: entry.reused?.value, disposed: entry.disposed?.value, given: given,
          taken: exchanged(\.to),
          remaining: entry.generated.map { $0.value - (entry.reused?.value ?? 0) - given })
      }
    }
  }

  /// What a scenario gives away beyond what arises and is not reused, by giver and waste.
  static func exceededAccounts(
    _ scenario: Scenario, quantities: [Double], definition: StudyDefinition,
    classification: StudyClassification
  ) -> [Finding] {
    definition.accountCaps(year: scenario.year, classification: classification)
      .filter { $0.cap.isExceeded(by: quantities) }.map { entry, cap in
        let taken = cap.terms.map(\.exchange).filter { quantities[$0] > 0 }
        let given = cap.used(quantities)
        return Finding(
          .error, code: "account-exceeded",
          "Scenario \(scenario.id) takes \(printed(given)) \(cap.unit) of \(entry.flow) from \(entry.sector) by \(WordList.quoted(taken.map { definition.exchanges[$0].id })), \(printed(given - cap.maximum)) more than the \(printed(cap.maximum)) that arise there and are not reused; lower a quantity, correct the account, or allow `account-exceeded`.",
          at: cap.location)
      }
  }
}

extension StudyDefinition {
  /// What arises of each waste in a year and is not reused, of which exchanges take.
  func accountCaps(
    year: Int, classification: StudyClassification
  ) -> [(entry: AccountEntry, cap: ExchangeCap)] {
    accounts.compactMap { entry in
      guard entry.year == year, let generated = entry.generated else { return nil }
      let members = exchanges.indices.filter {
        classification.isPart(exchanges[$0].from, of: entry.sector)
          && exchanges[$0].wasteName == WasteName(entry.flow)
      }
      guard !members.isEmpty else { return nil }
      let cap = ExchangeCap(
        kind: .account, name: "\(entry.flow) of \(entry.sector)", unit: entry.unit,
        terms: members.map { ExchangeCap.Term(exchange: $0, coefficient: 1) },
        maximum: max(0, generated.value - (entry.reused?.value ?? 0)),
        location: generated.location)
      return (entry, cap)
    }
  }
}

extension StudyCheck {
  /// Checks the accounts' codes, signs, units and sums.
  static func accounts(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    struct Key: Hashable {
      var year: Int
      var sector: String
      var waste: WasteName
    }
    var seen = Set<Key>()
    let groups = Dictionary(
      definition.sectors.map { ($0.code, $0.group) }, uniquingKeysWith: { first, _ in first })
    for entry in definition.accounts {
      known.check(
        entry.sector, household: true, at: entry.sectorLocation ?? entry.location, &findings)
      let key = Key(year: entry.year, sector: entry.sector, waste: WasteName(entry.flow))
      if !seen.insert(key).inserted {
        findings.append(
          Finding(
            .error, code: "duplicate",
            "The account of \(entry.flow) in \(entry.sector) is given twice for \(entry.year); keep one row.",
            at: entry.location))
      }
      let columns: [(String, Sourced?)] = [
        ("generated", entry.generated), ("consumed", entry.consumed), ("reused", entry.reused),
        ("disposed", entry.disposed),
      ]
      for (name, figure) in columns {
        guard let figure, figure.value < 0 else { continue }
        findings.append(
          Finding(
            .error, code: "negative-quantity",
            "The \(name) amount of \(entry.flow) in \(entry.sector) is \(printed(figure.value)); it cannot be negative.",
            at: figure.location))
      }
      for exchange in definition.exchanges
      where (exchange.from == entry.sector || groups[exchange.from] == entry.sector)
        && exchange.unit != entry.unit
        && exchange.wasteName == WasteName(entry.flow)
      {
        findings.append(
          Finding(
            .error, code: "unit-mismatch",
            "The account counts \(entry.flow) of \(entry.sector) in \(entry.unit) and \(exchange.id) in \(exchange.unit); use one unit.",
            at: entry.location))
      }
      if let generated = entry.generated?.value, let reused = entry.reused?.value,
        let disposed = entry.disposed?.value, reused + disposed > generated * (1 + 1e-9)
      {
        findings.append(
          Finding(
            .warning, code: "account-gap",
            "\(entry.sector) reuses and disposes of \(printed(reused + disposed)) \(entry.unit) of \(entry.flow) in \(entry.year), \(printed(reused + disposed - generated)) more than arises there.",
            at: entry.location))
      }
    }
  }
}
