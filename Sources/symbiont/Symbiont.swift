import ArgumentParser
import CommandLineInterface

@main
struct Symbiont: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symbiont",
    abstract: "Urban-industrial symbiosis: what exchanges of wastes, by-products and heat save.",
    discussion: """
      Takes a province's input–output table to the city, adds inventories of energy and processes, and \
      tells by how much the carbon footprint and the eco-efficiency of each sector change when \
      factories, power plants and households exchange what they throw away.

      Start with `symbiont run` (the built-in case), then `symbiont init my-city`.
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, CheckCommand.self, InitCommand.self, CasesCommand.self,
      AttributeCommand.self, OptimiseCommand.self, MatchCommand.self, TableCommand.self,
      DecomposeCommand.self, ViewsCommand.self, FlowsCommand.self, PathsCommand.self,
      LinkagesCommand.self, ExtractCommand.self,
      DecouplingCommand.self, ExplainCommand.self, RobustnessCommand.self,
      UncertaintyCommand.self, SensitivityCommand.self, SweepCommand.self,
      ServeCommand.self, PackCommand.self, UnpackCommand.self, ImportCommand.self,
      HistoryCommand.self, CompareCommand.self, RerunCommand.self,
    ])

  /// Runs the command; what is wrong with a command line is said in the user's language.
  static func main() {
    let words = CommandLineWords.joiningNegativeNumbers(Array(CommandLine.arguments.dropFirst()))
    var type: any ParsableCommand.Type = Symbiont.self
    do {
      var command = try parsed(words)
      type = Swift.type(of: command)
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Terminal.noteUsage(message(for: error, of: type))
      exit(withError: ExitCode.validationFailure)
    }
  }

  /// What is wrong with a command line, and how the command that refuses it is used.
  private static func message(for error: any Error, of type: any ParsableCommand.Type) -> String {
    guard let refusal = error as? ValidationError, type != Symbiont.self else {
      return fullMessage(for: error)
    }
    let usage = usageString(for: type)
    let names = usage.split(separator: " ").prefix { $0.first?.isLetter == true }
    return "Error: \(refusal.message)\nUsage: \(usage)\n"
      + "  See '\(names.joined(separator: " ")) --help' for more information."
  }

  /// The command that the words ask for: straight what the first one names.
  ///
  /// What that one cannot read goes by way of `Symbiont`, which knows how to say so. That way alone would read the
  /// words for `Symbiont` and twice for its completion scripts first, at every start.
  private static func parsed(_ words: [String]) throws -> any ParsableCommand {
    let type = configuration.subcommands.first { $0.configuration.commandName == words.first }
    if let type, let command = try? type.parseAsRoot(Array(words.dropFirst())) { return command }
    return try parseAsRoot(words)
  }
}
