internal import Provenance
public import SymbiosisModel

/// A result as one page that needs nothing beside it: no file, no address, no server.
///
/// The page's policy allows only its own script and style, by their digests. Without Plotly the page
/// has every table and says that charts are missing.
public struct HTMLReport: Sendable {
  /// The version of the program, printed at the foot.
  public var programVersion: String
  /// The language.
  public var texts: Texts
  /// What draws the charts, if it was found.
  public var plotly: PlotlyScript?

  /// Describes a page.
  public init(programVersion: String, texts: Texts = .english, plotly: PlotlyScript?) {
    self.programVersion = programVersion
    self.texts = texts
    self.plotly = plotly
  }

  /// The page of a result.
  ///
  /// - Parameters:
  ///   - result: the result of a run.
  ///   - sources: the study's files and where their figures came from.
  ///   - remarks: the study's own remarks on its sources, in Markdown.
  ///   - analyses: what further analyses say.
  /// - Throws: `NotFiniteError` for a chart's figure that is infinite or not a number.
  public func text(
    _ result: StudyResult, sources: [ReportSource] = [], remarks: String? = nil,
    analyses: [Analysis] = []
  ) throws(NotFiniteError) -> String {
    try text(
      result,
      sections: ReportSections.sections(
        of: result, sources: sources, remarks: remarks, analyses: analyses, texts: texts))
  }

  /// The page of a result whose sections are known, charts included.
  ///
  /// - Throws: `NotFiniteError` for a chart's figure that is infinite or not a number.
  func text(
    _ result: StudyResult, sections: [ReportSection]
  ) throws(NotFiniteError) -> String {
    try text(
      title: result.study, subtitle: ReportSections.subtitle(of: result, texts: texts),
      sections: sections)
  }

  /// A page of any sections, for an analysis beyond the run of a study.
  ///
  /// - Throws: `NotFiniteError` for a chart's figure that is infinite or not a number.
  public func text(
    title: String, subtitle: String, sections: [ReportSection]
  ) throws(NotFiniteError) -> String {
    let sections = sections.map { $0.said(in: texts) }
    let charts = sections.flatMap(\.charts)
    var page = """
      <!DOCTYPE html>
      <html lang="\(texts.language == "zh" ? "zh-CN" : texts.language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <title>\(title.escapedForHTML)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <a class="skip" href="#main">\(texts.page.skip.escapedForHTML)</a>
      <header>
      <h1>\(title.escapedForHTML)</h1>
      <p class="faint">\(subtitle.escapedForHTML)</p>

      """
    if plotly == nil, !charts.isEmpty {
      page += "<p class=\"missing\">\(texts.page.noCharts.escapedForHTML)</p>\n"
    }
    page += "<noscript><p class=\"missing\">\(texts.page.noScript.escapedForHTML)</p></noscript>\n"
    page += "</header>\n"
    page += contents(sections)
    page += "<main id=\"main\">\n"
    let body = SectionHTML(texts: texts, hasCharts: plotly != nil)
    for section in sections { page += body.html(section) }
    page += "</main>\n"
    page += "<footer>\(texts.page.madeWith(programVersion).escapedForHTML)</footer>\n"
    if let plotly, !charts.isEmpty {
      let data = try JSONValue.array(charts.map(\.plotly)).text(layout: .embedded)
      page += "<script type=\"application/json\" id=\"chart-data\">\(data)</script>\n"
      // Megabytes, which an interpolation would copy.
      page += "<script>"
      page += plotly.text
      page += "</script>\n"
    }
    page += "<script>\(Self.script)</script>\n</body>\n</html>\n"
    return page
  }

  /// The content security policy: nothing from anywhere, and only the scripts and styles of the page.
  private var policy: String {
    var scripts = [SHA256.policySource(Self.script)]
    var styles = [SHA256.policySource(Self.style)]
    if let plotly {
      scripts.append(SHA256.policySource(plotly.text))
      styles += PlotlyScript.styleSources
    }
    return "default-src 'none'; script-src \(scripts.joined(separator: " ")); "
      + "style-src \(styles.joined(separator: " ")); img-src data:; base-uri 'none'; form-action 'none'"
  }

  private func contents(_ sections: [ReportSection]) -> String {
    let items = sections.map { "<li><a href=\"#\($0.id)\">\($0.title.escapedForHTML)</a></li>" }
    return "<nav aria-label=\"\(texts.page.contents.escapedForHTML)\"><ol>\n"
      + items.joined(separator: "\n") + "\n</ol></nav>\n"
  }
}
