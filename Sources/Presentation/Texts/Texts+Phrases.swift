public import Provenance

extension Texts {
  /// A sentence or word of the program in the language.
  public func string(_ english: String) -> String { phrases.text(english) }

  /// A finding as `severity: sentence`.
  public func line(_ finding: Finding) -> String {
    "\(page.severity(finding.severity.rawValue)): \(string(finding.message))"
  }

  /// A finding with its place and the line of text that it points into.
  public func description(of finding: Finding) -> String {
    finding.description(
      severity: page.severity(finding.severity.rawValue), message: string(finding.message))
  }
}

extension ReportSection {
  /// The section in a language.
  func said(in texts: Texts) -> ReportSection {
    guard texts.language != "en" else { return self }
    var section = self
    section.title = texts.string(title)
    section.text = text.map(texts.string)
    section.tables = tables.map { $0.said(in: texts) }
    section.charts = charts.map { $0.said(in: texts) }
    return section
  }
}

extension ResultTable {
  /// The table in a language; the cells, and the names of columns in files, stay.
  func said(in texts: Texts) -> ResultTable {
    guard texts.language != "en" else { return self }
    var table = self
    table.title = texts.string(title)
    table.notes = notes.map(texts.string)
    for position in columns.indices {
      table.columns[position].name = texts.string(columns[position].name)
    }
    return table
  }
}

extension ChartSpecification {
  /// The chart in a language.
  func said(in texts: Texts) -> ChartSpecification {
    guard texts.language != "en" else { return self }
    var chart = self
    chart.title = texts.string(title)
    chart.text = texts.string(text)
    switch kind {
    case .bars(let figures, let isStacked):
      chart.kind = .bars(figures.said(in: texts), isStacked: isStacked)
    case .dots(let figures): chart.kind = .dots(figures.said(in: texts))
    case .lines(let plane): chart.kind = .lines(plane.said(in: texts))
    case .columns(let plane): chart.kind = .columns(plane.said(in: texts))
    default: break
    }
    return chart
  }
}

extension ChartSpecification.CategoryChart {
  fileprivate func said(in texts: Texts) -> Self {
    var chart = self
    chart.axis = texts.string(axis)
    chart.unit = texts.numbers.unit(unit)
    return chart
  }
}

extension ChartSpecification.PlaneChart {
  fileprivate func said(in texts: Texts) -> Self {
    var chart = self
    chart.xAxis = texts.string(xAxis)
    chart.yAxis = texts.string(yAxis)
    chart.xUnit = texts.numbers.unit(xUnit)
    chart.yUnit = texts.numbers.unit(yUnit)
    return chart
  }
}
