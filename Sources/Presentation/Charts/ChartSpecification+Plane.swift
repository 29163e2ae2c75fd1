extension ChartSpecification {
  /// Figures over figures: both axes are numbers.
  public struct PlaneChart: Sendable, Hashable {
    /// Points in the order in which they are joined.
    public struct Series: Sendable, Hashable {
      /// The name in the legend.
      public var name: String
      /// The places along the horizontal axis.
      public var x: [Double]
      /// The figures; `nil` where there is none.
      public var y: [Double?]
      /// How far each figure may be off in either direction, if that is shown.
      public var errors: [Double] = []
      /// How wide each column is, in the unit of the horizontal axis; where empty all are the same.
      public var widths: [Double] = []
      /// What each figure is of, written at it.
      public var labels: [String] = []
      /// The colour.
      public var colour: ChartPalette.Colour
    }

    /// The series.
    public var series: [Series]
    /// What the horizontal axis is, without the unit.
    public var xAxis: String
    /// Its unit; may be empty.
    public var xUnit: String
    /// What the figures are.
    public var yAxis: String
    /// Their unit; may be empty.
    public var yUnit: String
    /// Whether the horizontal axis is logarithmic.
    public var isLogarithmic = false
  }

  /// A figure over two others, as coloured fields in a row of panels.
  public struct FieldChart: Sendable, Hashable {
    /// One field of figures.
    public struct Panel: Sendable, Hashable {
      /// What the panel is of; empty where there is one.
      public var title: String
      /// The figures row after row, from the first y on; `nil` where there is none.
      public var values: [[Double?]]
    }

    /// The panels, which share axes and colours.
    public var panels: [Panel]
    /// The places along the horizontal axis.
    public var x: [Double]
    /// The places along the vertical axis.
    public var y: [Double]
    /// What the axes are, with their units.
    public var xAxis: String
    /// What the vertical axis is, with its unit.
    public var yAxis: String
    /// What the colours stand for, with its unit.
    public var axis: String
  }

  private static func title(_ axis: String, _ unit: String) -> String {
    (unit.isEmpty ? axis : "\(axis) (\(unit))").escapedForHTML
  }

  func plane(_ chart: PlaneChart, isColumns: Bool) -> JSONValue {
    let traces = chart.series.map { series -> JSONValue in
      var members: [JSONValue.Member] = [
        .init("type", isColumns ? "bar" : "scatter"),
        .init("name", .string(series.name.escapedForHTML)),
        .init("x", .numbers(series.x)), .init("y", .array(series.y.map { .optional($0) })),
        .init(
          "hovertemplate",
          .string(
            (series.widths.isEmpty ? "%{x:,.4~g}" : "%{text}: %{width:,.4~g}")
              + " \(chart.xUnit.escapedForHTML)<br>%{y:,.4~g} \(chart.yUnit.escapedForHTML)<extra></extra>"
          )),
      ]
      if !series.widths.isEmpty {
        members += [
          .init("width", .numbers(series.widths)),
          .init("text", .strings(series.labels.map(\.escapedForPlotly))),
          .init("textposition", "auto"), .init("cliponaxis", false),
        ]
      }
      if isColumns {
        members.append(
          .init("marker", ["color": .string(series.colour.rawValue), "pattern": ["shape": ""]]))
      } else {
        members.append(.init("mode", "lines+markers"))
        members.append(.init("line", ["color": .string(series.colour.rawValue), "width": 2]))
      }
      if series.errors.count == series.y.count {
        members.append(
          .init("error_y", ["type": "data", "array": .numbers(series.errors), "thickness": 1.5]))
      }
      return .object(members)
    }
    let layout: JSONValue = [
      "height": 340, "showlegend": .bool(chart.series.count > 1), "bargap": 0.04,
      // A name that would have to be smaller than this is only shown when its step is pointed at.
      "uniformtext": ["mode": "hide", "minsize": 9],
      "legend": ["orientation": "h", "y": 1, "yanchor": "bottom", "x": 0],
      "xaxis": [
        "title": ["text": .string(Self.title(chart.xAxis, chart.xUnit)), "standoff": 8],
        "type": chart.isLogarithmic ? "log" : "linear", "separatethousands": true,
        "exponentformat": "none", "nticks": 8, "automargin": true,
        "tickvals": .optional(
          chart.isLogarithmic ? Self.logarithmicTicks(chart.series.flatMap(\.x)) : nil),
      ],
      "yaxis": [
        "title": ["text": .string(Self.title(chart.yAxis, chart.yUnit)), "standoff": 8],
        "separatethousands": true, "exponentformat": "none", "automargin": true,
      ],
    ]
    return ["id": .string(id), "data": .array(traces), "layout": layout]
  }

  func fields(_ chart: FieldChart) -> JSONValue {
    let all = chart.panels.flatMap { $0.values.joined().compactMap(\.self) }
    let count = max(chart.panels.count, 1)
    let columns = min(count, 3)
    let rows = (count + columns - 1) / columns
    var layout: [JSONValue.Member] = [
      .init("height", .integer(80 + 320 * rows)), .init("showlegend", false),
    ]
    var traces: [JSONValue] = []
    var titles: [JSONValue] = []
    for (position, panel) in chart.panels.enumerated() {
      let suffix = position == 0 ? "" : "\(position + 1)"
      let (row, column) = (position / columns, position % columns)
      let left = Double(column) / Double(columns)
      let right = (Double(column) + 0.82) / Double(columns)
      let top = 1 - Double(row) / Double(rows)
      let bottom = 1 - (Double(row) + 0.78) / Double(rows)
      traces.append([
        "type": "heatmap", "x": .numbers(chart.x), "y": .numbers(chart.y),
        "z": .array(panel.values.map { .array($0.map { .optional($0) }) }),
        "xaxis": .string("x\(suffix)"), "yaxis": .string("y\(suffix)"),
        "colorscale": "Cividis", "zmin": .optional(all.min()), "zmax": .optional(all.max()),
        "showscale": .bool(position == 0),
        "colorbar": ["title": ["text": .string(chart.axis.escapedForHTML), "side": "right"]],
        "hovertemplate": .string(
          "%{x:,.4~g}, %{y:,.4~g}: %{z:,.5~g}<extra>\(panel.title.escapedForHTML)</extra>"),
      ])
      let axis: (String, String, Double, Double) -> JSONValue = { text, anchor, from, to in
        [
          "title": ["text": .string(text.escapedForHTML), "standoff": 6], "type": "linear",
          "separatethousands": true, "exponentformat": "none", "nticks": 6, "automargin": true,
          "anchor": .string(anchor + suffix), "domain": .numbers([from, to]),
        ]
      }
      layout.append(.init("xaxis\(suffix)", axis(chart.xAxis, "y", left, right)))
      layout.append(.init("yaxis\(suffix)", axis(chart.yAxis, "x", bottom, top)))
      if !panel.title.isEmpty {
        titles.append([
          "text": .string(panel.title.escapedForHTML), "xref": "paper", "yref": "paper",
          "x": .number((left + right) / 2), "y": .number(top), "yanchor": "bottom",
          "showarrow": false,
        ])
      }
    }
    if !titles.isEmpty { layout.append(.init("annotations", .array(titles))) }
    return ["id": .string(id), "data": .array(traces), "layout": .object(layout)]
  }
}
