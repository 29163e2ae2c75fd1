internal import DenseAlgebra
internal import InputOutputModel
public import Provenance

/// Something that quantities may not exceed: Σ coefficient × quantity ≤ maximum.
public struct ExchangeCap: Sendable {
  /// What sort of cap it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// What a giver has of a waste.
    case supply
    /// What a taker can use in one exchange.
    case demand
    /// A limit of limits.csv.
    case limit
    /// What arises of a waste and is not reused, by the year's account.
    case account
    /// What the inventory has of a flow that exchanges save.
    case flow
    /// What a sector buys of another, which exchanges displace.
    case purchase
    /// Money that may be invested.
    case budget
  }

  /// One exchange's part.
  public struct Term: Sendable, Equatable {
    /// The exchange's position.
    public var exchange: Int
    /// Units of the cap per unit exchanged.
    public var coefficient: Double
  }

  /// What sort of cap it is.
  public var kind: Kind
  /// The name for people: “steel slag from IN_MMI”, a limit's or an exchange's code.
  public var name: String
  /// The unit of the maximum.
  public var unit: String
  /// The exchanges that use it.
  public var terms: [Term]
  /// The most that they may use together.
  public var maximum: Double
  /// Where the maximum stands.
  public var location: SourceLocation?

  /// Σ coefficient × quantity.
  public func used(_ quantities: [Double]) -> Double {
    terms.reduce(0) { $0 + $1.coefficient * quantities[$1.exchange] }
  }

  /// Whether quantities exceed the cap by more than rounding.
  public func isExceeded(by quantities: [Double]) -> Bool {
    let used = used(quantities)
    return used - maximum > 1e-9 * max(abs(maximum), abs(used))
  }
}

extension StudyDefinition {
  /// The supplies, demands and limits of the study, in that order.
  public var exchangeCaps: [ExchangeCap] {
    var caps: [ExchangeCap] = []
    var supplies: [Exchange.SupplyKey: Int] = [:]
    for exchange in exchanges {
      guard let supply = exchange.supply, supplies[exchange.supplyKey] == nil else { continue }
      supplies[exchange.supplyKey] = caps.count
      caps.append(
        ExchangeCap(
          kind: .supply, name: "\(exchange.waste) from \(exchange.from)", unit: exchange.unit,
          terms: [], maximum: supply.value, location: supply.location))
    }
    for (position, exchange) in exchanges.enumerated() {
      guard let cap = supplies[exchange.supplyKey] else { continue }
      caps[cap].terms.append(ExchangeCap.Term(exchange: position, coefficient: 1))
    }
    for (position, exchange) in exchanges.enumerated() {
      guard let demand = exchange.demand else { continue }
      caps.append(
        ExchangeCap(
          kind: .demand, name: exchange.id, unit: exchange.unit,
          terms: [ExchangeCap.Term(exchange: position, coefficient: 1)], maximum: demand.value,
          location: demand.location))
    }
    let positions = Dictionary(
      exchanges.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for limit in limits {
      caps.append(
        ExchangeCap(
          kind: .limit, name: limit.id, unit: limit.unit,
          terms: limit.terms.compactMap { term in
            positions[term.exchange].map {
              ExchangeCap.Term(exchange: $0, coefficient: term.coefficient.value)
            }
          }, maximum: limit.maximum.value, location: limit.maximum.location))
    }
    return caps
  }
}

extension YearSystem {
  /// What the inventory has of each flow that exchanges save: Σ −rate × q ≤ inventory − Σ rate × b.
  func flowCaps(_ definition: StudyDefinition, sectors: [String]) -> [ExchangeCap] {
    struct Cell: Hashable {
      var row: Int
      var flow: Int
    }
    var order: [Cell] = []
    var rates: [Cell: [Int: Double]] = [:]
    for effect in effects {
      let cell = Cell(row: effect.row, flow: effect.flow)
      if rates[cell] == nil { order.append(cell) }
      rates[cell, default: [:]][effect.exchange, default: 0] += effect.rate
    }
    let names = sectors + [InventoryEntry.household]
    return order.compactMap { cell -> ExchangeCap? in
      guard let row = rates[cell], row.values.contains(where: { $0 < 0 }) else { return nil }
      let terms = row.sorted { $0.key < $1.key }.map {
        ExchangeCap.Term(exchange: $0.key, coefficient: -$0.value)
      }
      let flow = definition.flows[cell.flow]
      return ExchangeCap(
        kind: .flow, name: "\(flow.name) in \(names[cell.row])", unit: flow.unit, terms: terms,
        maximum: inventory[cell.row, cell.flow]
          + terms.reduce(0) { $0 + $1.coefficient * includedQuantities[$1.exchange] },
        location: nil)
    }
  }
}

extension SupplyChainSystem {
  /// What a sector buys of each supplier that exchanges displace:
  /// Σ −money × q ≤ Z_ij − Σ money × b.
  func purchaseCaps() -> [ExchangeCap] {
    struct Cell: Hashable {
      var supplier: Int
      var buyer: Int
    }
    var order: [Cell] = []
    var money: [Cell: [Int: Double]] = [:]
    for edit in edits {
      guard let supplier = edit.supplier else { continue }
      let cell = Cell(supplier: supplier, buyer: edit.buyer)
      if money[cell] == nil { order.append(cell) }
      money[cell, default: [:]][edit.exchange, default: 0] += edit.money
    }
    return order.compactMap { cell -> ExchangeCap? in
      guard let row = money[cell], row.values.contains(where: { $0 < 0 }) else { return nil }
      let terms = row.sorted { $0.key < $1.key }.map {
        ExchangeCap.Term(exchange: $0.key, coefficient: -$0.value)
      }
      return ExchangeCap(
        kind: .purchase, name: "\(codes[cell.supplier]) bought by \(codes[cell.buyer])",
        unit: definition.money, terms: terms,
        maximum: year.table.intermediate[cell.supplier, cell.buyer]
          + terms.reduce(0) { $0 + $1.coefficient * year.includedQuantities[$1.exchange] },
        location: nil)
    }
  }
}
