public import Provenance

/// A header and records of fields, each with its place: a CSV file (RFC 4180, UTF-8) or a sheet of a
/// workbook in the same layout.
///
/// A byte-order mark, CRLF and quoted fields are accepted; Chinese text in GB18030 (or its subsets
/// GBK and GB2312) is recognised and converted, with a warning. The bytes are kept once and fields
/// are ranges of them, so that a number is parsed without making a string.
public struct CSVFile: Sendable {
  struct Field: Sendable {
    var start: Int32
    var end: Int32
    var lineStart: Int32
    var line: Int32
    var hasEscapes: Bool
  }

  /// The file's name as it appears in findings.
  public let file: String
  /// The column names.
  public let header: [String]
  /// What was found while the text was read and does not keep it from being used.
  public private(set) var findings: [Finding]
  /// Where the records stand in a workbook; `nil` for a text file.
  let sheet: SheetOrigin?
  let bytes: [UInt8]
  private(set) var fields: [Field]
  private(set) var records: [Range<Int>]
  /// The lines, or rows of a sheet, that were given as many fields as the header has; each has an error among
  /// the findings.
  public private(set) var fittedLines: Set<Int> = []

  /// The longest name of a column, in bytes.
  private static let nameLimit = 3000

  /// The number of records below the header.
  public var count: Int { max(0, records.count - 1) }

  /// Splits the bytes of a file into records and fields.
  ///
  /// With `fitting` a record with more or fewer fields than the header does not end the reading: it is cut or
  /// filled up, and the error is among the `findings`, so that a caller who shows them all can look for more.
  ///
  /// - Throws: `InvalidInput` with every problem of form: no text, bytes that are not UTF-8, a quote
  ///   that is never closed, a record with more or fewer fields than the header, a column named
  ///   twice or not at all. Blank lines are skipped.
  public init(bytes: [UInt8], file: String, fitting: Bool = false) throws(InvalidInput) {
    let (body, notes) = try Self.decoded(bytes, file: file)
    try self.init(body: body, file: file, sheet: nil, notes: notes, fitting: fitting)
  }

