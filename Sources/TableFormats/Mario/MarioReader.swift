import DenseAlgebra
public import InputOutputModel
public import Provenance

/// Reads an input–output table that MARIO saved as text: `flows/Z.txt`, `Y.txt`, `V.txt`, `E.txt`,
/// `EY.txt`, `VY.txt` and `units.txt`.
///
/// V are rows of value added, E the satellite account, EY its direct use by final demand. Supply and
/// use tables and coefficients are refused.
public enum MarioReader {
  /// Reads the folder, or its `flows`; `roles` say which categories of Y are exports, imports or error
  /// where the folder was not written by this program.
  ///
  /// - Throws: `InvalidInput` if a file is missing or damaged, or the folder holds another kind of
  ///   table.
  public static func read(
    _ path: String, roles given: TableRoles? = nil, progress: ReadingProgress? = nil
  ) throws(InvalidInput) -> TableFile {
    let inner = InputFile.kind("\(path)/flows") == .folder ? "\(path)/flows" : path
    let bundle = try FileBundle(inner, marker: "units.txt")
    bundle.progress = progress
    guard bundle.names.contains("Z.txt") else {
      throw InvalidInput(
        code: "mario-flows",
        "The folder has no Z.txt; save the table with MARIO's to_txt(path, flows=True).",
        at: SourceLocation(file: path))
    }
    let block = try table(bundle, "Z", indexColumns: 3)
    let labels = try sectors(block.columns, bundle.label("Z.txt"))
    guard try sectors(block.rows, bundle.label("Z.txt")) == labels else {
      throw InvalidInput(
        code: "labels", "The rows of the table are not its columns in the same order.",
        at: SourceLocation(file: bundle.label("Z.txt")))
    }
    let demand = try table(bundle, "Y", indexColumns: 3)
    try require(try sectors(demand.rows, bundle.label("Y.txt")) == labels, "Y.txt", bundle)
    let isOurs = bundle.names.contains(PeerRoles.fileName)
    let roles = isOurs ? try PeerRoles(bundle) : PeerRoles(given)
    let final = AccountColumns(
      labels: demand.columns.map { SectorLabel(region: $0[0], sector: $0.last ?? "") },
      values: demand.values)
    let split = roles.split(final)
    let units = try units(bundle)
    let inputs = try table(bundle, "V", indexColumns: 1)
    try require(try sectors(inputs.columns, bundle.label("V.txt")) == labels, "V.txt", bundle)
    let money = given.map(\.money).flatMap { $0.isEmpty ? nil : $0 }
    let output =
      zip(block.values.rowSums(), demand.values.rowSums()).map(+)
    let rows = { (isOther: Bool) in
      let positions = inputs.rows.indices.filter {
        roles.otherInputs.contains(inputs.rows[$0][0]) == isOther
          && !isPlaceholder(inputs, row: $0)
      }
      return AccountRows(
        labels: positions.map { inputs.rows[$0][0] }, values: Self.rows(inputs.values, positions))
    }
    let result = InputOutputTable(
      money: money ?? labels.first.flatMap { units["Sector"]?[$0.sector] } ?? "",
      labels: labels.map(roles.sector), intermediate: block.values,
      finalDemand: split.finalDemand, exports: split.exports, imports: split.imports,
      error: split.error, otherInputs: rows(true), valueAdded: rows(false), output: output)
    let ignored = try ignored(bundle)
    return TableFile(
      table: result, names: roles.names(of: result.labels),
      satellites: try satellites(bundle, labels, units["Satellite account"] ?? [:], split),
      format: .mario, source: SourceLocation(file: path),
      findings: bundle.findings + ignored)
  }

