import DenseAlgebra
import InputOutputModel
public import Provenance

/// Reads a table from a folder of numpy arrays with their labels as CSV.
///
/// | file | shape | labels |
/// |---|---|---|
/// | `Z.npy`, or `A.npy` or `L.npy` in its place | n × n | `sectors.csv`: region,sector,unit, and name where there are names |
/// | `Y.npy` | n × k | `demand.csv`: region,category,role (final_demand, exports, imports or error) |
/// | `x.npy` | n | as Z; without it x = Z 1 + y, or (I − A)⁻¹ y, or L y |
/// | `V.npy` | inputs × n | `inputs.csv`: code,role (value_added or other_inputs) |
/// | `F.npy`, `F_Y.npy` | stressors × n, × k | `stressors.csv`: account,stressor,unit |
///
/// V, F and F_Y may be absent. Imports are positive figures that are subtracted.
public enum NumpyReader {
  /// Reads the folder.
  ///
  /// - Throws: `InvalidInput` if a file is missing or cut off, a shape differs from its labels, or a
  ///   number is not finite.
  public static func read(_ path: String) throws(InvalidInput) -> TableFile {
    let bundle = try FileBundle(path, marker: "Z.npy")
    let sectors = try records(bundle, "sectors.csv", ["region", "sector", "unit"], ["name"])
    let labels = sectors.map { SectorLabel(region: $0[0], sector: $0[1]) }
    let demand = try records(bundle, "demand.csv", ["region", "category", "role"])
    let n = labels.count
    let y = try array(bundle, "Y.npy", rows: n, columns: demand.count)
    var columns: [String: [Int]] = [:]
    for (position, record) in demand.enumerated() {
      columns[record[2], default: []].append(position)
    }
    try requireRoles(
      columns.keys, ["final_demand", "exports", "imports", "error"], "demand.csv", bundle)
    let block = { (role: String) in
      let positions = columns[role] ?? []
      return AccountColumns(
        labels: positions.map { SectorLabel(region: demand[$0][0], sector: demand[$0][1]) },
        values: Self.columns(y, positions))
    }
    let accounts = ["final_demand", "exports", "error"].map { block($0) }
    let imports = block("imports")
    let total = zip(
      accounts.map { $0.values.rowSums() }.reduce([Double](repeating: 0, count: n)) {
        zip($0, $1).map(+)
      }, imports.values.rowSums()
    ).map(-)
    let system = try system(bundle, n, total)
    let inputs = try inputs(bundle, n)
    let units = Set(sectors.map { $0[2] })
    let table = InputOutputTable(
      money: sectors.first?[2] ?? "", labels: labels, intermediate: system.intermediate,
      finalDemand: accounts[0], exports: accounts[1], imports: imports, error: accounts[2],
      otherInputs: inputs.other, valueAdded: inputs.valueAdded, output: system.output)
    var findings: [Finding] = []
    if units.count > 1 {
      findings.append(
        Finding(
          .warning, code: "mixed-units",
          "The sectors are in several units, \(WordList.quoted(units.sorted(), limit: 10)); their "
            + "sums mean nothing.",
          at: SourceLocation(file: bundle.label("sectors.csv"))))
    }
    return TableFile(
      table: table, names: sectors.contains { !$0[3].isEmpty } ? sectors.map { $0[3] } : nil,
      satellites: try satellites(bundle, n, demand.count, columns["final_demand"] ?? []),
      format: .npy, source: SourceLocation(file: path),
      findings: bundle.findings + findings)
  }

  private static func system(
    _ bundle: FileBundle, _ n: Int, _ demand: [Double]
  ) throws(InvalidInput) -> (intermediate: Matrix, output: [Double]) {
    let given = bundle.names.contains("x.npy")
    let x = given ? try array(bundle, "x.npy", rows: n, columns: 1).storage.array : nil
    if bundle.names.contains("Z.npy") {
      let flows = try array(bundle, "Z.npy", rows: n, columns: n)
      return (flows, x ?? zip(flows.rowSums(), demand).map(+))
    }
    let name = bundle.names.contains("A.npy") ? "A.npy" : "L.npy"
    let matrix = try array(bundle, name, rows: n, columns: n)
    do {
      if name == "A.npy" {
        let output = try x ?? LUFactorization(Matrix.identity(n) - matrix).solve(demand)
        return (matrix.scalingColumns(by: output), output)
      }
      let coefficients = Matrix.identity(n) - (try LUFactorization(matrix).inverse())
      let output = x ?? matrix * demand
      return (coefficients.scalingColumns(by: output), output)
    } catch {
      throw InvalidInput(
        code: "singular-system", "The system of the array cannot be solved: \(error).",
        at: SourceLocation(file: bundle.label(name)))
    }
  }

