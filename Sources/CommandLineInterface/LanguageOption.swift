public import ArgumentParser
internal import Glibc
public import Presentation

/// The option of every command that says anything to people.
public struct LanguageOption: ParsableArguments {
  /// The language as named; `nil` where it is not.
  @Option(
    help: ArgumentHelp(
      "The language of tables, sentences and reports: en or zh.",
      discussion:
        "Without it the locale decides (LC_ALL, LC_MESSAGES, LANG). JSON and CSV are English.")
  )
  public var language: Language?

  /// The language's tag, such as `zh`; `nil` where none is named.
  public var tag: String? { language?.rawValue }

  /// Creates the option.
  public init() {}
}

extension Language: ExpressibleByArgument {
  /// The language of the environment: LC_ALL, LC_MESSAGES or LANG, whichever is set first.
  static var ofEnvironment: Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let values = names.lazy.compactMap { name in getenv(name).map { String(cString: $0) } }
    return Language(locale: values.first { !$0.isEmpty } ?? "")
  }
}
