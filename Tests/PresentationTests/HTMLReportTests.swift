import Foundation
import Provenance
import SymbiosisModel
import Testing

@testable import Presentation

@Suite struct HTMLReportTests {
  let sources = [ReportSource(file: "flows.csv", role: "factors", note: "<b>IPCC</b> 2006")]

  private func page(_ result: StudyResult = sampleResult, plotly: String? = nil) throws -> String {
    try HTMLReport(programVersion: "0.1.0", plotly: plotly.flatMap { PlotlyScript($0) })
      .text(result, sources: sources)
  }

  @Test func everyElementIsClosedInOrder() throws {
    for plotly in [nil, "window.Plotly = { react() {} };"] {
      let page = try page(plotly: plotly)
      #expect(Self.firstMisplacedTag(page) == nil)
    }
  }

  @Test func noTextOfAStudyBecomesMarkup() throws {
    let attack = "</title></script><script>alert(\"1\")</script><img src=x onerror='y'>&"
    var result = sampleResult
    result.study = attack
    result.region = attack
    result.sectorNames = [attack, attack]
    result.exchanges[0].name = attack
    result.exchanges[0].waste = attack
    result.scenarios[0].name = attack
    result.indicators[0].name = attack
    result.findings[0].message = attack
    let page = try page(result, plotly: "window.Plotly = { react() {} };")
    #expect(!page.contains("<img"))
    #expect(!page.contains("<script>alert"))
    #expect(page.components(separatedBy: "<script").count - 1 == 3)
    #expect(page.contains("&lt;img src=x onerror=&#39;y&#39;&gt;&amp;"))
    #expect(page.contains("&lt;b&gt;IPCC&lt;/b&gt; 2006"))
    #expect(Self.firstMisplacedTag(page) == nil)
  }

  @Test func thePageNeedsNoAddress() throws {
    let page = try page(plotly: "window.Plotly = { react() {} };")
    for outside in ["http:", "https:", "//cdn", "url(", "@import", "src=", "<link"] {
      #expect(!page.contains(outside), "\(outside)")
    }
  }

  @Test func thePolicyNamesTheScriptsAndTheStyle() throws {
    let plotly = "window.Plotly = { react() {} };"
    let page = try page(plotly: plotly)
    for text in [plotly, HTMLReport.script] {
      #expect(page.contains("<script>\(text)</script>"))
      #expect(page.contains(SHA256.policySource(text)))
    }
    #expect(page.contains("<style>\(HTMLReport.style)</style>"))
    #expect(page.contains("style-src \(SHA256.policySource(HTMLReport.style))"))
    #expect(page.contains("content=\"default-src 'none'; script-src 'sha256-"))
    #expect(!page.contains("unsafe"))
  }

  @Test func withoutPlotlyEveryTableIsThereAndThePageSaysWhatIsMissing() throws {
    let missing =
      "The charts are missing, because the chart library (plotly.min.js) was not found; run "
      + "scripts/setup to fetch it. Every figure stands in the tables."
    let without = try page()
    let with = try page(plotly: "window.Plotly = { react() {} };")
    #expect(without.contains(missing))
    #expect(!with.contains(missing))
    #expect(!without.contains("class=\"chart\""))
    let tables = ReportSections.sections(of: sampleResult, sources: sources, texts: .english)
      .flatMap(\.tables)
    for table in tables {
      #expect(without.contains("id=\"table-\(table.id)\""))
      #expect(with.contains("id=\"table-\(table.id)\""))
    }
  }

  @Test func refusesAScriptThatWouldEndItsElement() {
    #expect(PlotlyScript("a = '</ScRipt>'") == nil)
    #expect(PlotlyScript("a = '</scrip>'") != nil)
    #expect(PlotlyScript("") != nil)
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
  func base64AgreesWithTheStandard(text: String, encoded: String) {
    // RFC 4648, section 10.
    #expect(SHA256.base64(Array(text.utf8)) == encoded)
  }

  /// The first tag that closes what is not open, or an element that stays open; scripts and styles
  /// are passed over as the text they are.
  private static func firstMisplacedTag(_ page: String) -> String? {
    let empty: Set<Substring> = ["meta", "!DOCTYPE", "br"]
    var open: [Substring] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else { return "unfinished tag" }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      let name = tag.prefix { $0 != " " }
      if name.hasPrefix("/") {
        guard open.popLast() == name.dropFirst() else { return String(tag) }
      } else if !empty.contains(name) {
        open.append(name)
        if name == "script" || name == "style" {
          guard let close = rest.range(of: "</\(name)>") else { return String(tag) }
          rest = rest[close.lowerBound...]
        }
      }
    }
    return open.last.map(String.init)
  }
}
