public import ArgumentParser
internal import Provenance
internal import StudyFiles

/// `symbiont pack`: a study's folder as one workbook.
public struct PackCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "pack",
    _superCommandName: "symbiont",
    abstract: "Write a study as one Excel workbook.",
    discussion: """
      The sheet `study` holds the keys and values of study.yaml, and every CSV file that it names becomes a \
      sheet: tables/province-2012.csv is “tables.province-2012”. The comments of study.yaml and the texts beside \
      it (.md, .txt) have sheets too. `symbiont run` and `symbiont check` take the \
      workbook as it is and name the sheet and cell of what they find; `symbiont unpack` makes a folder of it.
      """)

  @Argument(help: ArgumentHelp("The study's folder, or the name of a built-in case."))
  var study: String
  @Argument(help: ArgumentHelp("The workbook to write.", valueName: "file.xlsx"))
  var file: String
  @OptionGroup var spoken: LanguageOption

  /// Creates the command.
  public init() {}

  /// Writes the workbook.
  public func run() throws {
    try Outcome.report(language: spoken.language) {
      guard file.lowercased().hasSuffix(".xlsx") else {
        throw ValidationError("The workbook is “\(file)”; give it a name that ends with .xlsx.")
      }
      var argument = StudyArgument()
      argument.study = study
      let summary = try StudyPack.pack(study: try argument.path(), to: file)
      try Terminal.say(
        "Wrote \(file) with \(summary.names.count) sheets: "
          + "\(summary.names.joined(separator: ", ")).")
      if summary.textFigures > 0 {
        Terminal.note(
          "note: \(summary.textFigures) figures and codes are texts in the workbook, so that Excel gives "
            + "them back as they are written (leading or trailing zeros, or more than 16 digits); Excel's own sums leave "
            + "them out.")
      }
    }
  }
}
