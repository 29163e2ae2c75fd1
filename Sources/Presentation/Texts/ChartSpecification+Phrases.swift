extension ChartSpecification {
  /// The chart in a language; names that are data stay.
  func said(in texts: Texts) -> ChartSpecification {
    guard texts.language != "en" else { return self }
    var chart = self
    chart.title = texts.string(title)
    chart.text = texts.string(text)
    let name = { [words] text in words.contains(text) ? texts.string(text) : text }
    switch kind {
    case .bars(let figures, let isStacked):
      chart.kind = .bars(figures.said(in: texts, name), isStacked: isStacked)
    case .dots(let figures): chart.kind = .dots(figures.said(in: texts, name))
    case .lines(let plane): chart.kind = .lines(plane.said(in: texts, name))
    case .columns(let plane): chart.kind = .columns(plane.said(in: texts, name))
    case .network(let network): chart.kind = .network(network.said(in: texts, name))
    case .fields(let fields): chart.kind = .fields(fields.said(in: texts))
    case .waterfall(let steps): chart.kind = .waterfall(steps.said(in: texts))
    case .points(let points): chart.kind = .points(points.said(in: texts, name))
    case .heat(let heat): chart.kind = .heat(heat.said(in: texts))
    case .tree(let tree): chart.kind = .tree(tree.said(in: texts, name))
    }
    return chart
  }
}

extension ChartSpecification.CategoryChart {
  fileprivate func said(in texts: Texts, _ name: (String) -> String) -> Self {
    var chart = self
    chart.axis = texts.string(axis)
    chart.unit = texts.numbers.unit(unit)
    chart.categories = categories.map(name)
    for position in series.indices { chart.series[position].name = name(series[position].name) }
    return chart
  }
}

extension ChartSpecification.PlaneChart {
  fileprivate func said(in texts: Texts, _ name: (String) -> String) -> Self {
    var chart = self
    chart.xAxis = texts.string(xAxis)
    chart.yAxis = texts.string(yAxis)
    chart.xUnit = texts.numbers.unit(xUnit)
    chart.yUnit = texts.numbers.unit(yUnit)
    for position in series.indices { chart.series[position].name = name(series[position].name) }
    return chart
  }
}

extension ChartSpecification.FieldChart {
  fileprivate func said(in texts: Texts) -> Self {
    var chart = self
    chart.xAxis = texts.string(xAxis)
    chart.yAxis = texts.string(yAxis)
    chart.axis = texts.string(axis)
    return chart
  }
}

extension ChartSpecification.NetworkChart {
  fileprivate func said(in texts: Texts, _ name: (String) -> String) -> Self {
    var chart = self
    chart.unit = texts.numbers.unit(unit)
    for position in nodes.indices { chart.nodes[position].label = name(nodes[position].label) }
    for position in legend.indices { chart.legend[position].name = name(legend[position].name) }
    return chart
  }
}

extension ChartSpecification.WaterfallChart {
  fileprivate func said(in texts: Texts) -> Self {
    var chart = self
    chart.axis = texts.string(axis)
    chart.unit = texts.numbers.unit(unit)
    for position in bars.indices where !bars[position].isTotal {
      chart.bars[position].label = texts.string(bars[position].label)
    }
    for position in legend.indices {
      chart.legend[position].name = texts.string(legend[position].name)
    }
    return chart
  }
}

extension ChartSpecification.PointChart {
  fileprivate func said(in texts: Texts, _ name: (String) -> String) -> Self {
    var chart = self
    chart.xAxis = texts.string(xAxis)
    chart.yAxis = texts.string(yAxis)
    for position in notes.indices {
      chart.notes[position].text = texts.string(notes[position].text)
    }
    for position in groups.indices {
      chart.groups[position].name = name(groups[position].name)
      for point in groups[position].points.indices {
        chart.groups[position].points[point].label = name(groups[position].points[point].label)
      }
    }
    return chart
  }
}

extension ChartSpecification.HeatChart {
  fileprivate func said(in texts: Texts) -> Self {
    var chart = self
    chart.rowAxis = texts.string(rowAxis)
    chart.columnAxis = texts.string(columnAxis)
    chart.unit = texts.numbers.unit(unit)
    return chart
  }
}

extension ChartSpecification.TreeChart {
  fileprivate func said(in texts: Texts, _ name: (String) -> String) -> Self {
    var chart = self
    chart.unit = texts.numbers.unit(unit)
    for position in nodes.indices {
      chart.nodes[position].label = name(nodes[position].label)
      chart.nodes[position].text = name(nodes[position].text)
    }
    return chart
  }
}
