public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont robustness`: what depends on a choice of method.
public struct RobustnessCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "robustness",
    _superCommandName: "symbiont",
    abstract: "Solve the study with other choices of method and say what moves.",
    discussion: """
      level: sector or group · imports: domestic or competitive · regionalisation: proportional or \
      location quotients · eco-efficiency: its three forms.

      Example:
        symbiont robustness my-city --over level,imports
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: ArgumentHelp("The choices to vary, separated by commas.", valueName: "choices"))
  var over: String = Robustness.Dimension.allCases.map(\.rawValue).joined(separator: ",")
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Solves the variants and shows what moves.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      let known = Robustness.Dimension.allCases.map(\.rawValue)
      let dimensions = try over.split(separator: ",").map { word in
        let name = String(word).trimmingSpaces
        guard let dimension = Robustness.Dimension(rawValue: name) else {
          throw ValidationError("--over has “\(name)”; use \(WordList.quoted(known)).")
        }
        return dimension
      }
      guard !dimensions.isEmpty else {
        throw ValidationError("--over names nothing; use \(WordList.quoted(known)).")
      }
      let solved = try StudyReader.solve(path: try study.path())
      try Outcome.show(.robustness(try solved.robustness(over: dimensions)), format: format.format)
    }
  }
}

extension String {
  /// The text without spaces at either end.
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
