public import ArgumentParser
internal import TableFormats

/// `symbiont table convert`: a table in another format.
public struct TableConvertCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a table in another format, figures unchanged.")

  @OptionGroup var input: TableInput
  @OptionGroup var output: TableOutput
  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Reads and writes the table.
  public func run() throws {
    try Outcome.report(format: self.format.format, language: self.format.language) {
      let file = try input.read()
      try output.write(file)
      try TableFaces.writeSummary(file, to: output.path, format: self.format.format)
    }
  }
}
