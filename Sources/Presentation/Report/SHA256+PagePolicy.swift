internal import Provenance

extension SHA256 {
  /// The source expression for a content security policy: `'sha256-…'` with the digest in base 64.
  static func policySource(_ text: String) -> String {
    "'sha256-\(base64(digest(Array(text.utf8))))'"
  }

  /// Base 64 by RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = Array(group) + [UInt8](repeating: 0, count: 3 - group.count)
      let word = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
      for position in 0..<4 {
        let digit = alphabet[(word >> (18 - 6 * position)) & 63]
        text.append(position <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
