import DenseAlgebra
public import Provenance

extension RegionalFootprint {
  /// The consuming region that stands for what a table exports.
  public static let exportsRegion = "exports"

  /// Computes the accounts of one stressor of a table, imports being competitive (A_d = A).
  ///
  /// Final demand counts with its region, imports and error are subtracted and added there, and exports
  /// are delivered to a consuming region `exports`; so all of y = f + e − m + error is shared out and
  /// Σ D_cba = Σ D_pba. `totals` are the stressor by sector, `direct` its direct use by column of final
  /// demand.
  ///
  /// - Throws: `InvalidInput` where a sector without output has a figure, or the system is not productive.
  public init(table: InputOutputTable, totals: [Double], direct: [Double]?) throws(InvalidInput) {
    precondition(totals.count == table.count, "The totals are of another classification")
    let lost = table.labels.indices.filter { table.output[$0] == 0 && totals[$0] != 0 }
    guard lost.isEmpty else {
      throw InvalidInput(
        lost.map {
          Finding(
            .error, code: "stressor-no-output",
            """
            Sector \(table.labels[$0]) has no output but \(printed(totals[$0])) of the stressor, which \
            would vanish. Move the figure to a sector with output.
            """)
        })
    }
    let n = table.count
    let home = table.labels.first?.region ?? ""
    let single = table.labels.allSatisfy { $0.region == home }
    var labels = table.finalDemand.labels
    var values = table.finalDemand.values.storage.array
    for (block, sign, isExport) in [
      (table.imports, -1.0, false), (table.error, 1.0, false), (table.exports, 1.0, true),
    ] {
      for (k, label) in block.labels.enumerated() {
        let column = block.values.column(k)
        guard column.contains(where: { $0 != 0 }) else { continue }
        // What has no region of its own is the region's in a table of one, else the rest's.
        let region =
          isExport || (label.region.isEmpty && !single) ? Self.exportsRegion : label.region
        labels.append(SectorLabel(region: region, sector: label.sector))
        values += column.map { sign * $0 }
      }
    }
    let demand = AccountColumns(
      labels: labels, values: Matrix(rows: n, columns: labels.count, columnMajor: values))
    let direct = direct.map {
      $0 + [Double](repeating: 0, count: labels.count - table.finalDemand.labels.count)
    }
    self.init(
      labels: table.labels,
      intensity: zip(totals, table.output).map { $1 == 0 ? 0 : $0 / $1 },
      system: try table.factorisedSystem(), finalDemand: demand, direct: direct)
  }
}
