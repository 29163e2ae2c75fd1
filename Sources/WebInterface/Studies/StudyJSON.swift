internal import InputOutputModel
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// What a study consists of, as JSON.
enum StudyJSON {
  /// A line of the list; what stands in the study where it can be read.
  static func entry(_ entry: StudyEntry, _ study: LoadedStudy?) -> JSONValue {
    [
      "id": .string(entry.id),
      "title": .optional(study?.result.study),
      "region": .optional(study?.result.region),
      "path": .string(entry.path),
      "source": .string(entry.source.rawValue),
      "writable": .bool(entry.isWritable),
      "valid": .bool(study != nil),
    ]
  }

  /// Everything that a page needs to offer choices.
  static func detail(_ study: LoadedStudy) -> JSONValue {
    let definition = study.solved.definition
    let result = study.result
    let caps = definition.exchangeCaps
    return [
      "id": .string(study.entry.id),
      "title": .string(definition.title),
      "region": .string(definition.region),
      "money": .string(definition.money),
      "path": .string(study.entry.path),
      "source": .string(study.entry.source.rawValue),
      "writable": .bool(study.entry.isWritable),
      "revision": .string(study.revision),
      "level": .string(definition.level.rawValue),
      "imports": .string(definition.imports.rawValue),
      "regionalisation": .string(definition.regionalisation.method.rawValue),
      "headline": .string(definition.headline),
      "prices": result.pricesAreConstant ? "constant" : "current",
      "sectors": .array(
        definition.sectors.map { code($0.code, $0.name, group: .optional($0.group)) }),
      "groups": .array(definition.groups.map { code($0.code, $0.name) }),
      "solved_sectors": .array(zip(result.sectors, result.sectorNames).map { code($0, $1) }),
      "years": .array(definition.years.map { .integer($0.year) }),
      "indicators": .array(
        definition.indicators.map {
          ["code": .string($0.code), "name": .string($0.name), "unit": .string($0.unit)]
        }),
      "flows": .array(
        definition.flows.map {
          [
            "code": .string($0.code), "name": .string($0.name), "unit": .string($0.unit),
            "kind": .string($0.kind.rawValue),
          ]
        }),
      "types": .strings(types(definition)),
      "quantities": .strings(definition.quantities),
      "exchanges": .array(
        definition.exchanges.enumerated().map { exchange($1, $0, definition, caps) }),
      "caps": .array(caps.map { cap($0, definition) }),
      "scenarios": .array(study.solved.scenarios.map { scenario($0, definition) }),
      "findings": JSONReport.findings(result.findings),
    ]
  }

  /// A cap, with what quantities use of it where some are given.
  static func cap(
    _ cap: ExchangeCap, _ definition: StudyDefinition, quantities: [Double]? = nil
  ) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("kind", .string(cap.kind.rawValue)), .init("name", .string(cap.name)),
      .init("unit", .string(cap.unit)), .init("maximum", .number(cap.maximum)),
      .init(
        "terms",
        .array(
          cap.terms.map {
            [
              "exchange": .string(definition.exchanges[$0.exchange].id),
              "coefficient": .number($0.coefficient),
            ]
          })),
    ]
    if let quantities {
      let used = cap.used(quantities)
      let excess = cap.isExceeded(by: quantities) ? used - cap.maximum : 0
      members += [.init("used", .number(used)), .init("excess", .number(excess))]
    }
    return .object(members)
  }

  private static func code(
    _ code: String, _ name: String, group: JSONValue? = nil
  ) -> JSONValue {
    var members: [JSONValue.Member] = [.init("code", .string(code)), .init("name", .string(name))]
    if let group { members.append(.init("group", group)) }
    return .object(members)
  }

  private static func types(_ definition: StudyDefinition) -> [String] {
    var seen = Set<String>()
    return definition.exchanges.map(\.kind.rawValue).filter { seen.insert($0).inserted }
  }

  private static func exchange(
    _ exchange: Exchange, _ position: Int, _ definition: StudyDefinition, _ caps: [ExchangeCap]
  ) -> JSONValue {
    let alone = caps.compactMap { cap -> Double? in
      let part = cap.terms.filter { $0.exchange == position }.reduce(0) { $0 + $1.coefficient }
      return part > 0 ? max(cap.maximum / part, 0) : nil
    }
    return [
      "id": .string(exchange.id),
      "name": .string(exchange.name),
      "type": .string(exchange.kind.rawValue),
      "from": .string(exchange.from),
      "to": .string(exchange.to),
      "waste": .string(exchange.waste),
      "unit": .string(exchange.unit),
      "quantities": .object(
        zip(definition.quantities, exchange.quantities).map { .init($0, .number($1.value)) }),
      "supply": .optional(exchange.supply?.value),
      "demand": .optional(exchange.demand?.value),
      "maximum": .optional(alone.min()),
    ]
  }

  private static func scenario(
    _ scenario: ScenarioSystem, _ definition: StudyDefinition
  ) -> JSONValue {
    var column: String?
    if case .column(let name) = scenario.scenario.quantities { column = name }
    return [
      "id": .string(scenario.scenario.id),
      "name": .string(scenario.scenario.name),
      "year": .integer(scenario.scenario.year),
      "against": .optional(scenario.scenario.against),
      "exchanges": .optional(column),
      "quantities": .object(
        zip(definition.exchanges, scenario.quantities).map { .init($0.id, .number($1)) }),
      "supply_chain": .bool(scenario.scenario.includesSupplyChain),
    ]
  }
}
