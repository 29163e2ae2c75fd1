import Provenance
import SymbiosisModel
import Testing

@testable import Presentation

@Suite struct TerminalReportTests {
  @Test func writesTheWholeResult() {
    #expect(TerminalReport(width: 100).text(sampleResult) == expectedTerminal)
  }

  @Test(arguments: [40, 60, 80, 120])
  func staysWithinTheWidthOfTheTerminal(width: Int) {
    let lines = TerminalReport(width: width).text(sampleResult).split(separator: "\n")
    // The words of a heading are never cut, so that only the tables' text columns may force a wider line.
    let widest = lines.map { String($0).terminalWidth }.max() ?? 0
    #expect(widest <= max(width, 64))
  }

  @Test func cutsAWideTableIntoBlocksThatNameTheirRows() {
    let columns =
      [ResultTable.Column("code", "Code", kind: .text)]
      + (1...6).map { ResultTable.Column("c\($0)", "Column\($0)", unit: "t", kind: .number) }
    let table = ResultTable(
      id: "wide", title: "Wide", columns: columns,
      rows: [[.text("A")] + (1...6).map { .number(Double($0)) }])
    let lines = TerminalReport(width: 33).lines(of: table)
    #expect(
      lines == [
        "", "Wide, t",
        "  Code  Column1  Column2  Column3",
        "  A           1        2        3",
        "",
        "  Code  Column4  Column5  Column6",
        "  A           4        5        6",
      ])
  }

  @Test func coloursOnlyWhenAsked() {
    let plain = TerminalReport(usesColour: false).text(sampleResult)
    let coloured = TerminalReport(usesColour: true).text(sampleResult)
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.hasPrefix("\u{1B}[1mA town, \"small\"\u{1B}[0m\n"))
    #expect(coloured.contains("\u{1B}[33m  tables/2012.csv:3:7: warning: Row S01"))
  }

  @Test func aStudyCannotSteerTheTerminal() {
    var result = sampleResult
    result.study = "Red\u{1B}[31m"
    result.sectorNames[0] = "Bell\u{07}"
    result.findings = [Finding(.note, code: "x", "over\rwrite")]
    let text = TerminalReport().text(result)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.contains("Bell\u{FFFD}"))
  }

  @Test func alignsEastAsianNames() {
    let table = ResultTable(
      id: "wide", title: "T",
      columns: [
        ResultTable.Column("a", "A", kind: .text), ResultTable.Column("b", "B", kind: .number),
      ],
      rows: [[.text("贵阳"), .number(5)], [.text("x"), .number(12)]])
    #expect(
      TerminalReport().lines(of: table) == ["", "T", "  A      B", "  贵阳   5", "  x     12"])
  }

  @Test func saysWhereNothingWasFoundAndNoSectorLoses() {
    var result = sampleResult
    result.findings = []
    for position in result.comparisons.indices { result.comparisons[position].tradeOffs = [] }
    let text = TerminalReport().text(result)
    #expect(text.hasSuffix("\nFindings\n  Nothing was found that needs attention.\n"))
    #expect(text.contains("No sector's output per footprint falls in a comparison within a year."))
  }

  @Test func wrapsAtSpacesAndCutsLongWords() {
    #expect("one two three".wrapped(toWidth: 7) == ["one two", "three"])
    #expect("abcdefgh ij".wrapped(toWidth: 3) == ["abc", "def", "gh", "ij"])
    #expect(String(repeating: "x", count: 300_000).wrapped(toWidth: 3).count == 100_000)
    #expect("".wrapped(toWidth: 5) == [""])
    #expect("贵阳市".wrapped(toWidth: 4) == ["贵阳", "市"])
  }
}
