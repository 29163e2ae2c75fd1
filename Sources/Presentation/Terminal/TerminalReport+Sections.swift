import Provenance

extension TerminalReport {
  /// The text of an analysis, ending in a newline: its sentences, its tables, then what was found.
  public func text(_ analysis: Analysis) -> String {
    var lines = heading(texts.string(analysis.section.title))
    lines += analysis.section.text.flatMap {
      texts.string($0).withoutControls.wrapped(toWidth: width)
    }
    for table in analysis.section.tables where table.audience == .reader {
      lines += self.lines(of: table)
    }
    if !analysis.findings.isEmpty { lines.append("") }
    for finding in analysis.findings {
      lines += texts.line(finding).withoutControls.wrapped(toWidth: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ title: String) -> [String] {
    [usesColour ? "\u{1B}[1m\(title.withoutControls)\u{1B}[0m" : title.withoutControls]
  }
}
