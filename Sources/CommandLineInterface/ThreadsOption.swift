public import ArgumentParser

/// The option of commands that compute on several threads.
public struct ThreadsOption: ParsableArguments {
  /// The most threads; `nil` for as many as there are processors.
  @Option(
    name: .customLong("threads"), help: "How many threads (as many as there are processors).")
  public var count: Int?

  /// Creates the option.
  public init() {}

  /// Checks the number.
  public func validate() throws {
    if let count, !(1...64).contains(count) {
      throw ValidationError("--threads is \(count); give 1 to 64.")
    }
  }
}
