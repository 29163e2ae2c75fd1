/// A file by its name, its size and what it holds, so that a change of it is seen later.
public struct FileDigest: Sendable, Hashable {
  /// The file's name within its study.
  public var name: String
  /// Its size in bytes.
  public var size: Int
  /// The SHA-256 digest of its bytes, in hexadecimal digits.
  public var sha256: String

  /// Creates a digest from its parts.
  public init(name: String, size: Int, sha256: String) {
    self.name = name
    self.size = size
    self.sha256 = sha256
  }

  /// The digest of a file that was read.
  public init(name: String, of bytes: [UInt8]) {
    self.init(name: name, size: bytes.count, sha256: SHA256.hexadecimal(bytes))
  }

  /// The digest of several files together: that of what `sha256sum` prints of them in the order of their names.
  public static func digest(of files: [FileDigest]) -> String {
    let lines = files.sorted { $0.name < $1.name }.map { "\($0.sha256)  \($0.name)\n" }
    return SHA256.hexadecimal(lines.joined())
  }
}
