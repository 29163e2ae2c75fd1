public import ArgumentParser
internal import Provenance
internal import StudyFiles

/// `symbiont unpack`: the folder of a study that is one workbook.
public struct UnpackCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "unpack",
    _superCommandName: "symbiont",
    abstract: "Make a study's folder of a workbook.",
    discussion: """
      The sheet `study` becomes study.yaml, with the comments that the workbook holds, and every other sheet the \
      file that it stands for. The folder must not exist yet.
      """)

  @Argument(help: ArgumentHelp("The workbook.", valueName: "file.xlsx"))
  var file: String
  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var folder: String
  @OptionGroup var spoken: LanguageOption

  /// Creates the command.
  public init() {}

  /// Makes the folder.
  public func run() throws {
    try Outcome.report(language: spoken.language) {
      let summary = try StudyPack.unpack(workbook: file, to: folder)
      try Terminal.say(
        "Made a study in \(folder) with \(summary.names.count) files: "
          + "\(summary.names.joined(separator: ", ")).")
    }
  }
}
