import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

/// Findings on a study's exchanges and footprints.
@Suite struct StudyFindingTests {
  static func messages(_ definition: StudyDefinition) -> [String] {
    do {
      return try SolvedStudy(definition).findings.filter { $0.severity == .error }.map(\.message)
    } catch {
      return error.findings.filter { $0.severity == .error }.map(\.message)
    }
  }

  /// The slag of `ThreeSectorStudy` written a second time with other spelling.
  static func twice(waste: String, flow: String, from: String = "steel") -> StudyDefinition {
    var definition = ThreeSectorStudy.definition()
    definition.groups = [Sector(code: "heavy", name: "Heavy"), Sector(code: "rest", name: "Rest")]
    for i in definition.sectors.indices { definition.sectors[i].group = i < 2 ? "heavy" : "rest" }
    definition.exchanges[0].waste = "Blast furnace slag"
    var copy = definition.exchanges[0]
    (copy.id, copy.waste, copy.from) = ("slag_again", waste, from)
    definition.exchanges.append(copy)
    if flow != "carbon" {
      definition.flows.append(
        Flow(code: flow, name: flow, unit: "t", kind: .process, factors: [Sourced(1)]))
      definition.years[0].inventory.append(
        InventoryEntry(sector: "cement", flow: flow, quantity: Sourced(50)))
    }
    definition.effects.append(
      Effect(exchange: "slag_again", sector: "cement", flow: flow, rate: Sourced(-8)))
    return definition
  }

  @Test(arguments: [
    ("Blast furnace slag", "carbon", "steel"), ("blast  furnace slag ", "carbon", "steel"),
    ("BLAST FURNACE SLAG", "Carbon", "steel"), ("Blast furnace slag", "carbon", "heavy"),
  ]) func oneTonneWrittenTwiceIsFoundHoweverItIsWritten(
    _ waste: String, _ flow: String, _ from: String
  ) {
    #expect(
      Self.messages(Self.twice(waste: waste, flow: flow, from: from)) == [
        "slag_again moves the same 1 t of \(waste) from \(from) to cement as slag and saves the same flows: 1 t too much. Keep one of them, or allow `same-tonne`."
      ])
  }

  @Test func otherWastesAndFlowsAreOtherTonnes() {
    #expect(Self.messages(Self.twice(waste: "Steel slag", flow: "carbon")) == [])
    #expect(Self.messages(Self.twice(waste: "Blast furnace slag", flow: "carbon_2")) == [])
    #expect(
      Self.messages(Self.twice(waste: "Blast furnace slag", flow: "carbon", from: "rest")) == [])
  }

  @Test func aSupplyHoldsForItsWasteHoweverItIsWritten() {
    var definition = ThreeSectorStudy.definition(saving: 1)
    definition.exchanges[0].supply = Sourced(3)
    var other = definition.exchanges[0]
    (other.id, other.waste, other.to, other.supply) = ("roads", "Slag ", "power", nil)
    other.quantities = [Sourced(2.5)]
    definition.exchanges.append(other)
    #expect(
      Self.messages(definition) == [
        "Scenario UIS takes 3.5 t of slag from steel by “slag” and “roads”, 0.5 more than its supply of 3; lower a quantity or correct the supply."
      ])
  }

  @Test func negativeFootprintsOfCompetitiveImportsAreNoSaving() throws {
    var definition = ThreeSectorStudy.definition()
    definition.imports = .competitive
    // Cement: 115 are used by sectors, 10 by households, 25 imported, so that 100 are made.
    let flows = Matrix([[60, 30, 25], [5, 60, 10], [30, 40, 20]])
    var table = ThreeSectorStudy.table
    table.intermediate = flows
    table.finalDemand.values = Matrix(rows: 3, columns: 1, columnMajor: [10, 125, 110])
    table.imports = AccountColumns(
      labels: [SectorLabel(sector: "inflow")],
      values: Matrix(rows: 3, columns: 1, columnMajor: [25, 0, 0]))
    table.valueAdded.values = Matrix(
      rows: 1, columns: 3, columnMajor: zip(table.output, flows.columnSums()).map { $0 - $1 })
    definition.years[0].table = table
    let study = try SolvedStudy(definition)
    // numpy: (E/x) inv(I − A) · y with y = (−15, 125, 110).
    let expected = [-71.4893617, 452.12765957, 339.36170213]
    #expect(largestDifference(study.scenarios[0].footprints[0].footprints, expected) < 1e-6)
    let findings = StudyResult(study).findings.filter { $0.code == "negative-footprint" }
    #expect(
      findings.map(\.message)
        == ["BAU", "UIS"].map {
          let size = $0 == "BAU" ? "-71.4894" : "-67.9716"
          return
            "Footprints in \($0) are below 0: cement \(size) t. `imports: competitive` subtracts imports from final deliveries, and more is imported of these products than finally delivered: an artefact of the method and no saving. Use `imports: domestic`."
        })
    #expect(findings.allSatisfy { $0.severity == .warning })
    definition.imports = .domestic
    let domestic = StudyResult(try SolvedStudy(definition))
    #expect(!domestic.findings.contains { $0.code == "negative-footprint" })
    #expect(domestic.scenarios[0].sectors.allSatisfy { $0.footprint > 0 })
  }
}
