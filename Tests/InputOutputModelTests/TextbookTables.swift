import DenseAlgebra
import InputOutputModel

/// A table of one region from its parts, with value added as what is left of each column.
func table(
  intermediate: Matrix, finalDemand: [[Double]], exports: [Double]? = nil,
  imports: [Double]? = nil, output: [Double], money: String = "money"
) -> InputOutputTable {
  let n = output.count
  func columns(_ name: String, _ values: [Double]?) -> AccountColumns {
    guard let values else { return .none(count: n) }
    return AccountColumns(
      labels: [SectorLabel(sector: name)],
      values: Matrix(rows: n, columns: 1, columnMajor: values))
  }
  let inputs = intermediate.columnSums()
  return InputOutputTable(
    money: money, labels: (1...n).map { SectorLabel(sector: "S\($0)") }, intermediate: intermediate,
    finalDemand: AccountColumns(
      labels: finalDemand.indices.map { SectorLabel(sector: "f\($0 + 1)") },
      values: Matrix(
        rows: n, columns: finalDemand.count, columnMajor: finalDemand.flatMap(\.self))),
    exports: columns("exports", exports), imports: columns("imports", imports),
    error: .none(count: n), otherInputs: .none(count: n),
    valueAdded: AccountRows(
      labels: ["value_added"],
      values: Matrix(rows: 1, columns: n, columnMajor: zip(output, inputs).map { $0 - $1 })),
    output: output)
}

/// Miller and Blair 2009, the two-sector example of chapter 2.
let millerAndBlair = table(
  intermediate: Matrix([[150, 500], [200, 100]]), finalDemand: [[350, 1700]], output: [1000, 2000])

/// The three-sector example (cement, steel, power) of the project's own worked numbers.
let threeSectors = table(
  intermediate: Matrix([[10, 0, 5], [5, 60, 10], [30, 40, 20]]), finalDemand: [[85, 125, 110]],
  output: [100, 200, 200])
