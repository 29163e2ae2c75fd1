internal import Glibc

/// Reads a file of the program's own, such as the chart library, at once.
public enum WholeFile {
  /// The text of a file; `nil` if it cannot be read.
  public static func text(_ path: String) -> String? {
    read(path) { size, fill in
      String(unsafeUninitializedCapacity: size, initializingUTF8With: fill)
    }
  }

  /// The bytes of a file; `nil` if it cannot be read.
  public static func bytes(_ path: String) -> [UInt8]? {
    read(path) { size, fill in
      [UInt8](unsafeUninitializedCapacity: size) { buffer, count in count = fill(buffer) }
    }
  }

  /// Makes a value of a file's size and of what fills a buffer with its bytes and tells their number.
  private static func read<Value>(
    _ path: String, _ make: (Int, (UnsafeMutableBufferPointer<UInt8>) -> Int) -> Value
  ) -> Value? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    return make(size) { buffer in
      var count = 0
      while count < size, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, size - count)
        if got <= 0 { break }
        count += got
      }
      return count
    }
  }
}
