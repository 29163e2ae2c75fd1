/// The sheets out of the text that `CalamineScript` prints.
struct CellStream {
  struct Problem {
    var kind: String
    var text: String
  }

  private(set) var sheets: [Sheet] = []
  private(set) var problem: Problem?
  /// Whether the end was reached; a child that died has none.
  private(set) var isComplete = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        read(bytes[start..<end])
        start = end + 1
      }
    }
  }

  private mutating func read(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    let rest = line.dropFirst()
    switch line.first {
    case UInt8(ascii: "S"):
      sheets.append(
        Sheet(
          name: Self.text(rest.dropFirst()), isHidden: rest.first == UInt8(ascii: "h"), rows: []))
    case UInt8(ascii: "M"):
      let numbers = rest.split(separator: 0x09).compactMap { Int(Self.text($0)) }
      guard numbers.count == 4, numbers[0] <= numbers[1], numbers[2] <= numbers[3] else { return }
      change { sheet in
        sheet.merges.append(
          Sheet.Merge(rows: numbers[0]...numbers[1], columns: numbers[2]...numbers[3]))
      }
    case UInt8(ascii: "R"):
      var fields = rest.split(separator: 0x09, omittingEmptySubsequences: false)
      guard let row = fields.first.flatMap({ Int(Self.text($0)) }) else { return }
      fields.removeFirst()
      let cells = fields.map(Self.cell)
      change { sheet in
        while sheet.rows.count < row { sheet.rows.append([]) }
        sheet.rows.append(cells)
      }
    case UInt8(ascii: "F"):
      let fields = rest.split(separator: 0x09)
      guard fields.count == 3, let row = Int(Self.text(fields[0])),
        let column = Int(Self.text(fields[1])), (0..<(1 << 20)).contains(row),
        (0..<(1 << 14)).contains(column)
      else { return }
      let reason = Self.text(fields[2])
      change { sheet in
        while sheet.rows.count <= row { sheet.rows.append([]) }
        while sheet.rows[row].count <= column { sheet.rows[row].append(.empty) }
        sheet.rows[row][column] = .fault(reason)
      }
    case UInt8(ascii: "!"):
      let fields = rest.split(separator: 0x09, maxSplits: 1)
      problem = Problem(
        kind: fields.first.map(Self.text) ?? "", text: fields.dropFirst().first.map(Self.text) ?? ""
      )
    case UInt8(ascii: "Z"): isComplete = true
    default: break
    }
  }

  private mutating func change(_ body: (inout Sheet) -> Void) {
    guard !sheets.isEmpty else { return }
    body(&sheets[sheets.count - 1])
  }

  private static func cell(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> Cell {
    guard let first = field.first else { return .empty }
    switch first {
    case UInt8(ascii: "\""): return .text(text(field.dropFirst()))
    case UInt8(ascii: "D"): return .date(text(field.dropFirst()))
    case UInt8(ascii: "B"): return .boolean(field.last == UInt8(ascii: "1"))
    default:
      let text = text(field)
      guard let number = Double(text), number.isFinite else { return .fault("#\(text)") }
      return .number(number)
    }
  }

  private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(0x5C) else { return text }
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        switch scalar {
        case "t": result.append("\t")
        case "n": result.append("\n")
        case "r": result.append("\r")
        default: result.unicodeScalars.append(scalar)
        }
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
