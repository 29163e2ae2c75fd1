import Provenance
import StudyFiles
import SymbiosisModel
import TestSupport
import Testing

/// Greenhouse gases whose indicators are in other units than their sum.
@Suite struct GasUnitTests {
  private static let flows = """
    flow,name,unit,kind,co2,ch4
    coal,Raw coal,t,fuel,1.8252,2
    diesel,Diesel,t,fuel,3.0994,
    clinker,Clinker,t,process,0.52,
    heat,Heat,GJ,heat,,

    """

  private static func study<Result>(
    methane: String, sum: String = "t CO2e", headline: String = "co2",
    _ body: (String) throws -> Result
  ) throws -> Result {
    let line = "  co2: {name: CO2, unit: t}\n"
    let lines =
      line
      + "  ch4: {name: Methane, unit: \"\(methane)\"}\n"
      + "  ghg: {name: GHG, unit: \"\(sum)\", gwp100: AR5, gases: {co2: CO2, ch4: CH4}}\n"
    return try withStarterStudy(
      ["flows.csv": flows],
      replacing: [(line, lines), ("headline: co2", "headline: \(headline)")], body)
  }

  /// BAU of the starting study: 677,000 t of coal with 2 kg of methane each, beside its CO2.
  @Test(arguments: [("kg", 1.0), ("kg CH4", 1), ("t", 1000), ("g", 0.001), ("1e3 kg", 1000)])
  func gasesAreWeighedInTheUnitOfTheirSum(methane: String, factor: Double) throws {
    try Self.study(methane: methane) { path in
      let scenario = try #require(StudyResult(try StudyReader.solve(path: path)).scenarios.first)
      let direct = scenario.indicators.map { $0.direct.reduce(0, +) }
      #expect(abs(direct[2] - direct[0] - 28 * direct[1] * factor / 1000) < 1e-9 * direct[2])
      if methane == "kg" { #expect(abs(direct[2] - 1_557_663) < 1) }
    }
    try Self.study(methane: "kg", sum: "kt CO2e") { path in
      let scenario = try #require(StudyResult(try StudyReader.solve(path: path)).scenarios.first)
      #expect(abs(scenario.indicators[2].direct.reduce(0, +) - 1557.663) < 1e-3)
    }
  }

  @Test(arguments: [("m3", "t CO2e"), ("t C", "t CO2e"), ("t CO2e", "t CO2e"), ("kg", "tce")])
  func unitsThatCannotBeAddedAreRefused(methane: String, sum: String) throws {
    try Self.study(methane: methane, sum: sum) { path in
      let error = #expect(throws: InvalidInput.self) { try StudyReader.solve(path: path) }
      let messages = error?.findings.filter { $0.severity == .error }.map(\.message) ?? []
      #expect(
        messages.contains(
          "“ghg” is in “\(sum)” and its gas “ch4” in “\(methane)”, which cannot be added; write the gas as a mass of CH4, such as t or kg, and the sum as a mass of CO2 equivalents, such as t CO2e."
        ), "\(messages)")
    }
  }

  @Test func theSumIsExplainedByItsGasesAndTheirPotentials() throws {
    try Self.study(methane: "kg", headline: "ghg") { path in
      let study = try StudyReader.solve(path: path)
      let tree = try study.explanation(of: .direct, in: "BAU", sector: "ENERGY")
      #expect(tree.unit == "t CO2e")
      let leaves = tree.leaves()
      #expect(
        leaves.contains {
          guard case .constant = $0.origin else { return false }
          return $0.name == "GWP100 of CH4 (AR5)" && $0.value == 28
        })
      #expect(leaves.contains { $0.name == "t CO2e in one kg" && $0.value == 0.001 })
      for leaf in leaves {
        if case .figure(let place) = leaf.origin { #expect(place != nil, "\(leaf.name)") }
      }
    }
  }
}
