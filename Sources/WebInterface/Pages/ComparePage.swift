internal import Presentation
internal import SymbiosisModel

/// Two scenarios side by side, of one study or of two.
struct ComparePage {
  /// A scenario of a study, as the choice names it: `STUDY/SCENARIO`.
  struct Side {
    var study: LoadedStudy
    var scenario: ScenarioResult

    var code: String { "\(study.id)/\(scenario.id)" }
  }

  let words: PageWords
  let texts: Texts

  /// The totals and, where both studies report the same sectors, the footprints by sector; of two studies only
  /// what both count in the same unit.
  func values(_ first: Side, _ second: Side) -> [String: Any] {
    let isOneStudy = first.study.id == second.study.id
    let names = [first, second].map {
      isOneStudy ? $0.scenario.id : "\($0.scenario.id), \($0.study.result.study)"
    }
    let figures = texts.figures
    let sides = (first.study, second.study)
    let (indicator, money) = (sides.0.headline, sides.0.result.money)
    let unit = indicator.unit
    let hasSameIndicator =
      indicator.code == sides.1.headline.code && unit == sides.1.headline.unit
    let hasSameMoney =
      money == sides.1.result.money
      && sides.0.result.pricesAreConstant == sides.1.result.pricesAreConstant
    var totals: [(String, String, KeyPath<ScenarioTotals, Double>)] = []
    var notes: [String] = []
    if hasSameIndicator {
      totals += [
        (figures.city, unit, \.city), (figures.footprint, unit, \.footprint),
        (figures.direct, unit, \.direct), (figures.householdDirect, unit, \.householdDirect),
        (figures.footprintExports, unit, \.footprintExports),
        (figures.consumptionFootprint, unit, \.consumptionFootprint),
      ]
    } else {
      notes.append(
        words.say(
          "compare.otherIndicator",
          [
            "first": "\(indicator.name) (\(unit))",
            "second": "\(sides.1.headline.name) (\(sides.1.headline.unit))",
          ]))
    }
    if hasSameMoney {
      totals += [
        (figures.output, money, \.output), (figures.valueAdded, money, \.valueAdded),
        (figures.finalDemand, money, \.finalDemand),
      ]
    } else {
      notes.append(words.say("compare.otherMoney"))
    }
    func cells(_ left: Double, _ right: Double) -> [ResultTable.Cell] {
      [
        .number(left), .number(right), .number(right - left),
        left == 0 ? .missing : .number((right - left) / left),
      ]
    }
    func columns(_ unit: String?) -> [ResultTable.Column] {
      [
        .init("first", names[0], unit: unit, kind: .number),
        .init("second", names[1], unit: unit, kind: .number),
        .init(
          "difference", words.say("compare.difference"), unit: unit, kind: .number, isChange: true),
        .init("share", words.say("compare.share"), kind: .share, isChange: true),
      ]
    }
    var tables = [
      ResultTable(
        id: "totals", title: texts.tables.totals(first.study.headline.name),
        columns: [
          .init("figure", words.say("compare.figure"), kind: .text),
          .init("unit", texts.columns.unit, kind: .text),
        ] + columns(nil),
        rows: totals.map { name, unit, path in
          [.text(name), .text(unit)]
            + cells(first.scenario.totals[keyPath: path], second.scenario.totals[keyPath: path])
        })
    ]
    if hasSameIndicator, first.study.result.sectors == second.study.result.sectors {
      tables.append(
        ResultTable(
          id: "footprints", title: texts.tables.footprint(first.study.headline.name),
          columns: [.init("sector", texts.columns.sector, kind: .text)] + columns(unit),
          rows: first.study.result.sectors.indices.map { position in
            [.text(first.study.result.sectorNames[position])]
              + cells(
                first.scenario.sectors[position].footprint,
                second.scenario.sectors[position].footprint)
          }))
    }
    return [
      "comparison": SectionHTML(texts: texts).tables(tables.filter { !$0.rows.isEmpty }),
      "notes": notes,
    ]
  }
}
