import InputOutputModel
import Provenance
import SymbiosisModel
import Testing

@Suite struct MatchingTests {
  private typealias Study = ThreeSectorStudy

  /// Slag arises in steel; the catalogue has it replace carbon in sectors with these words.
  private static func takers(
    _ words: [String], names: [String], edit: (inout StudyDefinition) -> Void = { _ in }
  ) throws -> [String] {
    var definition = Study.definition()
    definition.exchanges = []
    definition.effects = []
    definition.quantities = []
    definition.scenarios = [definition.scenarios[0]]
    for (position, name) in names.enumerated() { definition.sectors[position].name = name }
    definition.accounts = [
      AccountEntry(year: 2012, sector: "steel", flow: "slag", generated: Sourced(10), unit: "t")
    ]
    edit(&definition)
    let synergy = Synergy(
      id: "s", waste: "slag", process: "kiln", takers: words,
      changes: [.init(flow: "carbon", rate: Sourced(-1))])
    return try SolvedStudy(definition).candidates(year: 2012, catalogue: [synergy]).map(\.to)
  }

  @Test func aWordIsAWholeWordOfAName() throws {
    let names = ["Non-metallic mineral products", "Steel", "Metals and metal products"]
    #expect(try Self.takers(["metal"], names: names) == ["power"])
    #expect(try Self.takers(["mineral"], names: names) == ["cement"])
    #expect(try Self.takers(["met"], names: names) == [])
    #expect(try Self.takers(["CEMENT"], names: names) == ["cement"])
    #expect(try Self.takers(["metal products"], names: names) == ["power"])
    #expect(try Self.takers([], names: names).sorted() == ["cement", "power"])
    // Chinese has no spaces between words.
    #expect(try Self.takers(["矿物"], names: ["非金属矿物制品业", "钢", "电力"]) == ["cement"])
  }

  @Test func aSectorAndItsGroupAreTheSame() throws {
    // Steel's account at the level of groups: its own group is no taker, and what the study exchanges
    // between sectors is exchanged between their groups.
    let names = ["Cement", "Steel", "Power"]
    let grouped: (inout StudyDefinition) -> Void = { definition in
      definition.groups = [Sector(code: "G1", name: "Kilns"), Sector(code: "G2", name: "Heavy")]
      for position in 0..<3 { definition.sectors[position].group = position == 0 ? "G1" : "G2" }
      definition.level = .group
    }
    #expect(try Self.takers([], names: names, edit: grouped) == ["G1"])
    let exchanged = try Self.takers([], names: names) { definition in
      grouped(&definition)
      definition.exchanges = [
        Exchange(
          id: "x", name: "x", kind: .bulkyWaste, from: "steel", to: "cement", waste: "slag",
          unit: "t", quantities: [])
      ]
    }
    #expect(exchanged == [])
  }

  @Test func anAccountOfAGroupCountsWhatItsSectorsGive() throws {
    var definition = Study.definition()
    definition.groups = [Sector(code: "G1", name: "Kilns"), Sector(code: "G2", name: "Heavy")]
    for position in 0..<3 { definition.sectors[position].group = position == 0 ? "G1" : "G2" }
    definition.accounts = [
      AccountEntry(year: 2012, sector: "G2", flow: "slag", generated: Sourced(0.5), unit: "t")
    ]
    let error = #expect(throws: InvalidInput.self) { try SolvedStudy(definition) }
    #expect(
      error?.findings.filter { $0.severity == .error }.map(\.message) == [
        "Scenario UIS takes 1 t of slag from G2 by “slag”, 0.5 more than the 0.5 that arise there and are not reused; lower a quantity, correct the account, or allow `account-exceeded`."
      ])
    definition.accounts[0].generated = Sourced(2)
    let study = try SolvedStudy(definition)
    #expect(study.wasteAccounts().filter { $0.scenario == "UIS" }.map(\.given) == [1])
  }

  @Test func anEntryThatChangesAnUnknownFlowIsNamed() throws {
    var definition = Study.definition()
    definition.accounts = [
      AccountEntry(year: 2012, sector: "steel", flow: "Slag", generated: Sourced(10), unit: "t")
    ]
    let synergy = Synergy(
      id: "s", waste: "slag", process: "kiln", takers: [],
      changes: [.init(flow: "carbon", rate: Sourced(-1)), .init(flow: "lime", rate: Sourced(-1))])
    let study = try SolvedStudy(definition)
    #expect(try study.candidates(year: 2012, catalogue: [synergy]).isEmpty)
    #expect(
      study.unusableSynergies(year: 2012, catalogue: [synergy]).map(\.message) == [
        "The entry “s” is left out: it changes “lime”, of which the study has no flow; add it to the flows, with its quantity in the inventories, to have candidates of it."
      ])
    var other = synergy
    other.waste = "ash"
    #expect(study.unusableSynergies(year: 2012, catalogue: [other]).isEmpty)
  }
}
