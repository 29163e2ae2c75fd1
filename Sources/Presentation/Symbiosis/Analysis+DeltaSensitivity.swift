internal import InputOutputModel
internal import SymbiosisModel

extension Analysis {
  /// What depends on δ of Flegg's quotients; `nil` where the study does not use them.
  static func deltaSensitivity(_ result: StudyResult) -> Analysis? {
    guard !result.deltaSensitivity.isEmpty else { return nil }
    let headline = result.indicators.first { $0.code == result.headline }
    let unit = headline?.unit
    let name = headline?.name ?? result.headline
    let byYear = ResultTable(
      id: "delta_sensitivity", title: SymbiosisTexts.deltaByYear,
      columns: [
        .init("year", "Year", kind: .integer), .init("delta", "δ", kind: .number),
        .init("lambda", "λ", kind: .number),
        .init("inflow", "From the rest of the province", unit: result.money, kind: .number),
        .init("multiplier", "Mean output multiplier", kind: .number),
        .init("footprint_exports", "\(name) delivered elsewhere", unit: unit, kind: .number),
      ],
      rows: result.deltaSensitivity.map { row in
        [
          .integer(row.year), .number(row.delta), .number(row.lambda), .number(row.inflow),
          .number(row.multiplier), .number(row.footprintExports),
        ]
      })
    var years: [Int] = []
    for row in result.deltaSensitivity where !years.contains(row.year) { years.append(row.year) }
    let deltas = DeltaSensitivity.deltas
    let bySector = ResultTable(
      id: "delta_footprints", title: SymbiosisTexts.deltaBySector,
      columns: [
        .init("year", "Year", kind: .integer), .init("code", "Code", kind: .text),
        .init("name", "Sector", kind: .text),
      ]
        + deltas.map { .init("delta_\($0)", "δ = \($0)", unit: unit, kind: .number) },
      rows: years.flatMap { year in
        result.sectors.indices.map { position in
          [
            .integer(year), .text(result.sectors[position]), .text(result.sectorNames[position]),
          ]
            + deltas.map { delta in
              .optional(
                result.deltaSensitivity.first { $0.year == year && $0.delta == delta }?
                  .footprint[position])
            }
        }
      })
    return Analysis(
      section: ReportSection(
        id: "delta-sensitivity", title: SymbiosisTexts.delta, text: [SymbiosisTexts.deltaText],
        tables: [byYear, bySector]),
      json: JSONReport.deltaSensitivity(result))
  }
}
