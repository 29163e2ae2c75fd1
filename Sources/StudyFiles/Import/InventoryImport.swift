public import Provenance
internal import SymbiosisModel
internal import TableFormats

/// An inventory from a sheet of sectors by fuels on its way into a study: every figure placed, the sums
/// compared, and nothing written until asked.
public struct InventoryImport: Sendable {
  /// What became of a column of the sheet.
  public struct Column: Sendable, Hashable {
    /// The column's name.
    public var name: String
    /// The flows that it becomes, with the units of each per unit of the sheet where they are not 1.
    public var flows: String
    /// The sheet's own total; `nil` where it has none.
    public var total: Double?
    /// The sum of the sheet's rows.
    public var sum: Double
    /// The part of the sum that was placed, in the sheet's unit.
    public var placed: Double
  }

  /// What became of a row of the sheet.
  public struct Row: Sendable, Hashable {
    /// The row's name.
    public var name: String
    /// The study's codes, with the share of each where it is split.
    public var targets: String
  }

  /// The year.
  public let year: Int
  /// The columns of the sheet.
  public let columns: [Column]
  /// The rows of the sheet.
  public let rows: [Row]
  /// The number of rows of the inventory.
  public let entries: Int
  /// Warnings and notes.
  public let findings: [Finding]
  private let target: ImportTarget

  /// The file within the study to which the inventory is written.
  public var file: String { target.file }

  /// Prepares the import of a sheet.
  ///
  /// A figure becomes a row of the inventory for every place of its row and of its column: figure × share ×
  /// factor, and over the flow's own factor where the concordance says `as` which indicator the figures are. Each row names
  /// in `source` the cell that it comes from. The concordance has the columns `from` (a name of the sheet) and
  /// `to` (the study's code, blank to leave it out), and optionally `factor` and `as`.
  ///
  /// - Throws: `InvalidInput` with every row and column that has figures and no place, shares that do not add up
  ///   to 1, or where study.yaml cannot be changed safely.
  public init(
    _ path: String, sheet: String?, study folder: String, year: Int, concordance: String?
  ) throws(InvalidInput) {
    var assembly = try StudyAssembly(path: folder)
    try assembly.folder.requireFolder()
    _ = try assembly.readFrame()
    let study = assembly.definition
    let sheet = try InventorySheet(path: path, sheet: sheet)
    let placement = try InventoryPlacement(concordance, study: study)
    var findings = sheet.findings + sheet.compareTotals()
    var problems = placement.findings

    let rowTargets = sheet.rows.map { placement.row($0.name) }
    let columnTargets = sheet.columns.map { placement.column($0.name) }
    problems += Self.unplaced(sheet, rowTargets, columnTargets)
    problems += Self.shares(sheet, rowTargets)
    problems += Self.notSectors(sheet, rowTargets, placement)
    var entries: [[String]] = []
    var placed = [Double](repeating: 0, count: sheet.columns.count)
    for (rowIndex, row) in sheet.rows.enumerated() {
      for (columnIndex, column) in sheet.columns.enumerated() {
        let figure = sheet[row, column]
        guard figure != 0 else { continue }
        for place in rowTargets[rowIndex] ?? [] {
          let targets = columnTargets[columnIndex] ?? []
          if !targets.isEmpty { placed[columnIndex] += figure * place.factor }
          for target in targets {
            guard let flow = study.flows.first(where: { $0.code == target.code }) else {
              problems.append(Self.notAFlow(column, target.code, sheet))
              continue
            }
            var quantity = figure * place.factor * target.factor
            if let indicator = target.indicator {
              let factor = flow.factors[indicator].value
              guard factor != 0 else {
                problems.append(Self.noFactor(column, flow, study.indicators[indicator], sheet))
                continue
              }
              quantity /= factor
            }
            guard quantity.isFinite else {
              problems.append(
                Finding(
                  .error, code: "not-finite",
                  "The figure of “\(row.name)” under “\(column.name)” becomes no finite quantity; check the factor.",
                  at: sheet.csv.location(record: row.position, column: column.position)))
              continue
            }
            guard quantity >= 0 else {
              problems.append(
                Finding(
                  .error, code: "negative-quantity",
                  "The figure of “\(row.name)” under “\(column.name)” is \(printed(figure)); a quantity cannot be "
                    + "negative. Correct it, or leave its column out in the concordance.",
                  at: sheet.csv.location(record: row.position, column: column.position)))
              continue
            }
            entries.append([
              place.code, flow.code, NumberText.plain(quantity), "\(row.name) × \(column.name)",
            ])
          }
        }
      }
    }
    problems = problems.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    findings += Self.unsaid(sheet, columnTargets, placement)
    self.year = year
    self.entries = entries.count
    columns = sheet.columns.indices.map { index in
      let column = sheet.columns[index]
      return Column(
        name: column.name, flows: Self.text(columnTargets[index]),
        total: sheet.totalRow.map { sheet[$0, column] }, sum: sheet.sum(column),
        placed: placed[index])
    }
    rows = sheet.rows.indices.map {
      Row(name: sheet.rows[$0].name, targets: Self.text(rowTargets[$0]))
    }
    target = try ImportTarget(
      CSVFile.text(of: ["sector", "flow", "quantity", "source"], entries), key: "inventory",
      folder: "inventory", year: year, study: &assembly.folder)
    self.findings = findings + target.findings
  }

  /// Writes the inventory into the study and names it in study.yaml.
  public func write() throws(InvalidInput) { try target.write() }

  private static func text(_ targets: [InventoryPlacement.Target]?) -> String {
    guard let targets, !targets.isEmpty else { return "left out" }
    return targets.map { $0.factor == 1 ? $0.code : "\($0.code) × \(printed($0.factor))" }
      .joined(separator: ", ")
  }
}
