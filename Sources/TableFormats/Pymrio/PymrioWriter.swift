import DenseAlgebra
import InputOutputModel
public import Provenance

/// Writes a table as a folder or zip of text that pymrio loads and computes alike.
///
/// Exports, error and (with a minus sign) imports become categories of Y, other inputs and value added
/// extensions in money; `symbiont.json` beside them tells them apart when we read the folder again.
public enum PymrioWriter {
  /// Writes the folder, or a zip where `path` ends in `.zip`.
  ///
  /// - Throws: `InvalidInput` if something is there already or the place cannot be written.
  public static func write(_ file: TableFile, to path: String) throws(InvalidInput) {
    guard path.lowercased().hasSuffix(".zip") else {
      try OutputFile.writeFolder(to: path) { (folder) throws(InvalidInput) in
        _ = try writeFiles(file, to: folder)
      }
      return
    }
    try OutputFile.write(to: path) { (temporary) throws(InvalidInput) in
      let folder = temporary + ".folder"
      try OutputFile.makeFolder(folder)
      defer { OutputFile.removeTree(folder) }
      let names = try writeFiles(file, to: folder)
      try ZipArchive.write(names.map { ($0, "\(folder)/\($0)") }, to: temporary)
    }
  }

  private static func writeFiles(
    _ file: TableFile, to folder: String
  ) throws(InvalidInput) -> [String] {
    let table = file.table
    let roles = PeerRoles(of: file)
    let sectors = table.labels.map { label in
      let theirs = roles.sectorInTheirs(label)
      return [theirs.region, theirs.sector]
    }
    let demand = PeerRoles.demand(of: table)
    let categories = demand.labels.map { [roles.regionInTheirs($0), $0.sector] }
    var names: [String] = []
    func emit(_ name: String, _ bytes: [UInt8]) throws(InvalidInput) {
      names.append(name)
      try OutputFile.write(bytes, to: "\(folder)/\(name)")
    }
    let text = LabelledTextWriter(separator: 0x09)
    let regional = ["region", "sector"]
    try emit(
      "Z.txt",
      text.table(
        columnNames: regional, columns: sectors, rowNames: regional, rows: sectors,
        values: table.intermediate))
    try emit(
      "Y.txt",
      text.table(
        columnNames: ["region", "category"], columns: categories, rowNames: regional,
        rows: sectors,
        values: demand.values))
    try emit(
      "x.txt",
      text.table(
        columnNames: [], columns: [["indout"]], rowNames: regional, rows: sectors,
        values: Matrix(rows: table.count, columns: 1, columnMajor: table.output)))
    try emit("unit.txt", text.units(rowNames: regional, rows: sectors.map { ($0, table.money) }))
    try emit(PeerRoles.fileName, Array(roles.json.utf8))
    try emit("metadata.json", Array(metadata.utf8))
    try emit(
      PymrioParameters.fileName,
      Array(parameters(["Z": (2, 2), "Y": (2, 2), "x": (2, 1), "unit": (2, 1)], nil).utf8))
    for account in accounts(file, categories: categories.count) {
      try OutputFile.makeFolder("\(folder)/\(account.name)")
      let rows = account.stressors.map { [$0] }
      try emit(
        "\(account.name)/F.txt",
        text.table(
          columnNames: regional, columns: sectors, rowNames: ["stressor"], rows: rows,
          values: account.totals))
      var files = ["F": (1, 2), "unit": (1, 1)]
      if let demandTotals = account.finalDemandTotals {
        files["F_Y"] = (1, 2)
        try emit(
          "\(account.name)/F_Y.txt",
          text.table(
            columnNames: ["region", "category"], columns: categories, rowNames: ["stressor"],
            rows: rows, values: demandTotals))
      }
      try emit(
        "\(account.name)/unit.txt",
        text.units(rowNames: ["stressor"], rows: Array(zip(rows, account.units))))
      try emit(
        "\(account.name)/\(PymrioParameters.fileName)",
        Array(parameters(files, account.name).utf8))
    }
    return names
  }

  /// The extensions: the table's input rows in money, then the satellites, with their direct use by
  /// final demand over all categories of Y.
  private static func accounts(_ file: TableFile, categories: Int) -> [SatelliteAccount] {
    let table = file.table
    var accounts: [SatelliteAccount] = []
    for (name, rows) in [
      (PeerRoles.otherInputsFolder, table.otherInputs),
      (PeerRoles.valueAddedFolder, table.valueAdded),
    ] where !rows.labels.isEmpty {
      accounts.append(
        SatelliteAccount(
          name: name, stressors: rows.labels,
          units: rows.labels.map { _ in table.money }, totals: rows.values))
    }
    for account in file.satellites {
      var account = account
      account.name = folderName(account.name)
      account.finalDemandTotals = account.finalDemandTotals.map { totals in
        let rest = (categories - totals.columns) * totals.rows
        return Matrix(
          rows: totals.rows, columns: categories,
          columnMajor: totals.storage.array + [Double](repeating: 0, count: rest))
      }
      accounts.append(account)
    }
    return accounts
  }

  /// A name that is a folder on every system, and an attribute in Python.
  private static func folderName(_ name: String) -> String {
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return plain.first.map { $0.isNumber ? "_" + String(plain) : String(plain) } ?? "extension"
  }

  private static var metadata: String {
    JSONText.object([
      ("description", .text("written by symbiont")), ("name", .text("symbiont")),
      ("system", .text("ixi")), ("version", .text("1")), ("history", .list([])),
    ]).line
  }

  private static func parameters(
    _ files: [String: (index: Int, header: Int)], _ extensionName: String?
  ) -> String {
    let entries = files.sorted { $0.key < $1.key }.map { key, shape in
      (
        key,
        JSONText.object([
          ("name", .text("\(key).txt")), ("nr_index_col", .text("\(shape.index)")),
          ("nr_header", .text("\(shape.header)")),
        ])
      )
    }
    var members: [(String, JSONText)] = [
      ("files", .object(entries)),
      ("systemtype", .text(extensionName == nil ? "IOSystem" : "Extension")),
    ]
    if let extensionName { members.append(("name", .text(extensionName))) }
    return JSONText.object(members).line
  }
}
