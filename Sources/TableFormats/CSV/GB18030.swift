import Glibc

/// Recognises and converts text in GB18030, the Chinese national encoding that Excel in China writes.
enum GB18030 {
  /// The text in UTF-8, or `nil` if the bytes do not look like Chinese text in GB18030.
  ///
  /// Almost any bytes are valid GB18030, so two things are asked of them: they convert without a
  /// fault, and at least half of the characters of two bytes have a second byte above 0xA0, as the
  /// common characters (GB2312) all do and as accented Latin letters, which stand between ASCII
  /// letters, do not.
  static func convertedToUTF8(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard looksChinese(bytes) else { return nil }
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    var input = UnsafeMutableRawBufferPointer(mutating: bytes).baseAddress?
      .assumingMemoryBound(to: CChar.self)
    var inputLeft = bytes.count
    // A character of two bytes becomes three, one of four bytes at most four.
    var target = [CChar](repeating: 0, count: bytes.count * 2 + 8)
    let capacity = target.count
    var remaining = capacity
    let status = target.withUnsafeMutableBufferPointer { target in
      var output = target.baseAddress
      return iconv(converter, &input, &inputLeft, &output, &remaining)
    }
    guard status != -1 else { return nil }
    return target[..<(capacity - remaining)].map { UInt8(bitPattern: $0) }
  }

  private static func looksChinese(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var common = 0
    var pairs = 0
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] >= 0x81 else {
        index += 1
        continue
      }
      pairs += 1
      if bytes[index] >= 0xA1, bytes[index + 1] >= 0xA1 { common += 1 }
      index += 2
    }
    return pairs > 0 && common * 2 >= pairs
  }
}
