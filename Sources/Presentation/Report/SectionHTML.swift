/// A section of a report as HTML: sentences, charts and tables.
///
/// The report and the pages of the workbench show sections by this alone, so that they look the same.
public struct SectionHTML: Sendable {
  /// The language.
  public var texts: Texts
  /// Whether charts can be drawn; if not, their places are left out.
  public var hasCharts: Bool
  /// Whether a figure of a table is a button that asks where it comes from.
  public var explainsFigures: Bool

  /// Describes how sections are shown.
  public init(texts: Texts, hasCharts: Bool = true, explainsFigures: Bool = false) {
    self.texts = texts
    self.hasCharts = hasCharts
    self.explainsFigures = explainsFigures
  }

  /// Sections with the data of their charts, to stand inside a page that draws them.
  ///
  /// - Throws: `NotFiniteError` for a chart's figure that is infinite or not a number.
  public func fragment(_ sections: [ReportSection]) throws(NotFiniteError) -> String {
    let sections = sections.map { $0.said(in: texts) }
    let charts = hasCharts ? sections.flatMap(\.charts) : []
    return try sections.map(html).joined() + Self.data(of: charts)
  }

  /// The tables alone.
  public func tables(_ tables: [ResultTable]) -> String {
    tables.map(table.html).joined()
  }

  /// Charts with their data, without the sentences and tables around them.
  ///
  /// - Throws: `NotFiniteError` for a chart's figure that is infinite or not a number.
  public func charts(_ charts: [ChartSpecification]) throws(NotFiniteError) -> String {
    try charts.map(html).joined() + Self.data(of: charts)
  }

  /// The class of the swatch of a colour.
  public static func swatchClass(_ colour: ChartPalette.Colour) -> String {
    "c" + colour.rawValue.dropFirst()
  }

  /// What Plotly needs to draw charts, as a block of data that no policy takes for a script.
  private static func data(of charts: [ChartSpecification]) throws(NotFiniteError) -> String {
    guard !charts.isEmpty else { return "" }
    let data = try JSONValue.array(charts.map(\.plotly)).text(layout: .embedded)
    return "<script type=\"application/json\" class=\"chart-data\">\(data)</script>\n"
  }

  private var table: HTMLTable { HTMLTable(texts: texts, explainsFigures: explainsFigures) }

  func html(_ section: ReportSection) -> String {
    var text = "<section id=\"\(section.id)\" aria-labelledby=\"\(section.id)-title\">\n"
    text += "<h2 id=\"\(section.id)-title\">\(section.title.escapedForHTML)</h2>\n"
    for sentence in section.text {
      text += "<p>\(sentence.escapedForHTML)</p>\n"
    }
    if hasCharts {
      for chart in section.charts { text += html(chart) }
    }
    for value in section.tables where value.audience == .reader { text += table.html(value) }
    let further = section.tables.filter { $0.audience == .analyst }
    if !further.isEmpty {
      text += "<details><summary>\(texts.page.moreTables(further.count).escapedForHTML): "
      text += further.map(\.title.escapedForHTML).joined(separator: "; ")
      text += "</summary>\n"
      for value in further { text += table.html(value) }
      text += "</details>\n"
    }
    if let remarks = section.remarks {
      text += "<div class=\"remarks\">\n\(MarkdownText.html(remarks))</div>\n"
    }
    return text + "</section>\n"
  }

  private func html(_ chart: ChartSpecification) -> String {
    var text = "<figure>\n<figcaption><h3>\(chart.title.escapedForHTML)</h3>"
    if !chart.text.isEmpty { text += "<p>\(chart.text.escapedForHTML)</p>" }
    if case .network(let network) = chart.kind {
      let items = network.legend.map {
        "<li><span class=\"swatch \(Self.swatchClass($0.colour))\"></span>\($0.name.escapedForHTML)</li>"
      }
      text += "<ul class=\"legend\">\(items.joined())</ul>"
    }
    text += "</figcaption>\n<div class=\"chart\" id=\"\(chart.id)\" role=\"img\" "
    return text + "aria-label=\"\(chart.title.escapedForHTML)\"></div>\n</figure>\n"
  }
}
