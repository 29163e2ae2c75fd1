import Provenance
import SymbiosisModel
import TestSupport
import Testing

@Suite struct DiscountingTests {
  @Test func capitalRecoveryFactorsOfTheTables() {
    // METHODS.md, section 4.8.
    #expect(abs(Discounting.capitalRecoveryFactor(rate: 0.08, years: 15) - 0.116829545) < 5e-10)
    #expect(abs(Discounting.capitalRecoveryFactor(rate: 0.10, years: 10) - 0.162745395) < 5e-10)
    #expect(Discounting.capitalRecoveryFactor(rate: 0, years: 20) == 0.05)
    // Continuous in the rate: 1/n + (n + 1) r / 2n + …
    let tiny = Discounting.capitalRecoveryFactor(rate: 1e-12, years: 20)
    #expect(abs(tiny - 0.05 - 1e-12 * 21 / 40) < 1e-17)
  }

  @Test func costOfATonneInTheWorkedExample() throws {
    // METHODS.md, section 4.8: I = 12 M, O&M 0.6 M, savings 2.5 M a year, 25 kt; 8 %, 15 years.
    let cost = try #require(
      Discounting.levelizedCost(
        investment: 12e6, yearlyCost: 0.6e6 - 2.5e6, yearlyQuantity: 25e3, rate: 0.08, years: 15))
    #expect(abs(cost + 19.9218) < 5e-5)
    #expect(
      Discounting.levelizedCost(
        investment: 1, yearlyCost: 1, yearlyQuantity: 0, rate: 0.1, years: 5) == nil)
  }

  @Test func anAnnuityIsWorthItsPayments() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let rate = Double.random(in: -0.05...0.3, using: &generator)
      let years = Int.random(in: 1...40, using: &generator)
      let payments = [-100.0] + [Double](repeating: 12, count: years)
      let direct = Discounting.netPresentValue(of: payments, rate: rate)
      let closed = Discounting.netPresentValue(
        investment: 100, yearlyBalance: 12, rate: rate, years: Double(years))
      #expect(abs(direct - closed) < 1e-9 * max(1, abs(direct)), "seed 11")
    }
  }

  @Test func theCurveOrdersStepsAndStatesTheRankingProblem() {
    let curve = MarginalAbatementCostCurve([
      .init(id: "dear", yearlyCost: 90, abatement: 30),
      .init(id: "small", yearlyCost: -50, abatement: 10),
      .init(id: "cheap", yearlyCost: 10, abatement: 20),
      .init(id: "big", yearlyCost: -60, abatement: 40),
      .init(id: "none", yearlyCost: 5, abatement: 0),
    ])
    // “small” has the lower cost per unit (−5 against −1.5), and yet “big” earns and abates more.
    #expect(curve.steps.map(\.id) == ["big", "small", "cheap", "dear"])
    #expect(curve.steps.map(\.unitCost) == [-1.5, -5, 0.5, 3])
    #expect(curve.steps.map(\.cumulativeAbatement) == [40, 50, 70, 100])
    #expect(curve.steps.map(\.dominatedBy) == [nil, "big", nil, nil])
    #expect(
      curve.findings.map(\.message) == [
        "2 measures earn more than they cost. Cost per unit abated does not rank such measures (the one that abates more looks worse), so they are ordered by what they earn a year.",
        "Left out of the abatement cost curve because they abate nothing: none.",
      ])
  }

  @Test func warmingPotentialsOfBothReports() {
    #expect(GlobalWarmingPotential.ar5.factor(of: .methane) == 28)
    #expect(GlobalWarmingPotential.ar6.factor(of: .methane) == 27.9)
    #expect(GlobalWarmingPotential.ar5.factor(of: .nitrousOxide) == 265)
    #expect(GlobalWarmingPotential.ar6.factor(of: .nitrousOxide) == 273)
    for report in GlobalWarmingPotential.allCases {
      #expect(report.factor(of: .carbonDioxide) == 1)
    }
  }
}
