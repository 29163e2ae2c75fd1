/// A value in JSON, for the small files that other programs expect beside a table.
indirect enum JSONText {
  case text(String)
  case boolean(Bool)
  case list([String])
  case object([(String, JSONText)])

  /// The value on a line of its own.
  var line: String { written + "\n" }

  private var written: String {
    switch self {
    case .text(let text): return Self.quoted(text)
    case .boolean(let value): return value ? "true" : "false"
    case .list(let items): return "[\(items.map(Self.quoted).joined(separator: ", "))]"
    case .object(let members):
      let written = members.map { "\(Self.quoted($0.0)): \($0.1.written)" }
      return "{\(written.joined(separator: ", "))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case let control where control.value < 0x20:
        let hex = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
