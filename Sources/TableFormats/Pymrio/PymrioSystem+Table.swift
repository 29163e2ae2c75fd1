import DenseAlgebra
import InputOutputModel
import Provenance

extension PymrioSystem {
  /// Puts the accounts into a table, with the categories of Y by their roles.
  func tableFile(
    _ extensions: [SatelliteAccount], roles given: TableRoles?
  ) throws(InvalidInput) -> TableFile {
    let isOurs = bundle.names.contains(PeerRoles.fileName)
    let roles = isOurs ? try PeerRoles(bundle) : PeerRoles(given)
    let n = labels.count
    var findings = findings
    let demand = roles.split(finalDemand)
    var valueAdded = AccountRows.none(count: n)
    var otherInputs = AccountRows.none(count: n)
    var satellites: [SatelliteAccount] = []
    for account in extensions {
      let rows = AccountRows(labels: account.stressors, values: account.totals)
      if roles.hasInputs, account.name == PeerRoles.valueAddedFolder {
        valueAdded = rows
      } else if roles.hasInputs, account.name == PeerRoles.otherInputsFolder {
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
        account.finalDemandTotals = account.finalDemandTotals.map {
          PeerRoles.columns($0, demand.finalDemandPositions)
        }
        satellites.append(account)
      }
    }
    let table = InputOutputTable(
      money: given.map(\.money).flatMap { $0.isEmpty ? nil : $0 } ?? money,
      labels: labels.map(roles.sector), intermediate: intermediate,
      finalDemand: demand.finalDemand, exports: demand.exports, imports: demand.imports,
      error: demand.error,
      otherInputs: otherInputs, valueAdded: valueAdded, output: output)
    return TableFile(
      table: table, names: roles.names(of: table.labels), satellites: satellites, format: .pymrio,
      source: SourceLocation(file: bundle.path),
      findings: bundle.findings + findings)
  }

  private func closesColumns(_ account: SatelliteAccount) -> Bool {
    guard !money.isEmpty, account.units.allSatisfy({ $0 == money }) else { return false }
    let largest = output.reduce(0) { max($0, abs($1)) }
    let inputs = zip(intermediate.columnSums(), account.totals.columnSums()).map(+)
    return zip(inputs, output).allSatisfy { abs($0 - $1) <= 1e-6 * largest }
  }
}
