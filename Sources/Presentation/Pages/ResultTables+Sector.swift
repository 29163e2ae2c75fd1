public import SymbiosisModel

extension ResultTables {
  /// Figures of a scenario by sector, each column named as in `FigureName`, in the order given.
  ///
  /// Changes are left out where the scenario is not compared with another.
  public func sectorFigures(of scenario: String, figures chosen: [FigureName]) -> ResultTable {
    let found = result.scenarios.first { $0.id == scenario }
    let comparison = result.comparisons.first { $0.scenario == scenario }
    let levels = sectorFigures
    let changes = comparison == nil ? [] : changeFigures
    let columns = chosen.compactMap { figure -> TableColumn<Int>? in
      if let level = levels.first(where: { $0.id == figure.rawValue }) {
        return .number(level.id, level.name, level.unit) { position in
          found.flatMap { level.value($0.sectors[position]) }
        }
      }
      guard let change = changes.first(where: { $0.column.id == figure.rawValue }) else {
        return nil
      }
      return TableColumn(column: change.column) { change.cell(comparison?.sectors[$0]) }
    }
    return ResultTable(
      id: "sector_figures", title: texts.tables.sectors,
      columns: sectorColumns + columns.map(\.column),
      rows: result.sectors.indices.map { position in
        sectorCells(position) + columns.map { $0.cell(position) }
      },
      notes: chosen.contains(.outputPerFootprint) ? [texts.notes.mixedBoundary] : [])
  }

  private var changeFigures: [TableColumn<Comparison.SectorChange?>] {
    let figures = texts.figures
    let unit = names.headline.unit
    return [
      .number("direct_change", figures.directChange, unit, isChange: true) { $0?.directChange },
      .number("footprint_change", figures.footprintChange, unit, isChange: true) {
        $0?.footprintChange
      },
      .share("footprint_change_share", figures.footprintChangeShare, isChange: true) {
        $0?.footprintChangeShare
      },
      .share(
        "output_per_footprint_change_share", figures.outputPerFootprintChangeShare, isChange: true
      ) { $0?.outputPerFootprintChangeShare },
    ]
  }
}
