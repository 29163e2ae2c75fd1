import DenseAlgebra
import InputOutputModel
import Provenance
import TestSupport
import Testing

@Suite struct TableCheckTests {
  /// A balanced table with three sectors, two demand columns, exports, imports and value added.
  static func balanced(scale: Double = 1) -> InputOutputTable {
    let z = Matrix([[150, 500, 30], [200, 100, 70], [40, 60, 90]])
    let f = Matrix([[300, 50], [900, 800], [120, 200]])
    let e: [Double] = [100, 40, 30]
    let m: [Double] = [130, 110, 40]
    let x = (0..<3).map { z.rowSums()[$0] + f.rowSums()[$0] + e[$0] - m[$0] }
    let v = (0..<3).map { x[$0] - z.columnSums()[$0] }
    func column(_ name: String, _ values: [Double]) -> AccountColumns {
      AccountColumns(
        labels: [SectorLabel(sector: name)],
        values: Matrix(rows: 3, columns: 1, columnMajor: values))
    }
    return InputOutputTable(
      money: "1e4 CNY", labels: ["A", "B", "C"].map { SectorLabel(sector: $0) }, intermediate: z,
      finalDemand: AccountColumns(
        labels: ["households", "capital"].map { SectorLabel(sector: $0) }, values: f),
      exports: column("outflow", e), imports: column("inflow", m), error: .none(count: 3),
      otherInputs: .none(count: 3),
      valueAdded: AccountRows(labels: ["value_added"], values: Matrix([v])), output: x,
      outputRow: x)
  }

  func statuses(_ table: InputOutputTable) -> [TableCheck.Status] {
    TableCheck(table).identities.map(\.status)
  }

  @Test func aBalancedTableHolds() {
    let check = TableCheck(Self.balanced())
    #expect(check.identities.map(\.name) == ["rows", "columns", "output"])
    #expect(check.identities.map(\.status) == [.holds, .holds, .holds])
    #expect(check.findings.isEmpty && !check.isBroken)
  }

  @Test func printedRoundingIsToldFromAnError() {
    var table = Self.balanced()
    table.output[0] += 2.5
    table.outputRow = nil
    #expect(statuses(table) == [.broken, .broken, .untestable])
    // Six or four cells of half a unit each.
    table.printedDecimals = 0
    #expect(statuses(table) == [.rounding, .broken, .untestable])
    table.output[0] -= 0.5
    #expect(statuses(table) == [.rounding, .rounding, .untestable])
    let worst = TableCheck(table).identities[0].worst
    #expect(worst.map(\.code) == ["A"] && worst.map(\.gap) == [2])
  }

  @Test func withoutMarginsNothingIsTested() {
    var table = Self.balanced()
    table.finalDemand = .none(count: 3)
    table.exports = .none(count: 3)
    table.imports = .none(count: 3)
    table.valueAdded = .none(count: 3)
    table.outputRow = nil
    #expect(statuses(table) == [.untestable, .untestable, .untestable])
  }

  /// The table with one more sector, whose row and column are sums of the given others.
  func withSum(of parts: [Int], at position: Int) -> InputOutputTable {
    let table = Self.balanced()
    func bordered(_ matrix: Matrix, rows: Bool, columns: Bool) -> Matrix {
      var rowArrays = (0..<matrix.rows).map { i -> [Double] in
        var row = matrix.row(i)
        if columns { row.insert(parts.reduce(0) { $0 + matrix[i, $1] }, at: position) }
        return row
      }
      if rows {
        let width = rowArrays.first?.count ?? 0
        rowArrays.insert(
          (0..<width).map { j in parts.reduce(0) { $0 + rowArrays[$1][j] } }, at: position)
      }
      return Matrix(rowArrays)
    }
    func block(_ block: AccountColumns) -> AccountColumns {
      AccountColumns(
        labels: block.labels, values: bordered(block.values, rows: true, columns: false))
    }
    var labels = table.labels
    labels.insert(SectorLabel(sector: "SUM"), at: position)
    var output = table.output
    output.insert(parts.reduce(0) { $0 + table.output[$1] }, at: position)
    return InputOutputTable(
      money: "", labels: labels,
      intermediate: bordered(table.intermediate, rows: true, columns: true),
      finalDemand: block(table.finalDemand), exports: block(table.exports),
      imports: block(table.imports), error: .none(count: 4), otherInputs: .none(count: 4),
      valueAdded: AccountRows(
        labels: ["value_added"],
        values: bordered(table.valueAdded.values, rows: false, columns: true)), output: output)
  }

