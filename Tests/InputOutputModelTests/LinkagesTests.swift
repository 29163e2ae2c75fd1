import DenseAlgebra
import InputOutputModel
import TestSupport
import Testing

@Suite struct LinkagesTests {
  /// Miller and Blair 2009, the two-sector example of chapter 2.
  static let intermediate = Matrix([[150, 500], [200, 100]])
  static let output: [Double] = [1000, 2000]

  @Test func millerAndBlairsTwoSectors() throws {
    let linkages = try Linkages(intermediate: Self.intermediate, output: Self.output)
    #expect(largestDifference(linkages.backward, [1.518152, 1.452145]) < 1e-6)
    #expect(largestDifference(linkages.forward, [1.914191, 1.254125]) < 1e-6)
    #expect(largestDifference(linkages.forwardRasmussen, [1.584158, 1.386139]) < 1e-6)
    #expect(linkages.key == [0])
    // The columns of L are (.95, .2)/.7575 and (.25, .85)/.7575: variation √2·|difference|/sum.
    let root = Double(2).squareRoot()
    #expect(
      largestDifference(linkages.backwardVariation, [root * 0.75 / 1.15, root * 0.6 / 1.1]) < 1e-12)
  }

  @Test func germany1995OfTheEurostatManual() throws {
    // Eurostat Manual of Supply, Use and Input-Output Tables 2008, Table 15.4 and chapter 15; the
    // published forward linkage of industry, 1.6691, is a digit slip of 1.6910.
    let intermediate = Matrix([
      [1131, 25480, 1, 607, 710, 762], [7930, 304584, 64167, 41082, 11981, 30360],
      [426, 7334, 3875, 5296, 23457, 9155], [3559, 72717, 14190, 74399, 10835, 21008],
      [3637, 96115, 31027, 65755, 193176, 34223], [1552, 14986, 1747, 11225, 15058, 22070],
    ])
    let output: [Double] = [43910, 1_079_446, 245606, 540063, 692487, 508918]
    let linkages = try Linkages(intermediate: intermediate, output: output)
    #expect(
      largestDifference(linkages.backward, [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782])
        < 6e-5)
    #expect(
      largestDifference(linkages.forward, [2.1126, 1.6910, 1.3558, 1.5848, 2.1037, 1.2106]) < 6e-5)
    let ghosh = try GhoshSystem(intermediate: intermediate, output: output).inverse()
    #expect(
      largestDifference(ghosh.column(0), [1.0339, 0.0118, 0.0037, 0.0103, 0.0117, 0.0043]) < 6e-5)
    let system = try LUFactorization(
      Matrix.identity(6) - intermediate.scalingColumns(by: output.map { 1 / $0 }))
    let valueAdded: [Double] = [21664, 395022, 115624, 311407, 415426, 365017]
    #expect(
      largestDifference(
        system.solveTransposed(zip(valueAdded, output).map(/)),
        [0.8450, 0.7647, 0.8615, 0.9019, 0.9393, 0.9199]) < 6e-5)
    let employment: [Double] = [1096, 8381, 3236, 9251, 4258, 10206]
    #expect(
      largestDifference(
        system.solveTransposed(zip(employment, output).map(/)),
        [0.0326, 0.0162, 0.0207, 0.0237, 0.0112, 0.0242]) < 6e-5)
  }

  @Test func netherlands2000TypeIMultipliers() throws {
    // Eurostat Manual 2008, the Netherlands: compensation multipliers (c L)/c.
    let intermediate = Matrix([
      [2731, 3, 8260, 36, 59, 615], [4, 282, 2013, 3979, 188, 60],
      [3322, 291, 40218, 480, 8004, 16999], [983, 53, 2400, 4395, 85, 3458],
      [121, 70, 565, 135, 14103, 9509], [2884, 1078, 28400, 1404, 9339, 106_994],
    ])
    let output: [Double] = [21863, 12292, 210_900, 18249, 60244, 435_953]
    let compensation: [Double] = [2336, 520, 35083, 1629, 14339, 151_784]
    let share = zip(compensation, output).map(/)
    let total = try LUFactorization(
      Matrix.identity(6) - intermediate.scalingColumns(by: output.map { 1 / $0 })
    ).solveTransposed(share)
    #expect(
      largestDifference(
        zip(total, share).map(/), [2.465771, 2.333343, 1.839948, 2.372199, 1.953034, 1.417132])
        < 1e-6)
  }

  @Test func threeSectorsOfTheLeidenCourse() throws {
    // CML Leiden, Environmental Input-Output course, three-sector linkage exercise.
    let intermediate = Matrix([[0.6, 2.6, 0.5], [0.8, 30.6, 7.8], [0.9, 12.1, 23.0]])
    let output = [5.6, 67.7, 83.8]
    let linkages = try Linkages(intermediate: intermediate, output: output)
    #expect(
      largestDifference(linkages.backwardNormalised, [0.906479, 1.244057, 0.849463]) < 1e-3)
    #expect(largestDifference(linkages.forward, [2.487614, 2.270976, 1.867067]) < 5e-2)
  }

  @Test func aSectorWithoutOutputHasNoLinkBeyondItself() throws {
    let linkages = try Linkages(
      intermediate: Matrix([[150, 500, 0], [200, 100, 0], [0, 0, 0]]), output: [1000, 2000, 0])
    #expect(linkages.backward[2] == 1 && linkages.forward[2] == 1)
  }

  @Test func ghoshGivesTheOutputBack() throws {
    let system = try GhoshSystem(intermediate: Self.intermediate, output: Self.output)
    #expect(largestDifference(system.output(primaryInputs: [650, 1400]), Self.output) < 1e-9)
    // G = x̂⁻¹ L x̂.
    let leontief = try LUFactorization(
      Matrix.identity(2) - Self.intermediate.scalingColumns(by: [0.001, 0.0005])
    ).inverse()
    let scaled = leontief.scalingRows(by: [0.001, 0.0005]).scalingColumns(by: Self.output)
    #expect(largestDifference(system.inverse(), scaled) < 1e-12)
  }
}

