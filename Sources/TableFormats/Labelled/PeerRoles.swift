import DenseAlgebra
import Foundation
import InputOutputModel
import Provenance

/// What pymrio and MARIO have no place for and we need to read our own table back: `symbiont.json`,
/// beside the files that they know, which both leave alone.
///
/// In Y our imports are negative, so that x = Σ Z + Σ Y holds as both compute it.
struct PeerRoles {
  static let fileName = "symbiont.json"
  /// The name that a region without one has in their files.
  static let namelessRegion = "local"
  static let valueAddedFolder = "value_added"
  static let otherInputsFolder = "other_inputs"

  var exports: Set<String>
  var imports: Set<String>
  var error: Set<String>
  /// The input rows that are no value added.
  var otherInputs: Set<String>
  /// Whether the extensions `value_added` and `other_inputs` are the table's own rows.
  var hasInputs: Bool
  var regionIsNameless: Bool
  /// What stands before every sector's code in their files, and before every region's: a word where all of them are
  /// numbers, which pandas reads as numbers in rows and as texts in columns, so that neither program finds the one in
  /// the other.
  var sectorPrefix: String
  var regionPrefix: String
  /// The sectors' names by their codes, where there are any.
  var names: [String: String]

  init(_ roles: TableRoles?) {
    exports = Set(roles?.exports ?? [])
    imports = Set(roles?.imports ?? [])
    error = Set(roles?.error ?? [])
    otherInputs = Set(roles?.otherInputs ?? [])
    hasInputs = false
    regionIsNameless = false
    sectorPrefix = ""
    regionPrefix = ""
    names = roles?.names ?? [:]
  }

  init(of file: TableFile) {
    self.init(TableRoles(of: file.table))
    hasInputs = true
    regionIsNameless = file.table.labels.allSatisfy { $0.region.isEmpty }
    let areNumbers = { (codes: [String]) in codes.allSatisfy { Double($0) != nil } }
    sectorPrefix = areNumbers(file.table.labels.map(\.sector)) ? "sector " : ""
    regionPrefix = areNumbers(file.table.labels.map(\.region)) ? "region " : ""
    for (label, name) in zip(file.table.labels, file.names ?? []) {
      names[label.description] = name
    }
  }

  /// Reads the file out of a bundle.
  init(_ bundle: FileBundle) throws(InvalidInput) {
    let bytes = try bundle.read(Self.fileName)
    guard let json = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let exports = json["exports"] as? [String], let imports = json["imports"] as? [String],
      let error = json["error"] as? [String],
      let otherInputs = json["other_inputs"] as? [String],
      let regionIsNameless = json["region_is_nameless"] as? Bool
    else {
      throw InvalidInput(
        code: "peer-roles",
        "The file should name the categories of Y that are exports, imports and error; remove it to "
          + "read all of Y as final demand.",
        at: SourceLocation(file: bundle.label(Self.fileName)))
    }
    self.exports = Set(exports)
    self.imports = Set(imports)
    self.error = Set(error)
    self.otherInputs = Set(otherInputs)
    self.regionIsNameless = regionIsNameless
    sectorPrefix = json["sector_prefix"] as? String ?? ""
    regionPrefix = json["region_prefix"] as? String ?? ""
    names = json["names"] as? [String: String] ?? [:]
    hasInputs = true
  }

  var json: String {
    let names = names.sorted { $0.key < $1.key }.map { ($0.key, JSONText.text($0.value)) }
    return JSONText.object([
      ("exports", .list(exports.sorted())), ("imports", .list(imports.sorted())),
      ("error", .list(error.sorted())), ("other_inputs", .list(otherInputs.sorted())),
      ("region_is_nameless", .boolean(regionIsNameless)), ("sector_prefix", .text(sectorPrefix)),
      ("region_prefix", .text(regionPrefix)),
      ("names", .object(names)),
    ]).line
  }

  /// The accounts that the columns of Y belong to, and the positions of those of final demand.
  struct Split {
    var finalDemand: AccountColumns
    var exports: AccountColumns
    var imports: AccountColumns
    var error: AccountColumns
    var finalDemandPositions: [Int]
  }

  /// Divides the columns of Y by their category.
  func split(_ demand: AccountColumns) -> Split {
    var positions: [[Int]] = [[], [], [], []]
    for (position, label) in demand.labels.enumerated() {
      let kind =
        exports.contains(label.sector)
        ? 1 : imports.contains(label.sector) ? 2 : error.contains(label.sector) ? 3 : 0
      positions[kind].append(position)
    }
    let block = { (kind: Int, sign: Double) in
      var values = Self.columns(demand.values, positions[kind])
      if sign < 0 { for index in values.storage.indices { values.storage[index].negate() } }
      return AccountColumns(
        labels: positions[kind].map { named(demand.labels[$0]) }, values: values)
    }
    return Split(
      finalDemand: block(0, 1), exports: block(1, 1), imports: block(2, -1), error: block(3, 1),
      finalDemandPositions: positions[0])
  }

  /// A sector's region and code as they stand in their files.
  func sectorInTheirs(_ label: SectorLabel) -> (region: String, sector: String) {
    (regionInTheirs(label), sectorPrefix + label.sector)
  }

  /// A sector's label as it is here.
  func sector(_ label: SectorLabel) -> SectorLabel {
    var label = named(label)
    if label.sector.hasPrefix(sectorPrefix) { label.sector.removeFirst(sectorPrefix.count) }
    return label
  }

  /// What a reader of their files has to know of the codes.
  var findings: [Finding] {
    [("sectors", sectorPrefix), ("regions", regionPrefix)].filter { !$1.isEmpty }.map {
      what, prefix in
      Finding(
        .note, code: "code-prefix",
        "The codes of \(what) are numbers, which pymrio and MARIO take for numbers in one place and for texts in another; they are written as “\(prefix)…”, and read without it here."
      )
    }
  }

  /// A label as it is here, where a region may have no name.
  func named(_ label: SectorLabel) -> SectorLabel {
    var label = label
    if regionIsNameless && label.region == Self.namelessRegion {
      label.region = ""
    } else if label.region.hasPrefix(regionPrefix) {
      label.region.removeFirst(regionPrefix.count)
    }
    return label
  }

  /// The names of sectors with these labels, in their order; `nil` where none has one.
  func names(of labels: [SectorLabel]) -> [String]? {
    names.isEmpty ? nil : labels.map { names[$0.description] ?? $0.sector }
  }

  /// Columns of a matrix.
  static func columns(_ matrix: Matrix, _ positions: [Int]) -> Matrix {
    Matrix(
      rows: matrix.rows, columns: positions.count,
      columnMajor: positions.flatMap { matrix.column($0) })
  }

  /// Y as the others hold it: final demand, exports, error and negative imports side by side.
  static func demand(of table: InputOutputTable) -> (labels: [SectorLabel], values: Matrix) {
    let margins = [table.finalDemand, table.exports, table.error, table.imports]
    let labels = margins.flatMap(\.labels)
    var storage = margins.dropLast().flatMap { $0.values.storage }
    storage += table.imports.values.storage.map { -$0 }
    return (
      labels, Matrix(rows: table.count, columns: labels.count, columnMajor: storage)
    )
  }

  /// A region's name in their files.
  func regionInTheirs(_ label: SectorLabel) -> String {
    label.region.isEmpty ? Self.namelessRegion : regionPrefix + label.region
  }
}
