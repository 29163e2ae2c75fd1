extension Unicode.Scalar {
  /// How many columns of a terminal the character takes: 2 for East Asian wide characters, 0 for
  /// combining marks, else 1.
  var terminalWidth: Int {
    switch value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension String {
  /// How many columns of a terminal the text takes.
  var terminalWidth: Int { unicodeScalars.reduce(0) { $0 + $1.terminalWidth } }

  /// The text with control characters replaced, so that no file can steer the terminal.
  var withoutControls: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return self
    }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  /// The text in lines of at most so many columns, broken at spaces; a longer word is cut.
  func wrapped(toWidth width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      var word = String(word)
      if !line.isEmpty, line.terminalWidth + 1 + word.terminalWidth <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while word.terminalWidth > width {
        var used = 0
        let head = String(
          String.UnicodeScalarView(
            word.unicodeScalars.prefix { scalar in
              used += scalar.terminalWidth
              return used <= width
            }))
        lines.append(head)
        word = String(
          String.UnicodeScalarView(word.unicodeScalars.dropFirst(head.unicodeScalars.count)))
      }
      line = word
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The text filled up with spaces to a width, on the left or on the right.
  func padded(toWidth width: Int, onLeft: Bool) -> String {
    let padding = String(repeating: " ", count: max(0, width - terminalWidth))
    return onLeft ? padding + self : self + padding
  }
}
