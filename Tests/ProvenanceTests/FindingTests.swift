import Provenance
import Testing

@Suite struct FindingTests {
  @Test func ofALongLineThePartAroundThePlaceIsShown() {
    let cells = (0..<200).map { "c\($0)" }
    let line = cells.joined(separator: ",")
    for cell in [0, 1, 60, 130, 198, 199] {
      let column = cells[..<cell].reduce(0) { $0 + $1.count + 1 } + 1
      let finding = Finding(
        .error, code: "x", "Wrong.", at: SourceLocation(file: "t.csv", line: 2, column: column),
        excerpt: line)
      let lines = finding.description.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[1].count <= 164)
      let caret = lines[2].count - 1
      let under = lines[1].dropFirst(caret).prefix { $0 != "," && $0 != "…" }
      #expect(under == cells[cell])
    }
  }

  @Test func ofAVeryLongNameTheBeginningIsShown() {
    let name = String(repeating: "x", count: 10_000)
    #expect(
      WordList.quoted([name, "y"]) == "“\(name.prefix(80))…” and “y”")
  }
}
