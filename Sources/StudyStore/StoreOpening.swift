internal import GRDB
internal import Glibc
internal import Provenance

/// How a store is opened: at once where it is in order; else under a lock, by the first process that takes it.
struct StoreOpening {
  let path: String
  let check: StudyStore.Check

  /// Opens the store; makes it, brings it up to date or replaces it where that is needed.
  func open() throws(StoreError) -> (queue: DatabaseQueue, findings: [Finding]) {
    if access(path, F_OK) == 0 {
      do {
        let queue = try connect()
        if try queue.read(isReady) { return (queue, []) }
      } catch let error as DatabaseError where Self.isDamage(error) {
        // It is looked at again under the lock, where it may have been replaced meanwhile.
      } catch {
        throw StoreError(error, path: path)
      }
    }
    return try replace()
  }

  /// Makes the store or brings it up to date, one process at a time; what is damaged is put aside first.
  func replace() throws(StoreError) -> (queue: DatabaseQueue, findings: [Finding]) {
    do {
      try makeFolders()
      let lock = try StoreLock(path: path + ".lock")
      defer { lock.release() }
      do {
        return (try prepare(), [])
      } catch let error as DatabaseError where Self.isDamage(error) {
        try requireStoreName()
        let aside = try putAside()
        let finding = Finding(
          .warning, code: "store-damaged",
          "The store of runs was damaged (\(error.message ?? "")) and is kept as “\(aside)”; a new one is begun.",
          at: SourceLocation(file: path))
        return (try prepare(), [finding])
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private func connect() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(StudyStore.patience))
    configuration.acceptsDoubleQuotedStringLiterals = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Whether the store can be used as it is.
  private func isReady(_ database: Database) throws -> Bool {
    guard try isOurs(database) else { return false }
    let migrator = StoreSchema.migrator
    if try migrator.hasBeenSuperseded(database) {
      throw StoreError(
        .newer,
        "A newer version of symbiont wrote the store of runs “\(path)”; use that version, or name another file with --store."
      )
    }
    guard try migrator.hasCompletedMigrations(database) else { return false }
    if check == .pages { try requireSound(database) }
    return true
  }

  /// Makes what is missing in the file and checks every page of it.
  private func prepare() throws -> DatabaseQueue {
    let queue = try connect()
    let isOurs = try queue.read { database in
      try requireSound(database)
      return try self.isOurs(database)
    }
    if !isOurs { try queue.writeWithoutTransaction(mark) }
    // Where there can be no write-ahead log, as on a network's disk, SQLite goes on without: slower and as safe.
    _ = try queue.writeWithoutTransaction {
      try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL")
    }
    try StoreSchema.migrator.migrate(queue)
    _ = try queue.read(isReady)
    return queue
  }

  private func isOurs(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA application_id") == StoreSchema.applicationID
  }

  /// Marks an empty file as ours, before anything else is in it.
  private func mark(_ database: Database) throws {
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
    guard count == 0 else {
      throw StoreError(
        .foreign,
        "“\(path)” is another program's database and is left as it is; name another file with --store."
      )
    }
    try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
  }

  private func requireSound(_ database: Database) throws {
    let verdict = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard verdict == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: verdict)
    }
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode.primaryResultCode)
  }
}
