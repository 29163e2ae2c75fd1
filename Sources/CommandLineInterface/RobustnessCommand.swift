public import ArgumentParser
internal import Presentation
internal import Provenance
internal import SymbiosisModel

/// `symbiont robustness`: what depends on a choice of method.
public struct RobustnessCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "robustness",
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

  /// Checks that every choice is known.
  public func validate() throws { _ = try dimensions }

  /// The choices by name.
  private var dimensions: [Robustness.Dimension] {
    get throws {
      let known = Robustness.Dimension.allCases.map(\.rawValue)
      let named = try over.split(separator: ",").map { word in
        let name = String(word).trimmingSpaces
        guard let dimension = Robustness.Dimension(rawValue: name) else {
          throw ValidationError("--over has “\(name)”; use \(WordList.quoted(known)).")
        }
        return dimension
      }
      guard !named.isEmpty else {
        throw ValidationError("--over names nothing; use \(WordList.quoted(known)).")
      }
      return named
    }
  }

  /// Solves the variants and shows what moves.
  public func run() throws {
    let dimensions = try dimensions
    try Outcome.show(study, format) { .robustness(try $0.robustness(over: dimensions)) }
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
