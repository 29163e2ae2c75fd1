internal import Glibc
internal import Provenance

/// Puts new bytes in a file's place at once: whoever reads it sees the old ones or the new, whole.
enum FileReplacement {
  /// Replaces a file of a study's folder, keeping its permissions.
  ///
  /// - Throws: `InvalidInput` when the new bytes cannot be written; the file is as it was then.
  static func replace(
    _ name: String, ofStudy study: String, with bytes: [UInt8]
  ) throws(InvalidInput) {
    let path = "\(study)/\(name)"
    let temporary = try prepare(name, ofStudy: study, with: bytes)
    guard rename(temporary, path) == 0 else {
      let error = failed(name)
      unlink(temporary)
      throw error
    }
  }

  /// Exchanges a file for new bytes, and exchanges it back unless the old bytes are agreeable.
  ///
  /// - Parameter isExpected: looks at the bytes that stood there until the moment of the exchange.
  /// - Returns: whether the new bytes stand there now.
  static func exchange(
    _ name: String, ofStudy study: String, with bytes: [UInt8],
    if isExpected: ([UInt8]) -> Bool
  ) throws(InvalidInput) -> Bool {
    let path = "\(study)/\(name)"
    // Of ourselves one at a time, in every process.
    let folder = open(study, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0, flock(folder, LOCK_EX) == 0 else { throw failed(name) }
    defer { close(folder) }
    let temporary = try prepare(name, ofStudy: study, with: bytes)
    defer { unlink(temporary) }
    guard StagedFolder.exchange(temporary, path) else { throw failed(name) }
    if let old = WholeFile.bytes(temporary), isExpected(old) { return true }
    guard StagedFolder.exchange(temporary, path) else { throw failed(name) }
    return false
  }

  private static func failed(_ name: String) -> InvalidInput {
    InvalidInput(
      code: "unwritable-file",
      "The study cannot be written (\(String(cString: strerror(errno)))); it is as it was.",
      at: SourceLocation(file: name))
  }

  /// Writes the bytes beside the file, with its permissions, and gives the path.
  private static func prepare(
    _ name: String, ofStudy study: String, with bytes: [UInt8]
  ) throws(InvalidInput) -> String {
    let path = "\(study)/\(name)"
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let temporary = "\(path).\(getpid()).new"
    // What stands under our own number was left by a process that was killed.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failed(name) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { write(descriptor, $0 + offset, bytes.count - offset) } ?? 0
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      offset += count
    }
    let synced = fsync(descriptor) == 0
    close(descriptor)
    guard offset == bytes.count, synced else {
      let error = failed(name)
      unlink(temporary)
      throw error
    }
    return temporary
  }
}