  /// The text in UTF-8 without a byte-order mark, and a warning where it was converted.
  static func decoded(
    _ bytes: [UInt8], file: String
  ) throws(InvalidInput) -> (body: [UInt8], notes: [Finding]) {
    guard bytes.count < Int(Int32.max) else {
      throw InvalidInput(
        code: "file-size", "The file is larger than 2 GB; split it or save it as .npy.",
        at: SourceLocation(file: file))
    }
    let (text, notes) = try bytes.withUnsafeBufferPointer { bytes throws(InvalidInput) in
      try TextEncoding.converted(UnsafeRawBufferPointer(bytes), file: file)
    }
    let body = text ?? bytes
    if body.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") {
      throw InvalidInput(
        code: "markup",
        "The file is a web page or XML, even if its name says otherwise and Excel opens it; open it there and "
          + "save it as .xlsx.",
        at: SourceLocation(file: file))
    }
    return (body, notes)
  }

  init(
    body: [UInt8], file: String, sheet: SheetOrigin?, notes: [Finding], fitting: Bool
  ) throws(InvalidInput) {
    self.file = file
    self.sheet = sheet
    self.findings = notes
    let scan = Self.scan(body)
    self.bytes = body
    self.fields = scan.fields
    self.records = scan.records
    if let line = scan.unclosedQuoteLine {
      throw InvalidInput(
        code: "unclosed-quote",
        "A quoted field that begins in line \(line) is never closed; add the closing quotation mark.",
        at: SourceLocation(file: file, line: line))
    }
    guard let first = scan.records.first else {
      throw InvalidInput(
        code: "empty-file", "The file is empty; its first line must name the columns.",
        at: SourceLocation(file: file, sheet: sheet?.name))
    }
    let names = first.map { Self.text(of: scan.fields[$0], in: body) }
    self.header = names
    if sheet == nil, names.count == 1, let only = names.first {
      for (mark, name) in [(";", "semicolons"), ("\t", "tabs")] where only.contains(mark) {
        throw InvalidInput(
          code: "separator",
          "The columns are separated by \(name); save the file as CSV with commas (and decimal points).",
          at: SourceLocation(file: file, line: 1))
      }
    }
    var findings: [Finding] = []
    var seen = Set<String>()
    for (position, name) in names.enumerated() {
      if name.isEmpty {
        findings.append(
          Finding(
            .error, code: "unnamed-column",
            "Column \(position + 1) has no name; name it or remove it.",
            at: location(record: -1, column: position), excerpt: excerpt(record: -1)))
      } else if name.utf8.count > Self.nameLimit {
        findings.append(
          Finding(
            .error, code: "long-column",
            "The name of column \(position + 1) is \(name.utf8.count) bytes long, and names have up to "
              + "\(Self.nameLimit); a quotation mark may be missing, or the columns be separated by something else "
              + "than commas.",
            at: location(record: -1, column: position)))
      } else if !seen.insert(name).inserted {
        findings.append(
          Finding(
            .error, code: "duplicate-column",
            "The column “\(name)” is named twice; keep one of them.",
            at: location(record: -1, column: position), excerpt: excerpt(record: -1)))
      }
    }
    let misfits = (0..<count).filter { records[$0 + 1].count != names.count }
    if !fitting || !findings.isEmpty {
      findings += misfits.map { misfit($0, header: names.count) }
      if !findings.isEmpty { throw InvalidInput(findings) }
    }
    for record in misfits {
      self.findings.append(misfit(record, header: names.count))
      fittedLines.insert(line(record))
      fit(record, to: names.count)
    }
  }

  /// What is wrong with a record that has more or fewer fields than the header.
  private func misfit(_ record: Int, header: Int) -> Finding {
    let found = records[record + 1].count
    let remedy =
      found < header
      ? "add the missing ones"
      : "put a text with a comma in it into quotation marks, and write figures with a decimal point and "
        + "without thousands separators"
    return Finding(
      .error, code: "field-count",
      sheet == nil
        ? "The line has \(found) field\(found == 1 ? "" : "s") and the header \(header); \(remedy)."
        : "The row has cells beyond the last named column; name the column or remove them.",
      at: location(record: record, column: nil), excerpt: excerpt(record: record))
  }

  private mutating func fit(_ record: Int, to width: Int) {
    let range = records[record + 1]
    guard range.count < width, let last = range.last else {
      records[record + 1] = range.prefix(width)
      return
    }
    var blank = fields[last]
    blank.start = blank.end
    let start = fields.count
    fields += fields[range]
    fields += Array(repeating: blank, count: width - range.count)
    records[record + 1] = start..<fields.count
  }

  /// The position of a column by name.
  public func column(_ name: String) -> Int? {
    header.firstIndex(of: name)
  }

  /// The text of a field; `record` counts from 0 below the header.
  public func text(_ record: Int, _ column: Int) -> String {
    Self.text(of: fields[records[record + 1].lowerBound + column], in: bytes)
  }

  /// Whether a field holds nothing but spaces.
  public func isBlank(_ record: Int, _ column: Int) -> Bool {
    let field = fields[records[record + 1].lowerBound + column]
    return bytes[Int(field.start)..<Int(field.end)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  static func text(of field: Field, in bytes: [UInt8]) -> String {
    let text = String(decoding: bytes[Int(field.start)..<Int(field.end)], as: UTF8.self)
    guard field.hasEscapes else { return text }
    var result = ""
    var previousWasQuote = false
    for character in text.unicodeScalars {
      if character == "\"", previousWasQuote {
        previousWasQuote = false
        continue
      }
      previousWasQuote = character == "\""
      result.unicodeScalars.append(character)
    }
    return result
  }

  struct Scan {
    var fields: [Field] = []
    var records: [Range<Int>] = []
    var unclosedQuoteLine: Int?
  }

  static func scan(_ bytes: [UInt8]) -> Scan {
    var scan = Scan()
    scan.fields.reserveCapacity(bytes.count / 6)
    var position = 0
    var line: Int32 = 1
    var lineStart = 0
    var firstField = 0
    let end = bytes.count
    bytes.withUnsafeBufferPointer { bytes in
      while position < end {
        var field = Field(
          start: Int32(position), end: Int32(position), lineStart: Int32(lineStart), line: line,
          hasEscapes: false)
        if bytes[position] == 0x22 {
          position += 1
          field.start = Int32(position)
          var closed = false
          while position < end {
            if bytes[position] == 0x22 {
              if position + 1 < end, bytes[position + 1] == 0x22 {
                field.hasEscapes = true
                position += 2
                continue
              }
              closed = true
              break
            }
            if bytes[position] == 0x0A {
              line += 1
              lineStart = position + 1
            }
            position += 1
          }
          field.end = Int32(position)
          if !closed {
            scan.unclosedQuoteLine = scan.unclosedQuoteLine ?? Int(field.line)
          } else {
            position += 1
            // Text after a closing quote belongs to the field as it stands.
            while position < end, bytes[position] != 0x2C, bytes[position] != 0x0A,
              bytes[position] != 0x0D
            {
              position += 1
              field.end = Int32(position)
            }
          }
        } else {
          while position < end, bytes[position] != 0x2C, bytes[position] != 0x0A,
            bytes[position] != 0x0D
          {
            position += 1
          }
          field.end = Int32(position)
        }
        scan.fields.append(field)
        if position < end, bytes[position] == 0x2C {
          position += 1
          if position < end { continue }
          // A comma that ends the file is followed by one more, empty field.
          scan.fields.append(
            Field(
              start: Int32(end), end: Int32(end), lineStart: Int32(lineStart), line: line,
              hasEscapes: false))
        }
        let isBlankLine = scan.fields.count - firstField == 1 && field.start == field.end
        if isBlankLine {
          scan.fields.removeLast()
        } else {
          scan.records.append(firstField..<scan.fields.count)
        }
        firstField = scan.fields.count
        if position < end, bytes[position] == 0x0D { position += 1 }
        if position < end, bytes[position] == 0x0A { position += 1 }
        line += 1
        lineStart = position
      }
    }
    return scan
  }
}
