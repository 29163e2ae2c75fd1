internal import HTTPTypes
internal import Presentation
internal import Provenance
internal import StudyStore
internal import Synchronization

/// The past runs, in the file that `symbiont history` reads; it is opened when the first one is asked for.
final class RunShelf: Sendable {
  private let path: String?
  private let opened = Mutex<StudyStore?>(nil)

  /// - Parameter path: the file; `nil` for the one in the user's data folder.
  init(path: String?) {
    self.path = path
  }

  /// The file, opened.
  func store() throws -> StudyStore {
    try opened.withLock { opened in
      if let opened { return opened }
      let store = try StudyStore(path: try path ?? StudyStore.standardPath())
      opened = store
      return store
    }
  }

  /// The run that a path or parameter names.
  ///
  /// - Throws: `WebError` 404, or `StoreError`.
  func run(_ id: String) throws -> RecordedRun {
    guard let number = Int(id), number > 0, let run = try store().run(number) else {
      throw WebError(.notFound, "There is no run “\(id)”; GET /api/v1/runs lists them.")
    }
    return run
  }

  /// The result of a run.
  ///
  /// - Throws: `WebError` 404 where it was deleted meanwhile, or `StoreError`.
  func result(of run: RecordedRun) throws -> JSONValue {
    guard let text = try store().result(of: run) else {
      throw WebError(.notFound, "Run \(run.id) was deleted meanwhile.")
    }
    return try JSONValue(parsing: text)
  }

  /// The paths of studies that were run, the latest first.
  func studies() -> [String] {
    var seen = Set<String>()
    let runs = (try? store().runs(limit: 1000)) ?? []
    return runs.map(\.path).filter { seen.insert($0).inserted }
  }
}
