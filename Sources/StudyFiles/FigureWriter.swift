public import Provenance
internal import TableFormats

/// Changes figures of a study where they stand, and leaves every other byte of its files as it is.
///
/// Comments, order, further columns, quotation marks and line ends survive.
public enum FigureWriter {
  /// A figure and what it becomes.
  public struct Change: Sendable, Hashable {
    /// Where the figure stands, as the study's definition says.
    public var location: SourceLocation
    /// The figure as it was read.
    public var old: Double
    /// The figure that takes its place.
    public var new: Double

    /// Creates a change.
    public init(at location: SourceLocation, from old: Double, to new: Double) {
      self.location = location
      self.old = old
      self.new = new
    }
  }

  /// Writes the changes, file by file.
  ///
  /// - Throws: `InvalidInput` when a figure is not finite, when what stands at a place is not the
  ///   figure that was read there (the file has changed since; nothing is written then), or when a
  ///   file cannot be written.
  public static func write(_ changes: [Change], toStudy path: String) throws(InvalidInput) {
    var folder = try StudyFolder(path: path)
    try folder.requireFolder()
    var findings: [Finding] = []
    var edited: [(name: String, bytes: [UInt8])] = []
    for name in Set(changes.map(\.location.file)).sorted() {
      var bytes = try folder.bytes(of: name)
      var edits: [(range: Range<Int>, text: String)] = []
      for change in changes where change.location.file == name {
        guard change.new.isFinite else {
          findings.append(
            Finding(
              .error, code: "bad-number", "\(change.new) is no figure that a file can hold.",
              at: change.location))
          continue
        }
        guard let range = number(at: change.location, in: bytes),
          case .success(let parsed) = NumberText.parse(
            String(decoding: bytes[range], as: UTF8.self)), parsed.value == change.old
        else {
          findings.append(
            Finding(
              .error, code: "changed-file",
              "The figure \(printed(change.old)) no longer stands here: the file has changed since it was "
                + "read. Read the study again.", at: change.location))
          continue
        }
        edits.append((range, NumberText.plain(change.new)))
      }
      for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
      }
      edited.append((name, bytes))
    }
    guard findings.isEmpty else { throw InvalidInput(findings) }
    for file in edited {
      try FileReplacement.replace(file.name, ofStudy: path, with: file.bytes)
    }
  }

  /// The bytes of the number that begins at a place of a text.
  private static func number(at location: SourceLocation, in bytes: [UInt8]) -> Range<Int>? {
    guard let line = location.line, let column = location.column else { return nil }
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 1..<line {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = end + 1
    }
    // A column counts characters: bytes that do not continue one.
    var character = 0
    while start < bytes.count, bytes[start] != 0x0A {
      if bytes[start] & 0xC0 != 0x80 { character += 1 }
      if character == column { break }
      start += 1
    }
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    let figure: Set<UInt8> = Set("+-.0123456789eE".utf8)
    var end = start
    while end < bytes.count, figure.contains(bytes[end]) { end += 1 }
    return start < end ? start..<end : nil
  }
}
