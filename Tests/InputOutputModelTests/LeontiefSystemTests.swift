import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

@Suite struct LeontiefSystemTests {
  @Test func millerAndBlairsTwoSectors() throws {
    // Miller and Blair 2009, section 2.3: A, L and x = L f.
    let system = try LeontiefSystem(millerAndBlair, imports: .domestic)
    #expect(largestDifference(system.coefficients, Matrix([[0.15, 0.25], [0.2, 0.05]])) < 1e-15)
    let inverse = Matrix([[0.95 / 0.7575, 0.25 / 0.7575], [0.2 / 0.7575, 0.85 / 0.7575]])
    #expect(largestDifference(system.leontiefInverse(), inverse) < 1e-14)
    #expect(largestDifference(system.multipliers(of: [1, 1]), [1.518152, 1.452145]) < 1e-6)
    #expect(largestDifference(system.output(for: [600, 1500]), [1247.52, 1841.58]) < 0.01)
    #expect(system.outputResidual() < 1e-15)
  }

  @Test func emissionsOfTheTwoSectors() throws {
    let system = try LeontiefSystem(millerAndBlair, imports: .domestic)
    let footprint = Footprint(totals: [100, 300], system: system)
    #expect(largestDifference(footprint.intensities, [0.1, 0.15]) < 1e-15)
    #expect(largestDifference(footprint.multipliers, [0.165017, 0.201320]) < 1e-6)
    #expect(largestDifference(footprint.footprints, [57.755776, 342.244224]) < 1e-6)
    #expect(abs(footprint.footprints.reduce(0, +) - 400) < 1e-12)
  }

