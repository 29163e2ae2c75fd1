public import ArgumentParser
public import Presentation

/// How a command shows its result on standard output.
public enum OutputFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
  /// For people: aligned tables.
  case table
  /// For spreadsheets and data frames.
  case csv
  /// For programs: every figure at full precision.
  case json
}

/// The options that every command with a result has.
public struct FormatOption: ParsableArguments {
  /// The format.
  @Option(
    help: "How to show the result: table for people, csv for spreadsheets, json for programs.")
  public var format: OutputFormat = .table
  @OptionGroup var spoken: LanguageOption

  /// The language asked for, if any.
  public var language: Language? { spoken.language }

  /// Creates the option.
  public init() {}
}
