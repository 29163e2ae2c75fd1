import Glibc

/// Reads a user's file into memory, or says in a sentence why it cannot be read.
public enum InputFile {
  /// What a path leads to.
  public enum Kind: Sendable { case file, folder, other, nothing }

  /// What the path leads to, through symbolic links.
  public static func kind(_ path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The bytes of a regular file of at most `limit` bytes; `name` is what findings call it.
  public static func read(
    _ path: String, as name: String? = nil, limit: Int = 1 << 31
  ) throws(InvalidInput) -> [UInt8] {
    let name = name ?? path
    let place = SourceLocation(file: name)
    try requireFile(path, name)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(name, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(name, errno) }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw InvalidInput(
        code: "file-size",
        "“\(name)” has \(size / 1_000_000) MB; files of this kind are read up to "
          + "\(limit / 1_000_000) MB.",
        at: place)
    }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard failure == 0 else { throw unreadable(name, failure) }
    return bytes
  }

  /// The first bytes of a regular file, fewer if it is shorter.
  public static func start(of path: String, count: Int) throws(InvalidInput) -> [UInt8] {
    try requireFile(path, path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = Glibc.read(descriptor, &bytes, count)
    guard got >= 0 else { throw unreadable(path, errno) }
    return Array(bytes.prefix(got))
  }

  /// The bytes of a file whose size nobody knows beforehand, such as those in /proc; at most 16 MB.
  public static func readStream(_ path: String) throws(InvalidInput) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count < 16 << 20 {
      let got = Glibc.read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      bytes += chunk[..<got]
    }
    return bytes
  }

  private static func requireFile(_ path: String, _ name: String) throws(InvalidInput) {
    let place = SourceLocation(file: name)
    switch kind(path) {
    case .file: break
    case .folder:
      throw InvalidInput(
        code: "not-a-file", "“\(name)” is a folder; name a file in it.", at: place)
    case .other:
      throw InvalidInput(
        code: "not-a-file", "“\(name)” is no regular file; copy its contents into one.", at: place)
    case .nothing:
      throw InvalidInput(
        code: "missing-file", "There is no file “\(name)”; check the name and the folder.",
        at: place)
    }
  }

  private static func unreadable(_ name: String, _ reason: Int32) -> InvalidInput {
    InvalidInput(
      code: "unreadable-file",
      "“\(name)” cannot be read (\(String(cString: strerror(reason)))); check its permissions.",
      at: SourceLocation(file: name))
  }
}
