import DenseAlgebra
import InputOutputModel
import Provenance
import SymbiosisModel
import TestSupport
import Testing

@Suite struct SupplyChainTests {
  private typealias Study = ThreeSectorStudy

  private static func comparison(
    _ definition: StudyDefinition
  ) throws -> SupplyChainComparison {
    try #require(SolvedStudy(definition).supplyChainComparisons().first)
  }

  @Test func onlyTheInventoryChanges() throws {
    // METHODS.md, test U1 (i): 8 t less everywhere, attributed to products by the Leontief system.
    let study = try SolvedStudy(Study.definition())
    let result = try #require(StudyResult(study).comparisons.first)
    #expect(abs((result.saving ?? 0) - 8) < 1e-12)
    #expect(
      largestDifference(
        result.sectors.map(\.footprintChange), [-7.630769, -0.090498, -0.278733]) < 5e-7)
    #expect(try study.supplyChainComparisons().isEmpty)
  }

  @Test func inventoryAndPurchasesChange() throws {
    // U1 (ii): 2 more of steel and 3 less of power; x' and the saving of 10.407379.
    let result = try Self.comparison(
      Study.definition(purchases: [Study.purchase("steel", 2), Study.purchase("power", -3)]))
    #expect(result.levels.map(\.level) == [.inventory, .system, .table])
    #expect(abs(result.levels[0].saving - 8) < 1e-12)
    #expect(abs(result.levels[1].saving - 8) < 1e-9)
    #expect(abs(result.levels[2].saving - 10.407379) < 5e-7)
    #expect(
      largestDifference(result.outputChanges, [-0.076864, 2.651806, -2.767102]) < 5e-7)
    // What cement no longer pays stays with it.
    #expect(largestDifference(result.valueAddedChanges, [1, 0, 0]) < 1e-12)
    #expect(
      abs(result.levels[2].footprintChanges.reduce(0, +) + result.levels[2].saving) < 1e-9)
  }

  @Test func onlyPurchasesChange() throws {
    // U1 (iii).
    let result = try Self.comparison(
      Study.definition(
        saving: 0, purchases: [Study.purchase("steel", 2), Study.purchase("power", -3)]))
    #expect(abs(result.levels[0].saving) < 1e-12)
    #expect(abs(result.levels[2].saving - 2.413528) < 5e-7)
  }

  @Test func aByProductBoughtByARowOfItsOwnCarriesNoPhantomBurden() throws {
    // U1 (iv): the slag's price goes through its own row, not through steel's.
    let free = try Self.comparison(Study.definition(purchases: [Study.purchase("power", -3)]))
    #expect(abs(free.levels[2].saving - 15.204557) < 5e-7)
    let paid = try Self.comparison(
      Study.definition(purchases: [
        Study.purchase("power", -3), Study.purchase(Purchase.byProduct, 2),
      ]))
    #expect(abs(paid.levels[2].saving - free.levels[2].saving) < 1e-12)
    #expect(paid.byProductPayments == [2])
    #expect(largestDifference(paid.valueAddedChanges, [1, 2, 0]) < 1e-12)
    // A declared burden of 0.5 t a unit adds exactly ε w x'/x to the emissions.
    let burdened = try Self.comparison(
      Study.definition(purchases: [
        Study.purchase("power", -3), Study.purchase(Purchase.byProduct, 2, burden: 0.5),
      ]))
    let cementOutput = 100 + paid.outputChanges[0]
    #expect(
      abs(paid.levels[2].saving - burdened.levels[2].saving - 0.5 * 2 * cementOutput / 100) < 1e-9)
    // By way of steel's row it would add the phantom burden of 4.797178 t.
    let routed = try Self.comparison(
      Study.definition(purchases: [Study.purchase("power", -3), Study.purchase("steel", 2)]))
    #expect(abs(free.levels[2].saving - routed.levels[2].saving - 4.797178) < 5e-7)
  }

  @Test func theSumOfFootprintChangesIsThatOfEmissionsWhateverTheExchange() throws {
    // METHODS.md 0, point 1: with A and y fixed ΔΣD = ΣΔE exactly.
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<20 {
      var definition = Study.definition(saving: .random(in: 0...40, using: &generator))
      definition.effects.append(
        Effect(
          exchange: "slag", sector: Study.codes.randomElement(using: &generator) ?? "power",
          flow: "carbon", rate: Sourced(.random(in: -30...30, using: &generator))))
      let result = try #require(
        StudyResult(try SolvedStudy(definition)).comparisons.first, "seed 21")
      let direct = result.sectors.reduce(0) { $0 + $1.directChange }
      let embodied = result.sectors.reduce(0) { $0 + $1.footprintChange }
      #expect(abs(direct - embodied) < 1e-9, "seed 21")
      #expect(abs(direct + (result.saving ?? 0)) < 1e-9, "seed 21")
    }
  }

  @Test func aChangeOfUnitChangesNoFootprint() throws {
    // Money in thousands: the table divided by 1000, prices too; physical results stay.
    let purchases = [Study.purchase("steel", 2), Study.purchase("power", -3)]
    let before = try Self.comparison(Study.definition(purchases: purchases))
    var definition = Study.definition(purchases: purchases)
    let table = Study.table
    var scaled = table
    func thousandth(_ matrix: Matrix) -> Matrix {
      matrix.scalingRows(by: [Double](repeating: 1 / 1000, count: matrix.rows))
    }
    scaled.intermediate = thousandth(table.intermediate)
    scaled.finalDemand.values = thousandth(table.finalDemand.values)
    scaled.valueAdded.values = thousandth(table.valueAdded.values)
    scaled.output = table.output.map { $0 / 1000 }
    definition.years[0].table = scaled
    definition.purchases = purchases.map {
      var purchase = $0
      purchase.price.value /= 1000
      return purchase
    }
    let after = try Self.comparison(definition)
    for (left, right) in zip(before.levels, after.levels) {
      #expect(abs(left.saving - right.saving) < 1e-9)
      #expect(largestDifference(left.footprintChanges, right.footprintChanges) < 1e-9)
    }
  }

  @Test func aGroupThatGivesIsPaidByItsSectorsOutputShares() throws {
    // Steel and power make 200 each: what is paid to their group goes to both alike, with a warning.
    var definition = Study.definition(purchases: [Study.purchase(Purchase.byProduct, 2)])
    definition.groups = [
      Sector(code: "KILNS", name: "Kilns"), Sector(code: "HEAVY", name: "Heavy industry"),
    ]
    for position in definition.sectors.indices {
      definition.sectors[position].group = position == 0 ? "KILNS" : "HEAVY"
    }
    definition.exchanges[0].from = "HEAVY"
    let study = try SolvedStudy(definition)
    let result = try #require(study.supplyChainComparisons().first)
    #expect(largestDifference(result.valueAddedChanges, [-2, 1, 1]) < 1e-12)
    #expect(
      study.findings.filter { $0.code == "group-split" }.map(\.message) == [
        "Figures of group HEAVY in 2012 are split over its 2 sectors by their output shares."
      ])
  }

  @Test func purchasesAndJobsOfASectorWithoutOutputAreNamed() throws {
    var definition = Study.definition(purchases: [Study.purchase("power", -3)])
    // Power neither makes nor sells anything; steel buys.
    var table = Study.table
    table.output = [100, 200, 0]
    table.intermediate = Matrix([[10, 0, 0], [5, 60, 0], [0, 0, 0]])
    table.finalDemand.values = Matrix(rows: 3, columns: 1, columnMajor: [90, 135, 0])
    table.valueAdded.values = Matrix(rows: 1, columns: 3, columnMajor: [85, 140, 0])
    definition.years[0].table = table
    definition.years[0].inventory.removeLast()
    definition.purchases = [
      Purchase(
        exchange: "slag", buyer: "power", supplier: "steel", change: Sourced(2), price: Sourced(1.5)
      )
    ]
    definition.satellites = [
      SatelliteEntry(
        year: 2012, row: "jobs", unit: "persons", sector: "power", quantity: Sourced(120))
    ]
    let study = try SolvedStudy(definition)
    #expect(
      study.findings.filter { $0.code.hasSuffix("without-output") }.map(\.message) == [
        "What slag changes in the purchases of power, 3 (M) a unit from steel, is left out: power has no output in 2012, so there is no column to change.",
        "The 120 persons of jobs in power are in no footprint: power has no output in 2012.",
      ])
    #expect(study.socialAccounts().first?.direct == [0, 0, 120])
  }

  @Test func refusesToDisplaceMoreThanIsBought() throws {
    let study = try SolvedStudy(Study.definition(purchases: [Study.purchase("power", -31)]))
    let error = #expect(throws: InvalidInput.self) { try study.supplyChainComparisons() }
    #expect(
      error?.findings.map(\.message) == [
        "“slag” displace 31 (M) of what cement buys from power in 2012, 1 more than the 30 that it buys; lower a price, a quantity or a change in purchases."
      ])
  }

  @Test func aSavingInTheInventoryAndInTheTableIsRefusedWithItsSize() throws {
    // The power saved is taken off power's emissions and off cement's purchases of power.
    var definition = Study.definition(purchases: [Study.purchase("power", -3)])
    definition.effects.append(
      Effect(exchange: "slag", sector: "power", flow: "carbon", rate: Sourced(-6)))
    let error = #expect(throws: InvalidInput.self) { try SolvedStudy(definition) }
    #expect(
      error?.findings.filter { $0.severity == .error }.map(\.message) == [
        "Scenario UIS: slag saves “Carbon dioxide” in the inventory of power and displaces purchases from it as well, so that 6 t of CO2 is saved twice. Keep the effect or the purchase, or allow `saved-twice`."
      ])
    definition.allowed = [AllowedFinding(code: "saved-twice")]
    let allowed = try SolvedStudy(definition)
    #expect(allowed.findings.contains { $0.code == "saved-twice" && $0.severity == .warning })
  }
}
