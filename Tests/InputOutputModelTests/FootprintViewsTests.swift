import DenseAlgebra
import TestSupport
import Testing

@testable import InputOutputModel

@Suite struct FootprintViewsTests {
  /// METHODS, test I1: A = [[.2,.3],[.4,.1]], x = (200,150), m = (40,30), e = (30,20), f = (125,65), S = (1,.5).
  static func system(_ imports: ImportTreatment) throws -> LeontiefSystem {
    try LeontiefSystem(
      table(
        intermediate: Matrix([[40, 45], [80, 15]]), finalDemand: [[125, 65]], exports: [30, 20],
        imports: [40, 30], output: [200, 150]), imports: imports)
  }

  @Test func territoryAndConsumptionShareWhatIsMadeHereForHere() throws {
    let system = try Self.system(.domestic)
    let footprint = Footprint(totals: [200, 75], system: system)
    let views = FootprintViews(footprint: footprint, system: system, error: [0, 0])
    #expect(views.direct == [200, 75])
    #expect(abs(views.territory.reduce(0, +) - 275) < 1e-9)
    #expect(largestDifference(views.territory, footprint.footprints) < 1e-12)
    // Imports as at home: consumption is S (I − A)⁻¹ f = 1.833333·125 + 1.166667·65.
    #expect(largestDifference(views.consumption, footprint.consumption) < 1e-9)
    let expected = 1.833333333 * 125 + 1.166666667 * 65
    #expect(abs(views.consumption.reduce(0, +) - expected) < 1e-6)
    // Multipliers 1.564599, 0.957795 on (1 − m̂) f and on e.
    #expect(largestDifference(views.hereForOthers, [46.937979, 19.155897]) < 1e-4)
    let here = [1.564599 * 0.809524 * 125, 0.957795 * 0.8125 * 65]
    #expect(largestDifference(views.hereForHere, here) < 1e-3)
  }

  @Test func whatIsImportedIsNobodysAtHome() throws {
    // A second route: two regions in one system, the other one selling what is imported.
    let system = try Self.system(.domestic)
    let footprint = Footprint(totals: [200, 75], system: system)
    let abroad = [3.0, 0.25]
    let views = FootprintViews(
      footprint: footprint, system: system, error: [0, 0], importMultipliers: abroad)
    var joint = Matrix(rows: 4, columns: 4)
    for j in 0..<2 {
      for i in 0..<2 {
        joint[i, j] = system.coefficients[i, j]
        joint[i + 2, j] = system.totalCoefficients[i, j] - system.coefficients[i, j]
      }
    }
    let home = system.ownFinalDemand
    let imported = zip(system.domesticFinalDemand, home).map(-)
    let output = try LUFactorization(joint.subtractedFromIdentity()).solve(home + imported)
    let elsewhere = abroad[0] * output[2] + abroad[1] * output[3]
    #expect(abs(views.elsewhereForHere.reduce(0, +) - elsewhere) < 1e-9)
    #expect(largestDifference(views.territory, footprint.footprints) < 1e-12)
    // With the region's own multipliers as given ones nothing changes.
    let own = FootprintViews(
      footprint: footprint, system: system, error: [0, 0],
      importMultipliers: system.totalMultipliers(of: footprint.intensities))
    let atHome = FootprintViews(footprint: footprint, system: system, error: [0, 0])
    #expect(largestDifference(own.elsewhereForHere, atHome.elsewhereForHere) < 1e-9)
  }

  @Test func competitiveImportsAllCountAsElsewhere() throws {
    let system = try Self.system(.competitive)
    let footprint = Footprint(totals: [200, 75], system: system)
    let views = FootprintViews(footprint: footprint, system: system, error: [0, 0])
    #expect(abs(views.territory.reduce(0, +) - 275) < 1e-9)
    #expect(largestDifference(views.consumption, footprint.consumption) < 1e-9)
    let imported: [Double] = [40 * 11 / 6, 35]
    #expect(largestDifference(views.elsewhereForHere, imported) < 1e-9)
  }

  @Test(arguments: 1...10) func viewsOfRandomRegionsReconcile(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let n = Int.random(in: 2...12, using: &generator)
    func draw(_ range: ClosedRange<Double>) -> [Double] {
      (0..<n).map { _ in .random(in: range, using: &generator) }
    }
    let coefficients = RandomTables.coefficients(order: n, radius: 0.7, using: &generator)
    let (demand, exports, imports) = (draw(50...90), draw(5...20), draw(1...30))
    let uses = (0..<n).map { demand[$0] + exports[$0] - imports[$0] }
    let output = try LUFactorization(coefficients.subtractedFromIdentity()).solve(uses)
    let system = try LeontiefSystem(
      table(
        intermediate: coefficients.scalingColumns(by: output), finalDemand: [demand],
        exports: exports, imports: imports, output: output), imports: .domestic)
    let footprint = Footprint(totals: draw(1...9), system: system)
    let views = FootprintViews(
      footprint: footprint, system: system, error: [Double](repeating: 0, count: n))
    let total = footprint.totals.reduce(0, +)
    #expect(abs(views.territory.reduce(0, +) - total) < 1e-9 * total, "seed \(seed)")
    #expect(normwiseDifference(views.consumption, footprint.consumption) < 1e-12, "seed \(seed)")
    // Σ elsewhere = q · all imports less those that leave again, [q A_m L_d] e.
    let atHome = system.totalMultipliers(of: footprint.intensities)
    let all = zip(atHome, imports).map(*).reduce(0, +)
    let again = (0..<n).map { (atHome[$0] - footprint.multipliers[$0]) * exports[$0] }.reduce(0, +)
    #expect(
      abs(views.elsewhereForHere.reduce(0, +) - (all - again)) < 1e-9 * all, "seed \(seed)")
  }
}
