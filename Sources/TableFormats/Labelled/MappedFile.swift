import Glibc
import Provenance

/// The bytes of a file, mapped into memory so that they are not copied, or an array in their place.
final class MappedFile: @unchecked Sendable {
  // Nothing writes to the bytes while the file is mapped.
  /// The bytes, which are there only as long as the file is: whoever uses them has to hold it.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps a regular file.
  init(_ path: String, as name: String) throws(InvalidInput) {
    // Says what is wrong with the path, and reads nothing.
    _ = try InputFile.start(of: path, count: 1)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      throw Self.unreadable(name)
    }
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      isMapped = false
      return
    }
    guard let map = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0),
      map != MAP_FAILED
    else {
      throw Self.unreadable(name)
    }
    madvise(map, size, MADV_SEQUENTIAL)
    bytes = UnsafeRawBufferPointer(start: map, count: size)
    isMapped = true
  }

  /// Keeps bytes that are in memory already.
  init(_ array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 16)
    copy.copyBytes(from: array)
    bytes = UnsafeRawBufferPointer(copy)
    isMapped = false
  }

  /// A copy of the bytes, the first `count` of them.
  func copy(_ count: Int = .max) -> [UInt8] {
    withExtendedLifetime(self) { Array(bytes.prefix(count)) }
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    } else {
      start.deallocate()
    }
  }

  private static func unreadable(_ name: String) -> InvalidInput {
    InvalidInput(
      code: "unreadable-file", "“\(name)” cannot be read; check its permissions.",
      at: SourceLocation(file: name))
  }
}
