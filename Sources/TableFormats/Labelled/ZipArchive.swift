import CZip
import Glibc
import Provenance

/// A zip file opened for reading, within limits on what its entries may unpack to.
final class ZipArchive {
  /// The most that all entries together may unpack to, in bytes.
  static let sizeLimit: UInt64 = 4 << 30
  /// Above this size an entry may not be `ratioLimit` times smaller in the zip, as no table is.
  static let ratioSize: UInt64 = 256 << 20
  static let ratioLimit: UInt64 = 200
  /// The most entries.
  static let entryLimit: Int64 = 20_000

  let path: String
  private let archive: OpaquePointer
  private var entries: [String: (index: UInt64, size: UInt64)] = [:]

  init(_ path: String) throws(InvalidInput) {
    self.path = path
    try Self.requireLibrary(path)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      let reason = zip_error_strerror(&error).map { String(cString: $0) } ?? "error \(code)"
      zip_error_fini(&error)
      throw Self.damaged(path, reason)
    }
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.entryLimit else {
      throw InvalidInput(
        code: "zip-size", "The zip has \(count) entries; a saved table has a few dozen.",
        at: SourceLocation(file: path))
    }
    var total: UInt64 = 0
    for index in 0..<UInt64(max(0, count)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else {
        throw Self.damaged(path, "its directory cannot be read")
      }
      let sum = total.addingReportingOverflow(status.size)
      let isBomb =
        status.size > Self.ratioSize && status.size / Self.ratioLimit > status.comp_size
      guard !sum.overflow, sum.partialValue <= Self.sizeLimit, !isBomb else {
        throw InvalidInput(
          code: "zip-size",
          "The zip unpacks to more than \(Self.sizeLimit >> 30) GB, or an entry of it to more than "
            + "\(Self.ratioLimit) times its size, and is not read; unpack it yourself, if you trust "
            + "it, and read the folder.",
          at: SourceLocation(file: path))
      }
      total = sum.partialValue
      entries[Self.name(index, in: archive) ?? String(cString: name)] = (index, status.size)
    }
  }

  /// The name of an entry in UTF-8 or GB18030; `nil` in any other encoding, of which libzip has a guess.
  private static func name(_ index: UInt64, in archive: OpaquePointer) -> String? {
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_RAW), &status) == 0,
      let name = status.name
    else { return nil }
    return TextEncoding.name(UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  deinit { zip_discard(archive) }

  /// The names of all entries that are files.
  var names: [String] { entries.keys.filter { !$0.hasSuffix("/") } }

  /// Unpacks an entry, never further than its directory says.
  func read(_ name: String) throws(InvalidInput) -> [UInt8] {
    guard let entry = entries[name], let file = zip_fopen_index(archive, entry.index, 0) else {
      throw Self.damaged(path, "the entry “\(name)” cannot be opened")
    }
    defer { zip_fclose(file) }
    let size = Int(entry.size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = zip_fread(file, base + count, UInt64(size - count))
        guard got > 0 else { break }
        count += Int(got)
      }
      // One more byte is asked for, so that the checksum at the end is compared.
      var extra: UInt8 = 0
      failed = count < size || zip_fread(file, &extra, 1) != 0
    }
    guard !failed else { throw Self.damaged(path, "the entry “\(name)” is damaged") }
    return bytes
  }

  /// Writes a zip of files; `files` gives for each name in the zip the file that it is made from.
  static func write(
    _ files: [(name: String, path: String)], to path: String
  ) throws(InvalidInput) {
    try requireLibrary(path)
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      throw unwritable(path, "it cannot be made")
    }
    for file in files {
      guard let source = zip_source_file(archive, file.path, 0, -1),
        zip_file_add(archive, file.name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0
      else {
        zip_discard(archive)
        throw unwritable(path, "“\(file.name)” cannot be added")
      }
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw unwritable(path, "the disk may be full")
    }
  }

  private static func requireLibrary(_ path: String) throws(InvalidInput) {
    guard zip_is_available() else {
      throw InvalidInput(
        code: "missing-library",
        "Zip files need libzip, which is not on this machine: install it (Debian: `apt install libzip4`), or use the unpacked folder.",
        at: SourceLocation(file: path))
    }
  }

  private static func damaged(_ path: String, _ reason: String) -> InvalidInput {
    InvalidInput(
      code: "zip-damaged",
      "The zip cannot be read (\(reason)); it may be cut off or damaged: copy or save it again.",
      at: SourceLocation(file: path))
  }

  private static func unwritable(_ path: String, _ reason: String) -> InvalidInput {
    InvalidInput(
      code: "unwritable-file", "The zip cannot be written (\(reason)).",
      at: SourceLocation(file: path))
  }
}
