import ArgumentParser
import CommandLineInterface
import Glibc
import Provenance
import WebInterface

/// `symbiont serve`: the workbench in a browser, on this machine.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    _superCommandName: "symbiont",
    abstract: "Open the workbench: move exchanges by hand and see the city answer.",
    discussion: """
      Serves pages and an interface for programs (/api/v1/openapi.yaml) on this machine alone and prints \
      their address; nothing leaves the machine. Ctrl-C stops it.

      On another address than loopback every request needs a token; the printed address holds it. \
      The connection is not encrypted: use it in a network that you trust, or through ssh.

      Examples:
        symbiont serve                       choose or begin a study
        symbiont serve my-city --port 9000
      """)

  @OptionGroup var study: StudyArgument
  @Option(help: "The port; 0 takes any that is free.")
  var port: Int = 8765
  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host: String = "127.0.0.1"
  @Option(
    help: ArgumentHelp(
      "Demand this token of every request; away from loopback one is made without it.",
      valueName: "text"))
  var token: String?
  @Option(
    help: ArgumentHelp(
      "The folder for studies that are made in the workbench.", valueName: "folder"))
  var data: String?
  @OptionGroup var store: StoreOption
  @Flag(help: "Do not open a browser.")
  var noBrowser = false
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port is \(port); give one from 0 to 65535.")
    }
    if let token, token.utf8.count < 16 || !token.utf8.allSatisfy(Self.isPlain) {
      throw ValidationError("--token needs 16 or more letters, digits, - or _.")
    }
  }

  func run() throws {
    try Outcome.report(language: language.language) {
      let options = ServerOptions(
        programVersion: Version.current, host: host, port: port, token: token,
        study: study.study == nil ? nil : try study.path(), dataFolder: data, store: store.store,
        language: language.tag)
      let opensBrowser = !noBrowser && Terminal.isInteractive
      try WebApplication(options).serve { address in
        try? Terminal.write("Symbiont is at \(address)\n")
        if opensBrowser { Browser.open(address) }
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2D || byte == 0x5F
  }
}
