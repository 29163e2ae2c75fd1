import DenseAlgebra
import InputOutputModel
import Provenance
import Workbook

/// A table in our layout: a header and rows of cells, with the roles that go beside it.
struct TableRows {
  var header: [String]
  var rows: [[Cell]] = []
  var roles: TableRoles

  init(_ file: TableFile, path: String) throws(InvalidInput) {
    let table = file.table
    let margins = [table.finalDemand, table.exports, table.imports, table.error]
    let sectors = table.labels.map(\.description)
    header =
      ["code"] + sectors + margins.flatMap { $0.labels.map(\.description) }
      + [TableRoles.outputCode]
    let blanks = [Cell](repeating: .empty, count: header.count - 1 - sectors.count)
    for (i, code) in sectors.enumerated() {
      var row: [Cell] = [.text(code)]
      row += table.intermediate.row(i).map(Cell.number)
      for margin in margins { row += margin.values.row(i).map(Cell.number) }
      rows.append(row + [.number(table.output[i])])
    }
    for account in [table.otherInputs, table.valueAdded] {
      for (k, code) in account.labels.enumerated() {
        rows.append([.text(code)] + account.values.row(k).map(Cell.number) + blanks)
      }
    }
    let outputRow = table.outputRow ?? table.output
    rows.append([.text(TableRoles.outputCode)] + outputRow.map(Cell.number) + blanks)
    var stressors: [TableRoles.StressorRow] = []
    for account in file.satellites {
      for (k, name) in account.stressors.enumerated() {
        stressors.append(.init(name: name, row: name, unit: account.units[k]))
        let demand = account.finalDemandTotals.map { $0.row(k).map(Cell.number) } ?? []
        rows.append(
          [.text(name)] + account.totals.row(k).map(Cell.number) + demand
            + blanks.dropFirst(demand.count))
      }
    }
    roles = TableRoles(of: table, stressors: stressors)
    if let names = file.names, names.count == sectors.count {
      for (code, name) in zip(sectors, names) where !name.isEmpty && name != code {
        roles.names[code] = name
      }
    }
    try requireDistinct(header, "columns", path)
    let rowCodes = rows.compactMap { row in
      if case .text(let code)? = row.first { code } else { nil }
    }
    try requireDistinct(rowCodes, "rows", path)
  }

  private func requireDistinct(
    _ codes: [String], _ what: String, _ path: String
  ) throws(InvalidInput) {
    var seen = Set<String>()
    let twice = codes.filter { !seen.insert($0).inserted }
    guard !twice.isEmpty else { return }
    throw InvalidInput(
      code: "duplicate-code",
      "Our layout tells rows and columns apart by their codes alone, and several \(what) would be "
        + "\(WordList.quoted(twice)); write pymrio or .npy instead.",
      at: SourceLocation(file: path))
  }
}

extension CSVFile {
  /// Appends a row as a line of CSV.
  static func append(_ row: [Cell], to text: inout [UInt8]) {
    for (position, cell) in row.enumerated() {
      if position > 0 { text.append(UInt8(ascii: ",")) }
      append(cell, to: &text)
    }
    text.append(UInt8(ascii: "\n"))
  }
}
