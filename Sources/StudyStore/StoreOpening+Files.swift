internal import Glibc
internal import Provenance

extension StoreOpening {
  /// Makes the folders on the way to the store.
  func makeFolders() throws {
    let parts = path.split(separator: "/").dropLast()
    var folder = path.hasPrefix("/") ? "/" : ""
    for part in parts {
      folder += part
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST || access(folder, F_OK) == 0 else {
        throw StoreError(
          .inaccessible,
          "The folder “\(folder)” of the store of runs cannot be made (\(String(cString: strerror(errno)))); name another file with --store."
        )
      }
      folder += "/"
    }
  }

  /// Refuses to rename what a user named by mistake: a file that is no database and has another ending.
  func requireStoreName() throws {
    if try InputFile.start(of: path, count: 16) == Array("SQLite format 3\0".utf8) { return }
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return }
    let ending = name[dot...].dropFirst().lowercased()
    guard !["sqlite", "sqlite3", "db"].contains(ending) else { return }
    throw StoreError(
      .foreign,
      "“\(path)” is no store of runs and is left as it is; name another file with --store.")
  }

  /// Renames the file and its log, and gives the new name.
  func putAside() throws -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let length = strftime(&buffer, buffer.count, "%Y%m%dT%H%M%SZ", &parts)
    let stamp = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var aside = "\(path).damaged-\(stamp)"
    var number = 2
    while access(aside, F_OK) == 0 {
      aside = "\(path).damaged-\(stamp)-\(number)"
      number += 1
    }
    guard rename(path, aside) == 0 else {
      throw StoreError(
        .inaccessible,
        "The store of runs “\(path)” is damaged and cannot be renamed (\(String(cString: strerror(errno)))); move it away, or name another file with --store."
      )
    }
    for ending in ["-wal", "-shm"] { rename(path + ending, aside + ending) }
    return aside
  }
}

/// Lets one process at a time make or replace a store; a process that dies lets go of it.
struct StoreLock {
  private let descriptor: Int32

  /// Waits for the lock, as long as for the store itself.
  init(path: String) throws {
    descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StoreError(
        .inaccessible,
        "“\(path)” cannot be made (\(String(cString: strerror(errno)))); check that its folder may be written to, or name another file with --store."
      )
    }
    for _ in 0..<(StudyStore.patience * 100) {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      usleep(10_000)
    }
    close(descriptor)
    throw StoreError(
      .busy,
      "Another process has held “\(path)” for over \(StudyStore.patience) s; try again when it is done."
    )
  }

  /// Lets the next process in.
  func release() {
    close(descriptor)
  }
}

/// Which file stands under a name.
struct FileIdentity: Sendable, Equatable {
  private let device: UInt
  private let number: UInt

  /// The file under this name; `nil` where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
