import Glibc

/// Writes a result to a temporary place beside its own and renames it, so that nothing half-written
/// is ever found under its name.
public enum OutputFile {
  /// Writes the bytes as the file at `path`, replacing one that is there.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws(InvalidInput) {
    try write(to: path) { (temporary) throws(InvalidInput) in
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw refused(path, errno) }
      let failure = writeAll(bytes, to: descriptor)
      let closed = close(descriptor)
      guard failure == 0 else { throw refused(path, failure) }
      guard closed == 0 else { throw refused(path, errno) }
    }
  }

  /// Lets `body` make a file at a temporary path and then gives it its name.
  public static func write(
    to path: String, _ body: (_ temporary: String) throws(InvalidInput) -> Void
  ) throws(InvalidInput) {
    let temporary = temporaryPath(beside: path)
    // Said here, since a library that writes the file has words of its own for it.
    let parent = temporary.lastIndex(of: "/").map {
      temporary[..<$0].isEmpty ? "/" : temporary[..<$0]
    }
    guard access(String(parent ?? "."), W_OK | X_OK) == 0 else { throw refused(path, errno) }
    do throws(InvalidInput) {
      try body(temporary)
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let reason = errno
      unlink(temporary)
      throw refused(path, reason)
    }
  }

  /// A name beside a file under which what it holds now can be kept: `….old`, or with a number where that is taken.
  public static func nameToKeep(_ path: String) -> String {
    var name = path + ".old"
    var number = 2
    while InputFile.kind(name) != .nothing {
      name = "\(path).old-\(number)"
      number += 1
    }
    return name
  }

  /// Lets `body` fill a new folder at a temporary path and then gives it its name.
  ///
  /// - Throws: `InvalidInput` if there is anything at `path` but an empty folder.
  public static func writeFolder(
    to path: String, _ body: (_ temporary: String) throws(InvalidInput) -> Void
  ) throws(InvalidInput) {
    let temporary = temporaryPath(beside: path)
    // What stands under our own number was left by a process that was killed.
    removeTree(temporary)
    guard mkdir(temporary, 0o777) == 0 else { throw refused(path, errno) }
    do throws(InvalidInput) {
      try body(temporary)
      guard rename(temporary, path) == 0 else {
        let reason = errno
        if reason == ENOTEMPTY || reason == EEXIST || reason == ENOTDIR {
          throw InvalidInput(
            code: "output-exists", "“\(path)” is there already; name another or remove it first.",
            at: SourceLocation(file: path))
        }
        throw refused(path, reason)
      }
    } catch {
      removeTree(temporary)
      throw error
    }
  }

  /// Makes a folder inside one that is being filled.
  public static func makeFolder(_ path: String) throws(InvalidInput) {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw refused(path, errno) }
  }

  /// Removes a folder that we made, and what is in it; symbolic links are not followed.
  public static func removeTree(_ path: String) {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let child = "\(path)/\(name)"
      var status = stat()
      if lstat(child, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        removeTree(child)
      } else {
        unlink(child)
      }
    }
    closedir(folder)
    rmdir(path)
  }

  private static func temporaryPath(beside path: String) -> String {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    return "\(trimmed).partial-\(getpid())"
  }

  private static func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Int32 {
    func write(_ buffer: UnsafeRawBufferPointer) -> Int32 {
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let written = Glibc.write(descriptor, base + done, buffer.count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return errno }
        done += written
      }
      return 0
    }
    let result = bytes.withContiguousStorageIfAvailable { write(UnsafeRawBufferPointer($0)) }
    return result ?? Array(bytes).withUnsafeBytes(write)
  }

  private static func refused(_ path: String, _ reason: Int32) -> InvalidInput {
    InvalidInput(
      code: "unwritable-file",
      "“\(path)” cannot be written (\(String(cString: strerror(reason)))); "
        + "check that its folder exists and may be written to.",
      at: SourceLocation(file: path))
  }
}
