public import ArgumentParser
internal import Presentation
internal import Provenance
internal import StudyFiles
internal import SymbiosisModel

/// `symbiont cases`: the studies that come with the program.
public struct CasesCommand: ParsableCommand {
  /// What the command is called and does.
  public static let configuration = CommandConfiguration(
    commandName: "cases",
    _superCommandName: "symbiont",
    abstract: "List the built-in cases, each of which can be run by its name.")

  @OptionGroup var format: FormatOption

  /// Creates the command.
  public init() {}

  /// Lists the cases.
  public func run() throws {
    try Outcome.report(format: format.format, language: format.language) {
      var rows: [(name: String, title: String, path: String)] = []
      for name in BuiltInCases.names() {
        let path = try BuiltInCases.path(of: name)
        rows.append((name, try StudyReader(path: path).definition.title, path))
      }
      switch format.format {
      case .json:
        let value = JSONValue.array(
          rows.map { row in
            .object([
              .init("name", .string(row.name)), .init("title", .string(row.title)),
              .init("path", .string(row.path)),
            ])
          })
        try Terminal.write(try value.text() + "\n")
      case .csv:
        let quoted = { (text: String) in
          "\"\(text.split(separator: "\"").joined(separator: "\"\""))\""
        }
        try Terminal.write(
          "name,title,path\n"
            + rows.map { "\($0.name),\(quoted($0.title)),\(quoted($0.path))\n" }.joined())
      case .table:
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
          let padding = String(repeating: " ", count: width - row.name.count)
          try Terminal.write("\(row.name)\(padding)  \(row.title)\n")
        }
        if rows.isEmpty { Terminal.note("No case is beside the program; set SYMBIONT_CASES.") }
      }
    }
  }
}
