public import SymbiosisModel

extension ResultTables {
  /// The figures of a scenario by sector with their changes, each column named as in `FigureName`.
  ///
  /// - Parameters:
  ///   - scenario: the scenario's code.
  ///   - figures: which figures, `nil` for all; changes need a comparison of the scenario.
  public func sectorFigures(
    of scenario: String, figures chosen: [FigureName]? = nil
  ) -> ResultTable {
    let found = result.scenarios.first { $0.id == scenario }
    let comparison = result.comparisons.first { $0.scenario == scenario }
    let wanted = chosen.map { Set($0.map(\.rawValue)) }
    let ofSectors = sectorFigures.filter { wanted?.contains($0.id) ?? true }
    let ofChanges = (comparison == nil ? [] : changeFigures).filter {
      wanted?.contains($0.column.id) ?? true
    }
    return ResultTable(
      id: "sector_figures", title: texts.tables.sectors,
      columns: sectorColumns
        + ofSectors.map { ResultTable.Column($0.id, $0.name, unit: $0.unit, kind: .number) }
        + ofChanges.map(\.column),
      rows: result.sectors.indices.map { position in
        let figures = found?.sectors[position]
        return sectorCells(position)
          + ofSectors.map { figure in .optional(figures.flatMap { figure.value($0) }) }
          + ofChanges.map { $0.cell(comparison?.sectors[position]) }
      },
      notes: wanted.map { $0.contains("output_per_footprint") } ?? true
        ? [texts.notes.mixedBoundary] : [])
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
