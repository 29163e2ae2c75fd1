import Foundation
import Glibc
import Presentation
import StudyFiles
import Testing

@testable import WebInterface

/// The package's folder.
let packageFolder = String(
  #filePath.dropLast("/Tests/WebInterfaceTests/TestServer.swift".count))

/// What came back for a request.
struct Answer: Sendable {
  var status: Int
  var headers: [String: String]
  var body: String

  /// The body as JSON.
  func json() throws -> JSONValue { try JSONValue(parsing: body) }

  /// The sentence of an error.
  func message() throws -> String { try #require(json()["error"]?["message"]?.textValue) }
}

/// A server on a free port of this machine, for as long as a test needs it.
struct TestServer: Sendable {
  let port: Int
  /// The address that `symbiont serve` prints.
  let address: String

  /// Runs a server, and stops it when the work is done.
  static func run(
    study: String? = packageFolder + "/Cases/guiyang", token: String? = nil,
    dataFolder: String = "/nonexistent", store: String? = nil,
    limits: RequestLimits = RequestLimits(),
    _ work: @Sendable @escaping (TestServer) async throws -> Void
  ) async throws {
    setenv("SYMBIONT_WEB", packageFolder + "/Sources/WebInterface/Resources", 1)
    setenv("SYMBIONT_CASES", packageFolder + "/Cases", 1)
    let folder = NSTemporaryDirectory() + "/symbiont-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = ServerOptions(
      programVersion: "test", token: token, study: study, dataFolder: dataFolder,
      store: store ?? folder + "/runs.sqlite")
    options.limits = limits
    let application = try WebApplication(options)
    let (addresses, sent) = AsyncStream.makeStream(of: String.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { sent.finish() }
        try await application.run { sent.yield($0) }
      }
      group.addTask {
        for await address in addresses {
          let digits = address.dropFirst("http://127.0.0.1:".count).prefix { $0.isNumber }
          let server = TestServer(port: try #require(Int(digits)), address: address)
          try await work(server)
          break
        }
      }
      // The first to end is the work, or a server that did not start.
      _ = try await group.next()
      group.cancelAll()
    }
  }

  /// Copies the built-in case, with a text of its study.yaml replaced.
  static func copyGuiyang(to study: URL, replacing old: String, with new: String) throws {
    try FileManager.default.copyItem(atPath: packageFolder + "/Cases/guiyang", toPath: study.path)
    let yaml = study.appending(path: "study.yaml")
    let text = try String(contentsOf: yaml, encoding: .utf8)
    try Data(text.replacing(old, with: new).utf8).write(to: yaml)
  }

  /// Runs a server on a study of its own, made by `prepare` in a folder that is removed afterwards.
  static func runCopy(
    prepare: (URL) throws -> Void = {
      try FileManager.default.copyItem(atPath: packageFolder + "/Cases/guiyang", toPath: $0.path)
    },
    _ work: @Sendable @escaping (TestServer, URL) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "symbiont-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = folder.appending(path: "copy")
    try prepare(study)
    try await run(study: study.path, dataFolder: folder.path + "/data") {
      try await work($0, study)
    }
  }

  /// Sends a request and reads its answer.
  func send(
    _ method: String, _ path: String, headers: [(String, String)] = [], body: String? = nil
  ) async throws -> Answer {
    var lines = ["\(method) \(path) HTTP/1.1"]
    if !headers.contains(where: { $0.0.lowercased() == "host" }) {
      lines.append("Host: 127.0.0.1:\(port)")
    }
    lines += headers.map { "\($0.0): \($0.1)" }
    if let body {
      if !headers.contains(where: { $0.0.lowercased() == "content-type" }) {
        lines.append("Content-Type: application/json")
      }
      lines.append("Content-Length: \(body.utf8.count)")
    }
    lines.append("Connection: close")
    let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    return try answer(await exchange([UInt8](text.utf8)))
  }

  /// Gets JSON, which has to be there.
  func get(_ path: String) async throws -> JSONValue {
    let answer = try await send("GET", path)
    try #require(answer.status == 200, "\(path): \(answer.status) \(answer.body)")
    return try answer.json()
  }

  /// Sends bytes and reads until the server closes the connection.
  func exchange(_ bytes: [UInt8]) async throws -> [UInt8] {
    let port = port
    return try await withCheckedThrowingContinuation { continuation in
      // Dispatch has no more threads than there are processors, and many tests wait at once.
      Thread {
        continuation.resume(with: Result { try Self.blockingExchange(bytes, port: port) })
      }.start()
    }
  }

  /// Takes an answer apart.
  func answer(_ bytes: [UInt8]) throws -> Answer {
    let end = try #require(
      bytes.indices.dropLast(3).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) },
      "no answer: \(String(decoding: bytes.prefix(200), as: UTF8.self))")
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let status = try #require(
      lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    }
    var body = Array(bytes[(end + 4)...])
    if headers["transfer-encoding"] == "chunked" { body = Self.unchunked(body) }
    return Answer(status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
  }

  private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    while let end = bytes[position...].firstIndex(of: 13),
      let size = Int(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16), size > 0
    {
      result += bytes[(end + 2)..<min(end + 2 + size, bytes.count)]
      position = min(end + 4 + size, bytes.count)
    }
    return result
  }

  private struct SocketError: Error {}

  private static func blockingExchange(_ bytes: [UInt8], port: Int) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw SocketError() }
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 240, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw SocketError() }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.send(
          descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { break }
      sent += count
    }
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count <= 0 { return received }
      received += buffer[..<count]
    }
  }
}
