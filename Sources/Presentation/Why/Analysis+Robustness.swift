public import SymbiosisModel

extension Analysis {
  /// What moves, and by how much, when a choice of method is made otherwise.
  public static func robustness(_ result: Robustness) -> Analysis {
    let table = ResultTable(
      id: "robustness", title: "What moves, and by how much", of: result.movements,
      [
        .word("dimension", "Choice") { $0.dimension.rawValue },
        .word("base", "The study") { $0.base }, .word("variant", "Instead") { $0.variant },
        .text("scenario", "Scenario") { $0.scenario }, .word("figure", "Figure") { $0.figure },
        .text("sector", "Sector") { $0.sector ?? "" },
        .number("value", "As it is") { $0.value },
        .number("variant_value", "Otherwise") { $0.variantValue },
        .text("unit", "Unit") { $0.unit },
        .share("change", "Change") { $0.figure.hasPrefix("rank") ? nil : $0.change },
      ])
    return Analysis(
      section: ReportSection(
        id: "robustness", title: "How much depends on the method",
        text: [
          "The study is solved again with one choice made otherwise. The whole footprint and the saving cannot depend on the level or on imports, their split over products does; rank correlation 1 means that the sectors keep their order.",
          "Figures that agree to \(Robustness.rounding) of their size count as unmoved: what is left is rounding.",
        ], tables: [table]),
      json: [
        "movements": table.json, "rounding": .number(Robustness.rounding),
        "findings": JSONReport.findings(result.findings),
      ],
      findings: result.findings)
  }
}
