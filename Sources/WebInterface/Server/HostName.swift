internal import Glibc

/// Names and addresses of machines, as a `Host` header gives them.
enum HostName {
  /// Whether a name is this machine's own loopback.
  static func isLoopback(_ host: some StringProtocol) -> Bool {
    let host = host.lowercased()
    return host == "localhost" || host == "::1" || host == "[::1]"
      || (host.hasPrefix("127.") && isAddress(host))
  }

  /// Whether a name is an address and no name that a name server resolves.
  static func isAddress(_ host: some StringProtocol) -> Bool {
    var host = String(host)
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }

  /// The host of `host:port`, in lower case; `nil` where the text is neither.
  static func host(of authority: String) -> String? {
    var host = authority[...]
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return nil }
      let rest = host[host.index(after: end)...]
      guard rest.isEmpty || isPort(rest) else { return nil }
      host = host[...end]
    } else if let colon = host.firstIndex(of: ":") {
      guard isPort(host[colon...]) else { return nil }
      host = host[..<colon]
    }
    return host.isEmpty ? nil : host.lowercased()
  }

  /// The port of `host:port`, or 80.
  static func port(of authority: String) -> Int {
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return 80 }
    return Int(authority[authority.index(after: colon)...]) ?? 80
  }

  /// This machine's own name.
  static func own() -> String? {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return nil }
    let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.first == ":" && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
