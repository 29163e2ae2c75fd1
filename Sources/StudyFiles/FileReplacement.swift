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
    func failed() -> InvalidInput {
      InvalidInput(
        code: "unwritable-file",
        "The study cannot be written (\(String(cString: strerror(errno)))); it is as it was.",
        at: SourceLocation(file: name))
    }
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let temporary = "\(path).\(getpid()).new"
    // What stands under our own number was left by a process that was killed.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failed() }
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
    guard offset == bytes.count, synced, rename(temporary, path) == 0 else {
      let error = failed()
      unlink(temporary)
      throw error
    }
  }
}
