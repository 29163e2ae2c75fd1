import Provenance
public import SymbiosisModel

/// The tables of a result, one function a table: every face shows these and no others.
///
/// Nothing is computed here beyond sums that a table's title names; a later analysis adds a
/// function in an extension and names it in `ReportSections`.
public struct ResultTables: Sendable {
  let result: StudyResult
  let texts: Texts
  let names: ResultNames

  /// Prepares the tables of a result in one language.
  public init(_ result: StudyResult, texts: Texts) {
    self.result = result
    self.texts = texts
    names = ResultNames(result, texts: texts)
  }

  /// The scenarios with their names and what each is compared with.
  public var scenarios: ResultTable {
    ResultTable(
      id: "scenarios", title: texts.tables.scenarios,
      columns: [
        ResultTable.Column("scenario", texts.columns.scenario, kind: .text),
        ResultTable.Column("name", texts.columns.name, kind: .text),
        ResultTable.Column("year", texts.columns.year, kind: .integer),
        ResultTable.Column("against", texts.columns.against, kind: .text),
      ],
      rows: result.scenarios.map { scenario in
        let against = result.comparisons.first { $0.scenario == scenario.id }?.against
        return [
          .text(scenario.id), .text(scenario.name), .integer(scenario.year), .optional(against),
        ]
      })
  }

  /// The sums of every scenario.
  public var totals: ResultTable {
    let figures = texts.figures
    let unit = names.headline.unit
    let quantities: [(String, String, String, KeyPath<ScenarioTotals, Double>)] = [
      ("output", figures.output, names.money, \.output),
      ("value_added", figures.valueAdded, names.money, \.valueAdded),
      ("final_demand", figures.finalDemand, names.money, \.finalDemand),
      ("direct", figures.direct, unit, \.direct),
      ("footprint", figures.footprint, unit, \.footprint),
      ("footprint_exports", figures.footprintExports, unit, \.footprintExports),
      ("consumption_footprint", figures.consumptionFootprint, unit, \.consumptionFootprint),
      ("household_direct", figures.householdDirect, unit, \.householdDirect),
      ("city", figures.city, unit, \.city),
    ]
    return ResultTable(
      id: "totals", title: texts.tables.totals(names.headline.name),
      columns: [
        ResultTable.Column("scenario", texts.columns.scenario, kind: .text),
        ResultTable.Column("year", texts.columns.year, kind: .integer),
      ] + quantities.map { ResultTable.Column($0.0, $0.1, unit: $0.2, kind: .number) },
      rows: result.scenarios.map { scenario in
        [.text(scenario.id), .integer(scenario.year)]
          + quantities.map { .number(scenario.totals[keyPath: $0.3]) }
      },
      notes: [texts.notes.city, texts.notes.consumptionFootprint] + yearsAtCurrentPrices,
      isTransposed: true)
  }

  /// The headline footprint by sector, a column a scenario.
  public var footprintBySector: ResultTable {
    bySector(
      id: "footprint_by_sector", title: texts.tables.footprint(names.headline.name),
      unit: names.headline.unit, notes: []
    ) { $0.footprint }
  }

  /// x/D by sector, a column a scenario, with its mixed boundary said.
  public var outputPerFootprint: ResultTable {
    bySector(
      id: "output_per_footprint", title: texts.tables.outputPerFootprint,
      unit: names.moneyPerHeadline, notes: [texts.notes.mixedBoundary] + yearsAtCurrentPrices
    ) { $0.outputPerFootprint }
  }

  /// v/F by sector, a column a scenario.
  public var valueAddedPerDirect: ResultTable {
    bySector(
      id: "value_added_per_direct", title: texts.tables.valueAddedPerDirect,
      unit: names.moneyPerHeadline, notes: yearsAtCurrentPrices
    ) { $0.valueAddedPerDirect }
  }

  /// y/D by sector, a column a scenario.
  public var finalDemandPerFootprint: ResultTable {
    bySector(
      id: "final_demand_per_footprint", title: texts.tables.finalDemandPerFootprint,
      unit: names.moneyPerHeadline, notes: yearsAtCurrentPrices
    ) { $0.finalDemandPerFootprint }
  }

  /// Every figure of every sector in every scenario, one row each.
  public var sectors: ResultTable {
    ResultTable(
      id: "sectors", title: texts.tables.sectors,
      columns: [
        ResultTable.Column("scenario", texts.columns.scenario, kind: .text),
        ResultTable.Column("year", texts.columns.year, kind: .integer),
        ResultTable.Column("code", texts.columns.code, kind: .text),
        ResultTable.Column("name", texts.columns.sector, kind: .text),
      ]
        + sectorFigures.map {
          ResultTable.Column($0.id, $0.name, unit: $0.unit, kind: .number)
        },
      rows: result.scenarios.flatMap { scenario in
        scenario.sectors.map { sector in
          [
            .text(scenario.id), .integer(scenario.year), .text(sector.code),
            .text(names.sector(sector.code)),
          ] + sectorFigures.map { .optional($0.value(sector)) }
        }
      },
      notes: [texts.notes.mixedBoundary, texts.notes.consumptionFootprint] + yearsAtCurrentPrices,
      audience: .analyst)
  }

