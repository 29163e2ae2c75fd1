public import Provenance

extension Texts {
  /// A sentence or word of the program in the language.
  public func string(_ english: String) -> String { phrases.text(english) }

  /// A finding in the language.
  public func said(_ finding: Finding) -> Finding {
    var finding = finding
    finding.message = string(finding.message)
    return finding
  }

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
  /// The table in a language: its words and units, while codes, names and the names of columns in files stay.
  public func said(in texts: Texts) -> ResultTable {
    guard texts.language != "en" else { return self }
    var table = self
    table.title = texts.string(title)
    table.notes = notes.map(texts.string)
    for position in columns.indices {
      table.columns[position].name = texts.string(columns[position].name)
    }
    for row in rows.indices {
      for position in rows[row].indices {
        switch rows[row][position] {
        case .word(let word): table.rows[row][position] = .text(texts.indented(word))
        case .text(let unit) where columns[position].id.hasSuffix("unit"):
          table.rows[row][position] = .text(texts.numbers.unit(unit))
        default: break
        }
      }
    }
    return table
  }
}

extension Texts {
  /// A text that may begin with spaces, which stay.
  fileprivate func indented(_ english: String) -> String {
    let rest = english.drop { $0 == " " || $0 == "\u{A0}" }
    return english[..<rest.startIndex] + string(String(rest))
  }
}