  @Test func knowsATotalThatSlippedInAsASector() {
    let check = TableCheck(withSum(of: [0, 1, 2], at: 3))
    #expect(check.isBroken)
    #expect(
      check.findings.filter { $0.code == "total-as-sector" }.map(\.message) == [
        "The row of sector SUM is the sum of all other rows: a total has slipped in as a sector. "
          + "Take its row and its column out.",
        "The column of sector SUM is the sum of all other columns: a total has slipped in as a "
          + "sector. Take its row and its column out.",
      ])
  }

  @Test func knowsASubtotalBesideItsParts() {
    let check = TableCheck(withSum(of: [0, 1], at: 2))
    #expect(
      check.findings.filter { $0.code == "subtotal-as-sector" }.map(\.message) == [
        "The row of sector SUM is the sum of the rows A to B: a subtotal stands beside its parts "
          + "and counts twice. Take its row and its column out.",
        "The column of sector SUM is the sum of the columns A to B: a subtotal stands beside its "
          + "parts and counts twice. Take its row and its column out.",
      ])
  }

  @Test func knowsATotalOfFinalUse() {
    var table = Self.balanced()
    let demand = table.finalDemand.values
    table.finalDemand = AccountColumns(
      labels: ["households", "capital", "TFU"].map { SectorLabel(sector: $0) },
      values: Matrix(
        rows: 3, columns: 3, columnMajor: demand.storage + demand.rowSums()))
    let check = TableCheck(table)
    #expect(check.isBroken)
    #expect(
      check.findings.map(\.message) == [
        "The column TFU is the sum of the columns households, capital beside it and counts twice. "
          + "Give it no role."
      ])
  }

  @Test func knowsATransposedTable() {
    var table = Self.balanced()
    table.intermediate = table.intermediate.transposed()
    let check = TableCheck(table)
    #expect(
      check.findings.map(\.message) == [
        "Rows and columns both hold if the deliveries between sectors are transposed: the table has "
          + "buyers in its rows. Exchange rows and columns, so that a row sells and a column buys."
      ])
  }

  @Test func knowsAUnitThatIsOffByAPowerOfTen() {
    var table = Self.balanced()
    table.valueAdded.values = table.valueAdded.values.scalingColumns(by: [10000, 10000, 10000])
    #expect(
      TableCheck(table).findings.map(\.message) == [
        "The columns A, B, C would hold with the value added multiplied by 1e-4: a unit is off by a "
          + "power of ten. Bring all figures to one unit."
      ])
    var row = Self.balanced()
    row.output[1] /= 1000
    row.outputRow = nil
    #expect(
      TableCheck(row).findings.map(\.message) == [
        "The row B would hold with the output multiplied by 1e3: a unit is off by a power of ten. "
          + "Bring all figures to one unit.",
        "The column B would hold with the output multiplied by 1e3: a unit is off by a power of ten. "
          + "Bring all figures to one unit.",
      ])
  }

  @Test func knowsAnOutputRowThatDiffersFromTheColumn() {
    var table = Self.balanced()
    table.outputRow?[2] += 7
    let check = TableCheck(table)
    #expect(check.identities.map(\.status) == [.holds, .broken, .broken])
    #expect(
      check.findings.map(\.message) == [
        "Output of sector C is 500 in the output column and 507 in the output row, a difference of "
          + "-7. Correct one of them."
      ])
  }

  @Test func mentionsSectorsWithoutOutput() {
    var table = Self.balanced()
    table.output = [0, -5, 600]
    table.outputRow = nil
    let messages = TableCheck(table).findings.map(\.message)
    #expect(messages.contains("Sector A (number 1) has no output; its coefficients are 0."))
    #expect(messages.contains("Output of sector B is -5; look at its row."))
  }

  @Test func balancedRandomTablesRaiseNoSuspicion() {
    for seed: UInt64 in 1...20 {
      var generator = SeededGenerator(seed: seed)
      var table = Self.balanced()
      for index in table.intermediate.storage.indices {
        table.intermediate.storage[index] = Double.random(in: 0...50, using: &generator)
      }
      let uses = zip(table.intermediate.rowSums(), table.finalDemand.values.rowSums()).map(+)
      table.output = (0..<3).map {
        uses[$0] + table.exports.values[$0, 0] - table.imports.values[$0, 0]
      }
      table.outputRow = table.output
      table.valueAdded.values = Matrix([
        zip(table.output, table.intermediate.columnSums()).map(-)
      ])
      let check = TableCheck(table)
      #expect(!check.isBroken && check.findings.isEmpty, "seed \(seed)")
    }
  }
}
