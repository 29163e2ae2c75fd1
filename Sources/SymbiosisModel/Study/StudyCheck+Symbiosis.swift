internal import InputOutputModel
internal import Provenance

extension StudyCheck {
  /// Checks the purchases, the costs, what the study allows, and what exchanges claim twice.
  static func symbiosis(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    for allowed in definition.allowed where !AllowedFinding.allowable.contains(allowed.code) {
      findings.append(
        Finding(
          .error, code: "not-allowable",
          "“\(allowed.code)” under `allow` is no finding that a study can allow; "
            + suggestion(allowed.code, among: AllowedFinding.allowable),
          at: allowed.location ?? definition.location))
    }
    purchases(definition, known: known, &findings)
    if let costs = definition.costs { self.costs(costs, definition, &findings) }
    processes(definition, known: known, &findings)
    accounts(definition, known: known, &findings)
    rebounds(definition, &findings)
    satellites(definition, known: known, &findings)
    sites(definition, known: known, &findings)
    bothPartnersCredit(definition, known: known, &findings)
    sameTonne(definition, known: known, &findings)
  }

  private static func purchases(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    let ids = Set(definition.exchanges.map(\.id))
    for purchase in definition.purchases {
      let places = purchase.places
      unknownExchange(purchase.exchange, ids, definition, at: purchase.location, &findings)
      if purchase.buyer == InventoryEntry.household {
        findings.append(
          Finding(
            .error, code: "household-purchase",
            "\(purchase.exchange) changes what households buy, but final demand stays as it is in a supply chain; leave the row out.",
            at: places.buyer ?? purchase.location))
      } else {
        known.check(
          purchase.buyer, household: false, at: places.buyer ?? purchase.location, &findings)
      }
      let isByProduct = purchase.supplier == Purchase.byProduct
      if !isByProduct {
        known.check(
          purchase.supplier, household: false, at: places.supplier ?? purchase.location, &findings)
        for (indicator, burden) in zip(definition.indicators, purchase.burdens)
        where burden.value != 0 {
          findings.append(
            Finding(
              .error, code: "declared-burden",
              "A burden of \(printed(burden.value)) \(indicator.unit) is declared for a purchase from \(purchase.supplier), whose burden follows from the table; declare burdens of `by-product` only.",
              at: burden.location))
        }
      }
      if purchase.price.value < 0, !isByProduct {
        findings.append(
          Finding(
            .error, code: "negative-price",
            "The price of what \(purchase.exchange) changes is \(printed(purchase.price.value)); it cannot be negative (a displaced purchase has a negative `change`).",
            at: purchase.price.location))
      }
    }
    let wanting = definition.scenarios.first(where: \.includesSupplyChain)
    if let wanting, definition.purchases.isEmpty {
      findings.append(
        Finding(
          .error, code: "no-purchases",
          "Scenario \(wanting.id) asks for `supply_chain: true`, but no exchange changes a purchase; add purchases.csv and name it under `purchases`.",
          at: wanting.location))
    }
  }

  private static func costs(
    _ book: CostBook, _ definition: StudyDefinition, _ findings: inout [Finding]
  ) {
    func wrong(_ figure: Sourced, _ message: String) {
      findings.append(Finding(.error, code: "cost-figure", message, at: figure.location))
    }
    if !(book.discountRate.value > -1 && book.discountRate.value <= 1) {
      wrong(
        book.discountRate,
        "The discount rate is \(printed(book.discountRate.value)); write a share, such as 0.08 for 8 %."
      )
    }
    let ids = Set(definition.exchanges.map(\.id))
    duplicates(book.rows.map { ($0.exchange, $0.location) }, "cost row of", &findings)
    for row in book.rows {
      unknownExchange(row.exchange, ids, definition, at: row.location, &findings)
      let named: [(String, Sourced)] = [
        ("investment", row.investment), ("investment per unit", row.investmentPerUnit),
        ("lifetime", row.lifetime), ("distance", row.distance), ("minimum", row.minimum),
        ("transport", row.transport),
      ]
      for (name, figure) in named where figure.value < 0 {
        wrong(
          figure,
          "The \(name) of \(row.exchange) is \(printed(figure.value)); it cannot be negative.")
      }
      if row.investment.value + row.investmentPerUnit.value > 0, row.lifetime.value <= 0 {
        wrong(
          row.investment,
          "\(row.exchange) has an investment and no lifetime; give the years over which it is repaid."
        )
      }
      if row.lifetime.value > 0, !(0.01...1000).contains(row.lifetime.value) {
        wrong(
          row.lifetime,
          "The lifetime of \(row.exchange) is \(printed(row.lifetime.value)) years; write from 0.01 to 1000."
        )
      }
      if row.taxCredit.value < 0 || row.taxCredit.value > 1 {
        wrong(
          row.taxCredit,
          "The tax credit of \(row.exchange) is \(printed(row.taxCredit.value)); write the share of the investment that is returned, from 0 to 1."
        )
      }
    }
  }

