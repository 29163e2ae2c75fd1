public import ArgumentParser

/// `symbiont table`: looks at input–output tables, converts them and takes them to a city.
public struct TableCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "table",
    _superCommandName: "symbiont",
    abstract:
      "Look at input–output tables, check, convert, aggregate, balance and regionalise them.",
    discussion: """
      Formats are detected from what is in the file; --from and --to force them. A table in our own CSV \
      layout needs to know which columns and rows are no sectors: from FILE.yaml beside FILE.csv, or \
      from --final-demand, --exports, --imports and --value-added.

      Exit codes: 0 done, 1 the table is invalid or an identity is broken, 64 the command line is.
      """,
    subcommands: [
      TableInfoCommand.self, TableCheckCommand.self, TableConvertCommand.self,
      TableAggregateCommand.self, TableSplitCommand.self, TableRegionaliseCommand.self,
      TableBalanceCommand.self, TableMultipliersCommand.self, TableFootprintCommand.self,
    ])

  /// Creates the command.
  public init() {}
}
