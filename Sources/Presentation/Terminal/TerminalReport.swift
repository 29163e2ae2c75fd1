import Provenance
public import SymbiosisModel

/// A result as text for a terminal: totals, footprints, eco-efficiency, savings, trade-offs,
/// achievement, and the findings last.
public struct TerminalReport: Sendable {
  /// The columns of the terminal.
  public var width: Int
  /// Whether headings and severities are coloured.
  public var usesColour: Bool
  /// The language.
  public var texts: Texts

  /// Describes a terminal.
  public init(width: Int = 100, usesColour: Bool = false, texts: Texts = .english) {
    self.width = width
    self.usesColour = usesColour
    self.texts = texts
  }

  /// The text of a result, ending in a newline.
  public func text(_ result: StudyResult) -> String {
    let tables = ResultTables(result, texts: texts)
    var lines = [strong(result.study.withoutControls)]
    lines += texts.page.subtitle(result.region, tables.facts).withoutControls
      .wrapped(toWidth: width)
    let sections = ReportSections.sections(of: result, texts: texts, includesCharts: false)
    if let overview = sections.first(where: { $0.id == "overview" }) {
      if !overview.text.isEmpty { lines.append("") }
      lines += overview.text.flatMap { $0.withoutControls.wrapped(toWidth: width) }
    }
    for table in sections.flatMap(\.tables)
    where table.audience == .reader && table.id != "findings" {
      lines += self.lines(of: table)
    }
    lines += findings(of: result)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The lines of one table with its title above and its notes below, a blank line before it.
  public func lines(of table: ResultTable) -> [String] {
    let table = table.said(in: texts)
    let layout = TerminalTable(table, format: texts.numbers, width: width - 2)
    var lines = ["", strong(layout.title.withoutControls)]
    if !table.rows.isEmpty {
      for (position, block) in layout.blocks.enumerated() {
        if position > 0 { lines.append("") }
        lines += block.headings.map { faint("  " + $0) } + block.rows.map { "  " + $0 }
      }
    }
    for note in table.notes {
      lines += note.withoutControls.wrapped(toWidth: width - 2).map { faint("  " + $0) }
    }
    return lines
  }

  private func findings(of result: StudyResult) -> [String] {
    var lines = ["", strong(texts.tables.findings)]
    if result.findings.isEmpty { lines.append("  " + texts.notes.noFindings) }
    for finding in result.findings {
      let place = finding.location.map { "\($0): " } ?? ""
      let text = "\(place)\(texts.line(finding))".withoutControls
      let wrapped = text.wrapped(toWidth: width - 4)
      for (position, line) in wrapped.enumerated() {
        let lead = position == 0 ? "  " : "    "
        lines.append(finding.severity == .note ? lead + line : warning(lead + line))
      }
    }
    return lines
  }

  private func strong(_ text: String) -> String { coloured(text, "1") }

  private func faint(_ text: String) -> String { coloured(text, "2") }

  private func warning(_ text: String) -> String { coloured(text, "33") }

  private func coloured(_ text: String, _ code: String) -> String {
    usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
