/// The secret by which a server away from loopback knows its user.
enum AccessToken {
  /// 128 random bits of the system, in hexadecimal.
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let word = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - word.count) + word
    }.joined()
  }

  /// Whether two texts are the same, in a time that does not tell where they differ.
  static func matches(_ given: some StringProtocol, _ expected: String) -> Bool {
    let given = Array(given.utf8)
    let expected = Array(expected.utf8)
    var difference = UInt8(given.count == expected.count ? 0 : 1)
    for position in expected.indices {
      difference |= expected[position] ^ (position < given.count ? given[position] : 0)
    }
    return difference == 0
  }
}
