import Foundation

/// The program as it was built beside the tests, run as a user runs it.
enum BuiltProgram {
  /// What a run left behind.
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Where the build puts the program.
  static var url: URL {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    #if DEBUG
      return root.appendingPathComponent(".build/debug/symbiont")
    #else
      return root.appendingPathComponent(".build/release/symbiont")
    #endif
  }

  /// A store of the tests' own, so that nothing is recorded among the user's runs.
  private static let store = FileManager.default.temporaryDirectory
    .appendingPathComponent("symbiont-tests-\(ProcessInfo.processInfo.processIdentifier).sqlite")
    .path

  /// Runs the program in a folder.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SYMBIONT_STORE": store]) { $1 }.merging(environment) { $1 }
    let output = Pipe()
    let errors = URL(fileURLWithPath: folder).appendingPathComponent("stderr-\(UUID()).txt")
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = try String(contentsOf: errors, encoding: .utf8)
    try FileManager.default.removeItem(at: errors)
    return Run(
      status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
      errors: text)
  }
}
