import DenseAlgebra
import Foundation
import InputOutputModel
import TableFormats
import TestSupport
import Testing

/// The United Kingdom's table of 2010 and the output multipliers published with it.
@Suite struct UnitedKingdomTests {
  static let path = RealData.path("uk-2010.csv")
  static let multipliersPath = RealData.path("uk-2010-multipliers.json")

  @Test(.enabled(if: path != nil, "../shared/data/uk-2010.csv is absent"))
  func outputMultipliersAreThePublishedOnes() throws {
    let path = try #require(Self.path)
    let csv = try CSVFile(
      bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))), file: "uk-2010.csv")
    let roles = TableRoles(
      money: "1e6 GBP",
      finalDemand: [
        "households", "npish", "central_government", "local_government", "fixed_capital",
        "valuables", "inventories",
      ],
      exports: ["exports_goods", "exports_services"],
      otherInputs: ["imported_inputs", "taxes_on_products"],
      valueAdded: ["taxes_on_production", "compensation", "surplus"])
    let table = try TableCSVReader.read(csv, roles: roles).table
    #expect(table.count == 127)
    let system = try LeontiefSystem(table, imports: .domestic)
    let multipliers = system.multipliers(of: [Double](repeating: 1, count: table.count))
    let json = try Data(
      contentsOf: URL(fileURLWithPath: try #require(Self.multipliersPath)))
    let published = try JSONDecoder().decode([String: Double].self, from: json)
    for (label, multiplier) in zip(table.labels, multipliers) {
      let expected = try #require(published[label.sector])
      #expect(abs(multiplier / expected - 1) < 1e-12, "\(label)")
    }
  }
}
