internal import Provenance
public import SymbiosisModel

extension Analysis {
  /// Scenarios by the thousand: the best of them, all of them, and a chart.
  public static func sweep(_ result: Sweep) -> Analysis {
    let face = SweepFace(result)
    return Analysis(
      section: ReportSection(
        id: "sweep", title: "Scenarios by the thousand",
        text: face.text + result.findings.map(\.message), tables: [face.best],
        charts: face.charts),
      json: face.json)
  }

  /// Every setting of a sweep, as one table.
  public static func sweepTable(_ result: Sweep) -> ResultTable {
    SweepFace(result).all
  }
}

/// The tables and charts of a sweep.
private struct SweepFace {
  let result: Sweep

  init(_ result: Sweep) {
    self.result = result
  }

  private var unit: String { result.indicator.unit }

  /// The figure that is drawn: the saving, or the footprint where nothing is compared within the year.
  private func figure(_ row: Sweep.Row) -> Double { row.saving ?? row.footprint }

  private var figureName: String {
    result.against == nil ? "\(result.indicator.name) footprint" : "\(result.indicator.name) saved"
  }

  var text: [String] {
    let possible = result.rows.count { $0.isPossible }
    return [
      "\(result.scenario) at \(result.rows.count) settings of \(result.axes.map(\.name).joined(separator: ", ")), \(possible) of them within every supply, demand, limit and flow."
    ]
  }

  private func columns() -> [TableColumn<Sweep.Row>] {
    let settings = zip(result.axes, result.units).enumerated().map { position, axis in
      TableColumn<Sweep.Row>.number(axis.0.name, axis.0.name, axis.1) { $0.settings[position] }
    }
    return settings + [
      .number("footprint", "Footprint", unit) { $0.footprint },
      .number("city", "Region", unit) { $0.city },
      .number("saving", "Saving", unit) { $0.saving },
      .integer("trade_offs", "Trade-offs") { $0.tradeOffs },
      .word("possible", "Possible") { $0.isPossible ? "yes" : "no" },
      .word("exceeded", "Exceeded") {
        ($0.capsExceeded + ($0.hasFlowBelowZero ? ["flow below zero"] : []))
          .joined(separator: "; ")
      },
    ]
  }

  /// The possible settings that save most, or leave the least footprint.
  var best: ResultTable {
    let possible = result.rows.enumerated().filter(\.element.isPossible)
    let sign = result.against == nil ? 1.0 : -1.0
    let order = possible.sorted {
      (sign * figure($0.element), $0.offset) < (sign * figure($1.element), $1.offset)
    }
    return ResultTable(
      id: "sweep_best", title: "The best possible settings",
      of: order.prefix(10).map(\.element), columns(),
      notes: ["--format csv and --out have every setting."])
  }

  var all: ResultTable {
    let sectors = result.sectors.enumerated().map { position, code in
      TableColumn<Sweep.Row>.number("footprint_\(code)", "Footprint of \(code)", unit) {
        $0.footprints[position]
      }
    }
    return ResultTable(
      id: "sweep", title: "Every setting", of: result.rows, columns() + sectors,
      audience: .analyst)
  }

  var json: JSONValue {
    [
      "scenario": .string(result.scenario), "against": .optional(result.against),
      "indicator": .string(result.indicator.code), "unit": .string(unit),
      "axes": .array(
        zip(result.axes, result.units).map {
          [
            "name": .string($0.name), "unit": .string($1), "values": .numbers($0.values),
          ]
        }), "rejected": .integer(result.rejected),
      "rows": .array(
        result.rows.map { row in
          [
            "settings": .array(row.settings.map { .optional($0) }),
            "footprint": .number(row.footprint), "city": .number(row.city),
            "saving": .optional(row.saving), "trade_offs": .optional(row.tradeOffs),
            "caps_exceeded": .strings(row.capsExceeded),
            "flow_below_zero": .bool(row.hasFlowBelowZero),
            "sectors": .numbers(row.footprints),
          ]
        }), "findings": JSONReport.findings(result.findings),
    ]
  }

  // MARK: Charts

  var charts: [ChartSpecification] {
    let scale = DisplayScale(unit: unit, values: result.rows.map(figure))
    switch result.design {
    case .factorial where result.axes.count > 1 && result.rejected == 0: return fields(scale)
    case .factorial, .oneAtATime: return lines(scale)
    case .settings: return cloud(scale)
    }
  }

  private func axisTitle(_ position: Int) -> String {
    "\(result.axes[position].name) (\(result.units[position]))"
  }

  /// One line an axis.
  private func lines(_ scale: DisplayScale) -> [ChartSpecification] {
    result.axes.indices.map { axis in
      let rows = result.rows.filter { $0.settings[axis] != nil }
      return ChartSpecification(
        id: "chart-sweep-\(axis + 1)", title: "\(figureName) over \(result.axes[axis].name)",
        text: "The other figures are those of \(result.scenario).",
        kind: .lines(
          ChartSpecification.PlaneChart(
            series: [
              .init(
                name: figureName, x: rows.map { $0.settings[axis] ?? 0 },
                y: rows.map { figure($0) / scale.divisor }, colour: .blue)
            ], xAxis: result.axes[axis].name, xUnit: result.units[axis], yAxis: figureName,
            yUnit: scale.unit)), words: [figureName])
    }
  }

  /// Fields over the last two axes, a panel for each value of the axis before them, up to nine.
  private func fields(_ scale: DisplayScale) -> [ChartSpecification] {
    let count = result.axes.count
    let (x, y) = (result.axes[count - 1].values, result.axes[count - 2].values)
    guard result.rows.count.isMultiple(of: x.count * y.count) else { return [] }
    let size = x.count * y.count
    let panelCount = count > 2 ? min(9, result.axes[count - 3].values.count) : 1
    let panels = (0..<min(panelCount, result.rows.count / size)).map { panel in
      ChartSpecification.FieldChart.Panel(
        title: count > 2
          ? "\(result.axes[count - 3].name) = \(NumberFormat.english.significant(result.axes[count - 3].values[panel], digits: 4))"
          : "",
        values: y.indices.map { row in
          x.indices.map { column in
            figure(result.rows[panel * size + row * x.count + column]) / scale.divisor
          }
        })
    }
    return [
      ChartSpecification(
        id: "chart-sweep", title: "\(figureName) (\(scale.unit)) over two figures",
        text: count > 3
          ? "Further axes are at their first value." : "Settings above a cap are drawn too.",
        kind: .fields(
          ChartSpecification.FieldChart(
            panels: panels, x: x, y: y, xAxis: axisTitle(count - 1), yAxis: axisTitle(count - 2),
            axis: "\(figureName) (\(scale.unit))")), words: [figureName])
    ]
  }

  private func cloud(_ scale: DisplayScale) -> [ChartSpecification] {
    [
      ChartSpecification(
        id: "chart-sweep", title: "\(figureName) by setting", text: "In the order of the file.",
        kind: .lines(
          ChartSpecification.PlaneChart(
            series: [
              .init(
                name: figureName, x: result.rows.indices.map { Double($0 + 1) },
                y: result.rows.map { figure($0) / scale.divisor }, colour: .blue)
            ], xAxis: "Setting", xUnit: "", yAxis: figureName, yUnit: scale.unit)),
        words: [figureName])
    ]
  }
}
