internal import Glibc

/// What the file system says of a file, by which a change is seen without reading it.
struct FileStamp: Sendable, Hashable {
  private var size: Int
  private var seconds: Int
  private var nanoseconds: Int
  private var number: UInt

  /// The stamp of a file; `nil` where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
    number = UInt(status.st_ino)
  }
}
