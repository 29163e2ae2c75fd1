import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance
import TableFormats
import TestSupport
import Testing
import Workbook

@Suite struct BureauReaderTests {
  static let file = "../shared/data/provinces-2007.xls"

  /// Two sectors in the layout of a province's table, with three subtotals and a unit.
  static func sheet(_ change: (inout [[Cell]]) -> Void = { _ in }) -> Sheet {
    let e = Cell.empty
    func t(_ text: String) -> Cell { .text(text) }
    func n(_ figures: Double...) -> [Cell] { figures.map(Cell.number) }
    var rows: [[Cell]] = [
      [t("某省 2007 年投入产出表")],
      [t("制表单位：某省统计局"), e, e, e, e, t("单位：万元")],
      [e, e, e, t("中间使用"), e, e, e, t("最终使用"), e, e, e, t("进口"), t("调入"), t("其他"), t("总产出")],
      [
        e, e, e, t("农业"), t("工 业"), t("服务业"), t("中间使用合计"), t("农村消费"), t("城镇消费"),
        t("小计"), t("调出"),
      ],
      [t("代码"), e, e, t("1"), t("2"), t("3")] + n(4, 5, 6, 7, 8, 9, 10, 11, 12),
      [e, t("农业"), t("1")] + n(10, 20, 0, 30, 40, 20, 60, 15, 3, 2, 0, 100),
      [e, t("工业"), t("2")] + n(5, 50, 0, 55, 60, 70, 130, 30, 0, 10, -5, 200),
      [e, t("服务业"), t("3")] + n(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      [e, t("中间投入合计"), t("4")] + n(15, 70, 0),
      [t("增加值"), t("劳动者报酬  "), t("5")] + n(60, 90, 0),
      [e, t("营业盈余"), t("6")] + n(25, 40, 0),
      [e, t("增加值合计"), t("7")] + n(85, 130, 0),
      [t("总投入"), e, t("8")] + n(100, 200, 0),
      [],
      [e, e, e] + n(1),
    ]
    change(&rows)
    return Sheet(name: "GZH", rows: rows)
  }

  static func messages(_ sheet: Sheet) -> [String] {
    do throws(InvalidInput) {
      _ = try BureauReader.read(sheet, file: "p.xls")
      return []
    } catch {
      return error.findings.map { "\($0.location.map { "\($0): " } ?? "")\($0.message)" }
    }
  }

  @Test func aProvincesTableIsReadByItsLabels() throws {
    let file = try BureauReader.read(Self.sheet(), file: "p.xls")
    let table = file.table
    #expect(table.money == "1e4 CNY")
    #expect(table.labels.map(\.sector) == ["1", "2", "3"])
    #expect(file.names == ["农业", "工业", "服务业"])
    #expect(table.intermediate == Matrix([[10, 20, 0], [5, 50, 0], [0, 0, 0]]))
    #expect(table.finalDemand.labels.map(\.sector) == ["rural", "urban"])
    #expect(table.finalDemand.values == Matrix([[40, 20], [60, 70], [0, 0]]))
    #expect(table.exports.labels.map(\.sector) == ["outflow"])
    #expect(table.exports.values.storage == [15, 30, 0])
    #expect(table.imports.labels.map(\.sector) == ["import", "inflow"])
    #expect(table.error.values.storage == [0, -5, 0])
    #expect(table.valueAdded.labels == ["compensation", "surplus"])
    #expect(table.valueAdded.values == Matrix([[60, 90, 0], [25, 40, 0]]))
    #expect(table.output == [100, 200, 0])
    #expect(table.outputRow == [100, 200, 0])
    #expect(table.printedDecimals == 0)
    #expect(
      table.places?.location(row: "2", column: "inflow").description == "p.xls!GZH!M7")
    #expect(
      file.findings.map(\.description) == [
        "p.xls!GZH: note: 2 subtotal columns agree with the sum of their parts and were left out.",
        "p.xls!GZH: note: 2 subtotal rows agree with the sum of their parts and were left out.",
        "p.xls!GZH!8: note: Sector 3 服务业 has no output.",
        "p.xls!GZH: note: Cells right of the output column or below the total input are no part of "
          + "the table and were not read.",
      ])
  }

  @Test func aSubtotalThatDiffersFromItsPartsIsAWarningWithItsSize() throws {
    let file = try BureauReader.read(Self.sheet { $0[6][9] = .number(131) }, file: "p.xls")
    #expect(
      file.findings.first?.description
        == "p.xls!GZH!J7: warning: The subtotal column “小计” differs from the sum of its parts, most "
        + "for sector 2 工业, by 1; the parts were read and the subtotal left out.")
  }

  @Test func cellsWithoutNumbersAreNamedAndNeverZero() {
    #expect(
      Self.messages(
        Self.sheet {
          $0[5][3] = .empty
          $0[5][4] = .fault("#REF!")
          $0[6][3] = .text("1,234")
          $0[9][4] = .date("2010-10-02")
        }) == [
          "p.xls!GZH!D6: The cell in row 1 农业, column 1 农业 is blank; write the figure, or 0 if it "
            + "is zero.",
          "p.xls!GZH!D7: The value “1,234” in row 2 工业, column 1 农业 is no number; write it without "
            + "thousands separators.",
          "p.xls!GZH!E6: The cell in row 1 农业, column 2 工 业 has no value (#REF!); mend its formula, "
            + "let Excel or LibreOffice calculate and save it.",
          "p.xls!GZH!E10: The value “2010-10-02” in row 5 劳动者报酬, column 2 工 业 is no number; it "
            + "looks like a date that a spreadsheet made of a number: format the column as a number.",
        ])
  }

  @Test func columnsAndRowsThatNobodyKnowsAreErrors() {
    #expect(
      Self.messages(
        Self.sheet {
          $0[3][10] = .text("转移")
          $0[10][1] = .text("补贴")
        }) == [
          "p.xls!GZH!K5: The column “转移” is none that we know (final use, 出口, 调出, 进口, 调入, "
            + "其他, 总产出 and their subtotals); rename it or remove it.",
          "p.xls!GZH!11: The row “补贴” is none that we know (劳动者报酬, 生产税净额, 固定资产折旧, "
            + "营业盈余, 总投入 and their subtotals); rename it or remove it.",
        ])
    #expect(
      Self.messages(Sheet(name: "x", rows: [[.text("a")]])) == [
        "p.xls!x: The sheet has no statistics bureau's table: no row of it counts the sectors 1, 2, "
          + "3 … with a column that counts along."
      ])
  }

  /// The sheet as a spreadsheet saves it as CSV, a header over two lines and a blank line on top.
  static var csv: String {
    "\n"
      + String(decoding: CSVFile.text(of: sheet()).text, as: UTF8.self)
      .replacing(",工 业,", with: ",\"工\n业\",")
  }

  @Test func aSheetSavedAsCSVIsReadWithTheCellsThatASpreadsheetShows() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("p.csv")
      func read(_ text: some Sequence<UInt8>, money: String? = nil) throws -> TableFile {
        try Data(text).write(to: path)
        return try TableReader.read(path.path, money: money)
      }
      let file = try read(Self.csv.utf8)
      #expect(file.format == .bureau)
      let expected = try BureauReader.read(Self.sheet(), file: "p.xls").table
      #expect(file.table.labels == expected.labels)
      #expect(file.table.intermediate == expected.intermediate)
      #expect(file.table.finalDemand == expected.finalDemand)
      #expect(file.table.output == expected.output)
      #expect(file.table.money == "1e4 CNY")
      let other = try read(Self.csv.utf8, money: "1e8 CNY")
      #expect(other.table.money == "1e8 CNY")
      #expect(
        other.findings.filter { $0.code == "other-money" }.map(\.message) == [
          "The file's figures are in “1e4 CNY”; as --money asks, they are taken to be in “1e8 CNY”, and not one is changed."
        ])
      #expect(
        try !read(Self.csv.utf8, money: "1e4 CNY").findings.contains { $0.code == "other-money" })
      #expect(try TableFormat.detect(path.path) == .bureau)
      let bare = Self.csv.replacing("单位：万元", with: "")
      #expect(
        try read(bare.utf8).findings.contains {
          $0.message
            == "The sheet does not name the unit of its figures (单位); give it with --money."
        })
      #expect(try !read(bare.utf8, money: "CNY").findings.contains { $0.code == "unknown-unit" })
      func message(_ text: String) -> [String] {
        do {
          _ = try read(text.utf8)
          return []
        } catch let error as InvalidInput {
          return error.findings.map {
            $0.description.replacing(folder.path + "/", with: "")
          }
        } catch {
          return ["\(error)"]
        }
      }
      #expect(
        message(Self.csv.replacing(",10,20,0,30", with: ",\"10,5\",20,0,30")) == [
          "p.csv!p!D7: error: The value “10,5” in row 1 农业, column 1 农业 is no number; write a decimal "
            + "point, not a comma."
        ])
      #expect(
        message(Self.csv.replacing(",", with: ";")) == [
          "p.csv:1: error: The columns are separated by semicolons; save the file as CSV with commas (and "
            + "decimal points)."
        ])
    }
  }

  @Test(.enabled(if: RealData.path("provinces-2007.xls") != nil, "../shared/data is absent"))
  func guizhouOf2007BalancesInRowsAndColumns() throws {
    let path = try #require(RealData.path("provinces-2007.xls"))
    let file = try TableReader.read(path, sheet: "GZH")
    #expect(file.format == .bureau)
    let table = file.table
    #expect(table.count == 42)
    #expect(table.money == "1e4 CNY")
    #expect(table.output[2] == 0)
    #expect(file.names?[2] == "石油和天然气开采业")
    #expect(file.findings.contains { $0.message == "Sector 3 石油和天然气开采业 has no output." })
    #expect(!file.findings.contains { $0.severity != .note })
    #expect(rowGap(table) < 1e-8)
    #expect(columnGap(table) < 1e-8)
  }

  @Test(.enabled(if: RealData.path("provinces-2007.xls") != nil, "../shared/data is absent"))
  func everyProvinceOf2007IsRead() throws {
    let path = try #require(RealData.path("provinces-2007.xls"))
    var read: [String] = []
    for sheet in try TableReader.sheets(path) where TableFormat.of(sheet) == .bureau {
      let file = try TableReader.read(sheet, of: path)
      #expect(file.table.count == 42, "\(sheet.name)")
      #expect(columnGap(file.table) < 1e-7, "\(sheet.name)")
      read.append(sheet.name)
    }
    #expect(read.count == 30)
  }

  @Test(.enabled(if: RealData.path("china-2002-42.xls") != nil, "../shared/data is absent"))
  func theNationalTableOf2002IsExactWithItsErrorColumn() throws {
    let path = try #require(RealData.path("china-2002-42.xls"))
    let file = try TableReader.read(path)
    #expect(file.table.count == 42)
    #expect(file.table.labels.first?.sector == "01")
    #expect(file.table.printedDecimals == nil)
    #expect(rowGap(file.table) < 1e-6)
    #expect(columnGap(file.table) < 1e-6)
  }
}

/// The largest gap of the row identity.
func rowGap(_ table: InputOutputTable) -> Double {
  let sums = [
    table.intermediate, table.finalDemand.values, table.exports.values, table.error.values,
  ]
  .map { $0.rowSums() }
  let imports = table.imports.values.rowSums()
  return table.output.indices.map { i in
    abs(sums.reduce(0) { $0 + $1[i] } - imports[i] - table.output[i])
  }.max() ?? 0
}

/// The largest gap of the column identity with the output row, where the table has one.
func columnGap(_ table: InputOutputTable) -> Double {
  let output = table.outputRow ?? table.output
  let sums = [table.intermediate, table.otherInputs.values, table.valueAdded.values]
    .map { $0.columnSums() }
  return output.indices.map { j in
    abs(sums.reduce(0) { $0 + $1[j] } - output[j])
  }.max() ?? 0
}
