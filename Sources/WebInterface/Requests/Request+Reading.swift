internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Provenance

extension Request {
  /// Refuses a body of another kind than the route takes; this also keeps forms of other sites out.
  func requireMediaType(_ types: [String]) throws {
    let given = headers[.contentType] ?? ""
    let type = given.split(separator: ";").first.map { $0.lowercased().filter { $0 != " " } } ?? ""
    guard types.contains(type) else {
      throw WebError(
        .unsupportedMediaType,
        "The body has to be \(WordList.quoted(types)), not “\(given)” (Content-Type).")
    }
  }

  /// The bytes of the body.
  ///
  /// - Throws: `WebError` 413 when there are more than `limit`.
  func bytes(limit: Int) async throws -> ByteBuffer {
    do {
      return try await body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw WebError(.contentTooLarge, "The body has more than \(limit >> 10) kB.")
    }
  }

  /// The text of the body.
  ///
  /// - Throws: `WebError` 400 where it is no UTF-8, 413 when it is over `limit` bytes.
  func text(limit: Int) async throws -> [UInt8] {
    let bytes = Array(try await bytes(limit: limit).readableBytesView)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw WebError(.badRequest, "The body is no text in UTF-8.")
    }
    return bytes
  }
}

/// The parameters behind the question mark.
struct RequestQuery {
  private let values: [String: String]

  /// Reads a request's query.
  ///
  /// - Parameter keys: the parameters that may stand in it.
  /// - Throws: `WebError` 400 for an unknown or repeated parameter and for a wrong escape.
  init(_ request: Request, keys: [String]) throws {
    var values: [String: String] = [:]
    for part in (request.uri.query ?? "").split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = Self.decoded(halves[0]),
        let value = Self.decoded(halves.count > 1 ? halves[1] : "")
      else {
        throw WebError(.badRequest, "The parameter “\(part)” has a wrong escape.")
      }
      guard keys.contains(key) else {
        let hint =
          NearMiss.closest(to: key, in: keys).map { "did you mean “\($0)”?" }
          ?? (keys.isEmpty ? "there is none here." : "there may be \(WordList.quoted(keys)).")
        throw WebError(.badRequest, "There is no parameter “\(key)”; \(hint)")
      }
      guard values.updateValue(value, forKey: key) == nil else {
        throw WebError(.badRequest, "The parameter “\(key)” stands twice.")
      }
    }
    self.values = values
  }

  /// Reads what follows a page's address, which people write and other programs add to: what is not known or
  /// has a wrong escape is passed over.
  init(page request: Request) {
    var values: [String: String] = [:]
    for part in (request.uri.query ?? "").split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let key = Self.decoded(halves[0]), values[key] == nil else { continue }
      values[key] = Self.decoded(halves.count > 1 ? halves[1] : "")
    }
    self.values = values
  }

  /// A text; `nil` where the parameter is absent.
  subscript(key: String) -> String? { values[key] }

  /// A text that has to be there.
  func required(_ key: String) throws -> String {
    guard let value = values[key], !value.isEmpty else {
      throw WebError(.badRequest, "The parameter “\(key)” is missing.")
    }
    return value
  }

  /// A whole number; `nil` where the parameter is absent.
  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = values[key] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw wrong(key, text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number; `nil` where the parameter is absent.
  func number(_ key: String) throws -> Double? {
    guard let text = values[key] else { return nil }
    guard let number = Double(text), number.isFinite else { throw wrong(key, text, "a number") }
    return number
  }

  /// `true` or `false`.
  func flag(_ key: String) throws -> Bool {
    switch values[key] {
    case nil, "false": return false
    case "true": return true
    case let text?: throw wrong(key, text, "true or false")
    }
  }

  /// One of some words; `nil` where the parameter is absent.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) throws -> Choice? {
    guard let text = values[key] else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw wrong(key, text, "one of \(WordList.quoted(Choice.allCases.map(\.rawValue)))")
    }
    return choice
  }

  private func wrong(_ key: String, _ text: String, _ wanted: String) -> WebError {
    WebError(.badRequest, "The parameter “\(key)” is “\(text)”; it has to be \(wanted).")
  }

  /// A text without its percent escapes; `nil` where one is wrong.
  static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case 0x2B: bytes.append(0x20)
      case 0x25:
        guard let high = rest.next().flatMap(hexadecimal),
          let low = rest.next().flatMap(hexadecimal)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }
}

extension WebContext {
  /// A part of the path, without its percent escapes.
  func path(_ name: String) throws -> String {
    guard let text = parameters.get(name), let decoded = RequestQuery.decoded(plus(text)) else {
      throw WebError(.badRequest, "The path has a wrong escape.")
    }
    return decoded
  }

  /// A plus sign stands for itself in a path.
  private func plus(_ text: String) -> String {
    text.split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%2B")
  }
}
