internal import GRDB

/// Why runs cannot be recorded or read.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is; more kinds may come.
  public struct Code: Sendable, Hashable {
    enum Storage: Hashable { case corrupt, busy, full, foreign, newer, homeless, inaccessible }
    let storage: Storage

    /// The file is damaged.
    public static let corrupt = Code(storage: .corrupt)
    /// Another process did not let go of the file in time.
    public static let busy = Code(storage: .busy)
    /// The disk is full.
    public static let full = Code(storage: .full)
    /// The file is something else than a store.
    public static let foreign = Code(storage: .foreign)
    /// A newer version of the program wrote the file.
    public static let newer = Code(storage: .newer)
    /// No home folder is known.
    public static let homeless = Code(storage: .homeless)
    /// The file cannot be made, read or written.
    public static let inaccessible = Code(storage: .inaccessible)
  }

  /// The kind of failure.
  public var code: Code
  /// A sentence that names the file and what to do.
  public var description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// What SQLite reports, in words.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    let reason = (error as? DatabaseError)?.message ?? "\(error)"
    switch (error as? DatabaseError)?.resultCode.primaryResultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(.corrupt, "The store of runs “\(path)” is damaged (\(reason)).")
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      self.init(
        .busy,
        "Another process has held the store of runs “\(path)” for over \(StudyStore.patience) s; try again when it is done."
      )
    case .SQLITE_FULL:
      self.init(.full, "The disk of the store of runs “\(path)” is full; free some space.")
    default:
      self.init(
        .inaccessible,
        "The store of runs “\(path)” cannot be used (\(reason)); check that its folder exists and may be written to, or name another file with --store."
      )
    }
  }
}
