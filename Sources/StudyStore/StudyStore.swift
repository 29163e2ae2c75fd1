internal import GRDB
internal import Glibc
public import Provenance
internal import Synchronization

/// Where runs are kept: one SQLite file, which several processes may use at once.
///
/// A process that is killed at any moment leaves the file whole, with a run in it or without (write-ahead log);
/// a failure of power may lose the last runs, never the file (`synchronous = NORMAL`). A file that is
/// damaged is kept under a new name and a new one is begun; `findings` say so.
///
/// - Complexity: recording a run writes some kilobytes, and its result if there is none like it yet.
public final class StudyStore: Sendable {
  /// How thoroughly the file is checked when it is opened.
  public enum Check: Sendable {
    /// The header and the list of tables, at a cost that does not grow: enough to record a run. A damaged page
    /// is found when it is met, and each result is checked by its digest when it is read.
    case header
    /// Every page, at some milliseconds for each 10 MB: for whoever is going to read.
    case pages
  }

  /// For how many seconds another process is waited for.
  static let patience = 5

  /// From which length on the log is written back into the file, in bytes.
  static let longLog = 512 << 10

  /// The file.
  public let path: String
  private let state: Mutex<State>

  /// The file as it was opened.
  private struct State {
    var queue: DatabaseQueue
    var findings: [Finding]
    /// Which file it is, whatever its name has become since.
    var file: FileIdentity?
  }

  /// Opens a store, or begins one where there is no file.
  ///
  /// - Throws: `StoreError` where the file cannot be made or opened, or is no store.
  public init(path: String, check: Check = .pages) throws(StoreError) {
    self.path = path
    let opened = try StoreOpening(path: path, check: check).open()
    state = Mutex(
      State(queue: opened.queue, findings: opened.findings, file: FileIdentity(path)))
  }

  /// What there is to say of the opening: a damaged file that was put aside.
  public var findings: [Finding] { state.withLock { $0.findings } }

  /// Records a run and gives its number.
  ///
  /// - Throws: `StoreError` where it cannot be written; the store is as it was then.
  @discardableResult
  public func record(_ run: RunRecord) throws(StoreError) -> Int {
    defer { shortenLog() }
    do {
      return try write { try $0.insert(run) }
    } catch  where error.code == .corrupt {
      try renew()
      return try write { try $0.insert(run) }
    }
  }

  /// The runs, the latest first.
  ///
  /// - Parameter limit: how many at most; `nil` for all.
  public func runs(limit: Int? = nil) throws(StoreError) -> [RecordedRun] {
    try read { try $0.runs(limit: limit) }
  }

  /// A run by its number; `nil` where there is none.
  public func run(_ id: Int) throws(StoreError) -> RecordedRun? {
    try read { try $0.runs(id: id).first }
  }

  /// The result of a run as JSON text; `nil` where the run was deleted.
  ///
  /// - Throws: `StoreError` where the text does not have the digest that it was recorded with.
  public func result(of run: RecordedRun) throws(StoreError) -> String? {
    let text = try read { try $0.resultText(digest: run.resultDigest) }
    guard let text else { return nil }
    guard SHA256.hexadecimal(text) == run.resultDigest else {
      throw StoreError(
        .corrupt,
        "The result of run \(run.id) in “\(path)” is damaged: it does not have the digest that it was recorded with."
      )
    }
    return text
  }

  /// Deletes a run, and its result and list of files if no other run has them.
  ///
  /// - Returns: whether there was such a run.
  @discardableResult
  public func delete(_ id: Int) throws(StoreError) -> Bool {
    try write { try $0.deleteRun(id) }
  }

  /// Puts a file aside that turned out to be damaged in use, and begins a new one.
  private func renew() throws(StoreError) {
    take(try StoreOpening(path: path, check: .pages).replace())
  }

  /// The file of this name, opened anew where it is another one by now: a process that found it damaged has put
  /// it aside, or somebody has moved or deleted it.
  private func queue() throws(StoreError) -> DatabaseQueue {
    let known = state.withLock { $0 }
    guard known.file != FileIdentity(path) else { return known.queue }
    let opened = try StoreOpening(path: path, check: .header).open()
    take(opened)
    return opened.queue
  }

  private func take(_ opened: (queue: DatabaseQueue, findings: [Finding])) {
    state.withLock {
      $0 = State(
        queue: opened.queue, findings: $0.findings + opened.findings, file: FileIdentity(path))
    }
  }

  /// Empties a log that has grown long, as whoever opens the file next has to read all of it.
  ///
  /// SQLite begins its log anew by itself only while one process keeps the file open, and each run is another.
  private func shortenLog() {
    var status = stat()
    guard stat(path + "-wal", &status) == 0, status.st_size > Self.longLog else { return }
    let queue = state.withLock { $0.queue }
    // Where another process is reading, whoever records next tries again.
    _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }

  private func read<Value: Sendable>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    let queue = try queue()
    do { return try queue.read(body) } catch { throw StoreError(error, path: path) }
  }

  private func write<Value: Sendable>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    let queue = try queue()
    do { return try queue.write(body) } catch { throw StoreError(error, path: path) }
  }
}
