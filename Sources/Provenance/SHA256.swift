internal import CSHA256

/// The SHA-256 digest, by which files and results are told apart and pages name the scripts that they allow.
///
/// Source: FIPS 180-4, sections 5.1.1, 5.3.3 and 6.2.2.
public enum SHA256 {
  /// The 32 bytes of the digest.
  ///
  /// - Complexity: O(n), about 0.7 ms for each megabyte where the processor has instructions for it.
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer(digest)
  }

  private static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
    let whole = bytes.count / 64
    sha256_compress(&state, bytes.baseAddress, whole)
    var tail = Array(bytes[(whole * 64)...])
    tail.append(0x80)
    tail.append(contentsOf: repeatElement(0, count: (120 - tail.count % 64) % 64))
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    sha256_compress(&state, tail, tail.count / 64)
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// The digest as 64 hexadecimal digits, as `sha256sum` prints it.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    hexadecimal(ofDigest: digest(bytes))
  }

  /// The digest of a text in UTF-8 as 64 hexadecimal digits.
  public static func hexadecimal(_ text: String) -> String {
    var text = text
    return hexadecimal(ofDigest: text.withUTF8(digest))
  }

  private static func hexadecimal(ofDigest digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
