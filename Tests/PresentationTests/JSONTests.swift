import Presentation
import Provenance
import SymbiosisModel
import Testing

@Suite struct JSONTests {
  @Test func writesTheWholeResult() throws {
    #expect(try JSONReport.value(sampleResult, programVersion: "0.1.0").text() == expectedJSON)
  }

  @Test func escapesTexts() throws {
    let value: JSONValue = .string("a\"b\\c\n\t\r\u{01}\u{7F}\u{2028}é 贵 </script>&")
    #expect(
      try value.text() == #""a\"b\\c\n\t\r\u0001\u007f\u2028é 贵 </script>&""#)
    #expect(
      try value.text(layout: .embedded)
        == #""a\"b\\c\n\t\r\u0001\u007f\u2028é 贵 \u003c/script\u003e\u0026""#)
  }

  @Test(arguments: [
    0.1 + 0.2, 1e23, .leastNonzeroMagnitude, 1.7976931348623157e308, -0.0, 1.0 / 3,
    123_456_789.123_456_78,
  ])
  func numbersReadBackAsTheSameDouble(number: Double) throws {
    let text = try JSONValue.number(number).text()
    #expect(Double(text)?.bitPattern == number.bitPattern)
  }

  @Test func refusesNumbersThatAreNotFinite() {
    var result = sampleResult
    result.scenarios[1].sectors[0].footprint = .nan
    let error = #expect(throws: NotFiniteError.self) {
      try JSONReport.value(result, programVersion: "0").text()
    }
    #expect(
      error?.description
        == "The figure scenarios[1].sectors[0].footprint is not a finite number and cannot be "
        + "written. This is a fault of the program, not of the study; please report it with the "
        + "study.")
  }

  @Test func givesFindingsAloneForInvalidInput() throws {
    let findings = [
      Finding(
        .error, code: "bad-number", "`1,234` is not a number.",
        at: SourceLocation(file: "flows.csv", line: 2))
    ]
    #expect(
      try JSONReport.invalid(findings).text(layout: .embedded)
        == #"{"findings":[{"severity":"error","code":"bad-number","message":"`1,234` is not a number.","#
        + #""file":"flows.csv","line":2,"column":null}]}"#)
  }

  @Test func keepsTheOrderOfKeys() throws {
    let value: JSONValue = ["z": 1, "a": [true, .null, 2.5], "m": [:], "n": []]
    #expect(try value.text(layout: .embedded) == #"{"z":1,"a":[true,null,2.5],"m":{},"n":[]}"#)
  }
}
