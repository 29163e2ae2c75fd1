extension ChartSpecification {
  /// Totals and the steps between them, from top to bottom.
  public struct WaterfallChart: Sendable, Hashable {
    /// One bar.
    public struct Bar: Sendable, Hashable {
      /// What it stands for.
      public var label: String
      /// Where the bar begins; 0 for a total.
      public var start: Double
      /// Where it ends.
      public var end: Double
      /// Whether it is a total rather than a step.
      public var isTotal: Bool
      /// The figure beside the bar.
      public var text: String
    }

    /// The bars from top to bottom; labels are unique.
    public var bars: [Bar]
    /// What the figures are, without the unit.
    public var axis: String
    /// The unit.
    public var unit: String
    /// What the colours stand for.
    public var legend: [NetworkChart.LegendEntry]
  }

  /// Points of two figures.
  public struct PointChart: Sendable, Hashable {
    /// A point.
    public struct Point: Sendable, Hashable {
      /// What it is.
      public var label: String
      /// Its place to the right.
      public var x: Double
      /// Its place upwards.
      public var y: Double
      /// Whether the label stands beside it.
      public var isNamed: Bool
    }

    /// Points of one colour.
    public struct Group: Sendable, Hashable {
      /// The name in the legend.
      public var name: String
      /// The points.
      public var points: [Point]
      /// The colour.
      public var colour: ChartPalette.Colour
    }

    /// A line through the plane, from one point to another.
    public struct Line: Sendable, Hashable {
      /// Its ends.
      public var from: [Double]
      /// Its ends.
      public var to: [Double]
    }

    /// A word in a part of the plane.
    public struct Note: Sendable, Hashable {
      /// The word.
      public var text: String
      /// Its place, as a share of the plane's width.
      public var x: Double
      /// Its place, as a share of the plane's height.
      public var y: Double
    }

    /// The points by group.
    public var groups: [Group]
    /// The lines that part the plane.
    public var lines: [Line]
    /// What the parts mean.
    public var notes: [Note]
    /// The axis to the right, with its unit.
    public var xAxis: String
    /// The axis upwards, with its unit.
    public var yAxis: String
    /// The range to the right.
    public var xRange: [Double]
    /// The range upwards.
    public var yRange: [Double]
  }

  /// A matrix of figures of one sign.
  public struct HeatChart: Sendable, Hashable {
    /// The rows from top to bottom.
    public var rows: [String]
    /// The columns from left to right.
    public var columns: [String]
    /// The figures, row after row.
    public var values: [[Double]]
    /// What the rows are.
    public var rowAxis: String
    /// What the columns are.
    public var columnAxis: String
    /// The unit of the figures.
    public var unit: String
  }

  /// A tree of figures.
  public struct TreeChart: Sendable, Hashable {
    /// A node; the first one is the root.
    public struct Node: Sendable, Hashable {
      /// The label.
      public var label: String
      /// What the pointer is told.
      public var text: String
      /// The parent's position; `nil` for the root.
      public var parent: Int?
      /// The figure with all below it.
      public var value: Double
      /// The colour; `nil` for the root.
      public var colour: ChartPalette.Colour?
    }

    /// The nodes, parents before their children.
    public var nodes: [Node]
    /// The unit.
    public var unit: String
  }

  func waterfall(_ chart: WaterfallChart) -> JSONValue {
    let labels = chart.bars.map(\.label.escapedForPlotly)
    let ends = chart.bars.flatMap { [$0.start, $0.end] }
    let (low, high) = (min(0, ends.min() ?? 0), max(0, ends.max() ?? 0))
    let colours = chart.bars.map { bar -> ChartPalette.Colour in
      bar.isTotal ? .grey : bar.end > bar.start ? .vermilion : .blue
    }
    return [
      "id": .string(id),
      "data": [
        [
          "type": "bar", "orientation": "h", "y": .strings(labels),
          "base": .numbers(chart.bars.map(\.start)),
          "x": .numbers(chart.bars.map { $0.end - $0.start }),
          "marker": ["color": .strings(colours.map(\.rawValue)), "pattern": ["shape": ""]],
          "text": .strings(chart.bars.map(\.text.escapedForPlotly)), "textposition": "outside",
          "cliponaxis": false, "textangle": 0,
          "hovertemplate": .string("%{y}: %{text} \(chart.unit.escapedForPlotly)<extra></extra>"),
        ]
      ],
      "layout": [
        "height": .integer(110 + 28 * chart.bars.count), "showlegend": false,
        "xaxis": [
          "title": [
            "text": .string("\(chart.axis) (\(chart.unit))".escapedForPlotly), "standoff": 8,
          ],
          "type": "linear", "separatethousands": true, "exponentformat": "none", "nticks": 8,
          "automargin": true,
          "range": [
            .number(low < 0 ? low - 0.14 * (high - low) : 0), .number(high + 0.14 * (high - low)),
          ],
        ],
        "yaxis": Self.categories(labels),
      ],
    ]
  }

  func points(_ chart: PointChart) -> JSONValue {
    let traces = chart.groups.enumerated().map { position, group -> JSONValue in
      [
        "type": "scatter", "mode": "markers+text", "name": .string(group.name.escapedForPlotly),
        "x": .numbers(group.points.map(\.x)), "y": .numbers(group.points.map(\.y)),
        "text": .strings(group.points.map { $0.isNamed ? $0.label.escapedForPlotly : "" }),
        "hovertext": .strings(group.points.map(\.label.escapedForPlotly)),
        "textposition": .strings(Self.labelPlaces(group, position)), "cliponaxis": false,
        "marker": [
          "color": .string(group.colour.rawValue), "opacity": 0.85,
          "size": .array(
            group.points.map { $0.isNamed || group.points.allSatisfy(\.isNamed) ? 12 : 8 }),
          "symbol": .string(Self.symbols[position % Self.symbols.count]),
        ],
        "hovertemplate": .string(
          "%{hovertext}<br>%{xaxis.title.text}: %{x:,.4~g}<br>%{yaxis.title.text}: %{y:,.4~g}<extra>%{fullData.name}</extra>"
        ),
      ]
    }
    func axis(_ title: String, _ range: [Double]) -> JSONValue {
      [
        "title": ["text": .string(title.escapedForPlotly), "standoff": 8], "type": "linear",
        "automargin": true, "range": .numbers(range), "nticks": 8, "zeroline": false,
      ]
    }
    return [
      "id": .string(id), "data": .array(traces),
      "layout": [
        "height": 560, "showlegend": .bool(chart.groups.count > 1),
        "legend": [
          "orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal",
        ],
        "xaxis": axis(chart.xAxis, chart.xRange), "yaxis": axis(chart.yAxis, chart.yRange),
        "shapes": .array(
          chart.lines.map { line in
            [
              "type": "line", "x0": .number(line.from[0]), "y0": .number(line.from[1]),
              "x1": .number(line.to[0]), "y1": .number(line.to[1]), "layer": "below",
              "line": ["width": 1, "dash": "dot"],
            ]
          }),
        "annotations": .array(
          chart.notes.map { note in
            [
              "text": .string(note.text.escapedForPlotly), "xref": "paper", "yref": "paper",
              "x": .number(note.x), "y": .number(note.y), "showarrow": false,
              "xanchor": .string(note.x < 0.5 ? "left" : "right"),
              "yanchor": .string(note.y < 0.5 ? "bottom" : "top"),
            ]
          }),
      ],
    ]
  }

  /// Above and below in turn from left to right, so that neighbours' labels keep apart.
  private static func labelPlaces(_ group: PointChart.Group, _ position: Int) -> [String] {
    var places = [String](repeating: "top center", count: group.points.count)
    let named = group.points.indices.filter { group.points[$0].isNamed }
    let order = named.sorted { group.points[$0].x < group.points[$1].x }
    for (turn, index) in order.enumerated() where (turn + position) % 2 == 1 {
      places[index] = "bottom center"
    }
    return places
  }

  /// The cells are bars of one width, stacked.
  ///
  /// Plotly's own heat map and colour bar need styles that the page's policy does not allow. Shades go by the root of the figure, so that small ones are seen.
  func heat(_ chart: HeatChart) -> JSONValue {
    let rows = chart.rows.map(\.escapedForPlotly)
    let largest = chart.values.flatMap(\.self).max() ?? 0
    let traces = chart.columns.indices.map { column -> JSONValue in
      let values = chart.values.map { $0[column] }
      let marker: JSONValue = [
        "color": .numbers(values.map { $0.squareRoot() }), "cmin": 0,
        "cmax": .number(largest.squareRoot()), "pattern": ["shape": ""],
      ]
      return [
        "type": "bar", "orientation": "h", "meta": "heat", "y": .strings(rows),
        "x": .numbers(rows.map { _ in 1 }), "name": .string(chart.columns[column].escapedForPlotly),
        "customdata": .numbers(values), "marker": marker,
        "hovertemplate": .string(
          "%{y} → %{fullData.name}: %{customdata:,.4~g} \(chart.unit.escapedForPlotly)<extra></extra>"
        ),
      ]
    }
    return [
      "id": .string(id), "data": .array(traces),
      "layout": [
        "height": .integer(180 + max(18, 34 - rows.count / 2) * rows.count), "showlegend": false,
        "barmode": "stack", "bargap": 0,
        "xaxis": [
          "title": ["text": .string(chart.columnAxis.escapedForPlotly), "standoff": 8],
          "type": "linear", "automargin": true, "tickangle": -45, "showgrid": false,
          "range": [0, .integer(chart.columns.count)],
          "tickvals": .numbers(chart.columns.indices.map { Double($0) + 0.5 }),
          "ticktext": .strings(chart.columns.map(\.escapedForPlotly)),
        ],
        "yaxis": Self.categories(rows, title: chart.rowAxis.escapedForPlotly),
      ],
    ]
  }

  func tree(_ chart: TreeChart) -> JSONValue {
    [
      "id": .string(id),
      "data": [
        [
          "type": "icicle", "branchvalues": "total",
          "ids": .strings(chart.nodes.indices.map { "\($0)" }),
          "labels": .strings(chart.nodes.map(\.label.escapedForPlotly)),
          "parents": .strings(chart.nodes.map { $0.parent.map { "\($0)" } ?? "" }),
          "values": .numbers(chart.nodes.map(\.value)),
          "text": .strings(chart.nodes.map(\.text.escapedForPlotly)),
          "textinfo": "label", "tiling": ["orientation": "h"], "pathbar": ["visible": false],
          "marker": [
            "colors": .strings(
              chart.nodes.map { $0.colour.map { $0.rawValue + "cc" } ?? "#8a8f9866" })
          ],
          "hovertemplate": .string(
            "%{text}<br>%{value:,.4~g} \(chart.unit.escapedForPlotly)<extra></extra>"),
          "sort": true,
        ]
      ],
      "layout": ["height": 560, "uniformtext": ["minsize": 9, "mode": "hide"]],
    ]
  }

  private static func categories(_ labels: [String], title: String? = nil) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("type", "category"), .init("automargin", true),
      // From the first category at the top to the last, with half a row around them.
      .init("range", [.number(Double(labels.count) - 0.5), -0.5]),
      .init("categoryorder", "array"), .init("categoryarray", .strings(labels)),
    ]
    if let title { members.append(.init("title", ["text": .string(title), "standoff": 8])) }
    return .object(members)
  }
}
