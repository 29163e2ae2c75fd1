public import ArgumentParser
internal import Glibc
public import Provenance
internal import StudyFiles

/// The study that a command works on.
public struct StudyArgument: ParsableArguments {
  /// The path as given; `nil` for the built-in case.
  @Argument(
    help: ArgumentHelp(
      "The study: a folder with a study.yaml, a workbook of `symbiont pack`, or the name of a built-in case.",
      discussion:
        "Without it the built-in case “\(BuiltInCases.standard)” is taken; `serve` begins with a choice."
    ))
  public var study: String?

  /// Creates the argument.
  public init() {}

  /// The folder or workbook of the study.
  ///
  /// - Throws: `InvalidInput` when there is neither such a folder nor such a case.
  public func path() throws(InvalidInput) -> String {
    guard let study else { return try BuiltInCases.path(of: BuiltInCases.standard) }
    if access(study, F_OK) == 0 { return study }
    let cases = BuiltInCases.names()
    if cases.contains(study) { return try BuiltInCases.path(of: study) }
    let hint =
      NearMiss.closest(to: study, in: cases).map { "did you mean the built-in case “\($0)”?" }
      ?? "give the folder that holds study.yaml, or a built-in case: \(WordList.quoted(cases))."
    throw InvalidInput(code: "missing-study", "There is no study “\(study)”; \(hint)")
  }
}
