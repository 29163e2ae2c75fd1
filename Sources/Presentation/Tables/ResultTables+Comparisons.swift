import SymbiosisModel

extension ResultTables {
  /// Relative changes of the footprint by sector, a column a comparison.
  public var footprintChanges: ResultTable {
    changesBySector(
      id: "footprint_changes", title: texts.tables.footprintChanges(names.headline.name),
      notes: betweenYears
    ) { $0.footprintChangeShare }
  }

  /// Relative changes of output per footprint by sector, a column a comparison.
  public var outputPerFootprintChanges: ResultTable {
    let withinYear =
      result.comparisons.contains(where: \.withinYear) ? [texts.notes.changeWithinYear] : []
    return changesBySector(
      id: "output_per_footprint_changes", title: texts.tables.outputPerFootprintChanges,
      notes: withinYear + betweenYears
    ) { $0.outputPerFootprintChangeShare }
  }

  /// What each comparison within a year saves.
  public var savings: ResultTable {
    let others = result.indicators.enumerated().filter { $0.element.code != result.headline }
    let unit = names.headline.unit
    return ResultTable(
      id: "savings", title: texts.tables.savings(names.headline.name),
      columns: comparisonColumns + [
        ResultTable.Column("saving", texts.figures.saving, unit: unit, kind: .number),
        ResultTable.Column("saving_share", texts.figures.savingShare, kind: .share),
        ResultTable.Column("net_saving", texts.figures.netSaving, unit: unit, kind: .number),
      ]
        + others.map { _, indicator in
          ResultTable.Column(
            "saving_\(indicator.code)", "\(texts.figures.saving): \(indicator.name)",
            unit: indicator.unit, kind: .number)
        },
      rows: withinYear.map { comparison in
        comparisonCells(comparison) + [
          .optional(comparison.saving), .optional(comparison.savingShare),
          .optional(comparison.netSaving),
        ] + others.map { position, _ in .optional(comparison.indicators?[position]) }
      },
      notes: [texts.notes.netSaving])
  }

  /// Savings by type of exchange, a column a comparison within a year.
  public var savingsByType: ResultTable {
    let types = withinYear.first?.types?.map(\.type) ?? []
    return ResultTable(
      id: "savings_by_type", title: texts.tables.savingsByType(names.headline.name),
      columns: [ResultTable.Column("type", texts.columns.type, kind: .text)] + savingColumns,
      rows: types.indices.map { position in
        [.text(texts.page.type(types[position]))]
          + withinYear.map { .optional($0.types?[position].saving) }
      })
  }

  /// Savings by exchange, a column a comparison within a year.
  public var savingsByExchange: ResultTable {
    let exchanges = withinYear.first?.exchanges ?? []
    return ResultTable(
      id: "savings_by_exchange", title: texts.tables.savingsByExchange(names.headline.name),
      columns: [
        ResultTable.Column("exchange", texts.columns.exchange, kind: .text),
        ResultTable.Column("type", texts.columns.type, kind: .text),
      ] + savingColumns,
      rows: exchanges.indices.map { position in
        [
          .text(names.exchangeName(exchanges[position].id)),
          .text(texts.page.type(exchanges[position].type)),
        ] + withinYear.map { .optional($0.exchanges?[position].saving) }
      })
  }

  /// Sectors that lose, with the largest causes.
  public var tradeOffs: ResultTable {
    let losing = result.comparisons.flatMap { comparison in
      comparison.tradeOffs.map { (comparison, $0) }
    }
    // The unit of the column beside the causes.
    let scale = DisplayScale(unit: names.headline.unit, values: losing.map(\.1.directChange))
    return ResultTable(
      id: "trade_offs", title: texts.tables.tradeOffs,
      columns: comparisonColumns + [
        ResultTable.Column("code", texts.columns.code, kind: .text),
        ResultTable.Column("name", texts.columns.sector, kind: .text),
        ResultTable.Column(
          "output_per_footprint_change_share", texts.figures.outputPerFootprintChangeShare,
          kind: .share, isChange: true),
        ResultTable.Column(
          "direct_change", texts.figures.directChange, unit: names.headline.unit, kind: .number,
          isChange: true),
        ResultTable.Column("causes", texts.columns.causes, kind: .text),
      ],
      rows: losing.map { comparison, tradeOff in
        comparisonCells(comparison) + [
          .text(tradeOff.code), .text(names.sector(tradeOff.code)),
          .number(tradeOff.outputPerFootprintChangeShare), .number(tradeOff.directChange),
          .text(mainCauses(tradeOff, scale: scale)),
        ]
      },
      notes: [losing.isEmpty ? texts.notes.noTradeOffs : texts.notes.tradeOffs])
  }