  /// One saving credited to giver and taker: the same flow at the same rate in both sectors, or in a group
  /// that one of them belongs to.
  private static func bothPartnersCredit(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    for exchange in definition.exchanges where exchange.from != exchange.to {
      let effects = definition.effects.filter { $0.exchange == exchange.id && $0.rate.value < 0 }
      for giver in effects where known.overlap(giver.sector, exchange.from) {
        guard
          let taker = effects.first(where: {
            $0.sector != giver.sector && known.overlap($0.sector, exchange.to)
              && $0.flow == giver.flow
              && abs($0.rate.value - giver.rate.value) <= 1e-9 * abs(giver.rate.value)
          })
        else { continue }
        let place = taker.location?.line.map { " (line \($0))" } ?? ""
        findings.append(
          Finding(
            .error, code: "both-partners-credit",
            "\(exchange.id) saves \(printed(-giver.rate.value)) of \(giver.flow) a unit both in \(giver.sector), which gives, and in \(taker.sector)\(place), which takes: one saving is credited to both, \(printed(-giver.rate.value)) a unit too much. Keep it where the flow is no longer used, or allow `both-partners-credit`.",
            at: giver.location))
      }
    }
  }

  /// One exchange written twice: same giver, taker, waste, quantities and a flow that both save.
  ///
  /// Names count as the same however they are written, a group as each of its sectors.
  private static func sameTonne(
    _ definition: StudyDefinition, known: KnownCodes, _ findings: inout [Finding]
  ) {
    struct Key: Hashable {
      var waste: WasteName
      var quantities: [Double]
    }
    let saved = Dictionary(
      grouping: definition.effects.filter { $0.rate.value < 0 }, by: \.exchange)
    func saveTheSame(_ first: Exchange, _ second: Exchange) -> Bool {
      saved[first.id, default: []].contains { one in
        saved[second.id, default: []].contains { other in
          WasteName(one.flow) == WasteName(other.flow) && known.overlap(one.sector, other.sector)
        }
      }
    }
    var seen: [Key: [Exchange]] = [:]
    for exchange in definition.exchanges {
      let key = Key(waste: exchange.wasteName, quantities: exchange.quantities.map(\.value))
      guard let most = key.quantities.max(), most > 0 else { continue }
      let first = seen[key, default: []].first {
        known.overlap($0.from, exchange.from) && known.overlap($0.to, exchange.to)
          && saveTheSame($0, exchange)
      }
      guard let first else {
        seen[key, default: []].append(exchange)
        continue
      }
      findings.append(
        Finding(
          .error, code: "same-tonne",
          "\(exchange.id) moves the same \(printed(most)) \(exchange.unit) of \(exchange.waste) from \(exchange.from) to \(exchange.to) as \(first.id) and saves the same flows: \(printed(most)) \(exchange.unit) too much. Keep one of them, or allow `same-tonne`.",
          at: exchange.location))
    }
  }
}

extension SolvedStudy {
  /// Flows that a scenario with `supply_chain: true` saves in a seller's inventory and once more by
  /// displacing purchases from that seller (METHODS 0, point 2).
  static func savedTwice(
    _ scenario: Scenario, quantities: [Double], year: YearSystem, definition: StudyDefinition,
    classification: StudyClassification
  ) -> [Finding] {
    guard scenario.includesSupplyChain else { return [] }
    let system = SupplyChainSystem(year, definition: definition, classification: classification)
    let headline =
      definition.indicators.firstIndex { $0.code == definition.headline } ?? 0
    let factors = YearSystem.factors(definition, indicator: headline)
    var findings: [Finding] = []
    for (position, exchange) in definition.exchanges.enumerated() {
      let amount = quantities[position] - year.includedQuantities[position]
      guard amount > 0 else { continue }
      let displaced = Set(
        system.edits.filter { $0.exchange == position && $0.money < 0 }.compactMap(\.supplier))
      for supplier in displaced.sorted() {
        let effects = year.effects.filter {
          $0.exchange == position && $0.row == supplier && $0.rate * factors[$0.flow] < 0
        }
        guard let first = effects.first else { continue }
        let twice = effects.reduce(0) { $0 - $1.rate * factors[$1.flow] * amount }
        let indicator = definition.indicators[headline]
        let flows = effects.map { definition.flows[$0.flow].name }.uniqued()
        findings.append(
          Finding(
            .error, code: "saved-twice",
            "Scenario \(scenario.id): \(exchange.id) saves \(WordList.quoted(flows)) in the inventory of \(classification.solved[supplier]) and displaces purchases from it as well, so that \(printed(twice)) \(indicator.unit) of \(indicator.name) is saved twice. Keep the effect or the purchase, or allow `saved-twice`.",
            at: definition.effects[first.effect].location))
      }
    }
    return findings
  }
}
