import Glibc
import Provenance

/// Sees to it that the text of a file is UTF-8: Chinese text in GB18030 is recognised and converted, any
/// other encoding refused.
enum TextEncoding {
  /// The text in UTF-8 without a byte-order mark, or `nil` where the bytes are that already; `notes` tell of
  /// another encoding.
  ///
  /// - Throws: `InvalidInput` where the bytes are neither UTF-8 nor Chinese text in GB18030.
  /// - Complexity: O(bytes), a fraction of a nanosecond each where they are ASCII.
  static func converted(
    _ bytes: UnsafeRawBufferPointer, file: String
  ) throws(InvalidInput) -> (text: [UInt8]?, notes: [Finding]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let body = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(hasMark ? 3 : 0))
    let hasZero = body.baseAddress.map { memchr($0, 0, body.count) != nil } ?? false
    if body.starts(with: [0xFF, 0xFE]) || body.starts(with: [0xFE, 0xFF]) || hasZero {
      throw InvalidInput(
        code: "encoding",
        "The file is not UTF-8 text (it looks like UTF-16 or a binary file); save it as UTF-8 (in Excel "
          + "“CSV UTF-8”).",
        at: SourceLocation(file: file))
    }
    guard let offset = UTF8Text.firstInvalidByte(body) else {
      return (hasMark ? Array(body) : nil, [])
    }
    if let text = GB18030.convertedToUTF8(body) {
      let note = Finding(
        .warning, code: "encoding",
        "The file is in the Chinese encoding GB18030 and was converted; save it as UTF-8 (in Excel "
          + "“CSV UTF-8”) to be sure of every character.",
        at: SourceLocation(file: file))
      return (text, [note])
    }
    let line = body[..<offset].count { $0 == 0x0A } + 1
    throw InvalidInput(
      code: "encoding",
      "The file is not UTF-8: line \(line) holds a byte that no UTF-8 text has; save it as UTF-8 (in Excel "
        + "“CSV UTF-8”).",
      at: SourceLocation(file: file, line: line))
  }

  /// A name as bytes, such as that of an entry of a zip, which older programs in China write in GB18030.
  static func name(_ bytes: UnsafeRawBufferPointer) -> String? {
    if UTF8Text.firstInvalidByte(bytes) == nil { return String(decoding: bytes, as: UTF8.self) }
    return GB18030.convertedToUTF8(bytes).map { String(decoding: $0, as: UTF8.self) }
  }
}
