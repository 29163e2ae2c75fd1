extension ChartSpecification {
  /// The chart as data for the page's script: Plotly's traces and layout, without colours of text
  /// and ground, which the page sets by its theme.
  ///
  /// Source of the keys: Plotly's figure reference (plotly.com/javascript/reference).
  var plotly: JSONValue {
    switch kind {
    case .bars(let chart, let isStacked):
      figure(
        chart, rowHeight: isStacked ? 40 : 10 + 14 * chart.series.count,
        barMode: isStacked ? "relative" : "group"
      ) { series, _ in
        .object([
          .init("type", "bar"), .init("orientation", "h"),
          .init(
            "marker",
            [
              "color": .string(series.colour.rawValue),
              "pattern": [
                "shape": series.isHatched ? "/" : "", "size": 6, "solidity": 0.45,
                "fillmode": "replace",
              ],
            ]),
          .init("text", .strings(series.labels.map(\.escapedForPlotly))),
          .init("textposition", isStacked ? "inside" : "outside"), .init("cliponaxis", false),
          .init("insidetextanchor", "end"), .init("insidetextfont", ["color": "#ffffff"]),
          .init("textangle", 0),
        ])
      }
    case .dots(let chart):
      figure(chart, rowHeight: 34, barMode: nil) { series, position in
        .object([
          .init("type", "scatter"), .init("mode", "markers"),
          .init(
            "marker",
            [
              "color": .string(series.colour.rawValue), "size": 10, "opacity": 0.85,
              "symbol": .string(Self.symbols[(position + position / 6) % Self.symbols.count]),
            ]),
        ])
      }
    case .network(let chart): network(chart)
    case .lines(let chart): plane(chart, isColumns: false)
    case .columns(let chart): plane(chart, isColumns: true)
    case .fields(let chart): fields(chart)
    case .waterfall(let chart): waterfall(chart)
    case .points(let chart): points(chart)
    case .heat(let chart): heat(chart)
    case .tree(let chart): tree(chart)
    }
  }

  static let symbols = [
    "circle", "square", "diamond", "triangle-up", "x", "star-triangle-down",
  ]

  private func figure(
    _ chart: CategoryChart, rowHeight: Int, barMode: String?,
    marks: (Series, Int) -> JSONValue
  ) -> JSONValue {
    let categories = chart.categories.map(\.escapedForPlotly)
    let traces = chart.series.enumerated().map { position, series in
      var common: [JSONValue.Member] = [
        .init("name", .string(series.name.escapedForPlotly)),
        .init("y", .strings(categories)),
        .init("x", .array(series.values.map { .optional($0) })),
        .init(
          "hovertemplate",
          .string(
            "%{y}<br>%{fullData.name}: %{x:,.4~g} \(chart.unit.escapedForPlotly)<extra></extra>")),
      ]
      if series.intervals.count == series.values.count {
        common.append(.init("error_x", Self.errors(series)))
      }
      guard case .object(let own) = marks(series, position) else { return JSONValue.null }
      return .object(own + common)
    }
    let axisTitle = chart.unit.isEmpty ? chart.axis : "\(chart.axis) (\(chart.unit))"
    var layout: [JSONValue.Member] = [
      .init("height", .integer(130 + rowHeight * chart.categories.count)),
      .init("showlegend", .bool(chart.series.count > 1)),
      .init(
        "legend",
        ["orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal"]),
      .init(
        "xaxis",
        [
          "title": ["text": .string(axisTitle.escapedForPlotly), "standoff": 8],
          "type": chart.isLogarithmic ? "log" : "linear", "separatethousands": true,
          "exponentformat": "none", "nticks": 8, "automargin": true,
          "range": .optional(chart.labelledRange),
          "tickvals": .optional(
            chart.isLogarithmic
              ? Self.logarithmicTicks(chart.series.flatMap { $0.values.compactMap(\.self) }) : nil),
        ]),
      .init(
        "yaxis",
        [
          "type": "category", "automargin": true,
          // From the first category at the top to the last, with half a row around them.
          "range": [.number(Double(categories.count) - 0.5), -0.5],
          "categoryorder": "array", "categoryarray": .strings(categories),
        ]),
    ]
    if let barMode { layout.append(.init("barmode", .string(barMode))) }
    return ["id": .string(id), "data": .array(traces), "layout": .object(layout)]
  }

  /// The bounds of each figure as whiskers.
  private static func errors(_ series: Series) -> JSONValue {
    let pairs = zip(series.values, series.intervals)
    return [
      "type": "data", "symmetric": false, "thickness": 2, "width": 5,
      "array": .numbers(pairs.map { $1.upperBound - ($0 ?? $1.upperBound) }),
      "arrayminus": .numbers(pairs.map { ($0 ?? $1.lowerBound) - $1.lowerBound }),
    ]
  }

  /// 1, 2 and 5 times the powers of ten that figures span; powers alone where these are many.
  static func logarithmicTicks(_ figures: [Double]) -> [Double]? {
    let values = figures.filter { $0 > 0 }
    guard let lowest = values.min(), let highest = values.max() else { return nil }
    let powers = NumberFormat.magnitude(lowest)...NumberFormat.magnitude(highest)
    let leads: [Int] = powers.count > 4 ? [1] : [1, 2, 5]
    return powers.flatMap { power in
      leads.compactMap { Double("\($0)e\(power)") }
    }
  }

  private func network(_ chart: NetworkChart) -> JSONValue {
    let widestColumn = Dictionary(grouping: chart.nodes, by: \.position).values.map(\.count).max()
    let trace: JSONValue = [
      "type": "sankey", "arrangement": "snap",
      "node": [
        "label": .strings(chart.nodes.map(\.label.escapedForPlotly)),
        "customdata": .strings(chart.nodes.map(\.code)),
        "color": .string(ChartPalette.Colour.grey.rawValue), "pad": 18, "thickness": 10,
        "hovertemplate": .string("%{label}<extra></extra>"),
      ],
      "link": [
        "source": .array(chart.links.map { .integer($0.source) }),
        "target": .array(chart.links.map { .integer($0.target) }),
        "value": .numbers(chart.links.map(\.quantity)),
        "color": .strings(chart.links.map { $0.colour.rawValue + "99" }),
        "label": .strings(chart.links.map(\.label.escapedForPlotly)),
        "customdata": .strings(chart.links.map(\.code)),
        "hovertemplate": .string(
          "%{label}<br>%{source.label} → %{target.label}<extra></extra>"),
      ],
    ]
    return [
      "id": .string(id), "data": [trace],
      "layout": ["height": .integer(120 + 44 * (widestColumn ?? 0))],
    ]
  }
}

extension ChartSpecification.CategoryChart {
  /// The range of the axis that leaves room for figures beside the bars, on both sides where some
  /// bars run to the left.
  fileprivate var labelledRange: [Double]? {
    guard hasLabels, !isLogarithmic else { return nil }
    let values = series.flatMap { $0.values.compactMap(\.self) }
    let lowest = min(0, values.min() ?? 0)
    let highest = max(0, values.max() ?? 0)
    let room = 0.12 * (highest - lowest)
    guard room > 0 else { return nil }
    return [lowest < 0 ? lowest - room : 0, highest > 0 ? highest + room : 0]
  }
}

extension JSONValue {
  static func optional(_ numbers: [Double]?) -> JSONValue {
    numbers.map(Self.numbers) ?? .null
  }
}

extension String {
  /// The text with the marks that Plotly reads as markup written as entities.
  var escapedForPlotly: String { escapedForHTML }
}
