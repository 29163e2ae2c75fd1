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

/// An option that takes one of several words.
///
/// What ArgumentParser does by itself comes to the same by key paths that are looked up while the program runs.
extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable<String> {
  /// The words that may be given.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  /// What is said of each word beside the option's help: nothing.
  public static var allValueDescriptions: [String: String] { [:] }
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
