internal import Provenance
internal import SymbiosisModel
internal import TableFormats
internal import Yams

extension StudyAssembly {
  /// The keys of study.yaml that a study without them does not miss.
  static let symbiosisKeys = [
    "processes", "process_flows", "process_links", "accounts", "purchases", "costs",
    "discount_rate", "rebound", "household_demand", "satellites", "wages", "sites", "allow",
    "uncertainty",
  ]

  /// The files of processes, accounts, purchases, costs and satellites, and what the study allows.
  mutating func symbiosis(_ top: YAMLMapping) {
    processes(top)
    for item in top.list("household_demand", &findings) ?? [] {
      definition.householdDemand.append(item.text)
      definition.places["household_demand.\(item.text)"] = item.location
    }
    definition.wagesRow = top.string("wages", &findings)
    definition.places["wages"] = top["wages"].map(top.place)
    if let name = top.string("accounts", &findings) {
      readAccounts(name, at: top["accounts"].map(top.place))
    }
    if let name = top.string("rebound", &findings) {
      readRebound(name, at: top["rebound"].map(top.place))
    }
    if let name = top.string("satellites", &findings) {
      readSatellites(name, at: top["satellites"].map(top.place))
    }
    if let name = top.string("sites", &findings) {
      readSites(name, at: top["sites"].map(top.place))
    }
    uncertainty(top)
    for item in top.list("allow", &findings) ?? [] {
      definition.allowed.append(AllowedFinding(code: item.text, location: item.location))
    }
    if let name = top.string("purchases", &findings) {
      readPurchases(name, at: top["purchases"].map(top.place))
    }
    let rate = number(top, "discount_rate")
    if let name = top.string("costs", &findings) {
      guard let rate else {
        if top["discount_rate"] == nil {
          findings.append(
            top.missing("discount_rate", "the rate at which costs are discounted, such as 0.08"))
        }
        return
      }
      readCosts(name, discountRate: rate, at: top["costs"].map(top.place))
    }
  }

  /// `true` or `false`; `false` where the key is absent.
  mutating func flag(_ mapping: YAMLMapping, _ key: String) -> Bool {
    guard let text = mapping.string(key, &findings), let node = mapping[key] else { return false }
    if text == "true" || text == "false" { return text == "true" }
    findings.append(
      Finding(
        .error, code: "wrong-value",
        "“\(mapping.name(key))” is “\(text)”; it must be true or false.", at: mapping.place(node)))
    return false
  }

  /// A number as the value of a key.
  mutating func number(_ mapping: YAMLMapping, _ key: String) -> Sourced? {
    guard let text = mapping.string(key, &findings), let node = mapping[key] else { return nil }
    switch NumberText.parse(text) {
    case .success(let parsed): return Sourced(parsed.value, at: mapping.place(node))
    case .failure(let problem):
      findings.append(
        Finding(
          .error, code: "bad-number",
          "“\(mapping.name(key))” is “\(text)”, which is no number; \(problem.remedy).",
          at: mapping.place(node)))
      return nil
    }
  }

  private mutating func readPurchases(_ name: String, at location: SourceLocation?) {
    guard
      let file = records(
        name, required: ["exchange", "buyer", "supplier", "change", "price"],
        optional: columnIndicators, namedAt: location)
    else { return }
    for record in 0..<file.count {
      let exchange = file.code(record, "exchange", &findings)
      let buyer = file.code(record, "buyer", &findings)
      let supplier = file.code(record, "supplier", &findings)
      let change = file.number(record, "change", &findings)
      let price = file.number(record, "price", &findings)
      let burdens = indicatorFigures(file, record)
      guard let exchange, let buyer, let supplier, let change, let price else { continue }
      var purchase = Purchase(
        exchange: exchange, buyer: buyer, supplier: supplier, change: change, price: price,
        burdens: burdens, location: file.location(record, "exchange"))
      purchase.places = (file.location(record, "buyer"), file.location(record, "supplier"))
      definition.purchases.append(purchase)
    }
  }

  private mutating func readCosts(
    _ name: String, discountRate: Sourced, at location: SourceLocation?
  ) {
    let columns: [(name: String, path: WritableKeyPath<ExchangeCost, Sourced>)] = [
      ("investment", \.investment), ("investment_per_unit", \.investmentPerUnit),
      ("lifetime", \.lifetime), ("operation", \.operation),
      ("operation_per_unit", \.operationPerUnit), ("price", \.price), ("disposal", \.disposal),
      ("substitute", \.substitute), ("transport", \.transport), ("distance_km", \.distance),
      ("subsidy", \.subsidy), ("tax_credit", \.taxCredit), ("minimum", \.minimum),
    ]
    guard
      let file = records(
        name, required: ["exchange"], optional: columns.map(\.name) + ["bearer"],
        namedAt: location)
    else { return }
    var rows: [ExchangeCost] = []
    for record in 0..<file.count {
      guard let exchange = file.code(record, "exchange", &findings) else { continue }
      var row = ExchangeCost(exchange: exchange, location: file.location(record, "exchange"))
      for column in columns {
        if let figure = file.optionalNumber(record, column.name, &findings) {
          row[keyPath: column.path] = figure
        }
      }
      if !file.text(record, "bearer").isEmpty,
        let bearer = choice(ExchangeCost.Party.self, file, record, "bearer")
      {
        row.bearer = bearer
      }
      rows.append(row)
    }
    definition.costs = CostBook(discountRate: discountRate, rows: rows)
  }
}
