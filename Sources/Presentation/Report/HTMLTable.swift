/// A table as HTML whose columns can be sorted by keyboard and mouse.
struct HTMLTable {
  let texts: Texts
  /// Whether figures are buttons that carry the column's name and the row's first cell.
  var explainsFigures = false

  func html(_ table: ResultTable) -> String {
    guard !table.rows.isEmpty else {
      return "<h3>\(table.title.escapedForHTML)</h3>\n" + notes(table)
    }
    let formatted = FormattedTable(table, format: texts.numbers)
    var text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
    text += "aria-labelledby=\"table-\(table.id)\">\n<table>\n"
    text += "<caption id=\"table-\(table.id)\">"
    text += "<span>\(formatted.title.escapedForHTML)</span></caption>\n"
    text += "<thead><tr>\(formatted.headings.map(html).joined())</tr></thead>\n<tbody>\n"
    for (line, row) in formatted.rows.enumerated() {
      let anchor = table.isTransposed ? nil : table.anchors[line]
      text += anchor.map { "<tr id=\"\($0.escapedForHTML)\">" } ?? "<tr>"
      for (position, cell) in row.enumerated() {
        text += html(
          cell, formatted.headings[position], row: row.first?.text ?? "",
          figure: explainsFigures && !table.isTransposed ? table.columns[position].id : nil,
          isFirst: position == 0)
      }
      text += "</tr>\n"
    }
    return text + "</tbody>\n</table>\n</div>\n" + notes(table)
  }

  private func notes(_ table: ResultTable) -> String {
    guard !table.notes.isEmpty else { return "" }
    return "<p class=\"notes\">\(table.notes.map(\.escapedForHTML).joined(separator: " "))</p>\n"
  }

  private func html(_ heading: FormattedTable.Heading) -> String {
    let style = heading.isNumeric ? " class=\"num\"" : ""
    guard !heading.text.isEmpty else { return "<td\(style)></td>" }
    let name = heading.text.escapedForHTML
    let unit = heading.unit.map { "<span class=\"unit\">\($0.escapedForHTML)</span>" } ?? ""
    let hint = texts.page.sortBy(heading.text).escapedForHTML
    return "<th scope=\"col\"\(style)><button type=\"button\" title=\"\(hint)\">"
      + "\(name)\(unit)</button></th>"
  }

  private func html(
    _ cell: FormattedTable.Cell, _ heading: FormattedTable.Heading, row: String, figure: String?,
    isFirst: Bool
  ) -> String {
    let text = cell.text.escapedForHTML
    if isFirst, !heading.isNumeric { return "<th scope=\"row\">\(text)</th>" }
    guard heading.isNumeric else {
      return cell.text.count > 60 ? "<td class=\"wide\">\(text)</td>" : "<td>\(text)</td>"
    }
    let value = cell.value.map { " data-value=\"\($0)\"" } ?? ""
    if isFirst { return "<th scope=\"row\" class=\"num\"\(value)>\(text)</th>" }
    if let link = cell.link {
      return "<td class=\"num\"\(value)><a href=\"#\(link.escapedForHTML)\">\(text)</a></td>"
    }
    guard let figure, cell.value != nil else {
      return "<td class=\"num\"\(value)>\(text)</td>"
    }
    return
      "<td class=\"num\"\(value)><button type=\"button\" data-figure=\"\(figure.escapedForHTML)\" "
      + "data-row=\"\(row.escapedForHTML)\">\(text)</button></td>"
  }
}
