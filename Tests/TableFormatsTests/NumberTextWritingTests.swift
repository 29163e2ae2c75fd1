import TableFormats
import TestSupport
import Testing

@Suite struct NumberTextWritingTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (640800, "640800"), (0.1, "0.1"), (1e16, "10000000000000000"),
    (5e-5, "0.00005"), (-1.25e-7, "-0.000000125"), (1.5e20, "150000000000000000000"),
    (123456.789, "123456.789"), (-2.5, "-2.5"), (1e15, "1000000000000000"),
  ])
  func numbersArePlain(value: Double, text: String) {
    #expect(NumberText.plain(value) == text)
  }

  @Test func everyDoubleReadsBackAsItself() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = NumberText.plain(value)
      #expect(!text.contains("e"), "\(value)")
      #expect((try? NumberText.parse(text).get().value) == value, "\(value)")
    }
  }
}
