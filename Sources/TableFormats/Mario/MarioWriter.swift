import DenseAlgebra
import InputOutputModel
public import Provenance

/// Writes a table as a folder of text that MARIO parses (`mario.parse_from_txt`, table `IOT`).
///
/// Exports, error and (with a minus sign) imports become categories of Y, other inputs and value added
/// factors of production; `flows/symbiont.json` tells them apart when we read the folder again.
public enum MarioWriter {
  /// Writes the folder.
  ///
  /// - Throws: `InvalidInput` if something is there already or the place cannot be written.
  public static func write(_ file: TableFile, to path: String) throws(InvalidInput) {
    try OutputFile.writeFolder(to: path) { (folder) throws(InvalidInput) in
      let table = file.table
      let roles = PeerRoles(of: file)
      let demand = PeerRoles.demand(of: table)
      let sectors = table.labels.map { label in
        let theirs = roles.sectorInTheirs(label)
        return [theirs.region, "Sector", theirs.sector]
      }
      let categories = demand.labels.map {
        [roles.regionInTheirs($0), "Consumption category", $0.sector]
      }
      let inputs = [table.otherInputs, table.valueAdded]
      let factors = Account(
        names: inputs.flatMap(\.labels),
        units: inputs.flatMap { $0.labels.map { _ in table.money } },
        totals: inputs.map(\.values), demand: [], sectors: table.count, categories: categories.count
      )
      let stressors = Account(
        names: file.satellites.flatMap(\.stressors), units: file.satellites.flatMap(\.units),
        totals: file.satellites.map(\.totals),
        demand: file.satellites.map { account in
          account.finalDemandTotals ?? Matrix(rows: account.stressors.count, columns: 0)
        }, sectors: table.count, categories: categories.count)
      let levels = ["Region", "Level", "Item"]
      let text = LabelledTextWriter(separator: 0x2C)
      try OutputFile.makeFolder("\(folder)/flows")
      func emit(
        _ name: String, columns: [[String]], rowNames: [String], rows: [[String]], _ values: Matrix
      ) throws(InvalidInput) {
        let bytes = text.table(
          columnNames: levels, columns: columns, rowNames: rowNames, rows: rows, values: values)
        try OutputFile.write(bytes, to: "\(folder)/flows/\(name).txt")
      }
      try emit("Z", columns: sectors, rowNames: levels, rows: sectors, table.intermediate)
      try emit("Y", columns: categories, rowNames: levels, rows: sectors, demand.values)
      for (name, account) in [("V", factors), ("E", stressors)] {
        let rows = account.names.map { [$0] }
        try emit(name, columns: sectors, rowNames: ["Item"], rows: rows, account.totals)
        try emit(name + "Y", columns: categories, rowNames: ["Item"], rows: rows, account.demand)
      }
      var seen = Set<String>()
      let items = sectors.map { $0[2] }.filter { seen.insert($0).inserted }
      let units =
        items.map { (["Sector", $0], table.money) }
        + zip(factors.names, factors.units).map { (["Factor of production", $0], $1) }
        + zip(stressors.names, stressors.units).map { (["Satellite account", $0], $1) }
      try OutputFile.write(
        text.units(rowNames: ["", ""], rows: units), to: "\(folder)/flows/units.txt")
      try OutputFile.write(
        roles.json.utf8, to: "\(folder)/flows/\(PeerRoles.fileName)")
    }
  }

  /// Rows that belong together, one below the other; `-` with nothing in it where there are none,
  /// since MARIO asks for one.
  private struct Account {
    var names: [String]
    var units: [String]
    var totals: Matrix
    var demand: Matrix

    init(
      names: [String], units: [String], totals: [Matrix], demand: [Matrix], sectors: Int,
      categories: Int
    ) {
      self.names = names.isEmpty ? ["-"] : names
      self.units = names.isEmpty ? ["None"] : units
      self.totals = Self.stacked(totals, rows: self.names.count, columns: sectors)
      self.demand = Self.stacked(demand, rows: self.names.count, columns: categories)
    }

    private static func stacked(_ parts: [Matrix], rows: Int, columns: Int) -> Matrix {
      var result = Matrix(rows: rows, columns: columns)
      var top = 0
      for part in parts {
        for j in 0..<part.columns {
          for i in 0..<part.rows { result[top + i, j] = part[i, j] }
        }
        top += part.rows
      }
      return result
    }
  }
}
