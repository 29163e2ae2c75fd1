internal import DenseAlgebra
public import InputOutputModel
public import SymbiosisModel

extension Analysis {
  /// Who emits for whose final deliveries, as a matrix.
  public static func flows(
    _ result: EmbodiedFlows, of scenario: ScenarioSystem, study: SolvedStudy
  ) -> Analysis {
    let codes = study.classification.solved
    let indicator = study.definition.indicators[study.headline]
    let id = scenario.scenario.id
    let (emitters, products) = (result.byEmitter, result.byProduct)
    let table = ResultTable(
      id: "flows", title: "\(indicator.name) by emitter (rows) and product (columns), \(id)",
      columns: [ResultTable.Column("emitter", "Emitter", kind: .text)]
        + codes.map { ResultTable.Column($0, $0, unit: indicator.unit, kind: .number) }
        + [ResultTable.Column("total", "Direct emissions", unit: indicator.unit, kind: .number)],
      rows: codes.indices.map { i in
        [.text(codes[i])] + result.values.row(i).map(ResultTable.Cell.number)
          + [.number(emitters[i])]
      } + [
        [.word("footprint")] + products.map(ResultTable.Cell.number)
          + [.number(products.reduce(0, +))]
      ],
      notes: [
        "A row is what a sector emits itself, by the products that are finally delivered for it; a column is a product's footprint, by those who emit for it."
      ])
    return Analysis(
      section: ReportSection(
        id: "flows", title: "Who emits for whom", tables: [table],
        charts: [
          heat(result, scenario: id, study: study), bands(result, scenario: id, study: study),
        ].compactMap(\.self)),
      json: [
        "scenario": .string(id), "indicator": .string(indicator.code),
        "unit": .string(indicator.unit), "codes": .strings(codes),
        "values": .array(codes.indices.map { .numbers(result.values.row($0)) }),
        "by_emitter": .numbers(emitters), "by_product": .numbers(products),
      ])
  }

  /// The matrix as shades; none where cells are below 0, which no shade shows.
  private static func heat(
    _ result: EmbodiedFlows, scenario: String, study: SolvedStudy
  ) -> ChartSpecification? {
    let names = study.solvedNames
    guard result.values.storage.allSatisfy({ $0 >= 0 }) else { return nil }
    let indicator = study.definition.indicators[study.headline]
    let scale = DisplayScale(unit: indicator.unit, values: result.values.storage.array)
    let codes = study.classification.solved
    let largest = (result.values.storage.max() ?? 0) / scale.divisor
    return ChartSpecification(
      id: "chart-flows", title: "Who emits for whom: \(indicator.name), \(scenario)",
      text:
        "Each row is an emitter, each column a product that is finally delivered; the darkest cell is \(NumberFormat.english.significant(largest, digits: 3)) \(scale.unit), and shades go by the root of the figure.",
      kind: .heat(
        .init(
          rows: names, columns: codes,
          values: names.indices.map { result.values.row($0).map { $0 / scale.divisor } },
          rowAxis: "Emitter", columnAxis: "Product finally delivered", unit: scale.unit)))
  }

  /// The matrix as bands between the largest emitters and products, all others together.
  private static func bands(
    _ result: EmbodiedFlows, scenario: String, study: SolvedStudy
  ) -> ChartSpecification? {
    guard result.values.storage.allSatisfy({ $0 >= 0 }) else { return nil }
    let names = study.solvedNames
    let indicator = study.definition.indicators[study.headline]
    let shown = 7
    func largest(_ totals: [Double]) -> [Int] {
      Array(totals.indices.sorted { totals[$0] > totals[$1] }.prefix(shown))
    }
    let (emitters, products) = (largest(result.byEmitter), largest(result.byProduct))
    let scale = DisplayScale(unit: indicator.unit, values: result.byEmitter)
    var values = [[Double]](
      repeating: [Double](repeating: 0, count: products.count + 1), count: emitters.count + 1)
    for j in names.indices {
      for i in names.indices {
        let row = emitters.firstIndex(of: i) ?? emitters.count
        let column = products.firstIndex(of: j) ?? products.count
        values[row][column] += result.values[i, j] / scale.divisor
      }
    }
    let left = emitters.map { names[$0] } + ["other emitters"]
    let right = products.map { names[$0] } + ["other products"]
    let codes = study.classification.solved
    let leftCodes = emitters.map { codes[$0] } + [""]
    let rightCodes = products.map { codes[$0] } + [""]
    var chart = ChartSpecification.NetworkChart(
      nodes: zip(leftCodes, left).map { .init(code: $0, label: $1, position: 0) }
        + zip(rightCodes, right).map { .init(code: $0, label: $1, position: 1) },
      links: [], unit: scale.unit, legend: [])
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() where value > 0 {
        let amount = NumberFormat.english.significant(value, digits: 3)
        chart.links.append(
          .init(
            source: row, target: left.count + column, quantity: value, code: "",
            label: "\(amount) \(scale.unit)",
            colour: row < emitters.count ? ChartPalette.series(row) : .grey))
      }
    }
    return ChartSpecification(
      id: "chart-flows-bands",
      title: "From emitters to products finally delivered, \(scenario) (\(scale.unit))",
      text:
        "On the left those who emit, on the right the products that are finally delivered for it.",
      kind: .network(chart), words: ["other emitters", "other products"])
  }
}
