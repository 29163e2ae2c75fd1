public import SymbiosisModel

/// The sections of a study's report, in the order in which they are read.
public enum ReportSections {
  /// The sections of a result; sections without any table, chart or sentence are left out.
  ///
  /// - Parameters:
  ///   - result: the result of a run.
  ///   - sources: the study's files and their origin.
  ///   - remarks: the study's own remarks on its sources, in Markdown.
  ///   - analyses: what further analyses say; each is a section before the findings.
  ///   - texts: the language.
  ///   - includesCharts: whether charts are built; the terminal and the CSV files need none.
  public static func sections(
    of result: StudyResult, sources: [ReportSource] = [], remarks: String? = nil,
    analyses: [Analysis] = [], texts: Texts, includesCharts: Bool = true
  ) -> [ReportSection] {
    let tables = ResultTables(result, texts: texts)
    let charts = includesCharts ? ResultCharts(result, texts: texts) : nil
    let titles = texts.sections
    let hasSavings = result.comparisons.contains(where: \.withinYear)
    var sections = [
      ReportSection(
        id: "overview", title: titles.overview, text: tables.savingSentences,
        tables: [tables.scenarios, tables.totals] + (hasSavings ? [tables.savings] : []),
        charts: charts?.overview ?? []),
      ReportSection(
        id: "footprints", title: titles.footprints, text: [titles.footprintsText],
        tables: [
          tables.footprintBySector, tables.footprintChanges, tables.sectors, tables.changes,
        ],
        charts: charts?.footprints ?? []),
      ReportSection(
        id: "eco-efficiency", title: titles.ecoEfficiency, text: [titles.ecoEfficiencyText],
        tables: [
          tables.outputPerFootprint, tables.outputPerFootprintChanges,
          tables.valueAddedPerDirect, tables.finalDemandPerFootprint,
        ],
        charts: charts?.ecoEfficiency ?? []),
      ReportSection(
        id: "symbiosis", title: titles.symbiosis,
        tables: hasSavings && !result.exchanges.isEmpty
          ? [
            tables.savingsByType, tables.savingsByExchange, tables.exchanges,
            tables.resourcesSaved,
          ] : [],
        charts: charts?.symbiosis ?? []),
      ReportSection(
        id: "trade-offs", title: titles.tradeOffs,
        tables: hasSavings ? [tables.tradeOffs, tables.tradeOffCauses] : []),
      ReportSection(
        id: "monitoring", title: titles.monitoring,
        tables: result.monitoring.isEmpty ? [] : [tables.monitoringByType, tables.monitoring]),
      ReportSection(
        id: "indicators", title: titles.indicators,
        tables: [tables.indicators, tables.indicatorsBySector]),
    ]
    sections += analyses.map(\.section)
    sections += [
      ReportSection(
        id: "findings", title: titles.findings, text: titles.assumptions(tables.facts),
        tables: [tables.findings]),
      ReportSection(
        id: "sources", title: titles.sources,
        tables: sources.isEmpty ? [] : [tables.table(of: sources)], remarks: remarks),
    ]
    let anchors = Set(analyses.flatMap(\.section.tables).flatMap(\.anchors.values))
    if !anchors.isEmpty {
      for section in sections.indices {
        for table in sections[section].tables.indices {
          sections[section].tables[table].linkFigures(to: anchors)
        }
      }
    }
    return sections.filter {
      !$0.text.isEmpty || !$0.tables.isEmpty || !$0.charts.isEmpty || $0.remarks != nil
    }
  }
}

extension ReportSections {
  /// Region, prices, imports and level in one line.
  public static func subtitle(of result: StudyResult, texts: Texts) -> String {
    texts.page.subtitle(result.region, ResultTables(result, texts: texts).facts)
  }
}

extension ResultTables {
  /// What each comparison within a year saves, as sentences.
  var savingSentences: [String] {
    withinYear.compactMap { comparison in
      guard let saving = comparison.saving, let share = comparison.savingShare else { return nil }
      let scale = DisplayScale(unit: names.headline.unit, values: [saving])
      let amount = texts.numbers.significant(abs(saving) / scale.divisor, digits: 3)
      let sentence = saving < 0 ? texts.sections.burden : texts.sections.saving
      return sentence(
        comparison.scenario, comparison.against, "\(amount)\u{A0}\(scale.unit)",
        names.headline.name, texts.numbers.percent(abs(share), decimals: 1))
    }
  }

  /// What the sentences on assumptions say.
  var facts: Texts.Facts {
    Texts.Facts(
      imports: result.imports, regionalisation: result.regionalisation,
      pricesAreConstant: result.pricesAreConstant, isByGroup: result.level == .group,
      money: texts.numbers.unit(result.money))
  }

  /// The study's files and their origin.
  func table(of sources: [ReportSource]) -> ResultTable {
    let hasNotes = sources.contains { !$0.note.isEmpty }
    return ResultTable(
      id: "sources", title: texts.tables.sources,
      columns: [
        ResultTable.Column("file", texts.columns.file, kind: .text),
        ResultTable.Column("role", texts.columns.role, kind: .text),
      ] + (hasNotes ? [ResultTable.Column("note", texts.columns.origin, kind: .text)] : []),
      rows: sources.map { source in
        [.text(source.file), .text(texts.page.role(source.role, source.year))]
          + (hasNotes ? [.text(source.note)] : [])
      })
  }
}
