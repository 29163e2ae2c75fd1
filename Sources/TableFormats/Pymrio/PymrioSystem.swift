import DenseAlgebra
import InputOutputModel
import Provenance

/// The accounts of a folder that pymrio saved, on the way to a table.
struct PymrioSystem {
  let bundle: FileBundle
  let labels: [SectorLabel]
  let intermediate: Matrix
  let finalDemand: AccountColumns
  let output: [Double]
  let money: String
  var findings: [Finding] = []

  init(_ bundle: FileBundle, _ core: PymrioParameters) throws(InvalidInput) {
    self.bundle = bundle
    guard let square = core.accounts["Z"] ?? core.accounts["A"], let demand = core.accounts["Y"]
    else {
      throw InvalidInput(
        code: "pymrio-accounts",
        "The table needs Z (or A) and Y; \(PymrioParameters.fileName) names "
          + "\(WordList.quoted(core.accounts.keys.sorted())).",
        at: SourceLocation(file: bundle.label(PymrioParameters.fileName)))
    }
    let block = try Self.table(bundle, square)
    labels = block.columnSectors
    let n = labels.count
    let matrix = try block.values(rowsBy: labels, file: bundle.label(square.file))
    guard Set(labels).count == n else {
      throw InvalidInput(
        code: "labels", "Some sectors of the table have the same region and name.",
        at: SourceLocation(file: bundle.label(square.file)))
    }
    let final = try Self.table(bundle, demand)
    finalDemand = AccountColumns(
      labels: final.columnSectors,
      values: try final.values(rowsBy: labels, file: bundle.label(demand.file)))
    let demandSums = finalDemand.values.rowSums()
    if let account = core.accounts["x"] {
      let text = try Self.table(bundle, account)
      output = try text.values(rowsBy: labels, file: bundle.label(account.file)).rowSums()
    } else if core.accounts["Z"] != nil {
      output = zip(matrix.rowSums(), demandSums).map(+)
    } else {
      output = try Self.solve(matrix, demandSums, bundle.label(square.file))
    }
    intermediate = core.accounts["Z"] == nil ? matrix.scalingColumns(by: output) : matrix
    let units = try Self.units(bundle, core)
    let different = Set(units.values)
    money = units.first?.value ?? ""
    if different.count > 1 {
      findings.append(
        Finding(
          .warning, code: "mixed-units",
          "The sectors are in several units, \(WordList.quoted(different.sorted(), limit: 10)); "
            + "their sums mean nothing, and identities of columns cannot hold.",
          at: SourceLocation(file: bundle.label("unit.txt"))))
    }
  }

  /// The account of an extension; `nil`, with a note, where it has no totals.
  mutating func `extension`(
    _ folder: String, _ parameters: PymrioParameters
  ) throws(InvalidInput) -> SatelliteAccount? {
    guard let account = parameters.accounts["F"] ?? parameters.accounts["S"] else {
      findings.append(
        Finding(
          .note, code: "pymrio-extension",
          "The extension “\(folder)” has neither F nor S and was left out.",
          at: SourceLocation(file: bundle.label(folder))))
      return nil
    }
    let text = try Self.table(bundle, account)
    var totals = try text.values(columnsBy: labels, file: bundle.label(account.file))
    if parameters.accounts["F"] == nil { totals = totals.scalingColumns(by: output) }
    let stressors = text.rows.map { $0.joined(separator: " | ") }
    let units = try Self.units(bundle, parameters)
    var demandTotals: Matrix?
    if let household = parameters.accounts["F_Y"] {
      let file = bundle.label(household.file)
      let text = try Self.table(bundle, household)
      guard text.rows.map({ $0.joined(separator: " | ") }) == stressors else {
        throw InvalidInput(
          code: "labels",
          "The rows are not the stressors of F in their order; save the extension again.",
          at: SourceLocation(file: file))
      }
      demandTotals = try text.values(columnsBy: finalDemand.labels, file: file)
    }
    return SatelliteAccount(
      name: folder, stressors: stressors, units: stressors.map { units[$0] ?? "" },
      totals: totals, finalDemandTotals: demandTotals)
  }

  private static func solve(
    _ coefficients: Matrix, _ demand: [Double], _ file: String
  ) throws(InvalidInput) -> [Double] {
    do {
      return try LUFactorization(Matrix.identity(coefficients.rows) - coefficients).solve(demand)
    } catch {
      throw InvalidInput(
        code: "singular-system",
        "There is neither Z nor x, and x cannot be computed from A and Y: \(error).",
        at: SourceLocation(file: file))
    }
  }

  static func table(
    _ bundle: FileBundle, _ account: PymrioParameters.Account
  ) throws(InvalidInput) -> LabelledText {
    if !account.file.hasSuffix(".txt") {
      throw InvalidInput(
        code: "pymrio-format",
        "The table is saved in a binary format; save it as text in Python with "
          + "pymrio.load_all(\"\(bundle.path)\").save_all(\"FOLDER\", table_format=\"txt\").",
        at: SourceLocation(file: bundle.label(account.file)))
    }
    return try LabelledText(
      bundle.text(account.file), name: bundle.label(account.file), shape: account.shape,
      progress: bundle.progress)
  }

  /// The unit of each row, by its labels joined.
  private static func units(
    _ bundle: FileBundle, _ parameters: PymrioParameters
  ) throws(InvalidInput) -> [String: String] {
    guard let account = parameters.accounts["unit"], account.file.hasSuffix(".txt") else {
      return [:]
    }
    let file = try bundle.text(account.file)
    let lines = LineIndex(file, separator: account.shape.separator)
    var units: [String: String] = [:]
    for line in min(lines.count, account.shape.headerRows)..<lines.count {
      let fields = lines.fields(line)
      guard fields.count > account.shape.indexColumns else { continue }
      let key = fields.prefix(account.shape.indexColumns).joined(separator: " | ")
      units[key] = fields[account.shape.indexColumns]
    }
    return units
  }
}
