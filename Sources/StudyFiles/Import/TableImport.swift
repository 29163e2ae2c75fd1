internal import DenseAlgebra
public import InputOutputModel
public import Provenance
internal import SymbiosisModel
public import TableFormats

/// A table from elsewhere on its way into a study: placed, checked, and written only when asked.
public struct TableImport: Sendable {
  /// What became of a sector, column or row of the table.
  public struct Placement: Sendable, Hashable {
    /// Its code in the table.
    public var code: String
    /// Its name in the table; empty where it has none.
    public var name: String
    /// The study's code; `nil` where it was left out.
    public var target: String?
    /// By what it was placed.
    public var means: String
  }

  /// The year.
  public let year: Int
  /// The sectors, columns and rows of the table.
  public let placements: [Placement]
  /// How the identities of the table as it was read stand.
  public let identities: [TableCheck.Identity]
  /// The sum of output, in the study's money.
  public let output: Double
  /// Warnings and notes.
  public let findings: [Finding]
  private let target: ImportTarget

  /// The file within the study to which the table is written.
  public var file: String { target.file }

  /// Prepares the import of a table.
  ///
  /// - Parameters:
  ///   - source: the table.
  ///   - path: the study's folder.
  ///   - year: the year whose table it becomes.
  ///   - concordance: a CSV file with `code,sector`, or `china-2002` … `china-2017`, or nothing.
  /// - Throws: `InvalidInput` with every sector, column and row that has no place, where an identity is broken
  ///   or the units differ, or where study.yaml cannot be changed safely.
  public init(
    _ source: TableFile, study path: String, year: Int, concordance: String?
  ) throws(InvalidInput) {
    var assembly = try StudyAssembly(path: path)
    try assembly.folder.requireFolder()
    let (_, roles) = try assembly.readFrame()
    let study = assembly.definition
    let list = concordance.flatMap(NationalSectorList.init(named:))
    let own = try concordance.flatMap { list == nil ? $0 : nil }.map { path throws(InvalidInput) in
      try ImportConcordance(path)
    }
    try Self.requireOneRegion(source)
    let table = source.table
    try Self.requireUnit(table.money, study.money, at: source.source)
    let check = TableCheck(table)
    try Self.requireIdentities(check, at: source.source)

    let codes = table.labels.map(\.sector)
    let names = source.names ?? codes
    let placed = SectorPlacement(
      codes: codes, names: names, sectors: study.sectors, concordance: own, list: list)
    var findings = source.findings
    var problems: [Finding] = []
    problems += Self.problems(placed, codes, names, study.sectors, own, at: source.source)
    var placements = zip(zip(codes, names), placed.places).map { sector, place in
      Placement(
        code: sector.0, name: sector.1 == sector.0 ? "" : sector.1, target: place?.sector,
        means: place?.means ?? "")
    }
    func fit(_ lines: [MarginFit.Line], _ wanted: [String], _ role: String) -> [MarginFit.Line] {
      let fit = MarginFit(
        lines, to: wanted, count: table.count, role: role, concordance: own, source: source.source)
      problems += fit.findings.filter { $0.severity == .error }
      findings += fit.findings.filter { $0.severity != .error }
      placements += fit.placements.map {
        Placement(code: $0.code, name: "", target: $0.target, means: role)
      }
      return fit.lines
    }
    func columns(_ block: AccountColumns, _ wanted: [String], _ role: String) -> AccountColumns {
      let lines = fit(
        block.labels.indices.map { (block.labels[$0].sector, block.values.column($0)) }, wanted,
        role)
      return AccountColumns(
        labels: lines.map { SectorLabel(sector: $0.code) },
        values: Matrix(
          rows: table.count, columns: lines.count, columnMajor: lines.flatMap(\.values)))
    }
    func rows(_ block: AccountRows, _ wanted: [String], _ role: String) -> AccountRows {
      let lines = fit(
        block.labels.indices.map { (block.labels[$0], block.values.row($0)) }, wanted, role)
      return lines.isEmpty
        ? .none(count: table.count)
        : AccountRows(labels: lines.map(\.code), values: Matrix(lines.map(\.values)))
    }
    var fitted = table
    fitted.finalDemand = columns(table.finalDemand, roles.finalDemand, "final_demand")
    fitted.exports = columns(table.exports, roles.exports, "exports")
    fitted.imports = columns(table.imports, roles.imports, "imports")
    fitted.error = columns(table.error, roles.error, "error")
    fitted.otherInputs = rows(table.otherInputs, roles.otherInputs, "other_inputs")
    fitted.valueAdded = rows(table.valueAdded, roles.valueAdded, "value_added")
    guard problems.isEmpty else { throw InvalidInput(problems) }

    var mapping: [String: String] = [:]
    for (code, place) in zip(codes, placed.places) { mapping[code] = place?.sector }
    fitted.labels = codes.map { SectorLabel(sector: $0) }
    fitted = fitted.aggregated(
      by: try Concordance(source: codes, target: study.sectors.map(\.code), mapping: mapping))
    findings += Self.emptySectors(study.sectors, Set(mapping.values), at: source.source)
    self.year = year
    self.placements = placements
    identities = check.identities
    output = fitted.output.reduce(0, +)
    let bytes = try TableWriter.csv(
      TableFile(table: fitted, format: .csv, source: source.source), path: source.source.file)
    target = try ImportTarget(
      bytes, key: "table", folder: "tables", year: year, study: &assembly.folder)
    self.findings = findings + target.findings
  }

  /// Writes the table into the study and names it in study.yaml.
  public func write() throws(InvalidInput) { try target.write() }
}
