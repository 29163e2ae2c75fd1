import DenseAlgebra
import InputOutputModel
import Provenance

extension PymrioSystem {
  /// Puts the accounts into a table, with the categories of Y by their roles.
  func tableFile(
    _ extensions: [SatelliteAccount], roles given: TableRoles?
  ) throws(InvalidInput) -> TableFile {
    let isOurs = bundle.names.contains(PymrioRoles.fileName)
    let roles = isOurs ? try PymrioRoles(bundle) : PymrioRoles(given)
    let n = labels.count
    var findings = findings
    var positions: [[Int]] = [[], [], [], []]
    for (position, label) in finalDemand.labels.enumerated() {
      let kind =
        roles.exports.contains(label.sector)
        ? 1 : roles.imports.contains(label.sector) ? 2 : roles.error.contains(label.sector) ? 3 : 0
      positions[kind].append(position)
    }
    var valueAdded = AccountRows.none(count: n)
    var otherInputs = AccountRows.none(count: n)
    var satellites: [SatelliteAccount] = []
    for account in extensions {
      let rows = AccountRows(labels: account.stressors, values: account.totals)
      if roles.hasInputs, account.name == PymrioRoles.valueAdded {
        valueAdded = rows
      } else if roles.hasInputs, account.name == PymrioRoles.otherInputs {
        otherInputs = rows
      } else {
        if !roles.hasInputs, valueAdded.labels.isEmpty, closesColumns(account) {
          valueAdded = rows
          findings.append(
            Finding(
              .note, code: "value-added",
              "The extension “\(account.name)” is in the table's money and closes every column to "
                + "its output; it is read as value added as well.",
              at: SourceLocation(file: bundle.label(account.name))))
        }
        var account = account
        account.finalDemandTotals = account.finalDemandTotals.map { columns($0, positions[0]) }
        satellites.append(account)
      }
    }
    let block = { (kind: Int, sign: Double) in
      var values = columns(finalDemand.values, positions[kind])
      if sign < 0 { for index in values.storage.indices { values.storage[index].negate() } }
      return AccountColumns(
        labels: positions[kind].map { named(finalDemand.labels[$0], roles) }, values: values)
    }
    let table = InputOutputTable(
      money: given.map(\.money).flatMap { $0.isEmpty ? nil : $0 } ?? money,
      labels: labels.map { named($0, roles) }, intermediate: intermediate,
      finalDemand: block(0, 1), exports: block(1, 1), imports: block(2, -1), error: block(3, 1),
      otherInputs: otherInputs, valueAdded: valueAdded, output: output)
    return TableFile(
      table: table, satellites: satellites, format: .pymrio,
      source: SourceLocation(file: bundle.path), findings: findings)
  }

  private func named(_ label: SectorLabel, _ roles: PymrioRoles) -> SectorLabel {
    roles.regionIsNameless && label.region == PymrioRoles.namelessRegion
      ? SectorLabel(sector: label.sector) : label
  }

  private func columns(_ matrix: Matrix, _ positions: [Int]) -> Matrix {
    Matrix(
      rows: matrix.rows, columns: positions.count,
      columnMajor: positions.flatMap { matrix.column($0) })
  }

  private func closesColumns(_ account: SatelliteAccount) -> Bool {
    guard !money.isEmpty, account.units.allSatisfy({ $0 == money }) else { return false }
    let largest = output.reduce(0) { max($0, abs($1)) }
    let inputs = zip(intermediate.columnSums(), account.totals.columnSums()).map(+)
    return zip(inputs, output).allSatisfy { abs($0 - $1) <= 1e-6 * largest }
  }
}
