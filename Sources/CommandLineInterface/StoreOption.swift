public import ArgumentParser
internal import Provenance
public import StudyStore
internal import Synchronization

/// The option that every command has which records runs or reads them.
public struct StoreOption: ParsableArguments {
  /// The file; `nil` for the one in the user's data folder.
  @Option(
    help: ArgumentHelp(
      "The file that runs are kept in.",
      discussion:
        "Without it SYMBIONT_STORE, or symbiont/runs.sqlite in XDG_DATA_HOME or in ~/.local/share.",
      valueName: "file"))
  public var store: String?

  /// Creates the option.
  public init() {}

  /// The file that runs are kept in.
  public func path() throws(StoreError) -> String {
    if let store { return store }
    return try StudyStore.standardPath()
  }

  /// Opens the store to read from it.
  func open() throws(StoreError) -> StudyStore {
    try StudyStore(path: try path())
  }

  /// Records a run; where that fails, a note says so and nothing else happens.
  func record(_ run: () throws -> RunRecord) {
    do {
      let run = try run()
      let store = try StudyStore(path: try path(), check: .header)
      // The store stays open to the end of the process: closing it would write the log back at once.
      Self.inUse.withLock { $0 = store }
      try store.record(run)
      for finding in store.findings { Terminal.note(finding) }
    } catch {
      Terminal.note(Finding(.note, code: "not-recorded", "this run is not recorded: \(error)"))
    }
  }

  private static let inUse = Mutex<StudyStore?>(nil)
}
