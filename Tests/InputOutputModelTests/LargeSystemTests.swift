import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

/// Multipliers of a table large enough to be found by iteration.
@Suite struct LargeSystemTests {
  private func table(order: Int, radius: Double) -> InputOutputTable {
    var generator = SeededGenerator(seed: 31)
    let coefficients = RandomTables.coefficients(
      order: order, radius: radius, spread: 1, using: &generator)
    let output = (0..<order).map { _ in Double.random(in: 1...1000, using: &generator) }
    let intermediate = coefficients.scalingColumns(by: output)
    let delivered = intermediate.rowSums()
    let final = Matrix(
      rows: order, columns: 1, columnMajor: zip(output, delivered).map { $0 - $1 })
    return InputOutputTable(
      money: "CNY", labels: (0..<order).map { SectorLabel(region: "", sector: "S\($0)") },
      intermediate: intermediate,
      finalDemand: AccountColumns(
        labels: [SectorLabel(region: "", sector: "final")], values: final),
      exports: .none(count: order), imports: .none(count: order), error: .none(count: order),
      otherInputs: .none(count: order), valueAdded: .none(count: order), output: output)
  }

  @Test(arguments: [(60, 0.9), (1_000, 0.5), (1_000, 0.97)])
  func multipliersAreThoseOfTheFactorisedSystem(order: Int, radius: Double) throws {
    let table = table(order: order, radius: radius)
    var generator = SeededGenerator(seed: 32)
    let intensities = RandomTables.intensities(stressors: 3, order: order, using: &generator)
      .transposed()
    let found = try table.multipliers(of: intensities)
    let system = try LeontiefSystem(table, imports: .competitive)
    for column in 0..<3 {
      #expect(
        relativeDifference(found.column(column), system.multipliers(of: intensities.column(column)))
          < 1e-10)
    }
  }

  @Test func aTableThatIsNotProductiveIsRefusedByEitherRoute() throws {
    for order in [60, 1_000] {
      let table = table(order: order, radius: 1.02)
      let intensities = Matrix(rows: order, columns: 1, repeating: 1)
      let error = #expect(throws: InvalidInput.self) {
        try table.multipliers(of: intensities)
      }
      #expect(error?.findings.map(\.code) == ["not-productive"])
    }
  }
}
