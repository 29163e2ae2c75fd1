public import ArgumentParser
internal import StudyFiles

/// `symbiont init`: a study to start from.
public struct InitCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "init",
    _superCommandName: "symbiont",
    abstract: "Make a study to start from: a small commented one, or a copy of a built-in case.",
    discussion: """
      The folder must not exist yet. Edit study.yaml and the CSV files that it names, and run \
      `symbiont check` as you go.
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var folder: String
  @Option(name: .customLong("from"), help: ArgumentHelp("The case to copy.", valueName: "case"))
  var source: String = BuiltInCases.starter
  @OptionGroup var spoken: LanguageOption

  /// Creates the command.
  public init() {}

  /// Makes the study.
  public func run() throws {
    try Outcome.report(language: spoken.language) {
      let files = try StudyCopy.make(from: try BuiltInCases.path(of: source), at: folder)
      try Terminal.say("Made a study in \(folder) with \(files) files; next:")
      try Terminal.write("  symbiont check \(folder)\n  symbiont run \(folder)\n")
    }
  }
}
