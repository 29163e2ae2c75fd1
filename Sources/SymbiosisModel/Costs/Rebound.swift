internal import DenseAlgebra
internal import InputOutputModel
public import Provenance

/// How much of an exchange's saving is lost again: one row of rebound.csv.
public struct ReboundRate: Sendable {
  /// The exchange.
  public var exchange: String
  /// The share of what the exchange replaces that is really displaced on the market, 0 to 1.
  public var displacement: Sourced
  /// The share of the money saved that households spend again, 0 to 1.
  public var respent: Sourced
  /// Where the row stands.
  public var location: SourceLocation?

  /// Creates a rate.
  public init(
    exchange: String, displacement: Sourced, respent: Sourced, location: SourceLocation? = nil
  ) {
    self.exchange = exchange
    self.displacement = displacement
    self.respent = respent
    self.location = location
  }
}

/// The saving of one exchange after displacement and re-spending (METHODS 3.5).
public struct ReboundFigures: Sendable, Equatable {
  /// The scenario's code.
  public var scenario: String
  /// The reference's code.
  public var against: String
  /// The exchange's code.
  public var id: String
  /// The saving if every unit displaces one and no money is spent again.
  public var gross: Double
  /// The share displaced.
  public var displacement: Double
  /// Saving lost because the market is not displaced.
  public var lostToMarket: Double
  /// Money saved a year by giver, taker and city together; 0 where it is not known or none.
  public var moneySaved: Double
  /// The share of it spent again.
  public var respent: Double
  /// Emission of what households buy with it, from the city's own sectors.
  public var lostToSpending: Double
  /// gross − both losses.
  public var net: Double { gross - lostToMarket - lostToSpending }
  /// 1 − net/gross; `nil` where there is no saving.
  public var rate: Double? { gross > 0 ? 1 - net / gross : nil }
}

extension SolvedStudy {
  /// Rebound and displacement of every exchange in each comparison within a year; rates that the study
  /// does not give are 0 and shown.
  public func rebounds() throws(InvalidInput) -> [ReboundFigures] {
    var results: [ReboundFigures] = []
    for scenario in scenarios {
      guard let against = scenario.scenario.against, let reference = self.scenario(against),
        reference.year == scenario.year
      else { continue }
      let costs = try costs(of: scenario.scenario.id)
      let year = years[scenario.year]
      let basket = basketIntensity(of: scenario, in: year)
      let factors = YearSystem.factors(definition, indicator: headline)
      let impacts = year.unitImpacts(definition, indicator: headline)
      for (position, exchange) in definition.exchanges.enumerated() {
        let change = scenario.quantities[position] - reference.quantities[position]
        guard change != 0 else { continue }
        let row = definition.rebounds.first { $0.exchange == exchange.id }
        let displacement = row?.displacement.value ?? 1
        let respent = row?.respent.value ?? 0
        let avoided = year.effects.reduce(0) { sum, effect in
          let impact = effect.rate * factors[effect.flow]
          return effect.exchange == position && impact < 0 ? sum - impact * change : sum
        }
        let money = max(0, costs?.exchanges.first { $0.id == exchange.id }?.total ?? 0)
        results.append(
          ReboundFigures(
            scenario: scenario.scenario.id, against: against, id: exchange.id,
            gross: -impacts[position] * change, displacement: displacement,
            lostToMarket: (1 - displacement) * avoided, moneySaved: money, respent: respent,
            lostToSpending: respent * money * basket))
      }
    }
    return results
  }

  /// Emission per money of the household basket at the prices of the year: Σ_j M_j h_j f_j/Σ_j p_j f_j, with
  /// h the share of final demand that the city delivers and p the price level of the year.
  private func basketIntensity(of scenario: ScenarioSystem, in year: YearSystem) -> Double {
    let demand = year.table.finalDemand
    let columns = demand.labels.indices.filter {
      definition.householdDemand.contains(demand.labels[$0].sector)
    }
    var basket = [Double](repeating: 0, count: year.system.output.count)
    for column in columns {
      for (j, value) in demand.values.column(column).enumerated() { basket[j] += value }
    }
    let total = year.demandAtYearPrices(columns: columns)
    guard total > 0 else { return 0 }
    let multipliers = scenario.footprints[headline].multipliers
    return basket.indices.reduce(0) {
      $0 + multipliers[$1] * year.system.homeDemandShares[$1] * basket[$1] / total
    }
  }
}

extension StudyCheck {
  /// Checks the rates of rebound.
  static func rebounds(_ definition: StudyDefinition, _ findings: inout [Finding]) {
    let ids = Set(definition.exchanges.map(\.id))
    duplicates(definition.rebounds.map { ($0.exchange, $0.location) }, "rebound of", &findings)
    for row in definition.rebounds {
      unknownExchange(row.exchange, ids, definition, at: row.location, &findings)
      for (name, share) in [("displacement", row.displacement), ("re-spent share", row.respent)]
      where !(share.value >= 0 && share.value <= 1) {
        findings.append(
          Finding(
            .error, code: "share",
            "The \(name) of \(row.exchange) is \(printed(share.value)); it is a share from 0 to 1.",
            at: share.location))
      }
      if row.respent.value > 0, definition.householdDemand.isEmpty {
        findings.append(
          Finding(
            .error, code: "no-basket",
            "\(row.exchange) re-spends \(printedPercent(row.respent.value)) of what it saves, but the study does not say which columns of final demand are the households'; name them under `household_demand`.",
            at: row.respent.location))
      }
    }
    let columns = Set(definition.years.flatMap { $0.table.finalDemand.labels.map(\.sector) })
    for name in definition.householdDemand where !columns.contains(name) {
      findings.append(
        Finding(
          .error, code: "unknown-column",
          "“\(name)” under `household_demand` is no column of final demand; "
            + suggestion(name, among: columns.sorted()),
          at: definition.places["household_demand.\(name)"] ?? definition.location))
    }
  }
}
