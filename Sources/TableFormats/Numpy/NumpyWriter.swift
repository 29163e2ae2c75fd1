import DenseAlgebra
import InputOutputModel
public import Provenance
import Workbook

/// Writes a table as a folder of numpy arrays with their labels as CSV, as `NumpyReader` reads it.
public enum NumpyWriter {
  /// Writes the folder.
  ///
  /// - Throws: `InvalidInput` if something is there already or the place cannot be written.
  public static func write(_ file: TableFile, to path: String) throws(InvalidInput) {
    try OutputFile.writeFolder(to: path) { (folder) throws(InvalidInput) in
      let table = file.table
      func array(_ name: String, _ matrix: Matrix) throws(InvalidInput) {
        try OutputFile.write(NumpyArray.bytes(matrix), to: "\(folder)/\(name).npy")
      }
      func labels(_ name: String, _ rows: [[String]]) throws(InvalidInput) {
        var text: [UInt8] = []
        for row in rows { CSVFile.append(row.map { .text($0) }, to: &text) }
        try OutputFile.write(text, to: "\(folder)/\(name).csv")
      }
      try array("Z", table.intermediate)
      try array("x", Matrix(rows: table.count, columns: 1, columnMajor: table.output))
      try labels(
        "sectors",
        [["region", "sector", "unit"] + (file.names == nil ? [] : ["name"])]
          + table.labels.indices.map { index in
            let label = table.labels[index]
            return [label.region, label.sector, table.money]
              + (file.names.map { [$0[index]] } ?? [])
          })
      let demand = [
        ("final_demand", table.finalDemand), ("exports", table.exports),
        ("imports", table.imports), ("error", table.error),
      ]
      let columns = demand.flatMap { role, account in
        account.labels.map { [$0.region, $0.sector, role] }
      }
      try labels("demand", [["region", "category", "role"]] + columns)
      try array(
        "Y",
        Matrix(
          rows: table.count, columns: columns.count,
          columnMajor: demand.flatMap { $0.1.values.storage }))
      let inputs = [("other_inputs", table.otherInputs), ("value_added", table.valueAdded)]
      let codes = inputs.flatMap { role, account in account.labels.map { [$0, role] } }
      if !codes.isEmpty {
        try labels("inputs", [["code", "role"]] + codes)
        try array("V", stacked(inputs.map(\.1.values), columns: table.count))
      }
      guard !file.satellites.isEmpty else { return }
      try labels(
        "stressors",
        [["account", "stressor", "unit"]]
          + file.satellites.flatMap { account in
            zip(account.stressors, account.units).map { [account.name, $0, $1] }
          })
      try array("F", stacked(file.satellites.map(\.totals), columns: table.count))
      if file.satellites.contains(where: { $0.finalDemandTotals != nil }) {
        try array(
          "F_Y",
          stacked(
            file.satellites.map { account in
              account.finalDemandTotals
                ?? Matrix(rows: account.stressors.count, columns: columns.count)
            }, columns: columns.count))
      }
    }
  }

  /// Matrices one below the other; columns that one lacks on the right are 0.
  private static func stacked(_ parts: [Matrix], columns: Int) -> Matrix {
    var result = Matrix(rows: parts.reduce(0) { $0 + $1.rows }, columns: columns)
    var top = 0
    for part in parts {
      for j in 0..<part.columns {
        for i in 0..<part.rows { result[top + i, j] = part[i, j] }
      }
      top += part.rows
    }
    return result
  }
}