@Suite struct HypotheticalExtractionTests {
  @Test(arguments: [
    (HypotheticalExtraction.Rule.purchases, [413.157895, 805.882353]),
    (.sales, [728.947368, 452.941176]), (.both, [860.526316, 888.235294]),
    (.bothWithFinalDemand, [1210.526316, 2588.235294]),
  ]) func losesWhatTheRuleTakesOut(
    _ rule: HypotheticalExtraction.Rule, _ losses: [Double]
  ) throws {
    // Miller and Blair's two-sector example, section 12.2.6.
    let found = try (0..<2).map {
      try HypotheticalExtraction(
        sector: $0, rule: rule, intermediate: LinkagesTests.intermediate,
        output: LinkagesTests.output)
    }
    #expect(largestDifference(found.map(\.totalOutputLoss), losses) < 1e-6)
    #expect(found.allSatisfy { $0.rule.boundary.hasSuffix(".") })
    if rule == .bothWithFinalDemand {
      let emissions = found.map { $0.loss(intensity: [0.1, 0.15]).reduce(0, +) }
      #expect(largestDifference(emissions, [131.578947, 358.823529]) < 1e-6)
    }
  }

  @Test func closedFormsOfTheLosses() throws {
    // Without column j and row j sector j still makes its final demand: x_j − f_j is lost of it.
    var generator = SeededGenerator(seed: 5)
    let n = 6
    var intermediate = Matrix(rows: n, columns: n)
    for index in intermediate.storage.indices {
      intermediate.storage[index] = .random(in: 0...10, using: &generator)
    }
    let output = zip(intermediate.rowSums(), intermediate.columnSums()).map { max($0, $1) + 20 }
    for j in 0..<n {
      let both = try HypotheticalExtraction(
        sector: j, rule: .both, intermediate: intermediate, output: output)
      #expect(abs(both.outputLoss[j] - intermediate.rowSums()[j]) < 1e-9, "seed 5, sector \(j)")
      let all = try HypotheticalExtraction(
        sector: j, rule: .bothWithFinalDemand, intermediate: intermediate, output: output)
      #expect(abs(all.outputLoss[j] - output[j]) < 1e-9, "seed 5, sector \(j)")
    }
  }
}
