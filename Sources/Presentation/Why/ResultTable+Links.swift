public import SymbiosisModel

extension ResultTable {
  /// The name of the row that explains a figure.
  static func anchor(scenario: String, sector: String?, figure: String) -> String {
    "why-" + [scenario, sector, figure].compactMap(\.self).joined(separator: "-")
  }

  /// Links the headline figures of the run's own tables to the rows that explain them.
  ///
  /// Totals and savings have a scenario in the first column and figures by name; tables by sector have the
  /// sector's code there and a column a scenario, or a column a scenario and what it is compared with.
  mutating func linkFigures(to anchors: Set<String>) {
    let bySector = [
      "footprint_by_sector": "footprint", "footprint_changes": "footprint_change_share",
      "output_per_footprint": "output_per_footprint",
      "output_per_footprint_changes": "output_per_footprint_change_share",
      "value_added_per_direct": "value_added_per_direct",
      "final_demand_per_footprint": "final_demand_per_footprint",
    ]
    guard id == "totals" || id == "savings" || bySector[id] != nil else { return }
    for (line, row) in rows.enumerated() {
      guard case .text(let key)? = row.first else { continue }
      for (position, column) in columns.enumerated() {
        let anchor =
          bySector[id].map {
            Self.anchor(
              scenario: column.id.split(separator: "_against_").first.map(String.init) ?? "",
              sector: key, figure: $0)
          } ?? Self.anchor(scenario: key, sector: nil, figure: column.id)
        if anchors.contains(anchor) { links[Place(row: line, column: position)] = anchor }
      }
    }
  }
}

extension Analysis {
  /// Where the report's headline figures come from, each with its largest parts.
  ///
  /// - Parameters:
  ///   - figures: the figures with their trees.
  ///   - depth: how many levels are shown.
  ///   - top: how many terms of a sum are shown, the rest being summed.
  public static func headlines(
    _ figures: [HeadlineFigure], depth: Int = 2, top: Int = 3
  ) -> Analysis {
    var table = ResultTable(
      id: "explanations", title: "Where the headline figures come from",
      columns: [
        .init("scenario", "Scenario", kind: .text), .init("sector", "Sector", kind: .text),
        .init("figure", "Figure", kind: .text), .init("level", "Level", kind: .integer),
        .init("part", "Part", kind: .text), .init("value", "Value", kind: .number),
        .init("unit", "Unit", kind: .text), .init("by", "By", kind: .text),
      ], rows: [],
      notes: [
        "Numbers of equations are those of docs/METHOD.md; sources are file:line:column within the study. `symbiont explain` follows any figure to its last source."
      ], audience: .analyst)
    for headline in figures {
      table.anchors[table.rows.count] = ResultTable.anchor(
        scenario: headline.scenario, sector: headline.sector, figure: headline.figure.rawValue)
      for line in outline(headline.explanation, depth: depth, top: top) {
        table.rows.append([
          .text(headline.scenario), .text(headline.sector ?? ""), .word(headline.figure.rawValue),
          .integer(line.level),
          .word(String(repeating: "\u{A0}\u{A0}", count: line.level) + line.name),
          .number(line.value), .text(line.unit), .word(line.origin),
        ])
      }
    }
    return Analysis(
      section: ReportSection(
        id: "explanations", title: "Where the headline figures come from",
        text: [
          "Every figure of the tables above that is a link leads to its explanation here. Each was computed anew from the figures of the study's files and agrees with the result."
        ], tables: [table]),
      json: ["figures": .integer(figures.count)])
  }
}
