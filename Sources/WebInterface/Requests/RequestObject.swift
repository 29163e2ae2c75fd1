internal import Foundation
internal import Hummingbird
internal import Presentation
internal import Provenance

/// The object in a request's body, read key by key; what is wrong is said with the key's name.
struct RequestObject {
  private let members: [String: JSONValue]
  private let path: String

  /// Reads the body of a request.
  ///
  /// - Parameter keys: the keys that may stand in it.
  /// - Throws: `WebError` 400, 413 or 415.
  init(_ request: Request, limit: Int, keys: [String]) async throws {
    try request.requireMediaType(["application/json"])
    let text = String(buffer: try await request.bytes(limit: limit))
    let value: JSONValue
    do {
      value = try JSONValue(parsing: text)
    } catch {
      throw WebError(.badRequest, "The body is no JSON from byte \(error.offset) on.")
    }
    try self.init(value, path: "", keys: keys)
  }

  /// Takes an object.
  init(_ value: JSONValue, path: String, keys: [String]?) throws {
    guard case .object(let list) = value else {
      throw WebError(.badRequest, "\(Self.name(path)) has to be an object.")
    }
    var members: [String: JSONValue] = [:]
    for member in list {
      if let keys, !keys.contains(member.key) {
        let hint =
          NearMiss.closest(to: member.key, in: keys).map { "did you mean “\($0)”?" }
          ?? "there may be \(WordList.quoted(keys))."
        throw WebError(
          .badRequest, "\(Self.name(path)) has the unknown key “\(member.key)”; \(hint)")
      }
      guard members.updateValue(member.value, forKey: member.key) == nil else {
        throw WebError(.badRequest, "\(Self.name(path)) has the key “\(member.key)” twice.")
      }
    }
    self.members = members
    self.path = path
  }

  /// Whether a key is there.
  func has(_ key: String) -> Bool { members[key] != nil }

  /// A text; `nil` where the key is absent.
  func text(_ key: String) throws -> String? {
    guard let value = members[key] else { return nil }
    guard case .string(let text) = value else { throw wrong(key, "a text") }
    guard !text.unicodeScalars.contains("\0") else { throw wrong(key, "a text without NUL") }
    return text
  }

  /// A text that has to be there.
  func requiredText(_ key: String) throws -> String {
    guard let text = try text(key) else { throw missing(key) }
    guard !text.isEmpty else { throw wrong(key, "a text that is not empty") }
    return text
  }

  /// A whole number; `nil` where the key is absent.
  func integer(_ key: String, in range: ClosedRange<Int>? = nil) throws -> Int? {
    guard let value = members[key] else { return nil }
    let number: Int?
    switch value {
    case .integer(let integer): number = integer
    case .number(let double): number = Int(exactly: double)
    default: number = nil
    }
    guard let number else { throw wrong(key, "a whole number") }
    if let range, !range.contains(number) {
      throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A whole number that has to be there.
  func requiredInteger(_ key: String) throws -> Int {
    guard let number = try integer(key) else { throw missing(key) }
    return number
  }

  /// A number; `nil` where the key is absent.
  func number(_ key: String, atLeast least: Double? = nil) throws -> Double? {
    guard let value = members[key] else { return nil }
    guard let number = value.numberValue else { throw wrong(key, "a number") }
    if let least, number < least {
      throw wrong(key, "a number that is not below \(printed(least))")
    }
    return number
  }

  /// `true` or `false`; `nil` where the key is absent.
  func flag(_ key: String) throws -> Bool? {
    guard let value = members[key] else { return nil }
    guard case .bool(let flag) = value else { throw wrong(key, "true or false") }
    return flag
  }

  /// One of some words; `nil` where the key is absent.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) throws -> Choice? {
    guard let text = try text(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw wrong(key, "one of \(WordList.quoted(Choice.allCases.map(\.rawValue)))")
    }
    return choice
  }

  /// A list; `nil` where the key is absent.
  func list(_ key: String) throws -> [JSONValue]? {
    guard let value = members[key] else { return nil }
    guard case .array(let elements) = value else { throw wrong(key, "a list") }
    return elements
  }

  /// An object within this one, with any keys where `keys` is `nil`.
  func object(_ key: String, keys: [String]? = nil) throws -> RequestObject? {
    guard let value = members[key] else { return nil }
    return try RequestObject(value, path: place(key), keys: keys)
  }

  /// Numbers that are not negative, by key.
  func quantities() throws -> [String: Double] {
    var quantities: [String: Double] = [:]
    for (key, value) in members {
      guard let number = value.numberValue, number >= 0 else {
        throw wrong(key, "a number that is not negative")
      }
      quantities[key] = number
    }
    return quantities
  }

  /// Everything as it was given.
  var json: JSONValue {
    .object(members.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
  }

  private func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private func missing(_ key: String) -> WebError {
    WebError(.badRequest, "“\(place(key))” is missing.")
  }

  private func wrong(_ key: String, _ wanted: String) -> WebError {
    WebError(.badRequest, "“\(place(key))” has to be \(wanted).")
  }

  private static func name(_ path: String) -> String { path.isEmpty ? "The body" : "“\(path)”" }
}
