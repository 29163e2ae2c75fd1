internal import InputOutputModel

/// Which row of uncertainty.csv holds for which figure.
struct UncertaintyCoverage {
  /// Where a figure stands in a study; what does not apply is `nil`.
  struct Place: Hashable {
    var sector: String?
    var buyer: String?
    var flow: String?
    var indicator: String?
    var exchange: String?
    var column: String?
    var year: Int?
  }

  let entries: [UncertaintyEntry]
  private let rows: [UncertaintyEntry.Data: [Int]]
  private let groupOf: [String: String]

  init(_ definition: StudyDefinition) {
    entries = definition.uncertainties
    rows = Dictionary(grouping: entries.indices) { definition.uncertainties[$0].data }
    groupOf = Dictionary(
      definition.sectors.compactMap { sector in sector.group.map { (sector.code, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether any row is of this kind.
  func has(_ data: UncertaintyEntry.Data) -> Bool { rows[data] != nil }

  /// The row that names a figure most closely, and another that does so equally, if any.
  func row(_ data: UncertaintyEntry.Data, _ place: Place) -> (row: Int, rival: Int?)? {
    var best: (row: Int, rival: Int?)?
    var closest = -1
    for row in rows[data] ?? [] {
      guard let closeness = closeness(of: entries[row], to: place) else { continue }
      if closeness > closest {
        closest = closeness
        best = (row, nil)
      } else if closeness == closest {
        best?.rival = row
      }
    }
    return best
  }

  /// How closely a row names a figure; `nil` where it does not cover it.
  private func closeness(of entry: UncertaintyEntry, to place: Place) -> Int? {
    var sum = 0
    func holds(_ locator: String?, _ value: String?) -> Bool {
      guard let locator else { return true }
      sum += 2
      return locator == value
    }
    func holdsSector(_ locator: String?, _ value: String?) -> Bool {
      guard let locator else { return true }
      if locator == value {
        sum += 2
        return true
      }
      sum += 1
      return value.flatMap { groupOf[$0] } == locator
    }
    guard holdsSector(entry.sector, place.sector), holdsSector(entry.buyer, place.buyer),
      holds(entry.flow, place.flow), holds(entry.indicator, place.indicator),
      holds(entry.exchange, place.exchange), holds(entry.column, place.column)
    else { return nil }
    if let year = entry.year {
      guard year == place.year else { return nil }
      sum += 2
    }
    return sum
  }
}

extension StudyDefinition {
  /// Every figure of a kind that may be uncertain, in file order, with what the study says it is.
  ///
  /// Coefficients are left out: they are those of the solved system.
  func uncertainPlaces(
    _ data: UncertaintyEntry.Data
  ) -> [(place: UncertaintyCoverage.Place, figure: Double)] {
    switch data {
    case .table: return []
    case .inventory:
      return years.flatMap { year in
        year.inventory.map {
          (.init(sector: $0.sector, flow: $0.flow, year: year.year), $0.quantity.value)
        }
      }
    case .factor:
      return flows.flatMap { flow in
        zip(indicators, flow.factors).map {
          (.init(flow: flow.code, indicator: $0.code), $1.value)
        }
      }
    case .effect:
      return effects.map {
        (.init(sector: $0.sector, flow: $0.flow, exchange: $0.exchange), $0.rate.value)
      }
    case .quantity:
      return exchanges.flatMap { exchange in
        zip(quantities, exchange.quantities).map {
          (.init(exchange: exchange.id, column: $0), $1.value)
        }
      }
        + scenarios.flatMap { scenario -> [(place: UncertaintyCoverage.Place, figure: Double)] in
          guard case .explicit(let chosen) = scenario.quantities else { return [] }
          return exchanges.map { (.init(exchange: $0.id), chosen[$0.id]?.value ?? 0) }
        }
    case .price:
      return years.flatMap { year in
        (year.prices ?? []).map { (.init(sector: $0.code, year: year.year), $0.value.value) }
      }
    }
  }
}
