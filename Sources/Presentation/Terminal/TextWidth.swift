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

  /// The text in lines of at most so many columns, broken at spaces and between wide characters; a
  /// longer word is cut.
  func wrapped(toWidth width: Int) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      let text = piece.text
      let space = piece.followsSpace && !line.isEmpty ? " " : ""
      if line.terminalWidth + space.terminalWidth + text.terminalWidth <= width {
        line += space + text
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      var used = 0
      for scalar in text.unicodeScalars {
        if used + scalar.terminalWidth > width {
          lines.append(line)
          line = ""
          used = 0
        }
        line.unicodeScalars.append(scalar)
        used += scalar.terminalWidth
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Marks after which no line ends.
  private static let openers = Set("“‘（《〈「『【〔([".unicodeScalars)
  /// Marks with which no line begins.
  private static let closers = Set("”’，。、；：！？）》〉」』】〕％,.;:!?)]%".unicodeScalars)

  /// The parts between which a line may end: words, and each wide character with the marks that must not
  /// begin or end a line beside it.
  private var pieces: [(text: String, followsSpace: Bool)] {
    split(separator: " ").flatMap { word -> [(String, Bool)] in
      var parts: [String] = []
      var previous: Unicode.Scalar?
      for scalar in word.unicodeScalars {
        let isBesideWide = scalar.terminalWidth == 2 || previous?.terminalWidth == 2
        if let previous,
          Self.openers.contains(previous) || Self.closers.contains(scalar)
            || !isBesideWide
        {
          parts[parts.count - 1].unicodeScalars.append(scalar)
        } else {
          parts.append(String(scalar))
        }
        previous = scalar
      }
      return parts.enumerated().map { ($1, $0 == 0) }
    }
  }

  /// The text filled up with spaces to a width, on the left or on the right.
  func padded(toWidth width: Int, onLeft: Bool) -> String {
    let padding = String(repeating: " ", count: max(0, width - terminalWidth))
    return onLeft ? padding + self : self + padding
  }
}