  private static func inputs(
    _ bundle: FileBundle, _ n: Int
  ) throws(InvalidInput) -> (valueAdded: AccountRows, other: AccountRows) {
    guard bundle.names.contains("V.npy") else { return (.none(count: n), .none(count: n)) }
    let records = try records(bundle, "inputs.csv", ["code", "role"])
    let values = try array(bundle, "V.npy", rows: records.count, columns: n)
    try requireRoles(records.map { $0[1] }, ["value_added", "other_inputs"], "inputs.csv", bundle)
    let rows = { (role: String) in
      let positions = records.indices.filter { records[$0][1] == role }
      return AccountRows(
        labels: positions.map { records[$0][0] }, values: Self.rows(values, positions))
    }
    return (rows("value_added"), rows("other_inputs"))
  }

  private static func satellites(
    _ bundle: FileBundle, _ n: Int, _ demand: Int, _ finalDemand: [Int]
  ) throws(InvalidInput) -> [SatelliteAccount] {
    guard bundle.names.contains("F.npy") else { return [] }
    let records = try records(bundle, "stressors.csv", ["account", "stressor", "unit"])
    let totals = try array(bundle, "F.npy", rows: records.count, columns: n)
    let demandTotals =
      bundle.names.contains("F_Y.npy")
      ? columns(try array(bundle, "F_Y.npy", rows: records.count, columns: demand), finalDemand)
      : nil
    var names: [String] = []
    for record in records where !names.contains(record[0]) { names.append(record[0]) }
    return names.map { name in
      let positions = records.indices.filter { records[$0][0] == name }
      return SatelliteAccount(
        name: name, stressors: positions.map { records[$0][1] },
        units: positions.map { records[$0][2] }, totals: rows(totals, positions),
        finalDemandTotals: demandTotals.map { rows($0, positions) })
    }
  }

  private static func columns(_ matrix: Matrix, _ positions: [Int]) -> Matrix {
    // Usually all of them: then the array itself, and no second copy of it.
    if positions.elementsEqual(0..<matrix.columns) { return matrix }
    let rows = matrix.rows
    var elements: [Double] = []
    elements.reserveCapacity(rows * positions.count)
    for j in positions { elements += matrix.storage[(j * rows)..<((j + 1) * rows)] }
    return Matrix(rows: rows, columns: positions.count, columnMajor: elements)
  }

  private static func rows(_ matrix: Matrix, _ positions: [Int]) -> Matrix {
    var result = Matrix(rows: positions.count, columns: matrix.columns)
    for j in 0..<matrix.columns {
      for (row, position) in positions.enumerated() { result[row, j] = matrix[position, j] }
    }
    return result
  }

  private static func requireRoles(
    _ found: some Sequence<String>, _ known: [String], _ name: String, _ bundle: FileBundle
  ) throws(InvalidInput) {
    let unknown = Set(found).subtracting(known).sorted()
    guard unknown.isEmpty else {
      throw InvalidInput(
        code: "npy-role",
        "The role\(unknown.count == 1 ? "" : "s") \(WordList.quoted(unknown)) "
          + "\(unknown.count == 1 ? "is" : "are") none of \(WordList.quoted(known)).",
        at: SourceLocation(file: bundle.label(name)))
    }
  }

  private static func records(
    _ bundle: FileBundle, _ name: String, _ header: [String], _ optional: [String] = []
  ) throws(InvalidInput) -> [[String]] {
    let file = try CSVFile(bytes: bundle.text(name).copy(), file: bundle.label(name))
    guard Array(file.header.prefix(header.count)) == header else {
      throw InvalidInput(
        code: "npy-labels",
        "The first columns should be \(WordList.quoted(header)); the file has "
          + "\(WordList.quoted(file.header, limit: 10)).",
        at: SourceLocation(file: bundle.label(name), line: 1))
    }
    let columns = Array(header.indices) + optional.map { file.column($0) ?? -1 }
    return (0..<file.count).map { record in
      columns.map { $0 < 0 ? "" : file.text(record, $0) }
    }
  }

  private static func array(
    _ bundle: FileBundle, _ name: String, rows: Int, columns: Int
  ) throws(InvalidInput) -> Matrix {
    let file = try bundle.open(name)
    let matrix = try withExtendedLifetime(file) { () throws(InvalidInput) in
      try NumpyArray.read(file, name: bundle.label(name))
    }
    guard matrix.rows == rows, matrix.columns == columns else {
      throw InvalidInput(
        code: "npy-shape",
        "The array is \(matrix.rows) × \(matrix.columns), and its labels are \(rows) × \(columns).",
        at: SourceLocation(file: bundle.label(name)))
    }
    return matrix
  }
}
