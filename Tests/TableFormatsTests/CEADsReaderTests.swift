import DenseAlgebra
import InputOutputModel
import Provenance
import TableFormats
import Testing
import Workbook

@Suite struct CEADsReaderTests {
  /// Two provinces of two sectors in CEADs' layout, whose provinces stand in merged cells.
  static func sheet(_ change: (inout [[Cell]]) -> Void = { _ in }) -> Sheet {
    let e = Cell.empty
    func t(_ text: String) -> Cell { .text(text) }
    func n(_ figures: Double...) -> [Cell] { figures.map(Cell.number) }
    var rows: [[Cell]] = [
      [t("China's provincial MRIO (10,000 yuan)")],
      [e, e, e, t("Beijing"), e, t("Tianjin"), e, e, t("Beijing"), e, t("Tianjin"), e, e, e, e, e],
      [
        e, e, e, t("Agriculture"), t("Other manufacturing"), t("Agriculture"),
        t("Other manufacturing"), t("Total intermediate use"), t("Rural"), t("Inventories"),
        t("Rural"), t("Inventories"), t("Export"), t("Total final use"), t("Error"),
        t("Gross output"),
      ],
      [
        e, e, e, t("01"), t("02"), t("01"), t("02"), t("TIU"), t("FU101"), t("FU202"), t("FU101"),
        t("FU202"), t("EX"), t("TFU"), t("ERR"), t("GO"),
      ],
      [t("Beijing"), t("Agriculture"), t("01")] + n(1, 2, 3, 4, 10, 5, 6, 7, 8, 9, 35, -1, 44),
      [e, t("Other manufacturing"), t("02")] + n(5, 6, 7, 8, 26, 1, 1, 1, 1, 1, 5, 0, 31),
      [t("Tianjin"), t("Agriculture"), t("01")] + n(1, 1, 1, 1, 4, 2, 2, 2, 2, 2, 10, 0, 14),
      [e, t("Other manufacturing"), t("02")] + n(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      [e, t("Imports"), t("IM")] + n(3, 1, 1, 0),
      [e, t("Total intermediate inputs"), t("TII")] + n(10, 10, 12, 13),
      [e, t("Compensation"), t("VA001")] + n(30, 20, 1, -13),
      [e, t("Surplus"), t("VA004")] + n(4, 1, 1, 0),
      [e, t("Total value added"), t("TVA")] + n(34, 21, 2, -13),
      [e, t("Total inputs"), t("TI")] + n(44, 31, 14, 0),
    ]
    change(&rows)
    return Sheet(name: "2012", rows: rows)
  }

  @Test func aTableOfProvincesIsReadByItsCodes() throws {
    #expect(TableFormat.of(Self.sheet()) == .ceads)
    // A heading over the codes does not make it a table in our layout, which begins with one.
    let headed = Self.sheet {
      $0.removeFirst()
      $0[0][2] = .text("code")
    }
    #expect(TableFormat.of(headed) == .ceads)
    let file = try TableReader.read(Self.sheet(), of: "mrio.xlsx")
    #expect(file.format == .ceads)
    let table = file.table
    #expect(table.money == "1e4 CNY")
    #expect(
      table.labels.map(\.description) == [
        "Beijing | 01", "Beijing | 02", "Tianjin | 01", "Tianjin | 02",
      ])
    #expect(file.names?[1] == "Other manufacturing")
    #expect(
      table.intermediate
        == Matrix([[1, 2, 3, 4], [5, 6, 7, 8], [1, 1, 1, 1], [0, 0, 0, 0]]))
    #expect(
      table.finalDemand.labels.map(\.description) == [
        "Beijing | rural", "Beijing | inventories", "Tianjin | rural", "Tianjin | inventories",
      ])
    #expect(table.finalDemand.values.row(0) == [5, 6, 7, 8])
    #expect(table.exports.values.storage == [9, 1, 2, 0])
    #expect(table.imports.labels.isEmpty)
    #expect(table.error.values.storage == [-1, 0, 0, 0])
    #expect(table.otherInputs == AccountRows(labels: ["imports"], values: Matrix([[3, 1, 1, 0]])))
    #expect(table.valueAdded.labels == ["compensation", "surplus"])
    #expect(table.output == [44, 31, 14, 0])
    #expect(rowGap(table) == 0)
    #expect(columnGap(table) == 0)
    #expect(
      table.places?.location(row: "Tianjin | 01", column: "Tianjin | rural").description
        == "mrio.xlsx!2012!K7")
    #expect(
      file.findings.map(\.description) == [
        "mrio.xlsx!2012: note: 2 subtotal columns agree with the sum of their parts and were left "
          + "out.",
        "mrio.xlsx!2012: note: 2 subtotal rows agree with the sum of their parts and were left out.",
        "mrio.xlsx!2012!8: note: Sector Tianjin | 02 Other manufacturing has no output.",
      ])
  }

  @Test func provincesThatRowsAndColumnsNameApartAreAnError() {
    let sheet = Self.sheet { $0[6][0] = .text("Tianjing") }
    do throws(InvalidInput) {
      _ = try BureauReader.read(sheet, file: "mrio.xlsx")
      Issue.record("nothing was thrown")
    } catch {
      #expect(
        error.findings.map(\.message) == [
          "Rows and columns do not name the same sectors of the same provinces; only one of them has "
            + "“Tianjin | 01”, “Tianjin | 02”, “Tianjing | 01” and “Tianjing | 02”."
        ])
    }
  }
}
