import SymbiosisModel

extension ResultTables {
  /// Every figure of every exchange in every comparison within a year, one row each.
  public var exchanges: ResultTable {
    let unit = names.headline.unit
    let columns = texts.columns
    return ResultTable(
      id: "exchanges", title: texts.tables.exchanges,
      columns: comparisonColumns + [
        ResultTable.Column("exchange", columns.exchange, kind: .text),
        ResultTable.Column("name", columns.name, kind: .text),
        ResultTable.Column("type", columns.type, kind: .text),
        ResultTable.Column("from", columns.from, kind: .text),
        ResultTable.Column("to", columns.to, kind: .text),
        ResultTable.Column("waste", columns.waste, kind: .text),
        ResultTable.Column("quantity", texts.figures.quantity, kind: .number),
        ResultTable.Column("reference_quantity", texts.figures.referenceQuantity, kind: .number),
        ResultTable.Column("unit", columns.unit, kind: .text),
        ResultTable.Column("saving", texts.figures.saving, unit: unit, kind: .number),
        ResultTable.Column("net_saving", texts.figures.netSaving, unit: unit, kind: .number),
      ],
      rows: withinYear.flatMap { comparison in
        (comparison.exchanges ?? []).map { exchange in
          comparisonCells(comparison) + [
            .text(exchange.id), .text(names.exchangeName(exchange.id)), .word(exchange.type),
            .text(exchange.wasteSector), .optional(names.exchange(exchange.id)?.to),
            .text(exchange.waste), .number(exchange.quantity),
            .number(exchange.referenceQuantity), .text(exchange.wasteUnit),
            .number(exchange.saving), .number(exchange.netSaving),
          ]
        }
      },
      notes: [texts.notes.netSaving], audience: .analyst)
  }

  /// The resources that each exchange saves, one row each.
  public var resourcesSaved: ResultTable {
    ResultTable(
      id: "resources_saved", title: texts.tables.resourcesSaved,
      columns: [
        ResultTable.Column("scenario", texts.columns.scenario, kind: .text),
        ResultTable.Column("exchange", texts.columns.exchange, kind: .text),
        ResultTable.Column("sector", texts.columns.sector, kind: .text),
        ResultTable.Column("flow", texts.columns.flow, kind: .text),
        ResultTable.Column("quantity", texts.figures.quantity, kind: .number),
        ResultTable.Column("unit", texts.columns.unit, kind: .text),
      ],
      rows: withinYear.flatMap { comparison in
        (comparison.exchanges ?? []).flatMap { exchange in
          exchange.resourcesSaved.map { resource in
            [
              .text(comparison.scenario), .text(names.exchangeName(exchange.id)),
              .text(names.sector(resource.sector)), .text(names.flow(resource.flow)),
              .number(resource.quantity), .optional(names.flowUnit(resource.flow)),
            ]
          }
        }
      },
      audience: .analyst)
  }

  /// Plan and achievement by exchange.
  public var monitoring: ResultTable {
    monitoring(
      id: "monitoring", title: texts.tables.monitoring, of: texts.columns.exchange,
      result.monitoring
    ) { row in
      (names.exchangeName(row.id), names.exchange(row.id)?.unit)
    }
  }

  /// Plan and achievement by type, in a unit where all exchanges of the type share one.
  public var monitoringByType: ResultTable {
    monitoring(
      id: "monitoring_by_type", title: texts.tables.monitoringByType, of: texts.columns.type,
      result.monitoringByType
    ) { row in
      let units = Set(result.exchanges.filter { $0.type == row.id }.map(\.unit))
      return (texts.page.type(row.id), units.count == 1 ? units.first : nil)
    }
  }

  private func monitoring(
    id: String, title: String, of subject: String, _ rows: [MonitoringResult],
    label: (MonitoringResult) -> (name: String, unit: String?)
  ) -> ResultTable {
    ResultTable(
      id: id, title: title,
      columns: [
        ResultTable.Column("id", texts.columns.code, kind: .text),
        ResultTable.Column("name", subject, kind: .text),
        ResultTable.Column("plan", texts.figures.plan, kind: .number),
        ResultTable.Column("actual", texts.figures.actual, kind: .number),
        ResultTable.Column("unit", texts.columns.unit, kind: .text),
        ResultTable.Column("share", texts.figures.realised, kind: .share),
      ],
      rows: rows.map { row in
        let (name, unit) = label(row)
        return [
          .text(row.id), .text(name), .number(row.plan), .number(row.actual), .optional(unit),
          .optional(row.share),
        ]
      })
  }
}