  @Test func importsBothWays() throws {
    // METHODS 2.5, test I1: A = [[.2, .3], [.4, .1]], x = (200, 150).
    let competitive = table(
      intermediate: Matrix([[40, 45], [80, 15]]), finalDemand: [[125, 65]], exports: [30, 20],
      imports: [40, 30], output: [200, 150])
    let domestic = try LeontiefSystem(competitive, imports: .domestic)
    #expect(largestDifference(domestic.importShares, [40.0 / 210, 30.0 / 160]) < 1e-15)
    #expect(
      largestDifference(domestic.coefficients, Matrix([[0.161905, 0.242857], [0.325, 0.08125]]))
        < 1e-6)
    let home = Footprint(totals: [200, 75], system: domestic)
    #expect(largestDifference(home.multipliers, [1.564599, 0.957795]) < 1e-6)
    #expect(abs(home.footprints.reduce(0, +) - 275) < 1e-10)
    #expect(abs(home.consumption.reduce(0, +) - 305) < 1e-10)
    let total = try LeontiefSystem(competitive, imports: .competitive)
    let whole = Footprint(totals: [200, 75], system: total)
    #expect(largestDifference(whole.multipliers, [1.833333, 1.166667]) < 1e-6)
    #expect(abs(whole.footprints.reduce(0, +) - 275) < 1e-10)
    // Without taking imports off, the same multipliers would claim 108.333 too much.
    let gross = zip(whole.multipliers, [125 + 30, 65 + 20]).map { $0 * $1 }.reduce(0, +)
    #expect(abs(gross - 383.333333) < 1e-6)
  }

  @Test func aggregationKeepsTheTotalAndMovesTheSplit() throws {
    // METHODS 2.6, test A1: sectors 1 and 2 as one against solving first and summing then.
    let emissions: [Double] = [80, 240, 400]
    let fine = Footprint(
      totals: emissions, system: try LeontiefSystem(threeSectors, imports: .domestic))
    #expect(largestDifference(fine.footprints, [155.076923, 300.226244, 264.696833]) < 1e-6)
    let concordance = try Concordance(
      source: ["S1", "S2", "S3"], target: ["A", "B"], mapping: ["S1": "A", "S2": "A", "S3": "B"])
    let coarse = Footprint(
      totals: concordance.sum(emissions),
      system: try LeontiefSystem(threeSectors.aggregated(by: concordance), imports: .domestic))
    #expect(largestDifference(coarse.footprints, [455.665399, 264.334601]) < 1e-6)
    #expect(
      largestDifference(concordance.sum(fine.footprints), [455.303167, 264.696833]) < 1e-6)
    #expect(abs(coarse.footprints.reduce(0, +) - 720) < 1e-10)
  }

  @Test func anExchangeThatOnlyChangesEmissionsChangesTheirSum() throws {
    // METHODS 3.1, test U1 (i): 8 t less in sector 1.
    let system = try LeontiefSystem(threeSectors, imports: .domestic)
    let before = Footprint(totals: [80, 240, 400], system: system)
    let after = Footprint(totals: [72, 240, 400], system: system)
    let change = zip(after.footprints, before.footprints).map { $0 - $1 }
    #expect(largestDifference(change, [-7.630769, -0.090498, -0.278733]) < 1e-6)
    #expect(abs(change.reduce(0, +) + 8) < 1e-12)
  }

  @Test func germany1995ValueAddedAndEmployment() throws {
    // Eurostat Manual 2008, Table 15.4 and chapter 15: multipliers of value added and employment.
    let intermediate = Matrix([
      [1131, 25480, 1, 607, 710, 762], [7930, 304584, 64167, 41082, 11981, 30360],
      [426, 7334, 3875, 5296, 23457, 9155], [3559, 72717, 14190, 74399, 10835, 21008],
      [3637, 96115, 31027, 65755, 193176, 34223], [1552, 14986, 1747, 11225, 15058, 22070],
    ])
    let output: [Double] = [43910, 1_079_446, 245606, 540063, 692487, 508918]
    let uses = zip(output, intermediate.rowSums()).map { $0 - $1 }
    let germany = table(intermediate: intermediate, finalDemand: [uses], output: output)
    let system = try LeontiefSystem(germany, imports: .domestic)
    let added = Footprint(
      totals: [21664, 395022, 115624, 311407, 415426, 365017], system: system)
    #expect(
      largestDifference(added.multipliers, [0.8450, 0.7647, 0.8615, 0.9019, 0.9393, 0.9199]) < 6e-5)
    let jobs = Footprint(totals: [1096, 8381, 3236, 9251, 4258, 10206], system: system)
    #expect(
      largestDifference(jobs.multipliers, [0.0326, 0.0162, 0.0207, 0.0237, 0.0112, 0.0242]) < 6e-5)
  }

  @Test func netherlands2000Compensation() throws {
    // Type I multipliers of compensation, (c L)/c; figures of the Eurostat Manual 2008.
    let intermediate = Matrix([
      [2731, 3, 8260, 36, 59, 615], [4, 282, 2013, 3979, 188, 60],
      [3322, 291, 40218, 480, 8004, 16999], [983, 53, 2400, 4395, 85, 3458],
      [121, 70, 565, 135, 14103, 9509], [2884, 1078, 28400, 1404, 9339, 106994],
    ])
    let output: [Double] = [21863, 12292, 210900, 18249, 60244, 435953]
    let uses = zip(output, intermediate.rowSums()).map { $0 - $1 }
    let netherlands = table(intermediate: intermediate, finalDemand: [uses], output: output)
    let system = try LeontiefSystem(netherlands, imports: .competitive)
    let pay = Footprint(totals: [2336, 520, 35083, 1629, 14339, 151784], system: system)
    let multipliers = zip(pay.multipliers, pay.intensities).map { $0 / $1 }
    #expect(
      largestDifference(
        multipliers, [2.465771, 2.333343, 1.839948, 2.372199, 1.953034, 1.417132]) < 1e-6)
  }

  @Test func refusesReExportsAndUnproductiveSystems() {
    let reExports = table(
      intermediate: Matrix([[10, 10], [5, 5]]), finalDemand: [[20, 30]], exports: [80, 10],
      imports: [60, 0], output: [60, 50], money: "1e4 CNY")
    #expect(
      throws: InvalidInput(
        code: "re-exports",
        "Imports of S1 are 60 (1e4 CNY), more than its domestic use of 40: goods that only pass "
          + "through are in it. Take re-exports out of both the import and the export columns, or "
          + "use `imports: competitive`.")
    ) { try LeontiefSystem(reExports, imports: .domestic) }
    let unproductive = table(
      intermediate: Matrix([[60, 60], [60, 60]]), finalDemand: [[-20, -20]], output: [100, 100])
    #expect(
      throws: InvalidInput(
        code: "not-productive",
        "The system is not productive: its coefficients have a spectral radius of 1.2, which must "
          + "be below 1. Sector S1 buys 1.2 for each unit that it makes; look at its column and its "
          + "value added.")
    ) { try LeontiefSystem(unproductive, imports: .competitive) }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func footprintsSumToEmissionsInRandomSystems(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let n = Int.random(in: 2...30, using: &generator)
    var intermediate = Matrix(rows: n, columns: n)
    for index in intermediate.storage.indices {
      intermediate.storage[index] = .random(in: 0...1, using: &generator)
    }
    let demand = (0..<n).map { _ in Double.random(in: -0.1...Double(n), using: &generator) }
    let exports = (0..<n).map { _ in Double.random(in: Double(n)...Double(2 * n), using: &generator)
    }
    let use = zip(intermediate.rowSums(), demand).map { $0 + $1 }
    let imports = use.map { $0 * Double.random(in: 0...0.6, using: &generator) }
    let output = (0..<n).map { use[$0] + exports[$0] - imports[$0] }
    let random = table(
      intermediate: intermediate, finalDemand: [demand],
      exports: exports, imports: imports, output: output)
    let emissions = (0..<n).map { _ in Double.random(in: 0...5, using: &generator) }
    let system = try LeontiefSystem(random, imports: .domestic)
    let footprint = Footprint(totals: emissions, system: system)
    let sum = emissions.reduce(0, +)
    #expect(abs(footprint.footprints.reduce(0, +) - sum) < 1e-10 * sum, "seed \(seed)")
    // The second route: every multiplier from the inverse.
    let inverse = system.leontiefInverse()
    let multipliers = inverse.multiplied(byRow: footprint.intensities)
    #expect(relativeDifference(multipliers, footprint.multipliers) < 1e-10, "seed \(seed)")
  }
}
