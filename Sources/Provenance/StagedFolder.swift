internal import Glibc

/// A folder that is filled under a temporary name beside its place and renamed into it when complete.
///
/// Until `commit` nothing is seen at the place itself; a run that fails leaves what was there.
public struct StagedFolder: Sendable {
  /// Where the folder will stand.
  public let destination: String
  private let temporary: String

  /// Makes the temporary folder.
  ///
  /// - Throws: `InvalidInput` when the place's parent does not exist or cannot be written.
  public init(for destination: String) throws(InvalidInput) {
    var path = destination
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.destination = path
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    temporary = "\(parent)/.\(name).symbiont-\(getpid())"
    // What stands under our own number was left by a process that was killed.
    Self.remove(temporary)
    guard mkdir(temporary, 0o777) == 0 else {
      throw InvalidInput(
        code: "unwritable-folder",
        "“\(path)” cannot be made (\(String(cString: strerror(errno)))); "
          + "choose a place in a folder that exists and that you may write.")
    }
  }

  /// Writes a file into the folder, making folders on its way.
  ///
  /// - Throws: `InvalidInput` when it cannot be written whole, as on a full disk.
  public func write(_ bytes: [UInt8], to relative: String) throws(InvalidInput) {
    let parts = relative.split(separator: "/")
    var folder = temporary
    for part in parts.dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o777)
    }
    let path = "\(temporary)/\(relative)"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(relative) }
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        let error = failure(relative)
        close(descriptor)
        throw error
      }
      offset += written
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0 else { throw failure(relative) }
  }

  /// Renames the folder into its place.
  ///
  /// - Parameter replacing: whether a folder that stands there is replaced, and then removed.
  /// - Throws: `InvalidInput` when the place is taken or the rename fails.
  public func commit(replacing: Bool) throws(InvalidInput) {
    let noReplace: UInt32 = 1
    let exchange: UInt32 = 2
    if Self.rename(temporary, destination, noReplace) { return }
    if replacing, errno == EEXIST, Self.rename(temporary, destination, exchange) {
      discard()
      return
    }
    throw InvalidInput(
      code: "unwritable-folder",
      "“\(destination)” cannot be put in place (\(String(cString: strerror(errno)))).")
  }

  /// Removes the temporary folder and all that is in it.
  public func discard() {
    Self.remove(temporary)
  }

  /// Gives each of two files or folders the other's name, at once; `false` with `errno` where that fails.
  public static func exchange(_ one: String, _ other: String) -> Bool { rename(one, other, 2) }

  /// Linux's renameat2, which glibc exports but Swift's headers do not show.
  private static func rename(_ source: String, _ target: String, _ flags: UInt32) -> Bool {
    typealias Rename =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let renameat2 = unsafeBitCast(symbol, to: Rename.self)
    return renameat2(AT_FDCWD, source, AT_FDCWD, target, flags) == 0
  }

  private func failure(_ relative: String) -> InvalidInput {
    InvalidInput(
      code: "unwritable-file",
      "“\(relative)” cannot be written to “\(destination)” (\(String(cString: strerror(errno)))).")
  }

  private static func remove(_ path: String) {
    if let directory = opendir(path) {
      var names: [String] = []
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(directory)
      for name in names {
        var status = stat()
        guard lstat("\(path)/\(name)", &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          remove("\(path)/\(name)")
        } else {
          unlink("\(path)/\(name)")
        }
      }
    }
    rmdir(path)
  }
}