  /// The sums of every indicator in every scenario.
  public var indicators: ResultTable {
    ResultTable(
      id: "indicators", title: texts.tables.indicators,
      columns: [
        ResultTable.Column("scenario", texts.columns.scenario, kind: .text),
        ResultTable.Column("indicator", texts.columns.indicator, kind: .text),
        ResultTable.Column("direct", texts.figures.sectorsDirect, kind: .number),
        ResultTable.Column("household_direct", texts.figures.householdsDirect, kind: .number),
        ResultTable.Column("total", texts.figures.total, kind: .number),
        ResultTable.Column("unit", texts.columns.unit, kind: .text),
      ],
      rows: result.scenarios.flatMap { scenario in
        zip(scenario.indicators, result.indicators).map { figures, indicator in
          let direct = figures.direct.reduce(0, +)
          return [
            .text(scenario.id), .text(indicator.name), .number(direct),
            .number(figures.householdDirect), .number(direct + figures.householdDirect),
            .text(indicator.unit),
          ]
        }
      })
  }

  /// Every indicator by sector and scenario, one row each.
  public var indicatorsBySector: ResultTable {
    ResultTable(
      id: "indicators_by_sector", title: texts.tables.indicatorsBySector,
      columns: [
        ResultTable.Column("scenario", texts.columns.scenario, kind: .text),
        ResultTable.Column("indicator", texts.columns.indicator, kind: .text),
        ResultTable.Column("code", texts.columns.code, kind: .text),
        ResultTable.Column("name", texts.columns.sector, kind: .text),
        ResultTable.Column("direct", texts.figures.direct, kind: .number),
        ResultTable.Column("footprint", texts.figures.footprint, kind: .number),
        ResultTable.Column("unit", texts.columns.unit, kind: .text),
      ],
      rows: result.scenarios.flatMap { scenario in
        zip(scenario.indicators, result.indicators).flatMap { figures, indicator in
          zip(result.sectors, zip(figures.direct, figures.footprint)).map { code, pair in
            [
              .text(scenario.id), .text(indicator.name), .text(code), .text(names.sector(code)),
              .number(pair.0), .number(pair.1), .text(indicator.unit),
            ]
          }
        }
      },
      audience: .analyst)
  }

  /// The findings, with their places.
  public var findings: ResultTable {
    ResultTable(
      id: "findings", title: texts.tables.findings,
      columns: [
        ResultTable.Column("severity", texts.columns.severity, kind: .text),
        ResultTable.Column("code", texts.columns.code, kind: .text),
        ResultTable.Column("message", texts.columns.message, kind: .text),
        ResultTable.Column("file", texts.columns.file, kind: .text),
        ResultTable.Column("line", texts.columns.line, kind: .integer),
        ResultTable.Column("column", texts.columns.column, kind: .integer),
      ],
      rows: result.findings.map {
        [
          .text(texts.page.severity($0.severity.rawValue)), .text($0.code),
          .text(texts.string($0.message)),
          .optional($0.location?.file), .optional($0.location?.line),
          .optional($0.location?.column),
        ]
      })
  }

  /// The note that years stand side by side at current prices, where they do.
  var yearsAtCurrentPrices: [String] {
    let years = Set(result.scenarios.map(\.year))
    return years.count > 1 && !result.pricesAreConstant ? [texts.notes.yearsAtCurrentPrices] : []
  }

  private func bySector(
    id: String, title: String, unit: String, notes: [String],
    figure: (SectorResult) -> Double?
  ) -> ResultTable {
    ResultTable(
      id: id, title: title,
      columns: sectorColumns
        + result.scenarios.map {
          ResultTable.Column($0.id, $0.id, unit: unit, kind: .number)
        },
      rows: result.sectors.indices.map { position in
        sectorCells(position)
          + result.scenarios.map { .optional(figure($0.sectors[position])) }
      },
      notes: notes)
  }

  var sectorColumns: [ResultTable.Column] {
    [
      ResultTable.Column("code", texts.columns.code, kind: .text),
      ResultTable.Column("name", texts.columns.sector, kind: .text),
    ]
  }

  func sectorCells(_ position: Int) -> [ResultTable.Cell] {
    let code = result.sectors[position]
    return [.text(code), .text(names.sector(code))]
  }
}