  private static func satellites(
    _ bundle: FileBundle, _ labels: [SectorLabel], _ units: [String: String],
    _ demand: PeerRoles.Split
  ) throws(InvalidInput) -> [SatelliteAccount] {
    guard bundle.names.contains("E.txt") else { return [] }
    let text = try table(bundle, "E", indexColumns: 1)
    try require(try sectors(text.columns, bundle.label("E.txt")) == labels, "E.txt", bundle)
    var demandTotals: Matrix?
    if bundle.names.contains("EY.txt") {
      let direct = try table(bundle, "EY", indexColumns: 1)
      try require(direct.rows == text.rows, "EY.txt", bundle)
      demandTotals = PeerRoles.columns(direct.values, demand.finalDemandPositions)
    }
    let positions = text.rows.indices.filter { !isPlaceholder(text, row: $0) }
    guard !positions.isEmpty else { return [] }
    let stressors = positions.map { text.rows[$0][0] }
    return [
      SatelliteAccount(
        name: "satellite_account", stressors: stressors, units: stressors.map { units[$0] ?? "" },
        totals: rows(text.values, positions),
        finalDemandTotals: demandTotals.map { rows($0, positions) })
    ]
  }

  /// MARIO asks for at least one row: `-` with nothing in it stands for none.
  private static func isPlaceholder(_ text: LabelledText, row: Int) -> Bool {
    text.rows[row][0] == "-" && text.values.row(row).allSatisfy { $0 == 0 }
  }

  private static func ignored(_ bundle: FileBundle) throws(InvalidInput) -> [Finding] {
    guard bundle.names.contains("VY.txt") else { return [] }
    let text = try table(bundle, "VY", indexColumns: 1)
    let sum = text.values.storage.reduce(0, +)
    guard text.values.storage.contains(where: { $0 != 0 }) else { return [] }
    return [
      Finding(
        .warning, code: "ignored-cells",
        "Value added by final demand, with a sum of \(NumberText.plain(sum)), belongs to no account "
          + "of a table and is ignored.",
        at: SourceLocation(file: bundle.label("VY.txt")))
    ]
  }

  static func rows(_ matrix: Matrix, _ positions: [Int]) -> Matrix {
    var result = Matrix(rows: positions.count, columns: matrix.columns)
    for j in 0..<matrix.columns {
      for (row, position) in positions.enumerated() { result[row, j] = matrix[position, j] }
    }
    return result
  }

  private static func table(
    _ bundle: FileBundle, _ name: String, indexColumns: Int
  ) throws(InvalidInput) -> LabelledText {
    let file = try bundle.text("\(name).txt")
    return try LabelledText(
      file, name: bundle.label("\(name).txt"),
      shape: .init(separator: file.separator, headerRows: 3, indexColumns: indexColumns),
      progress: bundle.progress)
  }

  /// Labels of region, level and item; the level has to be that of sectors.
  private static func sectors(
    _ labels: [[String]], _ file: String
  ) throws(InvalidInput) -> [SectorLabel] {
    if let other = labels.first(where: { $0.count != 3 || $0[1] != "Sector" }) {
      throw InvalidInput(
        code: "mario-level",
        "“\(other.joined(separator: ", "))” is no region, level and sector; supply and use tables "
          + "have to be turned with MARIO's to_iot() first.",
        at: SourceLocation(file: file))
    }
    return labels.map { SectorLabel(region: $0[0], sector: $0[2]) }
  }

  private static func require(
    _ holds: Bool, _ name: String, _ bundle: FileBundle
  ) throws(InvalidInput) {
    guard !holds else { return }
    throw InvalidInput(
      code: "labels",
      "The labels are not those of the other files in the same order; save the table again as a "
        + "whole.",
      at: SourceLocation(file: bundle.label(name)))
  }

  /// The units, by level and item.
  private static func units(
    _ bundle: FileBundle
  ) throws(InvalidInput) -> [String: [String: String]] {
    let file = try bundle.text("units.txt")
    let lines = LineIndex(file, separator: file.separator)
    var units: [String: [String: String]] = [:]
    for line in 1..<max(1, lines.count) {
      let fields = lines.fields(line)
      if fields.count == 3 { units[fields[0], default: [:]][fields[1]] = fields[2] }
    }
    return units
  }
}

extension MappedFile {
  /// What divides the cells of the first line: tabs, semicolons or commas, whichever there are more of.
  var separator: UInt8 {
    let first = copy(1 << 16).prefix { $0 != 0x0A }
    let counts = [0x2C, 0x09, 0x3B].map { candidate in
      (byte: UInt8(candidate), count: first.count { $0 == candidate })
    }
    return counts.max { $0.count < $1.count }?.byte ?? 0x2C
  }
}
