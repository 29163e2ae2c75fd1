import Foundation
import Presentation
import TestSupport
import Testing
import Workbook

@Suite struct ResultWorkbookTests {
  @Test func aSheetATableWithUnitsInTheHeader() throws {
    let table = ResultTable(
      id: "a_name_that_is_longer_than_excel_allows", title: "T",
      columns: [
        .init("code", "Code", kind: .text), .init("year", "Year", kind: .integer),
        .init("x", "Output", unit: "1e4 CNY", kind: .number),
        .init("s", "Share", kind: .share),
      ],
      rows: [[.text("A"), .integer(2012), .number(0.1), .missing]])
    let sheets = ResultWorkbook.sheets(of: [table, table])
    #expect(
      sheets.map(\.name) == ["a_name_that_is_longer_than_exce", "a_name_that_is_longer_than_e_2"])
    #expect(sheets[0].header == ["Code", "Year", "Output (1e4 CNY)", "Share (share)"])
    #expect(sheets[0].rows == [[.text("A"), .number(2012), .number(0.1), .empty]])
    #expect(sheets[0].frozenColumns == 1)
  }

  @Test func everyFigureOfAResultComesBackAsANumber() throws {
    try withTemporaryFolder { folder in
      let tables = ResultFiles.tables(of: sampleResult)
      let bytes = try WorkbookWriter.bytes(ResultWorkbook.sheets(of: tables))
      #expect(try WorkbookWriter.bytes(ResultWorkbook.sheets(of: tables)) == bytes)
      let file = folder.appendingPathComponent("result.xlsx")
      try Data(bytes).write(to: file)
      let sheets = try WorkbookReader().sheets(file.path)
      #expect(sheets.map(\.name) == tables.map(\.id))
      for (sheet, table) in zip(sheets, tables) {
        for (row, cells) in table.rows.enumerated() {
          for (column, cell) in cells.enumerated() {
            guard case .number(let figure) = cell else { continue }
            guard case .number(let read) = sheet[row + 1, column] else {
              Issue.record("\(sheet.name) row \(row) column \(column) is no number")
              continue
            }
            #expect(abs(read - figure) <= 1e-15 * abs(figure))
          }
        }
      }
    }
  }
}
