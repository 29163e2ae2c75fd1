internal import Glibc
internal import Presentation
internal import Provenance
internal import Synchronization

/// What the program knows of the terminal and how it writes to it.
public enum Terminal {
  /// Writes to standard output.
  public static func write(_ text: String) throws {
    try write(text, to: STDOUT_FILENO)
  }

  /// Writes a sentence to standard output, in the language of the command.
  static func say(_ text: String) throws {
    try write(texts.string(text) + "\n")
  }

  /// Writes a sentence to standard error, in the language of the command; what cannot be said there is
  /// lost.
  static func note(_ text: String) {
    try? write(texts.string(text) + "\n", to: STDERR_FILENO)
  }

  /// Writes a finding to standard error, in the language of the command.
  static func note(_ finding: Finding) {
    try? write(texts.description(of: finding) + "\n", to: STDERR_FILENO)
  }

  /// Writes to standard error what is wrong with a command line, in the language that it names.
  ///
  /// The sentence is said; the usage and the help below it are English, as ArgumentParser has them.
  public static func noteUsage(_ message: String) {
    let arguments = CommandLine.arguments
    for (option, value) in zip(arguments, arguments.dropFirst() + [""]) {
      if option == "--language" { language = Language(rawValue: value) }
      if option.hasPrefix("--language=") {
        language = Language(rawValue: String(option.dropFirst(11)))
      }
    }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      guard parts.count == 2, ["Error", "Help", "Usage"].contains(parts[0]) else {
        let text = line.drop { $0 == " " }
        return line.prefix(line.count - text.count) + texts.string(String(text))
      }
      let rest = parts[0] == "Error" ? texts.string(parts[1]) : parts[1]
      return "\(texts.string(parts[0])): \(rest)"
    }
    try? write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
  }

  /// The language that the command was asked for, if any; `Outcome.report` sets it.
  static var language: Language? {
    get { chosenLanguage.withLock(\.self) }
    set { chosenLanguage.withLock { $0 = newValue } }
  }

  private static let chosenLanguage = Mutex<Language?>(nil)

  /// The words of the command's language, or of the environment's.
  static var texts: Texts { (language ?? .ofEnvironment).texts }

  /// How results are shown here.
  static var report: TerminalReport {
    TerminalReport(width: width, usesColour: usesColour, texts: texts)
  }

  /// Rewrites the current line of standard error, for progress.
  static func status(_ text: String) {
    try? write("\r\u{1B}[K\(text)", to: STDERR_FILENO)
  }

  /// Whether a person sees standard output.
  public static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether results may be coloured: standard output is a terminal and NO_COLOR is not set.
  static var usesColour: Bool {
    isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { String(cString: $0).isEmpty } ?? true)
  }

  /// The width of the terminal in characters; 100 where there is none.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 {
      return Int(size.ws_col)
    }
    if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns > 20 {
      return columns
    }
    return 100
  }

  private static func write(_ text: String, to descriptor: Int32) throws {
    var text = text
    try text.withUTF8 { bytes in
      var offset = 0
      while offset < bytes.count, let base = bytes.baseAddress {
        let written = Glibc.write(descriptor, base + offset, bytes.count - offset)
        if written < 0 {
          if errno == EINTR { continue }
          throw OutputError(reason: String(cString: strerror(errno)))
        }
        offset += written
      }
    }
  }
}

/// Standard output or a result's folder cannot be written.
struct OutputError: Error, CustomStringConvertible {
  var reason: String
  var description: String { "The result cannot be written: \(reason)." }
}
