import Testing

@testable import Presentation

@Suite struct NumberFormatTests {
  let format = NumberFormat.english

  @Test(arguments: [
    (0.0, 2, "0.00"), (1234567.891, 1, "1,234,567.9"), (-1234.5, 0, "−1,234"), (999.5, 0, "1,000"),
    (0.125, 2, "0.12"), (0.004, 1, "0.004"), (-0.000_000_3, 2, "−3e-07"), (123, 0, "123"),
    (1e18, 2, "1.000e+18"),
  ])
  func fixedDecimals(value: Double, decimals: Int, text: String) {
    #expect(format.fixed(value, decimals: decimals) == text)
  }

  @Test func signsChangesAndShares() {
    #expect(format.fixed(5, decimals: 0, isChange: true) == "+5")
    #expect(format.fixed(0, decimals: 0, isChange: true) == "0")
    #expect(format.percent(0.0341, decimals: 1) == "3.4\u{A0}%")
    #expect(format.percent(-0.5, decimals: 0, isChange: true) == "−50\u{A0}%")
  }

  @Test func significantDigits() {
    #expect(format.significant(29_905_123, digits: 3) == "29,905,123")
    #expect(format.significant(1.23456, digits: 3) == "1.23")
    #expect(format.significant(0.000123456, digits: 3) == "0.000123")
    #expect(format.significant(0, digits: 3) == "0")
  }

  @Test(arguments: [
    ("t", 29_905_000.0, "Mt", 1e6), ("t", 1_043_000, "kt", 1e3), ("t", 900, "t", 1),
    ("tce", 20_000, "ktce", 1e3), ("1e4 CNY", 3e7, "bn CNY", 1e5),
    ("1e4 CNY", 2e4, "million CNY", 100), ("1e4 CNY", 5, "1e4 CNY", 1),
    ("1e4 CNY/t", 1e9, "1e4 CNY/t", 1), ("t CO2", 5e7, "Mt CO2", 1e6), ("kg", 5e4, "t", 1e3),
    ("MEUR", 1e9, "MEUR", 1), ("1ex y", 1e9, "1ex y", 1),
  ])
  func scalesUnits(unit: String, largest: Double, shown: String, divisor: Double) {
    let scale = DisplayScale(unit: unit, values: [largest, largest / 3])
    #expect(scale.unit == shown)
    #expect(abs(scale.divisor / divisor - 1) < 1e-15)
  }

  @Test func showsFourDigitsOfTheLargestAndTwoOfTheMiddleFigure() {
    #expect(DisplayScale(unit: "x", values: [29.905, 8.1, 0.02]).decimals == 2)
    #expect(DisplayScale(unit: "x", values: [29.905, 0.0251, 0.02]).decimals == 3)
    #expect(DisplayScale(unit: "x", values: [0, 0]).decimals == 0)
    #expect(DisplayScale(unit: "x", values: [12, 7]).decimals == 0)
  }
}
