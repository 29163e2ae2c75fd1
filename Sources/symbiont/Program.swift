import ArgumentParser

/// The program: the command that the first argument names, or what `Symbiont` says of all of them.
@main
enum Program {
  /// Goes straight to the command; what it cannot read goes by way of `Symbiont`, which knows how to say so.
  ///
  /// That way alone would read the arguments for `Symbiont` and twice for its completion scripts first.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let type = Symbiont.configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    guard let type, var command = try? type.parseAsRoot(Array(arguments.dropFirst())) else {
      return Symbiont.main(arguments)
    }
    do {
      try command.run()
    } catch {
      type.exit(withError: error)
    }
  }
}