  /// Every exchange's part in the footprint's change of every sector that loses.
  public var tradeOffCauses: ResultTable {
    ResultTable(
      id: "trade_off_causes", title: texts.tables.tradeOffCauses,
      columns: comparisonColumns + [
        ResultTable.Column("code", texts.columns.code, kind: .text),
        ResultTable.Column("exchange", texts.columns.exchange, kind: .text),
        ResultTable.Column("name", texts.columns.name, kind: .text),
        ResultTable.Column(
          "footprint_change", texts.figures.footprintChange, unit: names.headline.unit,
          kind: .number, isChange: true),
      ],
      rows: result.comparisons.flatMap { comparison in
        comparison.tradeOffs.flatMap { tradeOff in
          tradeOff.exchanges.map { cause in
            comparisonCells(comparison) + [
              .text(tradeOff.code), .text(cause.id), .text(names.exchangeName(cause.id)),
              .number(cause.footprintChange),
            ]
          }
        }
      },
      audience: .analyst)
  }

  /// Every change of every sector, one row each.
  public var changes: ResultTable {
    let unit = names.headline.unit
    return ResultTable(
      id: "changes", title: texts.tables.changes,
      columns: comparisonColumns + sectorColumns + [
        ResultTable.Column(
          "direct_change", texts.figures.directChange, unit: unit, kind: .number, isChange: true),
        ResultTable.Column(
          "footprint_change", texts.figures.footprintChange, unit: unit, kind: .number,
          isChange: true),
        ResultTable.Column(
          "footprint_change_share", texts.figures.footprintChangeShare, kind: .share,
          isChange: true),
        ResultTable.Column(
          "output_per_footprint_change_share", texts.figures.outputPerFootprintChangeShare,
          kind: .share, isChange: true),
      ],
      rows: result.comparisons.flatMap { comparison in
        comparison.sectors.map { change in
          comparisonCells(comparison) + [
            .text(change.code), .text(names.sector(change.code)), .number(change.directChange),
            .number(change.footprintChange), .optional(change.footprintChangeShare),
            .optional(change.outputPerFootprintChangeShare),
          ]
        }
      },
      notes: betweenYears, audience: .analyst)
  }

  /// The comparisons within a year, the only ones that save.
  var withinYear: [Comparison] { result.comparisons.filter(\.withinYear) }

  /// `UIS2012 against BAU2012`.
  func label(_ comparison: Comparison) -> String {
    texts.tables.against(comparison.scenario, comparison.against)
  }

  /// The note on comparisons between years, with their price basis, where there are any.
  var betweenYears: [String] {
    let comparisons = result.comparisons.filter { !$0.withinYear }.map(label)
    guard !comparisons.isEmpty else { return [] }
    return [
      result.pricesAreConstant
        ? texts.notes.constantPrices(comparisons) : texts.notes.currentPrices(comparisons)
    ]
  }

  private func changesBySector(
    id: String, title: String, notes: [String],
    figure: (Comparison.SectorChange) -> Double?
  ) -> ResultTable {
    ResultTable(
      id: id, title: title,
      columns: sectorColumns
        + result.comparisons.map {
          ResultTable.Column(
            "\($0.scenario)_against_\($0.against)", label($0), kind: .share, isChange: true)
        },
      rows: result.sectors.indices.map { position in
        sectorCells(position)
          + result.comparisons.map { .optional(figure($0.sectors[position])) }
      },
      notes: notes)
  }

  private var savingColumns: [ResultTable.Column] {
    withinYear.map {
      ResultTable.Column(
        "\($0.scenario)_against_\($0.against)", label($0), unit: names.headline.unit, kind: .number)
    }
  }

  var comparisonColumns: [ResultTable.Column] {
    [
      ResultTable.Column("scenario", texts.columns.scenario, kind: .text),
      ResultTable.Column("against", texts.columns.against, kind: .text),
    ]
  }

  func comparisonCells(_ comparison: Comparison) -> [ResultTable.Cell] {
    [.text(comparison.scenario), .text(comparison.against)]
  }

  /// The two exchanges that raise the sector's footprint most, each with by how much.
  private func mainCauses(_ tradeOff: Comparison.TradeOff, scale: DisplayScale) -> String {
    let raising = tradeOff.exchanges.filter { $0.footprintChange > 0 }
      .sorted { $0.footprintChange > $1.footprintChange }
    return raising.prefix(2).map { cause in
      let amount = texts.numbers.significant(
        cause.footprintChange / scale.divisor, digits: 3, isChange: true)
      return "\(names.exchangeName(cause.id)) \(amount) \(texts.numbers.unit(scale.unit))"
    }.joined(separator: "; ")
  }
}
