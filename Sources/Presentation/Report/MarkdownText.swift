/// The plain part of Markdown as HTML: headings, paragraphs, lists, tables, and strong, emphasised
/// and code text; everything else stands as it was typed.
///
/// It is for a study's own remarks on its sources. All text is escaped, and links are not made, so
/// that no remark can lead the page elsewhere.
enum MarkdownText {
  private enum Block: Equatable {
    case heading(String)
    case paragraph(String)
    case list(isOrdered: Bool, [String])
    case table([[String]])
  }

  /// The text as HTML.
  static func html(_ text: String) -> String {
    blocks(text).map(html).joined(separator: "\n") + "\n"
  }

  private static func blocks(_ text: String) -> [Block] {
    var blocks: [Block] = []
    var isOpen = false
    for raw in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = raw.trimmingSpaces
      guard !line.isEmpty else {
        isOpen = false
        continue
      }
      let last = isOpen ? blocks.last : nil
      if line.hasPrefix("#") {
        blocks.append(.heading(line.drop { $0 == "#" }.trimmingSpaces))
        isOpen = false
        continue
      }
      if line.hasPrefix("|") {
        let cells = self.cells(line)
        let isRule = cells.allSatisfy { $0.allSatisfy { "-: ".contains($0) } }
        if case .table(let rows) = last {
          if !isRule { blocks[blocks.count - 1] = .table(rows + [cells]) }
        } else {
          blocks.append(.table([cells]))
        }
      } else if let (isOrdered, item) = self.item(line) {
        if case .list(isOrdered, let items) = last {
          blocks[blocks.count - 1] = .list(isOrdered: isOrdered, items + [item])
        } else {
          blocks.append(.list(isOrdered: isOrdered, [item]))
        }
      } else {
        switch last {
        case .paragraph(let text): blocks[blocks.count - 1] = .paragraph(text + " " + line)
        case .list(let isOrdered, let items):
          let continued = (items.last ?? "") + " " + line
          blocks[blocks.count - 1] = .list(
            isOrdered: isOrdered, items.dropLast() + [continued])
        default: blocks.append(.paragraph(line))
        }
      }
      isOpen = true
    }
    return blocks
  }

  private static func cells(_ line: String) -> [String] {
    var inner = line.dropFirst()
    if inner.last == "|" { inner.removeLast() }
    return inner.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmingSpaces)
  }

  private static func item(_ line: String) -> (isOrdered: Bool, text: String)? {
    if line.hasPrefix("- ") || line.hasPrefix("* ") {
      return (false, line.dropFirst(2).trimmingSpaces)
    }
    let number = line.prefix(while: \.isNumber)
    guard (1...3).contains(number.count), line.dropFirst(number.count).hasPrefix(". ") else {
      return nil
    }
    return (true, line.dropFirst(number.count + 2).trimmingSpaces)
  }

  private static func html(_ block: Block) -> String {
    switch block {
    case .heading(let text): return "<h3>\(inline(text))</h3>"
    case .paragraph(let text): return "<p>\(inline(text))</p>"
    case .list(let isOrdered, let items):
      let name = isOrdered ? "ol" : "ul"
      return "<\(name)>\(items.map { "<li>\(inline($0))</li>" }.joined())</\(name)>"
    case .table(let rows):
      let lines = rows.enumerated().map { position, cells in
        let tag = position == 0 ? "th" : "td"
        return "<tr>\(cells.map { "<\(tag)>\(inline($0))</\(tag)>" }.joined())</tr>"
      }
      return "<div class=\"scroll\" tabindex=\"0\"><table>\n"
        + lines.joined(separator: "\n") + "\n</table></div>"
    }
  }

  /// Marks in pairs become elements; a mark without a partner, or beside a space, stays what it is.
  private static func inline(_ text: String) -> String {
    [("`", "code"), ("**", "strong"), ("*", "em")].reduce(text.escapedForHTML) { html, pair in
      marked(html, by: Array(pair.0), as: pair.1)
    }
  }

  private static func marked(_ text: String, by mark: [Character], as name: String) -> String {
    let characters = Array(text)
    func holdsMark(at position: Int) -> Bool {
      let end = position + mark.count
      guard end <= characters.count, Array(characters[position..<end]) == mark else { return false }
      // A single star beside another star belongs to that one.
      guard mark == ["*"] else { return true }
      return (position == 0 || characters[position - 1] != "*")
        && (end == characters.count || characters[end] != "*")
    }
    var html = ""
    var position = 0
    while position < characters.count {
      let inside = position + mark.count
      if holdsMark(at: position), inside < characters.count, characters[inside] != " ",
        let close = (inside + 1..<max(inside + 1, characters.count)).first(where: {
          holdsMark(at: $0) && characters[$0 - 1] != " "
        })
      {
        html += "<\(name)>\(String(characters[inside..<close]))</\(name)>"
        position = close + mark.count
      } else {
        html.append(characters[position])
        position += 1
      }
    }
    return html
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    let isSpace = { (character: Character) in
      character == " " || character == "\t" || character == "\r"
    }
    var text = drop(while: isSpace)
    while let last = text.last, isSpace(last) { text = text.dropLast() }
    return String(text)
  }
}
